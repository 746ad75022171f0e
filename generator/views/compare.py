"""Laws, bills and instruments side by side: what can be compared, and how two to four of them stand to each other.

A side is anything that takes a position on the requirements: a country's law, the law as a bill would make it, an instrument,
which asks. A further instrument is a further side, with nothing to change here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.findings import DUTIES, OPEN, OPTIONS, Finding
from generator.load import Corpus
from generator.model import Law
from generator.requirement import Instrument, Requirement
from generator.views.card import CardView, tests_of
from generator.views.report import ReportView
from generator.views.values import Cell, cells
from generator.wording import Line, Wording

COMPARE = "compare/"
PARTS = ("differ", "open", "values", "same")  # in the order in which a comparison shows them
MOST = 4
_HEADINGS = {"country": "compare_country", "bill": "compare_bill_kind", "instrument": "compare_instrument"}


@dataclass(frozen=True, slots=True)
class Ask:
    """What an instrument asks: the words, the tests of its elements, and the finding of a law that gives all of it."""

    text: str
    tests: tuple[tuple[Line, ...], ...]
    full: str


@dataclass(frozen=True, kw_only=True)
class Side:
    """A column of a comparison; a law has cards, an instrument asks. `id` is what the address and the command line call it."""

    id: str
    kind: str
    name: str
    path: str
    note: str
    cards: Mapping[str, CardView]
    paths: Mapping[str, str]  # of the report in which a requirement stands
    asks: Mapping[str, Ask]

    def stands(self, requirement: str) -> str:
        """The finding, or what an instrument would find enough; nothing where the side takes no position."""
        if requirement in self.cards:
            return self.cards[requirement].mark.id
        return self.asks[requirement].full if requirement in self.asks else ""

    def values(self, requirement: str) -> Mapping[str, Cell]:
        """What the provisions that count say, by column of values."""
        return self._values.get(requirement, {})

    @cached_property
    def _values(self) -> dict[str, dict[str, Cell]]:
        return {id: cells(card.facts) for id, card in self.cards.items()}


def law_sides(reports: Iterable[ReportView], bills: Iterable[tuple[Law, ReportView]], w: Wording) -> list[Side]:
    """A side for each country, and one for each bill as if it were adopted; a country that is held against two instruments is one."""
    found: dict[str, tuple[str, str, ReportView, dict[str, CardView], dict[str, str]]] = {}
    for id, kind, name, r in (*((r.id, "country", r.name, r) for r in reports), *((b.id, "bill", w("compare_bill", country=r.name, bill=w.text(b.title)), r) for b, r in bills)):
        *_, cards, paths = found.setdefault(id, (kind, name, r, {}, {}))
        cards |= {c.id: c for t in r.topics for c in t.cards}
        paths |= {c.id: r.path for t in r.topics for c in t.cards}
    return [
        Side(id=id, kind=kind, name=name, path=r.path, note=f"{w('law_as_at')}{w('colon')}{r.law_as_at}", cards=cards, paths=paths, asks={}) for id, (kind, name, r, cards, paths) in found.items()
    ]


def instrument_side(i: Instrument, w: Wording) -> Side:
    """What an instrument asks, as a side."""
    return Side(id=i.id, kind="instrument", name=w.text(i.short), path=f"{i.id}/", note=i.citation, cards={}, paths={}, asks={q.id: _ask(q, w) for q in i.requirements})


def _ask(q: Requirement, w: Wording) -> Ask:
    tests = tuple(tests_of(e, o, w) for e in q.elements for o in e.objects)
    return Ask(w.text(q.text), tests, str(Finding.MET if q.strength in DUTIES else Finding.PRESENT if q.strength in OPTIONS else Finding.ALIGNED))


def choices(sides: Iterable[Side], w: Wording) -> tuple[tuple[str, tuple[Side, ...]], ...]:
    """The sides under their headings, as a reader chooses among them."""
    found: dict[str, list[Side]] = {}
    for s in sides:
        found.setdefault(w(_HEADINGS[s.kind]), []).append(s)
    return tuple((heading, tuple(there)) for heading, there in found.items())


def topics(corpus: Corpus, w: Wording) -> tuple[tuple[str, str, tuple[tuple[str, str, str], ...]], ...]:
    """Topics with their requirements (id, path, title), as a reader chooses among them."""
    return tuple(
        (topic, w.label("areas", topic), rows)
        for i in corpus.instruments.values() for topic in i.topics
        if (rows := tuple((q.id, f"{i.id}/{q.id}/", f"{w.text(q.pinpoint)} {w.text(q.title)}") for q in i.requirements if q.topic == topic))
    )  # fmt: skip


def part(requirement: str, sides: Sequence[Side]) -> str:
    """Where a requirement belongs: the findings differ; some are open; the findings agree but the laws say other things; no difference."""
    found = [s for side in sides if (s := side.stands(requirement))]
    if len({f for f in found if f not in OPEN}) > 1:
        return "differ"
    if any(f in OPEN for f in found):
        return "open"
    said = {tuple(sorted((c, v.key) for c, v in side.values(requirement).items())) for side in sides if requirement in side.cards}
    return "values" if len(said) > 1 else "same"


def ordered(corpus: Corpus, sides: Sequence[Side], about: str = "") -> list[tuple[str, list[Requirement]]]:
    """The requirements of the instruments that are compared (of treaties, where none is), by part; `about` is a topic or a requirement.

    A model law joins where it is chosen, or where one of its items is what the comparison is about.
    """
    named = [i for i in corpus.instruments.values() if i.id in {s.id for s in sides}]
    chosen = named or [i for i in corpus.instruments.values() if not i.is_model or about in {q.id for q in i.requirements}]
    found: dict[str, list[Requirement]] = {p: [] for p in PARTS}
    for i in chosen:
        for q in sorted(i.requirements, key=lambda q, i=i: i.topics.index(q.topic)):
            if about in ("", q.id, q.topic):
                found[part(q.id, sides)].append(q)
    return [(p, qs) for p, qs in found.items() if qs]
