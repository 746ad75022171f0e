"""What is known of a country beside its law: treaties, groups and projects, reported facts, and which texts are still to be brought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from babel import Locale

from generator.assess import COMPLETE, Assessment
from generator.countries import names
from generator.load import Corpus
from generator.model import Jurisdiction, Reported
from generator.requirement import Group, Instrument, Participation
from generator.views.record import country_path
from generator.wording import Wording

GROUPS = "groups/"
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """A State's relation to one treaty, with what it rests on."""

    treaty: str
    status_id: str
    status: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source of a reported fact; `url` is empty where it is no address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """One reported fact."""

    says: str
    original: str
    language: str
    certainty: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class BringRow:
    """An area that is not reviewed in full, the texts to look for, and how many elements hang on it."""

    area: str
    state: str
    texts: str
    elements: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """The profile of a country."""

    legal_systems: str
    languages: str
    treaties: tuple[TreatyRow, ...]
    groups: tuple[tuple[str, str], ...]  # name, path
    reported: tuple[tuple[str, tuple[ReportedRow, ...]], ...]  # what about, the facts
    bring: tuple[BringRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group of States or a project. `members` are name and path; the path is empty for a State without a page."""

    id: str
    path: str
    name: str
    members: tuple[tuple[str, str], ...]
    topics: str
    aims: tuple[str, ...]
    dates: str
    partners: str
    note: str
    source: str


def profile(corpus: Corpus, a: Assessment, w: Wording) -> ProfileView:
    """The profile of the country of an assessment; the texts to bring are those for its instrument."""
    j = a.jurisdiction
    language_names = Locale(w.language).languages
    return ProfileView(
        legal_systems=w.listed(w.label("legal_systems", s) for s in j.legal_systems), languages=w.listed(language_names.get(code, code) for code in j.languages),
        treaties=tuple(treaty(corpus, p, w) for t in corpus.treaties if (p := corpus.participation_of(j.id, t))),
        groups=tuple((w.text(g.name), group_path(g.id)) for g in corpus.groups if j.id in g.members),
        reported=_by((w.label("reported", kind), _reported(r, j, w)) for kind in w.vocabulary.sets["reported"] for r in j.reported if r.kind == kind),
        bring=_bring(j, a.instrument, w),
    )  # fmt: skip


def group_path(id: str) -> str:
    """The path of the report of a group."""
    return f"{GROUPS}{id}/"


def groups(corpus: Corpus, w: Wording) -> tuple[tuple[str, tuple[GroupView, ...]], ...]:
    """All groups and projects, by kind."""
    return _by((w(f"group_{g.kind}"), group(corpus, g, w)) for g in corpus.groups)


def group(corpus: Corpus, g: Group, w: Wording) -> GroupView:
    """The view of a group; its members by name."""
    members = sorted(((w.text(names(corpus, id)) or id, country_path(id) if id in corpus.jurisdictions else "") for id in g.members), key=lambda m: w.order(m[0]))
    return GroupView(
        id=g.id, path=group_path(g.id), name=w.text(g.name), members=tuple(members), topics=w.listed(w.label("areas", t) for t in g.topics),
        aims=tuple(w.text(t) for t in g.aims), dates=w.text(g.dates), partners=w.text(g.partners), note=w.text(g.note), source=g.source,
    )  # fmt: skip


def treaty(corpus: Corpus, p: Participation, w: Wording) -> TreatyRow:
    """A treaty in words; the date from which a State is bound is computed only for an instrument that is encoded."""
    dates = [(key, day) for key, day in (("treaty_signed", p.signed), (f"treaty_{p.deposit_kind or 'deposited'}", p.deposited), ("treaty_in_force", p.in_force)) if day]
    status = w("part_joiner").join([w(f"treaty_{p.status.replace('-', '_')}"), *(w(key, day=w.day(day)) for key, day in dates)])
    note = " ".join(filter(None, (w("treaty_derived") if p.deposit_derived else "", w.text(p.note), w("bound_as_at", day=p.as_at) if p.as_at else "")))
    return TreatyRow(w.text(corpus.treaties[p.treaty]), p.status, status, note, p.source)


def _reported(r: Reported, j: Jurisdiction, w: Wording) -> ReportedRow:
    return ReportedRow(w.text(r.says), r.says.get("original", ""), next(iter(j.languages), ""), w(f"certainty_{r.certainty.replace('-', '_')}"), tuple(_source(s) for s in r.sources))


def _by(pairs: Iterable[tuple[str, _Row]]) -> tuple[tuple[str, tuple[_Row, ...]], ...]:
    """Things under their headings, in the order in which the headings come."""
    found: dict[str, list[_Row]] = {}
    for heading, thing in pairs:
        found.setdefault(heading, []).append(thing)
    return tuple((heading, tuple(things)) for heading, things in found.items())


def _source(words: str) -> SourceLink:
    """A source as it is shown: of an address the host, which is enough to recognize it."""
    if words.startswith(("https://", "http://")):
        return SourceLink(urlsplit(words).hostname or words, words)
    return SourceLink(words, "")


def _bring(j: Jurisdiction, instrument: Instrument, w: Wording) -> tuple[BringRow, ...]:
    hanging = Counter(e.area for q in instrument.requirements for e in q.elements)
    states = {area: j.areas[area].state if area in j.areas else "not-started" for area in hanging}
    terms = w.vocabulary.sets["areas"]
    return tuple(
        BringRow(w.label("areas", id), w.label("review_states", states[id]), w.text(t.bring), w.count("bring_elements", hanging[id]))
        for id, t in terms.items() if id in hanging and states[id] != COMPLETE
    )  # fmt: skip
