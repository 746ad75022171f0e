"""The crosswalk in words: what other instruments say on a requirement, what binds a country, and requirements by tag."""

from __future__ import annotations

from dataclasses import dataclass

from generator.crosswalk import TAGS, OtherInstrument, Said
from generator.findings import DUTIES
from generator.load import Corpus
from generator.requirement import Instrument, Requirement
from generator.views.binding import named, pinpoint
from generator.views.parts import Mark
from generator.views.report import Count, ReportView, counts
from generator.wording import Wording

SYNERGIES, VIEWS = "synergies/", "by-tag/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """What one instrument says on a point. `against` compares its strength with that of the requirement, in one line."""

    instrument: str
    name: str
    at: str
    strength: str
    certainty: str
    says: str
    stricter: str
    silent: bool
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherView:
    """Another instrument, as the synergies page lists it."""

    id: str
    short: str
    name: str
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class SynergyRow:
    """A requirement with, for every instrument in order, what it says or None."""

    title: str
    pinpoint: str
    path: str
    strength: str
    cells: tuple[SaidView | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """A tag with its requirements and, for each, how many countries have which finding."""

    id: str
    label: str
    means: str
    source: str
    certainty: str
    rows: tuple[tuple[str, str, str, tuple[Count, ...]], ...]  # title, pinpoint, path, counts


def said(corpus: Corpus, q: Requirement, w: Wording) -> tuple[SaidView, ...]:
    """What other instruments say on a requirement."""
    return tuple(_said(s, q, w) for s in corpus.crosswalk.said.get(q.id, ()))


def tags_of(corpus: Corpus, q: Requirement, w: Wording) -> tuple[tuple[str, str, str], ...]:
    """The tags of a requirement: kind, label and path."""
    return tuple((w(f"tag_{t.kind}"), w.text(t.label), f"{VIEWS}#{t.id}") for t in corpus.crosswalk.tagged.get(q.id, ()))


def others(corpus: Corpus, w: Wording) -> tuple[OtherView, ...]:
    """Every other instrument."""
    return tuple(OtherView(id=i.id, short=w.text(i.short), name=_title(i, w), kind=w(f"instrument_{i.kind.replace('-', '_')}"), note=w.text(i.note)) for i in corpus.crosswalk.instruments.values())


def synergies(corpus: Corpus, i: Instrument, w: Wording) -> tuple[tuple[str, tuple[SynergyRow, ...]], ...]:
    """Requirements by instruments, topic by topic."""
    by_topic: dict[str, list[SynergyRow]] = {}
    for q in i.requirements:
        known = {s.instrument.id: _said(s, q, w) for s in corpus.crosswalk.said.get(q.id, ())}
        cells = tuple(known.get(id) for id in corpus.crosswalk.instruments)
        by_topic.setdefault(q.topic, []).append(SynergyRow(w.text(q.title), w.text(q.pinpoint), f"{i.id}/{q.id}/" + ("#crosswalk" if known else ""), w.label("strengths", q.strength), cells))
    return tuple((w.label("areas", topic), tuple(rows)) for topic, rows in by_topic.items())


def tag_views(corpus: Corpus, i: Instrument, reports: list[ReportView], w: Wording) -> tuple[tuple[str, tuple[TagView, ...]], ...]:
    """Requirements by pillar, cluster and goal."""
    marks: dict[str, list[Mark]] = {}
    for r in reports:
        for topic in r.topics:
            for c in topic.cards:
                marks.setdefault(c.id, []).append(c.mark)
    return tuple(
        (w(f"tag_{kind}"), tuple(
            TagView(id=t.id, label=w.text(t.label), means=w.text(t.means), source=t.source, certainty=w(f"certainty_of_{t.certainty}") if t.certainty else "",
                    rows=tuple((w.text(q.title), w.text(q.pinpoint), f"{i.id}/{q.id}/", counts(marks.get(q.id, ())))
                               for q in i.requirements if t in corpus.crosswalk.tagged.get(q.id, ())))
            for t in corpus.crosswalk.tags if t.kind == kind))
        for kind in TAGS if any(t.kind == kind for t in corpus.crosswalk.tags)
    )  # fmt: skip


def _said(s: Said, q: Requirement, w: Wording) -> SaidView:
    strength = w(f"said_{s.strength}") if s.strength else ""
    weaker = q.strength not in DUTIES and s.strength == "shall"
    against = w("said_duty_there", strength=w.label("strengths", q.strength), instrument=named(s, w)) if weaker else ""
    return SaidView(instrument=w.text(s.instrument.short), name=_title(s.instrument, w), at=pinpoint(s.at, w), strength=strength, certainty=w(f"certainty_of_{s.certainty}"),
                    says=w.text(s.says), stricter=w.text(s.stricter), silent=s.silent, against=against)  # fmt: skip


def _title(i: OtherInstrument, w: Wording) -> str:
    return f"{w.text(i.name)} ({i.year})" if i.year else w.text(i.name)
