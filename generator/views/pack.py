"""The drafting pack: the proposals for every gap of a country in the order of a statute, ready for a committee.

Beside each proposal stands what the law has on the point, what is missing, and room for the decision. Blanks and brackets
stay as they are: the committee fills them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.requirement import Instrument
from generator.views.card import CardView, ElementView, element_name
from generator.views.parts import Cite, Mark
from generator.views.report import ReportView
from generator.wording import Wording

_GAPS, _OPEN = ("partly_met", "not_met"), ("unclear", "not_reviewed")
_EXISTING_SHOWN, _NEAR_SHOWN = 4, 3  # the strongest; the report has them all


@dataclass(frozen=True, slots=True)
class Existing:
    """What the law has on the point: where, what it says, and what keeps it from being enough."""

    cite: Cite
    says: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One wording, for every element that it serves."""

    number: str
    elements: tuple[tuple[Mark, str, str], ...]  # finding, element, anchor in the report
    wording: str
    alternatives: tuple[str, ...]
    existing: tuple[Existing, ...]
    more: str
    missing: tuple[str, ...]
    pending: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The proposals on one requirement."""

    id: str
    path: str
    title: str
    pinpoint: str
    strength: str
    qualifier: str
    mark: Mark
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the statute, with what must be settled before it can be drafted: name, finding and anchor."""

    id: str
    title: str
    clauses: tuple[Clause, ...]
    open: tuple[tuple[Mark, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackView:
    """The whole pack of a country."""

    id: str
    path: str
    name: str
    country_path: str
    instrument: str
    as_of: str
    as_of_iso: str
    law_as_at: str
    bound: str
    review: str
    confirmed: str
    summary: str
    parts: tuple[Part, ...]


def pack_path(report: str) -> str:
    """The path of a country's drafting pack: below that of its report."""
    return f"{report}drafting/"


def pack(r: ReportView, i: Instrument, w: Wording) -> PackView:
    """The drafting pack of a report against an instrument."""
    topics = {t.id: t for t in r.topics}
    parts, n = [], 0
    for id in i.statute_order:
        if id not in topics:
            continue
        cards = [c for c in topics[id].cards if c.is_duty]
        clauses = []
        for c in cards:
            proposals = []
            for same in _by_wording(_of(c, _GAPS)):
                n += 1
                proposals.append(_proposal(str(n), same, w))
            if proposals:
                clauses.append(Clause(id=c.id, path=c.path, title=c.title, pinpoint=c.pinpoint, strength=c.strength, qualifier=c.qualifier, mark=c.mark, proposals=tuple(proposals)))
        still = tuple((e.mark, f"{c.title}{w('colon')}{element_name(e)}", e.anchor) for c in cards for e in _of(c, _OPEN))
        if clauses or still:
            parts.append(Part(id, topics[id].title, tuple(clauses), still))
    return PackView(
        id=r.id, path=pack_path(r.path), name=r.name, country_path=r.path, instrument=r.instrument, as_of=r.as_of, as_of_iso=r.as_of_iso, law_as_at=r.law_as_at, bound=r.bound,
        review=r.review.state, confirmed=r.review.confirmed, summary=w.count("pack_summary", n) if n else w("no_gaps"), parts=tuple(parts),
    )  # fmt: skip


def _of(c: CardView, findings: tuple[str, ...]) -> list[ElementView]:
    """The elements on which the finding rests, with one of these findings."""
    return [e for e in c.elements if e.anchor in c.decisive and e.mark.id in findings]


def _by_wording(elements: Iterable[ElementView]) -> Iterable[list[ElementView]]:
    found: dict[str, list[ElementView]] = {}
    for e in elements:
        found.setdefault(e.wording or e.recommend, []).append(e)
    return found.values()


def _proposal(number: str, elements: list[ElementView], w: Wording) -> Proposal:
    existing = {x.cite.path: x for e in elements for x in _existing(e, w)}
    missing = dict.fromkeys(f"{e.object}{w('colon')}{m}" if e.object and len(elements) > 1 else m for e in elements for m in e.missing)
    pending = dict.fromkeys(w("pending_title", day=c.written, finding=c.mark.word) for e in elements for c in e.pending)
    return Proposal(
        number=number, elements=tuple((e.mark, element_name(e), e.anchor) for e in elements), wording=elements[0].wording or elements[0].recommend,
        alternatives=tuple(dict.fromkeys(e.alternatives for e in elements if e.alternatives)), existing=tuple(existing.values())[:_EXISTING_SHOWN],
        more=w.count("pack_more", rest) if (rest := len(existing) - _EXISTING_SHOWN) > 0 else "", missing=tuple(missing), pending=tuple(pending),
    )  # fmt: skip


def _existing(e: ElementView, w: Wording) -> Iterable[Existing]:
    """What counts in part, with its limits; where nothing does, what comes near."""
    for f in e.facts:
        yield Existing(f.cite, f.says, w("part_joiner").join(filter(None, (f.reach, *f.limits))))
    for n in e.near[:_NEAR_SHOWN] if not e.facts else ():
        yield Existing(n.cite, n.says, w("near_title") + w("colon") + n.why)
