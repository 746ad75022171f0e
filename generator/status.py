"""How far the work has come: per country and area what was reviewed, when, what is stale, and what changes within a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator.assess import Assessment
from generator.model import NEVER, Jurisdiction

STALE_AFTER = timedelta(days=365)
SOON = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """One area of one jurisdiction. `stale` says that the law as read is older than a year."""

    area: str
    state: str
    as_at: date | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """A law, or provisions of it, that starts or ends within a year."""

    law: str
    day: date
    starts: bool
    provisions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of one jurisdiction's encoding."""

    id: str
    provisions: int
    prepared_on: date | None
    confirmed_by: tuple[str, ...]
    agreement: float | None
    kappa: str
    areas: tuple[AreaStatus, ...]
    coming: tuple[Coming, ...]
    changing: int  # elements whose finding changes within a year

    @property
    def complete(self) -> int:
        """How many areas are complete."""
        return sum(a.state == "complete" for a in self.areas)

    @property
    def stale(self) -> int:
        """How many areas are stale."""
        return sum(a.stale for a in self.areas)


def status(j: Jurisdiction, assessments: list[Assessment], today: date) -> Status:
    """The status of a jurisdiction on a day; `assessments` are its own."""
    areas = tuple(AreaStatus(id, a.state, a.as_at, a.as_at is not None and today - a.as_at > STALE_AFTER) for id, a in j.areas.items())
    changing = sum(bool(e.pending) and e.pending[0][0] <= today + SOON for a in assessments for r in a.requirements for e in r.elements)
    s = j.second_reading
    return Status(
        id=j.id, provisions=len(j.provisions), prepared_on=j.prepared_on, confirmed_by=tuple(c["by"] for c in j.confirmed),
        agreement=s.agreed / max(1, s.compared) if s else None, kappa=s.kappa if s else "", areas=areas, coming=tuple(_coming(j, today)), changing=changing,
    )  # fmt: skip


def _coming(j: Jurisdiction, today: date) -> list[Coming]:
    counted: dict[tuple[date, str, bool], int] = {}
    for p in j.provisions:
        for day, starts in ((p.in_force, True), (p.ends, False)):
            if day and day != NEVER and today < day <= today + SOON:
                counted[day, p.law.id, starts] = counted.get((day, p.law.id, starts), 0) + 1
    return [Coming(law, day, starts, n) for (day, law, starts), n in sorted(counted.items())]
