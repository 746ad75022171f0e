"""The table of concordance: the nine columns in which administrations hold a law against an instrument, one row an element.

The form is that of the European Union's tables of concordance. What only the government can know (the future act and its
deadline) stays empty.
"""

from __future__ import annotations

from generator.documents.ooxml import Body, paragraph, run
from generator.documents.template import blank, finished
from generator.documents.word import CELL, NOTE
from generator.views.card import CardView, ElementView
from generator.views.report import ReportView
from generator.wording import Wording

NINE = ("con_article", "con_text", "con_act", "con_provision", "con_says", "con_degree", "con_future", "con_deadline", "con_comment")
_WIDTHS = (18, 36, 36, 26, 47, 21, 32, 20, 31)


def concordance(r: ReportView, w: Wording, site_url: str = "") -> bytes:
    """The table as .docx, the same bytes for the same view."""
    title = w("con_title", name=r.name)
    doc = blank(title, r.instrument, w, f"{title} · {r.as_of}")
    b = Body(doc)
    b.add(paragraph(run(r.instrument), style="Subtitle"), paragraph(run(title), style="Title"))
    b.add(b.text(w.sentences(f"{w('judged_on')}{w('colon')}{r.as_of}", r.bound, f"{w('law_as_at')}{w('colon')}{r.law_as_at}", r.review.state, r.review.confirmed)), b.text(w("con_how")), b.text(w("disclaimer"), NOTE))
    if site_url:
        b.add(paragraph(run(w("online") + w("colon")), b.link(site_url + r.path, site_url + r.path)))
    for topic in r.topics:
        b.heading(topic.title, 1, f"topic-{topic.id}")
        rows = (_row(c, e, w) for c in topic.cards for e in c.elements)
        b.table([f"{n}. {w(key)}" for n, key in enumerate(NINE, 1)], rows, _WIDTHS, f"{title}: {topic.title}")
    b.write()
    return finished(doc)


def cells(c: CardView, e: ElementView, w: Wording) -> tuple[str, ...]:
    """The nine cells of an element as text."""
    name = e.text + (f" ({e.object})" if e.object else "")
    laws = "\n".join(dict.fromkeys(f.cite.law for f in e.facts))
    places = "\n".join(dict.fromkeys(f"{f.cite.short} {f.cite.text}" for f in e.facts))
    says = "\n".join(dict.fromkeys(f.says for f in e.facts if f.says))
    short = e.mark.id in ("partly_met", "not_met", "unclear", "not_reviewed")
    future = [w("pending_title", day=ch.written, finding=ch.mark.word) for ch in e.pending] + [e.recommend] * (short and e.mark.id in ("partly_met", "not_met"))
    comment = [*(w("missing_title") + w("colon") + x for x in e.missing if e.names_missing), *e.questions, *e.unread, *(f"{n.cite.short} {n.cite.text}: {n.why}" for n in e.comes_near), e.provisional]
    return c.pinpoint, f"{name}\n{e.strength or c.strength}", laws, places, says, f"{e.mark.sign} {e.mark.word}", "\n".join(future), "", "\n".join(x for x in comment if x)


def _row(c: CardView, e: ElementView, w: Wording) -> list[str]:
    return ["".join(paragraph(run(line), style=NOTE if n in (8,) else CELL) for line in text.split("\n")) for n, text in enumerate(cells(c, e, w))]
