"""A comparative study of a topic: over all countries of which some law was read, who has what is asked, and which values laws give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from generator import plots
from generator.assess import Assessment, RequirementFinding
from generator.requirement import Instrument, Requirement
from generator.views import study_values as values
from generator.views.card import CardView, element_name
from generator.views.parts import Cite, Mark
from generator.views.report import ReportView
from generator.views.tally import ELSEWHERE, HAS, Agreement, Tally, agreement, tally
from generator.wording import Wording

STUDIES = "studies/"
_COLUMNS = 24  # countries in one table; more stand in a further one
_SIGNS = "○◐●"  # not within the limit, in part, in full
_Thing = TypeVar("_Thing")
Read = Sequence[tuple[Assessment, ReportView]]


@dataclass(frozen=True, slots=True)
class Row:
    """An element over all countries, as a strip and as names."""

    tally: Tally
    strip: Markup


@dataclass(frozen=True, slots=True)
class Said:
    """What one law gives as a value, with a sign and words for how far its provision counts."""

    label: str
    cite: Cite
    sign: str
    counts: str


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value and, for each country of the table, where its law gives it (or nothing)."""

    label: str
    asked: bool
    cells: tuple[Said | None, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of values over some of the countries: their names and paths, and the rows."""

    countries: tuple[tuple[str, str], ...]
    rows: tuple[ValueRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """What laws say on one point: tables of words, or a number line, explained by `note`, with a table of numbers. `silent` and `without` name who says nothing."""

    id: str
    title: str
    tables: tuple[Columns, ...]
    plot: Markup
    note: str
    numbers: tuple[tuple[tuple[str, str], tuple[Said, ...]], ...]
    silent: str
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A requirement in a study."""

    id: str
    path: str
    pinpoint: str
    title: str
    strength: str
    text: str
    rows: tuple[Row, ...]
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyView:
    """The study of a topic."""

    id: str
    path: str
    title: str
    intro: str
    basis: str
    agreement: Agreement
    sections: tuple[SectionView, ...]
    previous: tuple[str, str] | None
    next: tuple[str, str] | None


def study_path(topic: str) -> str:
    """The path of the study of a topic."""
    return f"{STUDIES}{topic}/"


def topics(instruments: Iterable[Instrument]) -> dict[str, list[tuple[Instrument, Requirement]]]:
    """The topics of all instruments with what they require."""
    found: dict[str, list[tuple[Instrument, Requirement]]] = {}
    for i in instruments:
        for topic in i.topics:
            if asked := [(i, q) for q in i.requirements if q.topic == topic]:
                found.setdefault(topic, []).extend(asked)
    return found


def study(topic: str, instruments: Sequence[Instrument], read: Read, w: Wording) -> StudyView:
    """The study of a topic over the countries that were read, in the order given."""
    known = topics(instruments)
    order = [None, *known, None]
    at = order.index(topic)
    sections = tuple(_section(i, q, [(a, r) for a, r in read if a.instrument is i], w) for i, q in known[topic])
    countries = {r.id: r.name for _, r in read}
    return StudyView(
        id=topic, path=study_path(topic), title=w.label("areas", topic), intro=w("study_intro", instrument=w.listed(dict.fromkeys(w.text(i.name) for i, _ in known[topic]))),
        basis=w.count("study_basis", len(countries), who=w.listed(countries.values())), sections=sections,
        agreement=agreement((row.tally for s in sections for row in s.rows), len(countries) // 2 + 1),
        previous=_around(order[at - 1], w), next=_around(order[at + 1], w),
    )  # fmt: skip


def overview(instruments: Iterable[Instrument], w: Wording) -> list[tuple[str, str, str]]:
    """Every study: title, path, and what it compares."""
    return [(w.label("areas", topic), study_path(topic), w.listed(w.text(q.title) for _, q in asked)) for topic, asked in topics(instruments).items()]


def split(things: Sequence[_Thing], n: int) -> list[Sequence[_Thing]]:
    """Things in runs of at most n."""
    return [things[at : at + n] for at in range(0, len(things), n)]


def _around(topic: str | None, w: Wording) -> tuple[str, str] | None:
    return (study_path(topic), w.label("areas", topic)) if topic else None


def _section(i: Instrument, q: Requirement, read: Read, w: Wording) -> SectionView:
    found = [(a.of(q.id), r, _card(r, q.id)) for a, r in read]
    by: dict[str, list[tuple[Mark, tuple[str, str]]]] = {}
    names = {}
    for _, r, card in found:
        for e in card.elements:
            names[e.anchor] = element_name(e)
            elsewhere = e.alternative and e.mark.id not in HAS
            mark = Mark(ELSEWHERE, "↷", w("study_alternative")) if elsewhere else e.mark
            coming = "".join(w("study_pending", finding=c.mark.word, day=c.written) for c in e.pending[:1])
            by.setdefault(e.anchor, []).append((mark, (r.name + coming, f"{r.path}#{e.anchor}")))
    path, pinpoint = f"{i.id}/{q.id}/", w.text(q.pinpoint)
    tallies = [tally(names[anchor], pinpoint, f"{path}#{anchor.split('--')[0]}", marks, w) for anchor, marks in by.items()]
    return SectionView(
        id=q.id, path=path, pinpoint=pinpoint, title=w.text(q.title), strength=w.label("strengths", q.strength), text=w.text(q.text),
        rows=tuple(Row(t, _strip(t)) for t in tallies), fields=tuple(_fields(q, [(f, r) for f, r, _ in found], w)),
    )  # fmt: skip


def _card(r: ReportView, requirement: str) -> CardView:
    return next(c for t in r.topics for c in t.cards if c.id == requirement)


def _strip(t: Tally) -> Markup:
    label = ", ".join(f"{f.mark.word} {len(f.countries)}" for f in t.found)
    return plots.strip([(f.mark.id, f.mark.sign, [f"{name}: {f.mark.word}" for name, _ in f.countries]) for f in t.found], label)


# ---- the values that laws give -----------------------------------------------------------------------------------------------


def _fields(q: Requirement, found: Sequence[tuple[RequirementFinding, ReportView]], w: Wording) -> Iterable[FieldView]:
    """A view of each field on which laws say something; a single word that all share says no more than the finding does."""
    said = [(values.values(f, w), values.rules(f), r) for f, r in found]
    asked, limits = values.asked(q), values.limits(q)
    for field in sorted(dict.fromkeys(field for by, _, _ in said for field in by), key=lambda f: (list(w.vocabulary.kinds).index(f[0]), f not in asked)):
        giving = [(r, by[field]) for by, _, r in said if field in by]
        number = values.is_number(field, w)
        if not number and len({v.id for _, found in giving for v in found}) < 2:
            continue
        title = w("study_field", kind=w.kind(field[0]), attribute=w.text(w.vocabulary.attributes[field[1]].term.label))
        silent = w.listed(r.name for by, rules, r in said if field not in by and field[0] in rules)
        without = w.listed(r.name for by, rules, r in said if field not in by and field[0] not in rules)
        yield FieldView(
            id="-".join((q.id, *field)).replace(".", "-"), title=title, tables=() if number else _tables(field, giving, asked.get(field, frozenset()), w),
            plot=_line(title, field, giving, limits.get(field, {}), w) if number else Markup(""),
            note=" ".join(_note(field, limits.get(field, {}), w)) if number else "", numbers=_numbers(giving, limits.get(field, {}), w) if number else (),
            silent=w("study_silent", who=silent) if silent else "", without=w("study_without", who=without) if without else "",
        )  # fmt: skip


def _tables(field: values.Field, giving: list[tuple[ReportView, tuple[values.Value, ...]]], asked: frozenset[str], w: Wording) -> tuple[Columns, ...]:
    """A row a value: what the instrument names first, then in the order of the vocabulary."""
    order = list(w.vocabulary.value_set(*field))
    found = {v.id: v.label for _, said in giving for v in said} | {id: w.value(*field, id) for id in asked}
    ids = sorted(found, key=lambda id: (id not in asked, order.index(id) if id in order else len(order)))
    tables = []
    for some in split(giving, _COLUMNS):
        by = [{v.id: _said(v, v.level, w) for v in said} for _, said in some]
        tables.append(Columns(tuple((r.name, r.path) for r, _ in some), tuple(ValueRow(found[id], id in asked, tuple(known.get(id) for known in by)) for id in ids)))
    return tuple(tables)


def _numbers(giving: list[tuple[ReportView, tuple[values.Value, ...]]], limits: dict[str, str], w: Wording) -> tuple[tuple[tuple[str, str], tuple[Said, ...]], ...]:
    return tuple(((r.name, r.path), tuple(_said(v, v.level if values.within(v, limits) else 0, w) for v in _shortest_first(said))) for r, said in giving)


def _line(title: str, field: values.Field, giving: list[tuple[ReportView, tuple[values.Value, ...]]], limits: dict[str, str], w: Wording) -> Markup:
    rows = [(r.name, [plots.Point(v.size, v.label, not values.within(v, limits)) for v in said if v.size is not None]) for r, said in giving]
    lines = [(values.size(word), f"{sign} {w.value(*field, word)}") for word, sign in limits.items()]
    alternative = w("study_plot", title=title, what="; ".join(f"{r.name} {', '.join(v.label for v in _shortest_first(said))}" for r, said in giving))
    return plots.number_line(rows, lines, alternative, from_zero=w.vocabulary.attributes[field[1]].type == "period") if any(points for _, points in rows) else Markup("")


def _said(v: values.Value, level: int, w: Wording) -> Said:
    return Said(v.label, v.cite, _SIGNS[level], w(f"study_level_{level}"))


def _note(field: values.Field, limits: dict[str, str], w: Wording) -> Iterable[str]:
    if w.vocabulary.attributes[field[1]].type == "period":
        yield w("study_plot_years")
    yield w("study_plot_span")
    if limits:
        yield w("study_plot_limit")


def _shortest_first(said: Iterable[values.Value]) -> list[values.Value]:
    return sorted(said, key=lambda v: (v.size is None, v.size or 0))
