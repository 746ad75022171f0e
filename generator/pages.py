"""Every generated page of one language, made when it is asked for.

`lacuna build` asks for all of them, `lacuna serve` for the one that the reader opens. Views of reports are made once and
can be handed on to the next set of pages, so that an edit to one country does not cost the others anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from generator import compare_files, feedback, head
from generator.assess import Assessment, assess
from generator.bill import Comparison, compare, is_shown
from generator.documents import names
from generator.documents.codebook import codebook
from generator.editions import Edition
from generator.findings import AS_JUDGED, DUTIES
from generator.load import Corpus
from generator.model import Jurisdiction, Law
from generator.questionnaire import publish
from generator.render import body
from generator.requirement import Group, Instrument, Requirement
from generator.shell import Page
from generator.timeline import Event, timeline
from generator.views import bill as bill_views
from generator.views import compare as compare_views
from generator.views import crosswalk as crosswalk_views
from generator.views import group as group_views
from generator.views import law as law_views
from generator.views import matrix as matrix_views
from generator.views import pack as pack_views
from generator.views import profile as profile_views
from generator.views import requirement as requirement_views
from generator.views import site as site_views
from generator.views import study as study_views
from generator.views.editions import editions_view, label
from generator.views.parts import law_path
from generator.views.record import bill_path, country_path, is_reviewed, law_rows, report_path
from generator.views.report import ReportView, report
from generator.wording import Wording, strings_of

_FACTS_SHOWN, _WORDINGS_SHOWN, _CAUSES_SHOWN = 3, 2, 4  # in a column of a report; the rest is folded


class Pages:
    """The pages of one language, by path."""

    def __init__(self, corpus: Corpus, assessments: list[Assessment], as_of: date, language: str, known: Mapping[Assessment, ReportView] | None = None, repository: str = "",
                 timelines: dict[Assessment, tuple[Event, ...]] | None = None, documents: bool = False, frozen: tuple[Edition, ...] = (),
                 comparisons: dict[Law, tuple[Comparison, ...]] | None = None):  # fmt: skip
        self.corpus, self.assessments, self.as_of, self.language = corpus, assessments, as_of, language
        self.repository, self.documents, self.frozen = repository, documents, frozen
        self.timelines = {} if timelines is None else timelines  # shared by the languages, as the comparisons are: they have no words
        self.comparisons = {} if comparisons is None else comparisons
        self.w = Wording(corpus.vocabulary, language)
        self._laws: dict[str, law_views.LawView] = {}
        self._bills: dict[str, bill_views.BillView] = {}
        self.views: dict[Assessment, ReportView] = {a: known[a] for a in assessments if a in known} if known else {}
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
            self._makers[report_path(a)] = lambda a=a: self._report(a)
            if is_reviewed(a.jurisdiction) and not a.instrument.is_model:
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
        for g in self.corpus.groups:
            self._makers[profile_views.group_path(g.id)] = lambda g=g: self._group(g)
        for topic in study_views.topics(self.corpus.treaties_encoded):
            self._makers[study_views.study_path(topic)] = lambda topic=topic: self._study(topic)
        for path, template in (("", "home"), ("countries/", "countries"), ("glossary/", "glossary"), ("status/", "status"),
                               ("codebook/", "codebook"), (compare_views.COMPARE, "compare"), (matrix_views.MATRIX, "matrix"), ("editions/", "editions"), (crosswalk_views.SYNERGIES, "synergies"), (crosswalk_views.VIEWS, "by_tag"), (profile_views.GROUPS, "groups"), (study_views.STUDIES, "studies"),
                               (publish.PATH, "questionnaire"), ("search/", "search")):  # fmt: skip
            self._makers[path] = lambda path=path, template=template: self._overview(path, template)

    # ---- pages -----------------------------------------------------------------------------------------------------------

    def _page(self, template: str, path: str, title: str, head: str = "", **values: object) -> Page:
        name = strings_of(self.language)["site_name"]
        return Page(path, f"{title} – {name}" if path else f"{name}: {title}", body(f"{template}.html", self.language, path, basis=self.w("basis_line", day=self.w.day(self.as_of)), **values), head)

    def _report(self, a: Assessment) -> Page:
        r = self._view(a)
        title = self.w("model_report_title" if r.is_model else "report_title" if r.reviewed else "note_title", name=r.name, instrument=r.instrument)
        return self._page("report", r.path, title, head=head.of_report(r, title), r=r, wrong=lambda c: self._issue(feedback.FINDING, country=r.id, requirement=c.id, date=r.as_of_iso),
                          downloads=self._downloads(r), json_path=(f"{r.instrument_id}/" if r.is_model else "") + f"{r.id.lower()}.json",
                          crumbs=[(self.w("nav_countries"), "countries/"), *([(r.name, country_path(r.id))] if r.is_model else [])], here=r.instrument if r.is_model else r.name, edition=label(self.frozen, self.as_of, self.w),
                          bills=bill_views.links(a.jurisdiction, self.as_of, self.w), drafting="" if r.is_model else pack_views.pack_path(r.path), **report_lines(r, self.w))  # fmt: skip

    def _downloads(self, r: ReportView) -> list[tuple[str, str]]:
        """The documents of a country: label, and name beside its page."""
        return [(self.w(f"download_{f}"), names.name(r.id, self.language, f)) for f in names.offered(r.reviewed)] if self.documents and not r.is_model else []

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
        return self._page("law", view.path, view.title, head=head.of_law(view), l=view, law_of=w("law_of", name=view.jurisdiction), intro=intro,
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
        return self._page("instrument", f"{i.id}/", self.w.text(i.short), i=requirement_views.instrument(i, views, [r for r in self._reports_of(i) if r.reviewed], self.w), unreviewed=self._unreviewed)

    def _group(self, g: Group) -> Page:
        v = group_views.group_study(self.corpus, g, self.reports, self.w)
        return self._page("group", v.about.path, v.about.name, v=v)

    def _study(self, topic: str) -> Page:
        v = study_views.study(topic, self.corpus.treaties_encoded, self._read, self.w)
        unreviewed = [(r.name, r.path) for r in self.reports if not r.reviewed]
        return self._page("study", v.path, self.w("study_title", topic=v.title), v=v, unreviewed=unreviewed, unreviewed_line=self._unreviewed)

    def _overview(self, path: str, template: str) -> Page:
        title = self.w("tagline") if template == "home" else self.w(f"nav_{template}")
        if template in ("glossary", "search"):
            return self._page(template, path, title, sections=site_views.glossary(self.w))
        if template == "codebook":
            return self._page(template, path, title, tables=codebook(self.w), languages=self.w("language"))
        if template in ("synergies", "by_tag"):
            main, reports = self.corpus.main_instrument, self.reviewed
            views = {"synergies": lambda: crosswalk_views.synergies(self.corpus, main, self.w), "by_tag": lambda: crosswalk_views.tag_views(self.corpus, main, reports, self.w)}
            return self._page(template, path, title, rows=views[template](), others=crosswalk_views.others(self.corpus, self.w))
        if template == "editions":
            return self._page(template, path, title, editions=editions_view(self.corpus, self.frozen, self.w))
        if template == "compare":
            return self._page(template, path, title, choices=compare_views.choices(self.sides, self.w), topics=compare_views.topics(self.corpus, self.w), unreviewed=self._unreviewed)
        if template == "matrix":
            return self._page(template, path, title, m=matrix_views.matrix(self.corpus, self.sides, self.w), unreviewed=self._unreviewed,
                              findings=[e for e in site_views.glossary(self.w)[0].entries if e.id not in AS_JUDGED], whole=names.of_all(self.language) if self.documents else "")  # fmt: skip
        if template == "groups":
            return self._page(template, path, title, groups=profile_views.groups(self.corpus, self.w))
        if template == "studies":
            return self._page(template, path, title, studies=study_views.overview(self.corpus.treaties_encoded, self.w), groups=profile_views.groups(self.corpus, self.w))
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

    def law_views(self, country: str = "") -> list[law_views.LawView]:
        """The views of the laws of a country and of its unions, or of all."""
        j = self.corpus.jurisdictions.get(country)
        owners = (j, *self.corpus.unions_of(j)) if j else self.corpus.jurisdictions.values()
        return [self.law_view(owner, law) for owner in owners for law in owner.laws]

    def requirement_view(self, i: Instrument, q: Requirement) -> requirement_views.RequirementView:
        """The view of one requirement over all countries."""
        reports = [r for r in self._reports_of(i) if r.reviewed]
        others = {x.id: (x, o) for o in self.corpus.instruments.values() if o is not i for x in o.requirements}
        linked = tuple((f"{self.w.text(o.short)}, {self.w.text(x.pinpoint)}: {self.w.text(x.title)}", f"{o.id}/{x.id}/") for x, o in others.values() if x.id in q.implements or q.id in x.implements)
        return requirement_views.requirement(self.corpus, i, q, reports, self.w, linked)

    # ---- what pages share ------------------------------------------------------------------------------------------------

    def _view(self, a: Assessment) -> ReportView:
        if a not in self.views:
            if a not in self.timelines:
                self.timelines[a] = () if a.instrument.is_model else timeline(self.corpus, a.jurisdiction, a.instrument)
            self.views[a] = report(self.corpus, a, Wording(self.corpus.vocabulary_of(a.jurisdiction), self.language), self.timelines[a],
                                   tuple(b for b in self.assessments if b.jurisdiction is a.jurisdiction and b is not a))  # fmt: skip
        return self.views[a]

    @cached_property
    def reports(self) -> list[ReportView]:
        """The report of every country against the main instrument, in the alphabetical order of the language."""
        return self._reports_of(self.corpus.main_instrument)

    def _reports_of(self, i: Instrument) -> list[ReportView]:
        return sorted((self._view(a) for a in self.assessments if a.instrument is i), key=lambda r: self.w.order(r.name))

    @cached_property
    def reviewed(self) -> list[ReportView]:
        """The reports of countries of which some law was read."""
        return [r for r in self.reports if r.reviewed]

    @cached_property
    def _read(self) -> list[tuple[Assessment, ReportView]]:
        """The assessments against treaties of countries of which some law was read, with their reports, in the order of the reports."""
        found = ((a, self._view(a)) for a in self.assessments if not a.instrument.is_model)
        return sorted(((a, r) for a, r in found if r.reviewed), key=lambda pair: self.w.order(pair[1].name))

    @cached_property
    def sides(self) -> list[compare_views.Side]:
        """Everything that can be compared: what instruments ask, countries of which some law was read, and bills as if adopted."""
        read = [a for a in self.assessments if self._view(a).reviewed]
        bills = [(law, a) for a in read for law in a.jurisdiction.laws if law.type == "bill"]
        adopted = [(law, report(self.corpus, assess(self.corpus, a.jurisdiction, a.instrument, self.as_of, law.id), Wording(self.corpus.vocabulary_of(a.jurisdiction), self.language))) for law, a in bills]
        return [*(compare_views.instrument_side(i, self.w) for i in self.corpus.instruments.values()), *compare_views.law_sides([r for i in self.corpus.instruments.values() for r in self._reports_of(i) if r.reviewed], adopted, self.w)]

    @cached_property
    def files(self) -> Mapping[str, Callable[[], str]]:
        """The data that pages load, by path."""
        return compare_files.files(self.corpus, self.sides, self.w.day(self.as_of), self.w)

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
        "duties_line": w("core_parts" if r.is_model else "duties", n=r.duties), "options_line": w("other_parts" if r.is_model else "options", n=r.option_total),
        "kind_line": w("model_comparison" if r.is_model else "gap_report" if r.reviewed else "country_note"), "elements_line": w("elements_of_parts" if r.is_model else "elements_of_duties"),
        "more_gaps": w.count("more_items" if r.is_model else "more_gaps", r.more_gaps) if r.more_gaps else "",
        "more_facts": lambda card: w.count("and_more", len(card.facts) - _FACTS_SHOWN), "more_wordings": lambda card: w.count("and_more", len(card.wordings) - _WORDINGS_SHOWN),
        "filter_findings": list({c.mark.id: c.mark for t in r.topics for c in t.cards}.values()),
        "filter_strengths": list({c.strength_id: c.strength for t in r.topics for c in t.cards}.items()),
    }  # fmt: skip


def navigation(corpus: Corpus, language: str) -> list[tuple[str, str]]:
    """The tabs of the site: title and path."""
    w = Wording(corpus.vocabulary, language)
    instruments = [(w.text(i.short), f"{i.id}/") for i in corpus.instruments.values()]
    return [(w("nav_home"), ""), (w("nav_countries"), "countries/"), (w("nav_compare"), compare_views.COMPARE), (w("nav_groups"), profile_views.GROUPS), *instruments, (w("nav_methodology"), "methodology/"),
            (w("nav_glossary"), "glossary/"), (w("nav_status"), "status/"), (w("nav_search"), "search/")]  # fmt: skip


def tabs(corpus: Corpus) -> list[str]:
    """The paths of the tabs that the generator makes (the others are prose), and of the pages that stand as high without a tab."""
    return ["", "countries/", compare_views.COMPARE, matrix_views.MATRIX, profile_views.GROUPS, study_views.STUDIES, "codebook/", "editions/", crosswalk_views.SYNERGIES, crosswalk_views.VIEWS,
            *(f"{i}/" for i in corpus.instruments), "glossary/", "status/", publish.PATH, "search/"]  # fmt: skip
