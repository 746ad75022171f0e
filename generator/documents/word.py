"""The country gap report as a Word document, from the same view as the page.

Title page, contents, how to read it, summary, the five columns by topic, what is known besides, laws read (numbered: the
citations in the tables refer to these numbers), review record, limits, and the derivations as an annex.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.documents.ooxml import PAGE_BREAK, Body, bookmark_name, paragraph, run
from generator.documents.template import blank, finished
from generator.views.card import CardView, ElementView
from generator.views.parts import Cite, Fact, Mark, Near
from generator.views.record import LawRow, ReviewView
from generator.views.report import Count, ReportView
from generator.wording import Wording

FIVE = ("col_requirement", "col_provision", "col_finding", "col_recommendation", "col_wording")
_WIDTHS = (52, 58, 72, 42, 43)  # millimetres; together the width of a landscape page within its margins
_COLORS = {"met": "1A6B36", "present": "1A6B36", "partly_met": "8A5A00", "partly_present": "8A5A00", "not_met": "A8231C"}
CELL, NOTE = "LacunaCell", "LacunaNote"
_FACTS_SAID, _CITES = 3, 4  # in the five columns; the annex has the rest


def gap_report(r: ReportView, w: Wording, site_url: str = "", edition: str = "") -> bytes:
    """The report as .docx, the same bytes for the same view. `site_url` is the address of the site in this language, `edition` what it belongs to."""
    title = w("report_title" if r.reviewed else "note_title", name=r.name)
    doc = blank(title, r.instrument, w, f"{title} · {r.as_of}")
    return finished(_Report(r, w, Body(doc), site_url, edition).written())


def marked(m: Mark) -> str:
    """A finding as a run: sign and word, never colour alone."""
    return run(f"{m.sign} {m.word}", bold=True, color=_COLORS.get(m.id, "4A5360"))


class _Report:
    def __init__(self, r: ReportView, w: Wording, b: Body, site_url: str, edition: str):
        self.r, self.w, self.b, self.site_url, self.edition = r, w, b, site_url, edition
        self.law_number = {law.path: n for n, law in enumerate(r.laws, 1)}

    def written(self):
        r, w, b = self.r, self.w, self.b
        title = self._title()
        self._summary()
        if r.reviewed:
            for topic in r.topics:
                b.heading(topic.title, 1, f"topic-{topic.id}")
                b.add(b.text(f"{w('review')}{w('colon')}{topic.review}", NOTE))
                b.table([w(key) for key in FIVE], (self._five(c) for c in topic.cards), _WIDTHS, f"{r.name}: {topic.title}")
        self._known()
        self._laws(r.laws)
        if r.reviewed:
            self._review(r.review)
        b.heading(w("limits"), 1)
        b.add(b.text(w("disclaimer")))
        if r.reviewed:
            self._annex()
        b.parts[:0] = [*title, PAGE_BREAK, b.contents(w("contents"), 2), PAGE_BREAK] if r.reviewed else title
        b.write()
        return b.doc

    # ---- before the tables ------------------------------------------------------------------------------------------------

    def _title(self) -> list[str]:
        r, w, b = self.r, self.w, self.b
        facts = [(w("bound"), r.bound), (w("judged_on"), r.as_of), (w("edition"), self.edition), (w("law_as_at"), r.law_as_at if r.reviewed else ""), (w("languages_of_law"), r.profile.languages),
                 (w("legal_systems"), r.profile.legal_systems), (w("nav_groups"), w.listed(name for name, _ in r.profile.groups)),
                 (w("review"), w.sentences(r.review.state, r.review.prepared, r.review.confirmed) if r.reviewed else w("not_reviewed_title")),
                 (w("second_reading_title"), r.review.second_short if r.reviewed else "")]  # fmt: skip
        lines = [paragraph(run(name + w("colon") if name else "", bold=True), run(text)) for name, text in facts if text]
        online = [paragraph(run(w("online") + w("colon"), bold=True), b.link(self.site_url + r.path, self.site_url + r.path))] if self.site_url else []
        return [paragraph(run(f"{w('gap_report' if r.reviewed else 'country_note')} · {r.instrument}"), style="Subtitle"), paragraph(run(r.name), style="Title"), *lines, *online,
                b.text(r.earlier, NOTE) if r.earlier else "", b.text(w("disclaimer"), NOTE)]  # fmt: skip

    def _summary(self) -> None:
        r, w, b = self.r, self.w, self.b
        b.heading(w("how_to_read"), 1)
        b.add(b.text(w("how_to_read_word")), b.text(w("how_to_read_document")))
        if not r.reviewed:
            b.heading(w("not_reviewed_title"), 1)
            b.add(b.text(w("not_reviewed_text")))
            return
        b.heading(w("at_a_glance"), 1)
        counts = ((w("duties", n=r.duties), r.counts), (w("elements_of_duties"), r.elements), (w("options", n=r.option_total), r.options))
        b.table([w("counted_what"), w("finding"), w("counted_n"), w("counted_means")], [row for name, found in counts for row in self._counts(name, found)], (80, 50, 22, 115), w("at_a_glance"), split=False)
        b.heading(w("what_changes"), 2)
        if not r.pending:
            b.add(b.text(w("nothing_pending")))
        for day, changes in r.pending:
            b.add(paragraph(run(w("changes_on", day=day), bold=True), keep=True))
            b.add(*(paragraph(self._mark(c.mark), run(" "), b.link(f"{c.title} ({c.pinpoint})", self._card(c.anchor)), run(f"{w('colon')}{c.why}"), style="ListBullet") for c in changes))
        b.heading(w("timeline"), 2)
        b.add(b.text(r.timeline.note, NOTE))
        if not r.timeline.events:
            b.add(b.text(w("timeline_empty")))
        for e in r.timeline.events:
            b.add(paragraph(run(e.day, bold=True), *(run(f" · {what} {law}") for what, law, _ in e.laws), keep=True))
            b.add(*(paragraph(b.link(f"{t.title} ({t.pinpoint})", t.anchor), run(w("colon")), self._mark(t.before), run(" → "), self._mark(t.after), style="ListBullet") for t in e.turns))
        b.heading(w("stands_out"), 2)
        b.add(*(paragraph(self._mark(g.mark), run(" "), b.link(g.title, g.anchor), run(f" ({g.pinpoint}). {g.why}"), style="ListBullet") for g in (*r.standing_out, *r.standing_less)))
        if not r.standing_out:
            b.add(b.text(w("no_gaps"), NOTE))
        if r.self_report:
            b.heading(w("self_title"), 2)
            b.add(b.text(f"{r.self_report.intro} {r.self_report.count}"), b.text(r.self_report.summary))
            b.add(*(paragraph(self._mark(c.mark), run(f" {c.title}{w('colon')}{c.element} ({c.pinpoint}). "), *self._said(c.said), style="ListBullet") for c in r.self_report.contradictions))

    def _counts(self, name: str, counts: Iterable[Count]) -> Iterable[list[str]]:
        for n, c in enumerate(counts):
            yield [self._cell(name if n == 0 else ""), paragraph(self._mark(c.mark), style=CELL), self._cell(str(c.n)), self._cell(c.mark.means)]

    # ---- the five columns -------------------------------------------------------------------------------------------------

    def _five(self, c: CardView) -> list[str]:
        w, b = self.w, self.b
        limits = [w("qualifier", what=c.qualifier) if c.qualifier else "", w("trigger", what=c.trigger) if c.trigger else ""]
        required = [paragraph(b.bookmarked(bookmark_name(c.id), run(c.title, bold=True)), style=CELL), self._cell(f"{c.pinpoint} · {c.strength}", NOTE), self._cell(c.text), *(self._cell(x, NOTE) for x in limits if x)]
        found = [paragraph(self._mark(c.mark), style=CELL), *(x for e in c.elements for x in self._element(e)), *(self._cell(x, NOTE) for x in (c.open_note, *c.opinions) if x)]
        provisions = [x for f in c.facts[:_FACTS_SAID] for x in self._fact(f)] or [self._cell(c.nothing)]
        if rest := c.facts[_FACTS_SAID:]:  # in full in the annex
            provisions.append(paragraph(run(w("also") + w("colon")), *(x for i, f in enumerate(rest) for x in (run("; " if i else ""), self._short(f.cite))), style=NOTE))
        if c.near and not c.facts:
            provisions += [self._cell(w("near_title"), NOTE), *(self._near(n) for n in c.near)]
        none = self._cell(w("nothing_to_recommend"))
        wordings = [self._cell(x) for x in c.wordings] + [self._cell(f"{w('drafters_choice')}{w('colon')}{x}", NOTE) for x in c.alternatives] + ([self._cell(w("wording_note"), NOTE)] if c.wordings else [])
        return ["".join(required), "".join(provisions), "".join(found), "".join(self._cell(x) for x in c.recommendations) or none, "".join(wordings) or none]

    def _element(self, e: ElementView) -> Iterable[str]:
        w, b = self.w, self.b
        name = e.text + (f" ({e.object})" if e.object else "")
        extra = (f" [{e.strength}]" if e.strength else "") + (f" ({w('alternative')})" if e.alternative else "")
        cited = [x for i, c in enumerate(e.cited[:_CITES]) for x in (run("; " if i else " "), self._short(c))] + [run(" …")] * (len(e.cited) > _CITES)
        yield paragraph(self._mark(e.mark), run(f" {name}{extra}"), *cited, style=CELL)
        notes = [w("basis", what=x) for x in e.bases]
        if e.names_missing:
            notes.append(w("missing_title") + w("colon") + " · ".join(e.missing))
        notes += [f"{w('questions_title')}{w('colon')}{x}" for x in e.questions] + [f"{w('unread_title')}{w('colon')}{x}" for x in e.unread]
        notes += [w("pending_title", day=ch.written, finding=ch.mark.word) for ch in e.pending] + [e.provisional]
        yield from (self._cell(x, NOTE) for x in notes if x)
        yield from (paragraph(run(w("near_title") + w("colon")), b.link(f"{n.cite.short} {n.cite.text}", n.cite.official), run(f" — {n.why}"), style=NOTE) for n in e.comes_near)
        if e.self_reported:
            yield paragraph(*self._said(e.self_reported), style=NOTE)

    def _said(self, x) -> list[str]:
        w = self.w
        head = f"{w('self_reported')}{w('colon')}{x.answer}" + (f" ({x.where})" if x.where else "")
        return [run(head, bold=True), run(f" {x.sign} {x.contradicts}" if x.contradicts else ""), run(f" {x.remark}" if x.remark else "")]

    def _fact(self, f: Fact, style: str = CELL) -> Iterable[str]:
        w = self.w
        through = [x for i, v in enumerate(f.via) for x in (run(", " if i else f" {w('through')} "), self._cite(v))]
        yield paragraph(self._cite(f.cite), *([] if f.full else [run(f" {w('not_in_full')}", italic=True)]), *through, style=style)
        yield from (self._cell(x, kind) for x, kind in ((f.says, style), (f.reach, NOTE), *((limit, NOTE) for limit in f.limits)) if x)

    def _near(self, n: Near) -> str:
        return paragraph(self._cite(n.cite), run(f" — {n.why}. {n.says}"), style=NOTE)

    def _cite(self, c: Cite) -> str:
        """A citation that leads to the official text, with the number of the law in the list of laws read."""
        number = self.law_number.get(c.path.partition("#")[0])
        where = self.b.link(f" [{number}]", f"#law-{number}") if number else ""
        return self.b.link(f"{c.law}, {c.text}", c.official) + where + (run(f" ({c.state})", italic=True) if c.state else "")

    def _short(self, c: Cite) -> str:
        return self.b.link(f"{c.short} {c.text}", c.official)

    def _mark(self, m: Mark) -> str:
        return marked(m)

    def _cell(self, text: str, style: str = CELL) -> str:
        return paragraph(run(text), style=style)

    def _card(self, anchor: str) -> str:
        """Where a link to an element leads in the document: to its requirement."""
        return anchor.partition(".")[0].partition("--")[0]

    # ---- after the tables -------------------------------------------------------------------------------------------------

    def _known(self) -> None:
        r, w, b = self.r, self.w, self.b
        b.heading(w("known_title"), 1, "known")
        if r.profile.treaties:
            b.heading(w("treaties"), 2)
            rows = ([self._cell(t.treaty), self._cell(t.status) + (self._cell(t.note, NOTE) if t.note else ""), self._cell(t.source, NOTE)] for t in r.profile.treaties)
            b.table([w("treaty"), w("state"), w("source")], rows, (80, 97, 90), w("treaties"), split=False)
        if r.profile.reported:
            b.heading(w("reported_title"), 2)
            b.add(b.text(w("reported_note"), NOTE))
            for about, facts in r.profile.reported:
                b.add(paragraph(run(about, bold=True), keep=True))
                for x in facts:
                    sources = [y for i, s in enumerate(x.sources) for y in (run("; " if i else w("colon")), b.link(s.text, s.url))]
                    b.add(paragraph(run(x.says), run(f" {x.original}", italic=True, language=x.language) if x.original else "", run(f" [{x.certainty}"), *sources, run("]"), style="ListBullet"))
        if r.profile.bring:
            b.heading(w("bring_title"), 2)
            b.add(b.text(w("bring_note")))
            rows = ([self._cell(x) for x in (row.area, row.state, row.texts, row.elements)] for row in r.profile.bring)
            b.table([w("area"), w("state"), w("bring_texts"), w("bring_hangs")], rows, (60, 30, 142, 35), w("bring_title"), split=False)

    def _laws(self, laws: tuple[LawRow, ...]) -> None:
        w, b = self.w, self.b
        if not laws:
            return
        b.heading(w("laws_read"), 1, "laws")
        rows = []
        for n, law in enumerate(laws, 1):
            title = [paragraph(b.link(law.title, law.url), style=CELL)]
            title += [paragraph(run(law.original, italic=True, language=law.language), style=CELL)] if law.original else []
            title += [self._cell(x, NOTE) for x in (law.union, law.notes) if x]
            number = paragraph(b.bookmarked(bookmark_name(f"law-{n}"), run(f"[{n}]")), style=CELL)
            rows.append([number, "".join(title), *(self._cell(x) for x in (law.citation, law.type, law.version, law.completeness, law.in_force, str(law.provisions)))])
        b.table(["", *(w(k) for k in ("law", "citation", "law_type", "version_read", "law_read", "in_force", "provisions"))], rows, (12, 92, 42, 24, 28, 22, 30, 17), w("laws_read"))

    def _review(self, r: ReviewView) -> None:
        w, b = self.w, self.b
        b.heading(w("review_record"), 1, "review")
        b.add(b.text(w.sentences(r.prepared, r.confirmed)))
        rows = ([self._cell(x) for x in (a.title, a.state, " → ".join(filter(None, (a.since, a.as_at))), w.listed(t for t, _ in a.texts), a.searched, a.note)] for a in r.areas)
        b.table([w(k) for k in ("area", "state", "as_at", "texts_read", "searched", "note")], rows, (38, 22, 26, 62, 45, 74), w("review_record"))
        if r.not_available:
            b.heading(w("not_available"), 2)
            b.add(*(paragraph(run(text), run(f" ({w('bears_on')}{w('colon')}{areas})"), style="ListBullet") for text, areas in r.not_available))
        b.heading(w("second_reading_title"), 2)
        b.add(b.text(r.second))
        if r.resolutions:
            rows = ([self._cell(x.element + (f" ({x.object})" if x.object else "")), *(self._cell(y) for y in (x.first, x.second, x.resolved, x.because))] for x in r.resolutions)
            b.table([w(k) for k in ("element", "first_reading", "second_reading_col", "resolved_as", "because")], rows, (72, 24, 24, 24, 123), w("resolutions"))

    def _annex(self) -> None:
        r, w, b = self.r, self.w, self.b
        b.columns(2)
        b.heading(w("annex_derivations"), 1, "annex")
        for topic in r.topics:
            for c in topic.cards:
                b.heading(f"{c.pinpoint} {c.title}", 3, f"annex-{c.id}")
                for e in c.elements:
                    b.add(*self._derived(e))

    def _derived(self, e: ElementView) -> Iterable[str]:
        w = self.w
        yield paragraph(self._mark(e.mark), run(f" {e.text}" + (f" ({e.object})" if e.object else "")), run(f" [{e.id}]"), style=CELL, keep=True)
        heads = [w("qualifier", what=e.qualifier) if e.qualifier else "", w("trigger", what=e.trigger) if e.trigger else "", *(w("triggered_by", what=x) for x in e.triggered_by)]
        yield from (self._cell(x, NOTE) for x in heads if x)
        yield self._cell(f"{w('test_title')}{w('colon')}" + "\n".join("    " * line.depth + line.text for line in e.test), NOTE)
        if e.facts:
            yield self._cell(w("counted") + w("colon"), NOTE)
        for f in e.facts:
            yield from self._fact(f, NOTE)
        if e.missing:
            yield self._cell(f"{w('missing_title')}{w('colon')}{' · '.join(e.missing)}", NOTE)
        for n in e.near:
            yield self._near(n)
        yield self._cell(f"→ {e.concluded}", NOTE)

