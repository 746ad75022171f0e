"""The report of a bill, or of an act before and after, as a Word document: what gets worse first, as on its page."""

from __future__ import annotations

from collections.abc import Iterable

from generator.documents.ooxml import PAGE_BREAK, Body, paragraph, run
from generator.documents.template import blank, finished
from generator.documents.word import CELL, NOTE, marked
from generator.views.bill import Against, BillCard, BillView, First, Move
from generator.views.parts import Cite
from generator.wording import Wording

_MOVES = (64, 26, 26, 86, 65)


def bill_report(v: BillView, w: Wording, site_url: str = "") -> bytes:
    """The report as .docx, the same bytes for the same view."""
    title = w("bill_act_title" if v.enacted else "bill_report_title", title=v.title)
    doc = blank(title, v.country, w, f"{title} · {v.after_label}")
    return finished(_Report(v, w, Body(doc), site_url).written())


class _Report:
    def __init__(self, v: BillView, w: Wording, b: Body, site_url: str):
        self.v, self.w, self.b, self.site_url = v, w, b, site_url

    def written(self):
        v, w, b = self.v, self.w, self.b
        for a in v.against:
            self._against(a)
        self._articles()
        b.heading(w("limits"), 1)
        b.add(b.text(w("disclaimer")))
        b.parts[:0] = [*self._title(), PAGE_BREAK, b.contents(w("contents"), 2), PAGE_BREAK]
        b.write()
        return b.doc

    def _title(self) -> list[str]:
        v, w, b = self.v, self.w, self.b
        facts = ((w("country"), v.country), (w("citation"), v.citation), (w("state"), v.status), (w("judged_on"), v.judged), (w("bill_amends"), w.listed(t for t, _ in v.amends)),
                 (w("bill_replaces"), w.listed(t for t, _ in v.gone_whole)))  # fmt: skip
        lines = [paragraph(run(name + w("colon"), bold=True), run(text)) for name, text in facts if text]
        online = [paragraph(run(w("online") + w("colon"), bold=True), b.link(self.site_url + v.path, self.site_url + v.path))] if self.site_url else []
        original = [paragraph(run(v.original, italic=True, language=v.language))] if v.original else []
        return [paragraph(run(w("bill_report_act" if v.enacted else "bill_report")), style="Subtitle"), paragraph(run(v.title), style="Title"), *original, *lines, *online,
                b.text(v.how), *(b.text(x, NOTE) for x in v.notices), b.text(w("disclaimer"), NOTE)]  # fmt: skip

    def _against(self, a: Against) -> None:
        w, b = self.w, self.b
        b.heading(f"{a.name}{w('colon')}{w('at_a_glance')}", 1, f"against-{a.id}")
        self._first("bill_worse", a.worse, "bill_worse_none")
        b.heading(w("bill_counts"), 2)
        rows = ([self._cell(x) for x in (c.label, *map(str, (*c.by_strength, c.total, c.elements)), c.means)] for c in a.counts)
        b.table([w("bill_effect"), *a.strengths, w("bill_all_duties"), w("elements_of_duties"), w("counted_means")], rows, (48, *(22 for _ in a.strengths), 22, 24, 107), w("bill_counts"), split=False)
        self._first("bill_better", a.closed, "bill_better_none")
        for topic, cards in a.topics:
            b.heading(topic, 2)
            for c in cards:
                self._card(c)
        b.heading(w("bill_rest"), 2)
        for label, items in a.rest:
            b.add(paragraph(run(f"{label} ({len(items)})", bold=True), keep=True))
            b.add(*(paragraph(marked(m), run(f" {title} ({pinpoint})"), style="ListBullet") for _, pinpoint, title, m in items))

    def _first(self, title: str, items: tuple[First, ...], none: str) -> None:
        w, b = self.w, self.b
        b.heading(w(title), 2)
        if not items:
            b.add(b.text(w(none)))
        for x in items:
            m = x.move
            cited = [y for what, causes in m.causes for i, c in enumerate(causes) for y in (run("; " if i else f". {what}{w('colon')}"), self._short(c.cite))]
            cited += [run(f" ({w('bill_provisional_short')})", italic=True)] if m.provisional else []
            b.add(paragraph(run(m.effect + w("colon"), bold=True), *self._moved(m), run(f" {x.requirement}{w('colon')}{m.name} ({x.pinpoint}, {x.strength})"), *cited, style="ListBullet"))

    def _card(self, c: BillCard) -> None:
        w, b = self.w, self.b
        b.heading(f"{c.after.title} ({c.after.pinpoint})", 3, c.id)
        b.add(paragraph(run(f"{c.effect}{w('colon')}", bold=True), marked(c.before), run(" → "), marked(c.after.mark), run(f" · {c.after.strength}"), style=NOTE, keep=True))
        b.table([w("element"), self.v.before_label, self.v.after_label, w("bill_by"), w("bill_still_missing")], (self._move(m) for m in c.moves), _MOVES, c.after.title)
        if c.same:
            b.add(b.text(c.same, NOTE))
        if c.after.recommendations:
            b.add(paragraph(run(w("col_recommendation"), bold=True), keep=True), *(b.text(x, "ListBullet") for x in c.after.recommendations))
        if c.after.wordings:
            b.add(paragraph(run(w("col_wording"), bold=True), keep=True), *(b.text(x, "ListBullet") for x in c.after.wordings))
            b.add(*(b.text(f"{w('drafters_choice')}{w('colon')}{x}", NOTE) for x in c.after.alternatives), b.text(w("wording_note"), NOTE))

    def _move(self, m: Move) -> list[str]:
        w = self.w
        by = [y for what, causes in m.causes for c in causes for y in (paragraph(run(what + w("colon"), italic=True), self._cite(c.cite), style=CELL), self._cell(c.says) if c.says else "")]
        still = [self._cell(x, NOTE) for x in (*m.missing, *m.open, *m.provisional, *(w("pending_title", day=ch.written, finding=ch.mark.word) for ch in m.pending))]
        return [self._cell(m.name) + self._cell(m.effect, NOTE), paragraph(marked(m.before), style=CELL), paragraph(marked(m.after), style=CELL), "".join(by), "".join(still)]

    def _articles(self) -> None:
        v, w, b = self.v, self.w, self.b
        b.heading(w("bill_articles"), 1, "articles")
        b.add(b.text(w("bill_articles_intro"), NOTE))
        if v.serves_nothing:
            b.add(paragraph(run(w("bill_serves_nothing") + w("colon"), bold=True), run(w.listed(a.view.pinpoint for a in v.serves_nothing))))
        rows = []
        for a in v.articles:
            limits = [x for x in (a.view.reach, a.view.narrower, *(f"{w('law_exempts')}{w('colon')}{e}" for e in a.view.exempts), a.view.open, a.view.unread) if x]
            serves = [self._cell(text) for _, text in a.serves] + [self._cell(f"{w('bill_condition')}{w('colon')}{text}", NOTE) for _, text in a.conditions] + [self._cell(f"{w('law_nearly')}{w('colon')}{text}", NOTE) for _, text in a.nearly]
            place = paragraph(b.link(a.view.pinpoint, a.view.official), style=CELL) + self._cell(a.view.kind, NOTE)
            rows.append([place, self._cell(a.view.says) + "".join(self._cell(x, NOTE) for x in limits), "".join(serves) or self._cell(w("law_serves_nothing"), NOTE)])
        b.table([w("pinpoint"), w("con_says"), w("law_serves")], rows, (45, 122, 100), w("bill_articles"))
        b.heading(w("bill_gone"), 1, "gone")
        b.add(b.text(v.gone_intro))
        if v.gone:
            rows = ([paragraph(self._cite(g.cite), style=CELL), self._cell(g.says), "".join(self._cell(text) for _, text in g.served) or self._cell(w("law_serves_nothing"), NOTE)] for g in v.gone)
            b.table([w("pinpoint"), w("con_says"), w("bill_served")], rows, (55, 112, 100), w("bill_gone"))

    def _moved(self, m: Move) -> Iterable[str]:
        return marked(m.before), run(" → "), marked(m.after)

    def _cite(self, c: Cite) -> str:
        return self.b.link(f"{c.law}, {c.text}", c.official)

    def _short(self, c: Cite) -> str:
        return self.b.link(f"{c.short} {c.text}", c.official)

    def _cell(self, text: str, style: str = CELL) -> str:
        return paragraph(run(text), style=style)
