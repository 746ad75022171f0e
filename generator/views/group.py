"""The report of a group of States or a project: what its members share, where they differ, what is still to be brought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.countries import names
from generator.load import Corpus
from generator.requirement import Group, Instrument, Requirement
from generator.views.parts import Mark
from generator.views.profile import BringRow, GroupView, ReportedRow, TreatyRow, group, treaty
from generator.views.record import country_path
from generator.views.report import ReportView
from generator.views.study import split, study_path, topics
from generator.views.tally import Agreement, agreement, tally
from generator.wording import Wording

_COLUMNS = 8  # members in one table; more stand in a further one


@dataclass(frozen=True, slots=True)
class Cell:
    """The finding of a member, and the path to it in the member's report."""

    name: str
    path: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """A requirement with the findings of the members."""

    pinpoint: str
    title: str
    path: str
    strength: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TopicTables:
    """A topic of the report: its study, and tables of requirements by some of the members each."""

    id: str
    title: str
    path: str
    tables: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What others report of a member: the first fact of each kind, and how many there are on its page."""

    name: str
    path: str
    facts: tuple[tuple[str, ReportedRow], ...]
    all: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStudy:
    """The report of a group. `notices` say what it rests on and what it leaves out."""

    about: GroupView
    kind: str
    notices: tuple[str, ...]
    reviewed: tuple[tuple[str, str, str], ...]  # name, path, law as at
    unreviewed: tuple[tuple[str, str], ...]
    studies: tuple[tuple[str, str], ...]
    agreement: Agreement
    topics: tuple[TopicTables, ...]
    treaties: tuple[str, ...]
    participation: tuple[tuple[str, str, tuple[TreatyRow | None, ...]], ...]  # name, path, by treaty
    reported: tuple[Known, ...]
    bring: tuple[tuple[BringRow, str], ...]  # what, and the members that lack it


def group_study(corpus: Corpus, g: Group, reports: Sequence[ReportView], w: Wording) -> GroupStudy:
    """The report of a group, from the reports of all countries in the order given."""
    mine = [r for r in reports if r.id in g.members]
    read, unread = [r for r in mine if r.reviewed], [r for r in mine if not r.reviewed]
    about, paths = group(corpus, g, w), {r.path for r in read}
    asked = {topic: found for topic, found in topics(corpus.treaties_encoded).items() if not g.topics or topic in g.topics}
    lines = {topic: [_line(i, q, read, w) for i, q in found] for topic, found in asked.items() if read}
    treaties, participation = _participation(corpus, g, w)
    tallies = (tally(x.title, x.pinpoint, x.path, ((c.mark, (c.name, c.path)) for c in x.cells), w) for found in lines.values() for x in found)
    return GroupStudy(
        about=about, kind=w(f"group_one_{g.kind}"), notices=tuple(_notices(g, about, len(paths), w)),
        reviewed=tuple(dict.fromkeys((r.name, r.path, r.law_as_at) for r in read)), unreviewed=tuple(m for m in about.members if m[1] not in paths),
        studies=tuple((w.label("areas", topic), study_path(topic)) for topic in asked), agreement=agreement(tallies, len(paths)),
        topics=tuple(TopicTables(topic, w.label("areas", topic), study_path(topic), _tables(found)) for topic, found in lines.items()),
        treaties=treaties, participation=participation, reported=tuple(_known(r, w) for r in mine if r.profile.reported),
        bring=_bring(unread, {w.label("areas", e.area) for found in asked.values() for _, q in found for e in q.elements}, w),
    )  # fmt: skip


def _notices(g: Group, about: GroupView, read: int, w: Wording) -> Iterable[str]:
    if g.topics:
        yield w("group_only_topics", topics=about.topics)
    if not about.members:
        yield w("group_no_members")
    elif not read:
        yield w("group_none_read")
    elif read == 1:
        yield w("group_one_read")
    elif read < len(about.members):
        yield w("group_some_read", n=read, of=len(about.members))


def _line(i: Instrument, q: Requirement, read: Sequence[ReportView], w: Wording) -> Line:
    cells = (Cell(r.name, f"{r.path}#{q.id}", c.mark) for r in read if r.instrument_id == i.id for t in r.topics for c in t.cards if c.id == q.id)
    return Line(w.text(q.pinpoint), w.text(q.title), f"{i.id}/{q.id}/", w.label("strengths", q.strength), tuple(cells))


def _tables(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """All lines over the first members, then over the next."""
    return tuple(zip(*([replace(line, cells=cells) for cells in split(line.cells, _COLUMNS)] for line in lines), strict=True))


def _participation(corpus: Corpus, g: Group, w: Wording) -> tuple[tuple[str, ...], tuple[tuple[str, str, tuple[TreatyRow | None, ...]], ...]]:
    """What is established of the members and the treaties; nothing where nothing was looked up."""
    known = {(id, t): treaty(corpus, p, w) for id in g.members for t, p in corpus.participation.get(id, {}).items()}
    shown = [t for t in corpus.treaties if any(t == of for _, of in known)]
    rows = ((w.text(names(corpus, id)) or id, country_path(id) if id in corpus.jurisdictions else "", tuple(known.get((id, t)) for t in shown)) for id in g.members)
    return tuple(w.text(corpus.treaties[t]) for t in shown), tuple(sorted(rows, key=lambda row: row[0]))


def _known(r: ReportView, w: Wording) -> Known:
    n = sum(len(facts) for _, facts in r.profile.reported)
    return Known(r.name, f"{r.path}#reported", tuple((about, facts[0]) for about, facts in r.profile.reported), w.count("group_all_facts", n))


def _bring(unread: Iterable[ReportView], areas: Iterable[str], w: Wording) -> tuple[tuple[BringRow, str], ...]:
    """Which texts are to be brought, each once with the members that lack it."""
    lacking: dict[BringRow, dict[str, None]] = {}
    for r in unread:
        for row in r.profile.bring:
            if row.area in areas:
                lacking.setdefault(row, {})[r.name] = None
    return tuple((row, w.listed(who)) for row, who in lacking.items())
