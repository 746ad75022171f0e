"""The matrix: every requirement against every country, one sign a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.countries import names
from generator.load import Corpus
from generator.views.compare import Side
from generator.views.parts import Mark
from generator.wording import Wording

MATRIX = "matrix/"
_NAMED = 30  # up to so many countries have their names as heads, more have their codes


@dataclass(frozen=True, slots=True)
class Head:
    """A column: a country, and what stands at its top."""

    id: str
    name: str
    path: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A requirement with the finding of each country, in the order of the columns."""

    id: str
    path: str
    pinpoint: str
    title: str
    strength: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A group to filter by: the codes of its members, and the names of those that have no column because none of their law was read."""

    id: str
    name: str
    members: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """The matrix with what its filters offer."""

    heads: tuple[Head, ...]
    topics: tuple[tuple[str, str, tuple[MatrixRow, ...]], ...]  # id, title, rows
    groups: tuple[tuple[str, tuple[Choice, ...]], ...]  # kind, groups
    strengths: tuple[tuple[str, str], ...]


def matrix(corpus: Corpus, sides: Sequence[Side], w: Wording) -> MatrixView:
    """The matrix of the countries among the sides."""
    countries = [s for s in sides if s.kind == "country"]
    heads = tuple(Head(s.id, s.name, s.path, s.name if len(countries) <= _NAMED else s.id) for s in countries)
    topics = tuple(
        (topic, w.label("areas", topic), rows)
        for i in corpus.treaties_encoded for topic in i.topics
        if (rows := tuple(_row(q, f"{i.id}/{q.id}/", countries, w) for q in i.requirements if q.topic == topic))
    )  # fmt: skip
    used = {q.strength for i in corpus.treaties_encoded for q in i.requirements}
    strengths = tuple((id, w.label("strengths", id)) for id in w.vocabulary.sets["strengths"] if id in used)
    return MatrixView(heads=heads, topics=topics, groups=_groups(corpus, {s.id for s in countries}, w), strengths=strengths)


def _row(q, path: str, countries: Iterable[Side], w: Wording) -> MatrixRow:
    marks = tuple(s.cards[q.id].mark for s in countries)
    return MatrixRow(id=q.id, path=path, pinpoint=w.text(q.pinpoint), title=w.text(q.title), strength=q.strength, marks=marks)


def _groups(corpus: Corpus, there: set[str], w: Wording) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    found: dict[str, list[Choice]] = {}
    for g in corpus.groups:
        if g.members:
            without = sorted(w.text(names(corpus, id)) or id for id in g.members if id not in there)
            found.setdefault(w(f"group_{g.kind}"), []).append(Choice(g.id, w.text(g.name), " ".join(sorted(there.intersection(g.members))), ", ".join(without)))
    return tuple((kind, tuple(groups)) for kind, groups in found.items())
