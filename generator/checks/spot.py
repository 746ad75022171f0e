"""Where a check found something, and by which names a waiver may call it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Jurisdiction, Law, Provision
from generator.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the data, with the names that a waiver of a problem there may give in `at`."""

    at: Location
    about: tuple[str, ...]

    def problem(self, check: str, severity: str, message: str, hint: str) -> Problem:
        """A problem at this place."""
        return Problem(self.at, check, message, hint, severity, self.about)


def in_provision(p: Provision, *steps: str | int) -> Spot:
    """A provision, or the value in it to which the steps lead; a waiver names the law, or the law and one of the pinpoints."""
    return Spot(p.place.at_value(*steps), (p.law.id, *(f"{p.law.id} {at}" for at in p.citation.at)))


def in_law(law: Law, *steps: str | int) -> Spot:
    """A law, or a field of it; a waiver names the law."""
    return Spot(law.place.at_value(*steps), (law.id,))


def in_area(j: Jurisdiction, area: str, *steps: str | int, law: str = "") -> Spot:
    """An area of the review record; a waiver names the area, or the law that the problem concerns."""
    return Spot(j.place.at_value("review", "areas", area, *steps), (area, law) if law else (area,))


def in_profile(j: Jurisdiction, *steps: str | int) -> Spot:
    """The profile of a jurisdiction; a waiver names the jurisdiction."""
    return Spot(j.place.at_value(*steps), (j.id,))
