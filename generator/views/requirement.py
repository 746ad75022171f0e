"""The instrument's pages: what each requirement asks, its tests in plain words, and how every country deals with it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.load import Corpus
from generator.requirement import Branch, Element, Instrument, Requirement
from generator.views.card import CardView, tests_of
from generator.views.compare import COMPARE
from generator.views.crosswalk import SaidView, said, tags_of
from generator.views.parts import Mark
from generator.views.report import Count, ReportView
from generator.views.values import NOTHING, Cell, Column, cells, columns
from generator.wording import Line, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TestView:
    """An element and its test in plain words; `depth` and `alternative` show its place among alternatives."""

    id: str
    depth: int
    heading: str
    text: str
    strength: str
    qualifier: str
    trigger: str
    objects: str
    test: tuple[Line, ...]
    wording: str
    alternatives: str


@dataclass(frozen=True, slots=True)
class CountryRow:
    """How one country deals with the requirement: the card, the place of its finding among the findings, and a cell for each column of values."""

    country: str
    path: str
    card: CardView
    order: int
    values: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementView:
    """A requirement's page."""

    id: str
    path: str
    pinpoint: str
    title: str
    topic: str
    strength_id: str
    strength: str
    strength_means: str
    qualifier: str
    trigger: str
    text: str
    why: str
    pitfalls: str
    guide: str
    beyond: str
    confidence: str
    implements: tuple[tuple[str, str], ...]
    model_law: str
    tolerates: str
    said: tuple[SaidView, ...]
    tags: tuple[tuple[str, str, str], ...]
    elements: tuple[TestView, ...]
    countries: tuple[CountryRow, ...]
    columns: tuple[Column, ...]
    compare: str
    previous: tuple[str, str] | None
    next: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class TopicRows:
    """The requirements of a topic on the overview, with the finding of every country."""

    id: str
    title: str
    rows: tuple[RequirementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentView:
    """The overview of an instrument."""

    path: str
    name: str
    short: str
    intro: str
    topics: tuple[TopicRows, ...]
    conventions: tuple[tuple[str, str], ...]
    countries: tuple[tuple[str, str], ...]


def requirement(corpus: Corpus, i: Instrument, q: Requirement, reports: list[ReportView], w: Wording, linked: tuple[tuple[str, str], ...] = ()) -> RequirementView:
    """The view of one requirement over all countries; `linked` names the requirements of other instruments on the same point."""
    place = i.requirements.index(q)
    around = [i.requirements[n] if 0 <= n < len(i.requirements) else None for n in (place - 1, place + 1)]
    before, after = ((f"{i.id}/{n.id}/", f"{w.text(n.pinpoint)} {w.text(n.title)}") if n else None for n in around)
    strength = w.vocabulary.sets["strengths"][q.strength]
    dealt = [(r, card) for r in reports for t in r.topics for card in t.cards if card.id == q.id]
    heads = columns((f for _, card in dealt for f in card.facts), w)
    return RequirementView(
        id=q.id, path=f"{i.id}/{q.id}/", pinpoint=w.text(q.pinpoint), title=w.text(q.title), topic=w.label("areas", q.topic), strength_id=q.strength,
        strength=w.text(strength.label), strength_means=w.text(strength.means), qualifier=w.text(q.qualifier), trigger=w.text(q.trigger), text=w.text(q.text),
        why=w.text(q.why), pitfalls=w.text(q.pitfalls), guide=w("requirement_guide", guide=q.guide) if q.guide else "",
        beyond=w.text(q.beyond), confidence=w(f"confidence_{q.confidence}") if q.confidence else "", implements=linked,
        model_law=w("requirement_model_law", chapter=q.model_law) if q.model_law else "",
        tolerates=w("requirement_tolerates", what=w.listed(w.label("exemption", k) for k in sorted(q.tolerates))) if q.tolerates else "",
        said=said(corpus, q, w), tags=tags_of(corpus, q, w), elements=tuple(_tests(q.tree, q, w, 0)),
        countries=tuple(_country(r, card, heads, w) for r, card in dealt), columns=heads, compare=f"{COMPARE}?topic={q.id}",
        previous=before, next=after,
    )  # fmt: skip


def _country(r: ReportView, card: CardView, heads: tuple[Column, ...], w: Wording) -> CountryRow:
    said = cells(card.facts)
    return CountryRow(r.name, r.path, card, list(w.vocabulary.sets["findings"]).index(card.mark.id), tuple(said.get(c.id, NOTHING) for c in heads))


def _tests(node: Branch | Element, q: Requirement, w: Wording, depth: int):
    if isinstance(node, Element):
        objects = [w.object(o) for o in node.objects if o]
        yield TestView(
            id=node.id, depth=depth, heading="", text=w.text(node.text), strength=w.label("strengths", node.strength) if node.strength != q.strength else "",
            qualifier=w.text(node.qualifier), trigger=w.text(node.trigger), objects=w("requirement_objects", what=w.listed(objects)) if objects else "",
            test=tests_of(node, node.objects[0], w), wording=w.text(node.wording), alternatives=w.text(node.alternatives),
        )  # fmt: skip
        return
    inner = depth
    if node is not q.tree:
        inner = depth + 1
        yield TestView(id="", depth=depth, heading=w("test_any_of" if node.any_of else "test_all_of"), text="", strength="", qualifier="", trigger="", objects="", test=(), wording="", alternatives="")
    for child in node.children:
        yield from _tests(child, q, w, inner)


def instrument(i: Instrument, views: list[RequirementView], reports: list[ReportView], w: Wording) -> InstrumentView:
    """The overview of an instrument."""
    by_id = {v.id: v for v in views}
    topics = []
    for topic in i.topics:
        rows = tuple(by_id[q.id] for q in i.requirements if q.topic == topic)
        if rows:
            topics.append(TopicRows(topic, w.label("areas", topic), rows))
    elements = sum(len(e.objects) for q in i.requirements for e in q.elements)
    return InstrumentView(
        path=f"{i.id}/", name=w.text(i.name), short=w.text(i.short), topics=tuple(topics),
        intro=w("model_intro" if i.is_model else "instrument_intro", requirements=len(i.requirements), elements=elements, citation=i.citation),
        conventions=tuple((id, w.text(text)) for id, text in i.conventions), countries=tuple((r.name, r.path) for r in reports),
    )  # fmt: skip


__all__ = ["Count", "InstrumentView", "Mark", "RequirementView", "instrument", "requirement"]
