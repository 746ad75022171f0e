"""The report of a bill, or of an enacted act before and after: what opens comes first, then every requirement, then every article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.bill import FOR_THE_WORSE, Comparison, Effect, counts, days, element_effect, is_shown, removed, whole_effect
from generator.diff import ElementChange, RequirementChange
from generator.findings import DUTIES
from generator.load import Corpus
from generator.model import Jurisdiction, Law
from generator.views.bill_articles import Article, Gone, articles_of, gone_of
from generator.views.card import CardView, ElementView, card, element_name
from generator.views.parts import Change, Cite, Mark, cite_provision, law_path, mark
from generator.views.record import bill_path, country_path, earlier, in_force, report_path
from generator.wording import Wording

_ALWAYS_COUNTED = (Effect.OPENS, Effect.WORSENS, Effect.CLOSES, Effect.IMPROVES, Effect.LEAVES)
_IN_FULL = frozenset({*Effect} - {Effect.STAYS_OPEN, Effect.KEEPS})  # the others stand in a list


@dataclass(frozen=True, slots=True)
class BillLink:
    """A bill or an act where it is listed: its name, what it is, and the path of its report."""

    title: str
    what: str
    path: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A provision through which a finding changes."""

    cite: Cite
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One element before and after."""

    anchor: str
    name: str
    effect_id: str
    effect: str
    before: Mark
    after: Mark
    causes: tuple[tuple[str, tuple[Cause, ...]], ...]  # what happens to them, and the provisions
    missing: tuple[str, ...]
    open: tuple[str, ...]  # questions, and texts not read
    provisional: tuple[str, ...]  # where what is missing may stand in a text not read, before or after
    pending: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BillCard:
    """One requirement before and after; `after` is the card of the law as it then stands."""

    id: str
    effect_id: str
    effect: str
    before: Mark
    after: CardView
    moves: tuple[Move, ...]
    same: str


@dataclass(frozen=True, slots=True)
class EffectCount:
    """How many requirements have an effect, by strength, and how many elements of duties."""

    effect_id: str
    label: str
    means: str
    by_strength: tuple[int, ...]
    total: int
    elements: int


@dataclass(frozen=True, slots=True)
class First:
    """What stands out: an element that gets worse, or a gap that closes."""

    requirement: str
    pinpoint: str
    strength: str
    path: str
    move: Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A bill or an act against one instrument; `rest` lists requirements on which nothing changes, by what they are."""

    id: str
    name: str
    report_path: str
    strengths: tuple[str, ...]
    counts: tuple[EffectCount, ...]
    worse: tuple[First, ...]
    closed: tuple[First, ...]
    left: tuple[First, ...]
    topics: tuple[tuple[str, tuple[BillCard, ...]], ...]
    rest: tuple[tuple[str, tuple[tuple[str, str, str, Mark], ...]], ...]  # label, then anchor, pinpoint, title, finding


@dataclass(frozen=True, slots=True, kw_only=True)
class BillView:
    """The whole report."""

    id: str
    path: str
    enacted: bool
    title: str
    original: str
    language: str
    citation: str
    country: str
    country_id: str
    country_path: str
    law_path: str
    official: str
    status: str
    judged: str
    how: str
    notices: tuple[str, ...]
    before_label: str
    after_label: str
    amends: tuple[tuple[str, str], ...]
    against: tuple[Against, ...]
    articles: tuple[Article, ...]
    serves_nothing: tuple[Article, ...]
    gone_intro: str
    gone: tuple[Gone, ...]
    gone_whole: tuple[tuple[str, str], ...]


def links(j: Jurisdiction, as_of: date, w: Wording) -> tuple[BillLink, ...]:
    """The bills of a country and the acts that are shown before and after, the latest first."""
    shown = [law for law in j.laws if is_shown(law, j, as_of)]
    shown.sort(key=lambda law: (law.type == "bill", law.in_force or as_of), reverse=True)
    return tuple(BillLink(w.text(law.title), in_force(law, w, as_of), bill_path(law)) for law in shown)


def of_all(corpus: Corpus, as_of: date, w: Wording) -> tuple[tuple[str, tuple[BillLink, ...]], ...]:
    """The same for every country that has any, by name."""
    found = ((w.text(j.names), links(j, as_of, w)) for j in corpus.jurisdictions.values())
    return tuple(sorted(x for x in found if x[1]))


def bill(j: Jurisdiction, law: Law, as_of: date, comparisons: Iterable[Comparison], w: Wording) -> BillView:
    """The view of a bill, or of an act before and after, in one language."""
    comparisons, enacted = tuple(comparisons), law.type != "bill"
    first, then = days(law, as_of)
    known = {x.id: x for x in j.laws}
    gone = removed(law, j)
    articles = articles_of(law, j, comparisons, then, w)
    others = [w.text(x.title) for x in j.laws if enacted and x is not law and x.in_force == law.in_force and x.type != "bill"]
    label = w.text(law.title)
    return BillView(
        id=law.id, path=bill_path(law), enacted=enacted, title=label, original=law.title.get("original", ""), language=law.language, citation=law.citation,
        country=w.text(j.names), country_id=j.id, country_path=country_path(j.id), law_path=law_path(law.id), official=law.url, status=in_force(law, w, as_of),
        judged=w("bill_judged_act", before=w.day(first), after=w.day(then)) if enacted else w("bill_judged_bill", day=w.day(as_of)),
        how=w("bill_how_act") if enacted else w("bill_how_bill"),
        notices=tuple(filter(None, (earlier(j, first, w), w("bill_with_it", laws=w.listed(others)) if others else ""))),
        before_label=w.day(first) if enacted else w("bill_as_it_stands"), after_label=w.day(then) if enacted else w("bill_if_adopted"),
        amends=tuple((w.text(known[id].title), law_path(id)) for id in law.amends if id in known),
        against=tuple(_against(c, w) for c in comparisons), articles=articles, serves_nothing=tuple(a for a in articles if a.serves_nothing),
        gone_intro=w.count("bill_gone_intro", len(gone)) if gone else w("bill_gone_none"), gone=gone_of(gone, comparisons, w),
        gone_whole=tuple((w.text(x.title), law_path(x.id)) for x in j.laws if _whole(x, law)),
    )  # fmt: skip


def _whole(other: Law, law: Law) -> bool:
    """Whether a law falls away as a whole."""
    if law.type == "bill":
        return any(r.law == other.id and not r.at for r in law.repeals)
    return other.ends is not None and other.ends == law.in_force


# ---- against an instrument --------------------------------------------------------------------------------------------------


def _against(c: Comparison, w: Wording) -> Against:
    order = {id: n for n, id in enumerate(Effect)}
    cards = {ch.found.requirement.id: _card(ch, c, w) for ch in c.changes}
    effects = {ch.found.requirement.id: _effect_of(ch) for ch in c.changes}
    topics, rest = [], {}
    for topic in c.instrument.topics:
        mine = [ch for ch in c.changes if ch.found.requirement.topic == topic]
        full = tuple(cards[ch.found.requirement.id] for ch in mine if _in_full(ch, effects))
        if full:
            topics.append((w.label("areas", topic), full))
    for ch in c.changes:
        if not _in_full(ch, effects):
            q, e = ch.found.requirement, effects[ch.found.requirement.id]
            rest.setdefault(e, []).append((q.id, w.text(q.pinpoint), w.text(q.title), mark(ch.after.finding, w)))
    moved = [(e, cards[ch.found.requirement.id]) for ch in c.changes for e in ch.elements if counts(ch, e)]
    strengths = tuple(s for s in w.vocabulary.sets["strengths"] if s in DUTIES)
    return Against(
        id=c.instrument.id, name=w.text(c.instrument.short), report_path=report_path(c.after), strengths=tuple(w.label("strengths", s) for s in strengths), counts=_counts(c, strengths, w),
        worse=_first(moved, FOR_THE_WORSE, w), closed=_first(moved, (Effect.CLOSES, Effect.IMPROVES, Effect.SETTLES), w), left=_first(moved, (Effect.REVEALS, Effect.LEAVES), w), topics=tuple(topics),
        rest=tuple((_label(id, w), tuple(rest[id])) for id in sorted(rest, key=lambda id: order.get(id, 99))),
    )  # fmt: skip


def _effect_of(ch: RequirementChange) -> str:
    """The effect on a duty; nothing is opened or closed where there is none."""
    return whole_effect(ch) if ch.found.requirement.strength in DUTIES else ""


def _in_full(ch: RequirementChange, effects: dict[str, str]) -> bool:
    """Whether a requirement has a card: it changes in some element, or a gap is left."""
    return effects[ch.found.requirement.id] in _IN_FULL or any(e.changed for e in ch.elements)


def _label(id: str, w: Wording) -> str:
    return w(f"bill_{id}") if id else w("bill_no_duty")


def _counts(c: Comparison, strengths: tuple[str, ...], w: Wording) -> tuple[EffectCount, ...]:
    duties = [(ch.found.requirement.strength, whole_effect(ch)) for ch in c.changes if ch.found.requirement.strength in DUTIES]
    by = Counter(duties)
    elements = Counter(element_effect(e) for ch in c.changes for e in ch.elements if counts(ch, e))
    rows = [EffectCount(id, w(f"bill_{id}"), w(f"bill_{id}_means"), tuple(by[s, id] for s in strengths), sum(by[s, id] for s in strengths), elements[id]) for id in Effect]
    return tuple(r for r in rows if r.total or r.elements or r.effect_id in _ALWAYS_COUNTED)


def _first(moved: list[tuple[ElementChange, BillCard]], wanted: tuple[Effect, ...], w: Wording) -> tuple[First, ...]:
    """The elements with some effect, the worst first, then in the order of the instrument."""
    found = []
    for e, shown in moved:
        if (id := element_effect(e)) in wanted:
            move = next(m for m in shown.moves if m.anchor == _anchor(e))
            found.append((wanted.index(id), First(shown.after.title, shown.after.pinpoint, w.label("strengths", e.found.element.strength), f"#{shown.id}", move)))
    return tuple(first for _, first in sorted(found, key=lambda x: x[0]))


def _anchor(e: ElementChange) -> str:
    return e.found.element.id + (f"--{e.found.object}" if e.found.object else "")


def _card(ch: RequirementChange, c: Comparison, w: Wording) -> BillCard:
    after = card(ch.after, c.after, w)
    views = {v.anchor: v for v in after.elements}
    moves = [_move(ch, e, views[_anchor(e)], w) for e in ch.elements if _tells(e)]
    same = len(ch.elements) - len(moves)
    id = _effect_of(ch)
    return BillCard(id=after.id, effect_id=id, effect=_label(id, w), before=mark(ch.before.finding, w), after=after, moves=tuple(moves),
                    same=w.count("bill_same", same) if same else "")  # fmt: skip


def _tells(e: ElementChange) -> bool:
    """Whether an element is worth a line: it changes, now or later, or it is a gap or open."""
    stays = e.found.element.strength not in DUTIES or element_effect(e) == Effect.KEEPS
    return e.changed or not stays


def _move(ch: RequirementChange, e: ElementChange, v: ElementView, w: Wording) -> Move:
    id = element_effect(e) if counts(ch, e) else ""
    label = w(f"bill_{id}") if id else w("alternative") if v.alternative else w("bill_no_duty")
    by = {kind: tuple(Cause(cite_provision(x.provision, w), w.text(x.provision.says)) for x in e.counting if x.kind == kind) for kind in ("added", "removed")}
    causes = tuple((w(f"bill_{kind}"), found) for kind, found in by.items() if found)
    provisional = tuple(w(key) for key, found in (("bill_provisional", e.before), ("provisional", e.after)) if found.provisional)
    return Move(anchor=v.anchor, name=element_name(v), effect_id=id, effect=label, before=mark(e.before.finding, w), after=mark(e.after.finding, w), causes=causes,
                missing=v.missing, open=(*v.questions, *v.unread), provisional=provisional, pending=v.pending)  # fmt: skip


__all__ = ["BillLink", "BillView", "bill", "links", "of_all"]
