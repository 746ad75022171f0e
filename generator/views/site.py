"""The pages about the whole: home, countries, unions, review status, glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from generator.load import Corpus
from generator.model import NEVER, Jurisdiction, Provision
from generator.views.parts import Cite, cite_provision
from generator.views.record import LawRow, ReviewView, country_path, law_rows, review
from generator.views.report import ReportView
from generator.vocabulary import Term
from generator.wording import Wording

_RECENT = timedelta(days=730)
_GLOSSARY = (("findings", "findings"), ("strengths", "strengths"), ("review_states", "review_states"), ("bases", "bases"), ("areas", "areas"),
             ("law_types", "law_types"), ("completeness", "completeness"), ("answers", "answers"), ("reported", "reported"), ("legal_systems", "legal_systems"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What changes in one country on one date."""

    day: date
    written: str
    country: str
    path: str
    what: str
    n: int


@dataclass(frozen=True, slots=True)
class Recent:
    """A provision that commenced lately."""

    day: date
    country: str
    cite: Cite
    written: str
    says: str


@dataclass(frozen=True, slots=True)
class UnionView:
    """A union whose law applies directly in its members."""

    name: str
    path: str
    members: str
    laws: tuple[LawRow, ...]
    review: ReviewView


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the glossary."""

    id: str
    sign: str
    label: str
    means: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the glossary; `path` names it in an address."""

    path: str
    title: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """Everything about the whole that the home, countries and status pages show."""

    reports: tuple[ReportView, ...]
    unreviewed: tuple[tuple[str, str], ...]  # name and path of the countries of which no law was read
    unions: tuple[UnionView, ...]
    upcoming: tuple[Upcoming, ...]
    recent: tuple[Recent, ...]
    glossary: tuple[Section, ...]


def site(corpus: Corpus, reports: list[ReportView], as_of: date, w: Wording) -> SiteView:
    """The view of the whole."""
    unions = tuple(union(corpus, j, as_of, w) for j in corpus.jurisdictions.values() if j.union)
    reviewed = tuple(r for r in reports if r.reviewed)
    unreviewed = tuple((r.name, r.path) for r in reports if not r.reviewed)
    return SiteView(reviewed, unreviewed, unions, _upcoming(reviewed), _recent(corpus, as_of, w), glossary(w))


def union(corpus: Corpus, j: Jurisdiction, as_of: date, w: Wording) -> UnionView:
    """The view of a union: its laws, its review record, its members."""
    members = w.listed(sorted(w.text(m.names) for m in corpus.jurisdictions.values() if j.id in m.member_of))
    return UnionView(w.text(j.names), country_path(j.id), members, law_rows(corpus, j, w, as_of), review(j, w))


def status(whole: SiteView) -> dict[str, object]:
    """The table of review states: a row an area, a column a jurisdiction."""
    columns = [(r.name, r.path, r.review) for r in whole.reports] + [(u.name, u.path, u.review) for u in whole.unions]
    titles = dict.fromkeys(a.title for _, _, review in columns for a in review.areas)
    by_column = [{a.title: (a.state_id, a.state) for a in review.areas} for _, _, review in columns]
    return {
        "columns": [(name, path, review.second_short) for name, path, review in columns],
        "areas": [(title, [found.get(title, ("", "")) for found in by_column]) for title in titles],
    }


def _upcoming(reports: Iterable[ReportView]) -> tuple[Upcoming, ...]:
    found = []
    for r in reports:
        by_day: dict[date, tuple[str, set[str]]] = {}
        for t in r.topics:
            for card in t.cards:
                for e in card.elements:
                    for change in e.pending:
                        by_day.setdefault(change.day, (change.written, set()))[1].add(f"{card.title} ({card.pinpoint})")
        found += [Upcoming(day, written, r.name, r.path, "; ".join(sorted(what)), len(what)) for day, (written, what) in by_day.items()]
    return tuple(sorted(found, key=lambda u: (u.day, u.country)))


def _recent(corpus: Corpus, as_of: date, w: Wording) -> tuple[Recent, ...]:
    def lately(p: Provision) -> bool:
        return p.law.type != "bill" and p.in_force is not None and p.in_force != NEVER and as_of - _RECENT <= p.in_force <= as_of

    found = [
        Recent(p.in_force, w.text(j.names), cite_provision(p, w), w.day(p.in_force), w.text(p.says))
        for j in corpus.jurisdictions.values() for p in j.provisions if lately(p)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda r: (r.day, r.country), reverse=True))


def glossary(w: Wording) -> tuple[Section, ...]:
    """Every term of the vocabulary, by section."""
    v = w.vocabulary
    sections = [Section(path, w(f"glossary_{path}"), "", _entries(v.sets[name], w)) for name, path in _GLOSSARY]
    sections.append(Section("kinds", w("glossary_kinds"), "", _entries({id: k.term for id, k in v.kinds.items()}, w)))
    sections.append(Section("attributes", w("glossary_attributes"), "", _entries({id: a.term for id, a in v.attributes.items()}, w)))
    for id, d in v.divisions.items():
        sections.append(Section(f"division-{id}", f"{w('glossary_divisions')}: {w.text(d.term.label)}", w.text(d.term.means), _entries(d.values, w)))
    for name, attribute in _value_sets(w).items():
        if name in v.sets and name not in dict(_GLOSSARY):
            sections.append(Section(f"values-{name}", f"{w('glossary_values')}: {attribute}", "", _entries(v.sets[name], w)))
    return tuple(s for s in sections if s.entries or s.note)


def _value_sets(w: Wording) -> dict[str, str]:
    """Each value set with the label of the attribute that takes it."""
    found: dict[str, str] = {}
    for kind in w.vocabulary.kinds.values():
        for name in kind.attributes:
            attribute = w.vocabulary.attributes[name]
            for s in kind.value_sets.get(name) or attribute.value_sets:
                found.setdefault(s, w.text(attribute.term.label))
    return found


def _entries(terms: dict[str, Term], w: Wording) -> tuple[Entry, ...]:
    return tuple(Entry(id, t.sign, w.text(t.label), w.text(t.means)) for id, t in terms.items())
