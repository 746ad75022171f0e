"""The timeline: on which days the findings of a country changed or will change, and what law made them change.

A requirement enters it on the day from which every area on which it hangs is encoded (`since`, else the state of the law
that was read). What the record does not reach is left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.assess import assess
from generator.findings import Finding
from generator.load import Corpus
from generator.model import Jurisdiction, Law, Provision
from generator.requirement import Instrument, Requirement


@dataclass(frozen=True, slots=True)
class Turn:
    """One requirement whose finding turned."""

    requirement: Requirement
    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day on which findings turned: the laws of which provisions began or ended on it, and the findings."""

    day: date
    begins: tuple[Law, ...]
    ends: tuple[Law, ...]
    turns: tuple[Turn, ...]


def timeline(corpus: Corpus, j: Jurisdiction, instrument: Instrument) -> tuple[Event, ...]:
    """Every turn of a finding that the encoding shows, past and to come, in order."""
    entering: dict[date, list[Requirement]] = {}
    for requirement in instrument.requirements:
        if day := _since(j, requirement):
            entering.setdefault(day, []).append(requirement)
    turns: dict[date, list[Turn]] = {}
    for first, requirements in entering.items():
        for found in assess(corpus, j, replace(instrument, requirements=tuple(requirements)), first).requirements:
            before = found.finding
            for day, after in found.pending:
                turns.setdefault(day, []).append(Turn(found.requirement, before, after))
                before = after
    order = {requirement.id: n for n, requirement in enumerate(instrument.requirements)}
    provisions = [p for u in (j, *corpus.unions_of(j)) for p in u.provisions if p.law.type != "bill"]
    return tuple(
        Event(day=day, begins=_laws(p for p in provisions if p.in_force == day), ends=_laws(p for p in provisions if p.ends == day),
              turns=tuple(sorted(turns[day], key=lambda t: order[t.requirement.id])))
        for day in sorted(turns)
    )  # fmt: skip


def begins(j: Jurisdiction) -> date | None:
    """The first day that the record of some area reaches, or None where nothing was read."""
    return min((day for a in j.areas.values() if (day := a.since or a.as_at)), default=None)


def _since(j: Jurisdiction, requirement: Requirement) -> date | None:
    """The first day for which the law on a requirement is encoded, or None where some area of it has none."""
    areas = [j.areas.get(e.area) for e in requirement.elements]
    days = [a.since or a.as_at if a else None for a in areas]
    return None if None in days else max(days)


def _laws(provisions: Iterable[Provision]) -> tuple[Law, ...]:
    return tuple(dict.fromkeys(p.law for p in provisions))
