"""Every generated page of one language, made when it is asked for.

`lacuna build` asks for all of them, `lacuna serve` for the one that the reader opens. Views of reports are made once and
can be handed on to the next set of pages, so that an edit to one country does not cost the others anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from generator import feedback
from generator.assess import DUTIES, Assessment
from generator.bill import Comparison, compare, is_shown
from generator.documents import names
from generator.documents.codebook import codebook
from generator.load import Corpus
from generator.model import Jurisdiction, Law
from generator.questionnaire import publish
from generator.render import body
from generator.requirement import Instrument, Requirement
from generator.shell import Page
from generator.timeline import Event, timeline
from generator.views import bill as bill_views
from generator.views import law as law_views
from generator.views import pack as pack_views
from generator.views import profile as profile_views
from generator.views import requirement as requirement_views
from generator.views import site as site_views
from generator.views.parts import law_path
from generator.views.record import bill_path, country_path, is_reviewed, law_rows
from generator.views.report import ReportView, report
from generator.wording import Wording, strings_of

_FACTS_SHOWN, _WORDINGS_SHOWN, _CAUSES_SHOWN = 3, 2, 4  # in a column of a report; the rest is folded


class Pages:
    """The pages of one language, by path."""

    def __init__(self, corpus: Corpus, assessments: list[Assessment], as_of: date, language: str, known: Mapping[Assessment, ReportView] | None = None, repository: str = "",
                 timelines: dict[Assessment, tuple[Event, ...]] | None = None, documents: bool = False,
                 comparisons: dict[Law, tuple[Comparison, ...]] | None = None):  # fmt: skip
        self.corpus, self.assessments, self.as_of, self.language = corpus, assessments, as_of, language
        self.repository, self.documents = repository, documents
        self.timelines = {} if timelines is None else timelines  # shared by the languages, as the comparisons are: they have no words
        self.comparisons = {} if comparisons is None else comparisons
        self.w = Wording(corpus.vocabulary, language)
        self._laws: dict[str, law_views.LawView] = {}
        self._bills: dict[str, bill_views.BillView] = {}
        self.views: dict[Assessment, ReportView] = {a: v for a, v in (known or {}).items() if a in assessments}
        self._makers: dict[str, Callable[[], Page]] = {}
        self._register()

    @property
    def paths(self) -> list[str]:
        """The path of every page, in order."""
        return list(self._makers)

    def page(self, path: str) -> Page:
        """Make one page. Raises KeyError for a path that is none."""
        return self._makers[path]()

    def _register(self) -> None:
        for a in self.assessments:
            self._makers[country_path(a.jurisdiction.id)] = lambda a=a: self._report(a)
            if is_reviewed(a.jurisdiction):
                self._makers[pack_views.pack_path(country_path(a.jurisdiction.id))] = lambda a=a: self._pack(a)
        for j in self.corpus.jurisdictions.values():
            for law in j.laws:
                if is_shown(law, j, self.as_of):
                    self._makers[bill_path(law)] = lambda j=j, law=law: self._bill(j, law)
                self._makers[law_path(law.id)] = lambda j=j, law=law: self._law(j, law)
            if j.union:
                self._makers[country_path(j.id)] = lambda j=j: self._union(j)
        for i in self.corpus.instruments.values():
            for q in i.requirements:
                self._makers[f"{i.id}/{q.id}/"] = lambda i=i, q=q: self._requirement(i, q)
            self._makers[f"{i.id}/"] = lambda i=i: self._instrument(i)
        for path, template in (("", "home"), ("countries/", "countries"), ("glossary/", "glossary"), ("status/", "status"),
                               ("codebook/", "codebook"), (profile_views.GROUPS, "groups"), (publish.PATH, "questionnaire"), ("search/", "search")):  # fmt: skip
            self._makers[path] = lambda path=path, template=template: self._overview(path, template)

    # ---- pages -----------------------------------------------------------------------------------------------------------

    def _page(self, template: str, path: str, title: str, **values: object) -> Page:
        name = strings_of(self.language)["site_name"]
        return Page(path, f"{title} – {name}" if path else f"{name}: {title}", body(f"{template}.html", self.language, path, **values))

    def _report(self, a: Assessment) -> Page:
        r = self._view(a)
        return self._page("report", r.path, self.w("report_title", name=r.name), r=r, wrong=lambda c: self._issue(feedback.FINDING, country=r.id, requirement=c.id, date=r.as_of_iso),
                          downloads=self._downloads(r), bills=bill_views.links(a.jurisdiction, self.as_of, self.w), drafting=pack_views.pack_path(r.path), **report_lines(r, self.w))  # fmt: skip

    def _downloads(self, r: ReportView) -> list[tuple[str, str]]:
        """The documents of a country: label, and name beside its page."""
        return [(self.w(f"download_{f}"), names.name(r.id, self.language, f)) for f in names.offered(r.reviewed)] if self.documents else []

    def _pack(self, a: Assessment) -> Page:
        k = self.pack_view(self._view(a))
        downloads = [(self.w("download_drafting"), f"../{names.name(k.id, self.language, 'drafting')}")] if self.documents else []
        return self._page("drafting", k.path, self.w("pack_title", name=k.name), k=k, downloads=downloads)

    def _bill(self, j: Jurisdiction, law: Law) -> Page:
        b = self.bill_view(j, law)
        downloads = [(self.w("download_bill"), names.of_bill(b.country_id, b.id, self.language, b.enacted))] if self.documents else []
        return self._page("bill", b.path, self.w("bill_act_title" if b.enacted else "bill_report_title", title=b.title), b=b, downloads=downloads,
                          shown=_CAUSES_SHOWN,
                          more=lambda causes: self.w.count("and_more", len(causes) - _CAUSES_SHOWN))  # fmt: skip

    def _law(self, j: Jurisdiction, law: Law) -> Page:
        view, w = self.law_view(j, law), self.w
        intro = w.count("law_provisions_intro", len(view.provisions))
        return self._page("law", view.path, view.title, l=view, law_of=w("law_of", name=view.jurisdiction), intro=intro,
                          wrong=lambda v: self._issue(feedback.FINDING, country=j.id, law=law.id, pinpoint=v.pinpoint, date=self.as_of.isoformat()),
                          changed=self._issue(feedback.LAW, country=j.id, law=law.id, version=law.version.isoformat() if law.version else ""))  # fmt: skip

    def _union(self, j: Jurisdiction) -> Page:
        u = site_views.union(self.corpus, j, self.as_of, Wording(self.corpus.vocabulary_of(j), self.language))
        return self._page("union", u.path, u.name, u=u)

    def _requirement(self, i: Instrument, q: Requirement) -> Page:
        v = self.requirement_view(i, q)
        return self._page("requirement", v.path, f"{v.title} ({v.pinpoint})", r=v, instrument_name=self.w.text(i.short), instrument_path=f"{i.id}/", unreviewed=self._unreviewed)

    def _instrument(self, i: Instrument) -> Page:
        views = [self.requirement_view(i, q) for q in i.requirements]
        return self._page("instrument", f"{i.id}/", self.w.text(i.short), i=requirement_views.instrument(i, views, self.reviewed, self.w), unreviewed=self._unreviewed)

    def _overview(self, path: str, template: str) -> Page:
        title = self.w("tagline") if template == "home" else self.w(f"nav_{template}")
        if template in ("glossary", "search"):
            return self._page(template, path, title, sections=site_views.glossary(self.w))
        if template == "codebook":
            return self._page(template, path, title, tables=codebook(self.w), languages=self.w("language"))
        if template == "groups":
            return self._page(template, path, title, groups=profile_views.groups(self.corpus, self.w))
        if template == "questionnaire":
            return self._page(template, path, title, offers=publish.offers(self.corpus, self.w))
        whole = self._whole
        duties = sum(q.strength in DUTIES for i in self.corpus.instruments.values() for q in i.requirements)
        values = {"v": whole, "countries_intro": self.w("countries_intro", n=duties), "findings": whole.glossary[0].entries, "bills": bill_views.of_all(self.corpus, self.as_of, self.w)}
        return self._page(template, path, title, **values, **(site_views.status(whole) if template == "status" else {}), whole=names.of_all(self.language) if self.documents else "")

    def _issue(self, form: str, **fields: str) -> str:
        """The link by which an error of a page is reported; its fields name the place."""
        return feedback.issue(self.repository, form, title=" ".join(fields[k] for k in ("country", "requirement", "law", "pinpoint") if k in fields), **fields)

    # ---- the views that pages and documents are made of -----------------------------------------------------------------------

    def law_view(self, j: Jurisdiction, law: Law) -> law_views.LawView:
        """The view of one law."""
        if law.id not in self._laws:
            w = Wording(self.corpus.vocabulary_of(j), self.language)
            served, rows = self._serving(j, w)
            members = [w("law_draws_on", name=w.text(m.names)) for m in self._members(j)]
            self._laws[law.id] = law_views.law(law, j, rows[law_path(law.id)], members, served, self.as_of, w)
        return self._laws[law.id]

    def bill_view(self, j: Jurisdiction, law: Law) -> bill_views.BillView:
        """The report of a bill, or of an act before and after."""
        if law.id not in self._bills:
            if law not in self.comparisons:
                self.comparisons[law] = compare(self.corpus, j, law, self.as_of)
            self._bills[law.id] = bill_views.bill(j, law, self.as_of, self.comparisons[law], Wording(self.corpus.vocabulary_of(j), self.language))
        return self._bills[law.id]

    def bill_views(self) -> list[bill_views.BillView]:
        """Every report of a bill or an act."""
        return [self.bill_view(j, law) for j in self.corpus.jurisdictions.values() for law in j.laws if is_shown(law, j, self.as_of)]

    def pack_view(self, r: ReportView) -> pack_views.PackView:
        """The drafting pack of a report."""
        return pack_views.pack(r, self.corpus.instruments[r.instrument_id], self.w)

    def law_views(self, *ids: str) -> list[law_views.LawView]:
        """The views of the laws of some jurisdictions, or of all."""
        return [self.law_view(j, law) for j in self.corpus.jurisdictions.values() if not ids or j.id in ids for law in j.laws]

    def requirement_view(self, i: Instrument, q: Requirement) -> requirement_views.RequirementView:
        """The view of one requirement over all countries."""
        return requirement_views.requirement(i, q, self.reviewed, self.w)

    # ---- what pages share ------------------------------------------------------------------------------------------------

    def _view(self, a: Assessment) -> ReportView:
        if a not in self.views:
            if a not in self.timelines:
                self.timelines[a] = timeline(self.corpus, a.jurisdiction, a.instrument)
            self.views[a] = report(self.corpus, a, Wording(self.corpus.vocabulary_of(a.jurisdiction), self.language), self.timelines[a])
        return self.views[a]

    @cached_property
    def reports(self) -> list[ReportView]:
        """Every report, in the alphabetical order of the language."""
        return sorted((self._view(a) for a in self.assessments), key=lambda r: r.name)

    @cached_property
    def reviewed(self) -> list[ReportView]:
        """The reports of countries of which some law was read."""
        return [r for r in self.reports if r.reviewed]

    @cached_property
    def _whole(self) -> site_views.SiteView:
        return site_views.site(self.corpus, self.reports, self.as_of, self.w)

    @property
    def _unreviewed(self) -> str:
        n = len(self.reports) - len(self.reviewed)
        return self.w.count("unreviewed_countries", n) if n else ""

    def _members(self, j: Jurisdiction) -> list[Jurisdiction]:
        return [m for m in self.corpus.jurisdictions.values() if j.id in m.member_of]

    def _serving(self, j: Jurisdiction, w: Wording) -> tuple[law_views.Serving, dict]:
        known = self.__dict__.setdefault("_served", {})
        if j.id not in known:
            judged = [a for a in self.assessments if a.jurisdiction is j or a.jurisdiction in self._members(j)]
            known[j.id] = law_views.serving(judged, w), {row.path: row for row in law_rows(self.corpus, j, w, self.as_of)}
        return known[j.id]


def report_lines(r: ReportView, w: Wording) -> dict[str, object]:
    """The sentences of a report that depend on a number, and what the filters offer."""
    return {
        "duties_line": w("duties", n=r.duties), "options_line": w("options", n=r.option_total),
        "more_gaps": w.count("more_gaps", r.more_gaps) if r.more_gaps else "",
        "more_facts": lambda card: w.count("and_more", len(card.facts) - _FACTS_SHOWN), "more_wordings": lambda card: w.count("and_more", len(card.wordings) - _WORDINGS_SHOWN),
        "filter_findings": list({c.mark.id: c.mark for t in r.topics for c in t.cards}.values()),
        "filter_strengths": list({c.strength_id: c.strength for t in r.topics for c in t.cards}.items()),
    }  # fmt: skip


def navigation(corpus: Corpus, language: str) -> list[tuple[str, str]]:
    """The tabs of the site: title and path."""
    w = Wording(corpus.vocabulary, language)
    instruments = [(w.text(i.short), f"{i.id}/") for i in corpus.instruments.values()]
    return [(w("nav_home"), ""), (w("nav_countries"), "countries/"), (w("nav_groups"), profile_views.GROUPS), *instruments, (w("nav_methodology"), "methodology/"),
            (w("nav_glossary"), "glossary/"), (w("nav_status"), "status/"), (w("nav_search"), "search/")]  # fmt: skip


def tabs(corpus: Corpus) -> list[str]:
    """The paths of the tabs that the generator makes (the others are prose), and of the page that stands as high without a tab."""
    return ["", "countries/", profile_views.GROUPS, "codebook/", *(f"{i}/" for i in corpus.instruments), "glossary/", "status/", publish.PATH, "search/"]
