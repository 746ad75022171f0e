"""The drafting pack as a Word document: one table a requirement, with an empty column for the committee."""

from __future__ import annotations

from generator.documents.ooxml import PAGE_BREAK, Body, paragraph, run
from generator.documents.template import blank, finished
from generator.documents.word import CELL, NOTE, marked
from generator.views.pack import Clause, PackView, Part, Proposal
from generator.wording import Wording

_COLUMNS = ("pack_proposal", "pack_existing", "pack_missing", "pack_decision")
_WIDTHS = (88, 72, 57, 50)


def drafting_pack(k: PackView, w: Wording, site_url: str = "") -> bytes:
    """The pack as .docx, the same bytes for the same view."""
    title = w("pack_title", name=k.name)
    doc = blank(title, k.instrument, w, f"{title} · {k.as_of}")
    b = Body(doc)
    for part in k.parts:
        _part(b, part, w)
    b.heading(w("limits"), 1)
    b.add(b.text(w("disclaimer")))
    facts = ((w("judged_on"), k.as_of), (w("law_as_at"), k.law_as_at), (w("bound"), k.bound), (w("review"), f"{k.review}. {k.confirmed}."))
    head = [paragraph(run(f"{w('pack')} · {k.instrument}"), style="Subtitle"), paragraph(run(k.name), style="Title"),
            *(paragraph(run(name + w("colon"), bold=True), run(text)) for name, text in facts), b.text(f"{k.summary} {w('pack_how')}")]  # fmt: skip
    if site_url:
        head.append(paragraph(run(w("online") + w("colon"), bold=True), b.link(site_url + k.path, site_url + k.path)))
    b.parts[:0] = [*head, b.text(w("disclaimer"), NOTE), PAGE_BREAK, b.contents(w("contents"), 2), PAGE_BREAK]
    b.write()
    return finished(doc)


def _part(b: Body, part: Part, w: Wording) -> None:
    b.heading(part.title, 1, f"part-{part.id}")
    for c in part.clauses:
        _clause(b, c, w)
    if part.open:
        b.heading(w("pack_open"), 2)
        b.add(b.text(w("pack_open_how"), NOTE))
        b.add(*(paragraph(marked(m), run(f" {name}"), style="ListBullet") for m, name, _ in part.open))


def _clause(b: Body, c: Clause, w: Wording) -> None:
    b.heading(c.title, 2, c.id)
    b.add(paragraph(marked(c.mark), run(f" {c.pinpoint} · {c.strength}"), style=NOTE, keep=True))
    if c.qualifier:
        b.add(b.text(w("qualifier", what=c.qualifier), NOTE))
    b.table([w(key) for key in _COLUMNS], (_row(b, x, w) for x in c.proposals), _WIDTHS, f"{w('pack')}: {c.title}")


def _row(b: Body, x: Proposal, w: Wording) -> list[str]:
    draft = [paragraph(run(f"{x.number}. ", bold=True), run(x.wording), style=CELL)]
    draft += [paragraph(run(w("drafters_choice") + w("colon"), bold=True), run(a), style=NOTE) for a in x.alternatives]
    there = [y for f in x.existing for y in (paragraph(b.link(f"{f.cite.law}, {f.cite.text}", f.cite.official), run(f" ({f.cite.state})" if f.cite.state else ""), style=CELL), paragraph(run(f.says), style=CELL) if f.says else "",
                                             paragraph(run(f.why), style=NOTE) if f.why else "")]  # fmt: skip
    there += [paragraph(run(x.more), style=NOTE)] if x.more else []
    lacking = [paragraph(marked(m), run(f" {name}"), style=CELL) for m, name, _ in x.elements] + [paragraph(run(t), style=NOTE) for t in (*x.missing, *x.pending)]
    decision = [paragraph(run(f"☐ {w(key)}"), style=CELL) for key in ("pack_adopted", "pack_changed", "pack_dropped")] + [paragraph(run(w("pack_note")), style=NOTE), paragraph(style=CELL), paragraph(style=CELL)]
    return ["".join(draft), "".join(there) or paragraph(run(w("no_provision")), style=CELL), "".join(lacking), "".join(decision)]
