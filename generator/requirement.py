"""What is required, as frozen data: instruments, their requirements and elements, who is bound by them, and groups of States.

The counterpart of `generator.model`, which holds what the law says; built once by `generator.instruments`, never changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.model import Text
from generator.problems import Location

if TYPE_CHECKING:
    from generator.language import Test


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Element:
    """One thing that a requirement asks for, with its test. `id` is the whole path, joined by dots.

    `near` is what the conventions name as coming near: shown, never counted. `follows` is the requirement of another
    instrument whose finding takes the place of a test. `alternatives` is a note on a drafter's choice.
    """

    id: str
    text: Text
    strength: str
    qualifier: Text | None
    trigger: Text | None
    when: Test | None
    near: Test | None
    needs: Mapping[str | None, Test]
    recommend: Text | None
    wording: Text | None
    area: str
    follows: str = ""
    alternatives: Text | None = None

    @property
    def objects(self) -> tuple[str | None, ...]:
        """The objects for which the element is judged, or a single None."""
        return tuple(self.needs)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Branch:
    """Elements, or further branches, of which all are needed or any one is enough."""

    any_of: bool
    children: tuple[Branch | Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Requirement:
    """What one provision of an instrument requires, cut into elements. `tree` holds them with their alternatives."""

    id: str
    pinpoint: Text
    topic: str
    strength: str
    title: Text
    text: Text
    why: Text | None
    pitfalls: Text | None
    qualifier: Text | None
    trigger: Text | None
    when: Test | None
    area: str
    tolerates: frozenset[str]
    exemptions_apart: bool
    guide: str
    model_law: str
    chapter: str = ""
    confidence: str = ""
    implements: tuple[str, ...] = ()
    beyond: Text | None = None
    tree: Branch
    location: Location = field(default=Location(""), repr=False)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in order."""
        return tuple(_leaves(self.tree))


def _leaves(node: Branch | Element):
    if isinstance(node, Element):
        yield node
    else:
        for child in node.children:
            yield from _leaves(child)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instrument:
    """A treaty or model law: its requirements in order, and how they are to be read."""

    id: str
    is_model: bool
    name: Text
    short: Text
    citation: str
    url: str
    in_force: date | None
    bound_after_days: int
    conventions: tuple[tuple[str, Text], ...]
    topics: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    statute_order: tuple[str, ...] = ()  # the topics as a statute would take them

    def requirement(self, id: str) -> Requirement:
        """The requirement with this id. Raises KeyError."""
        for requirement in self.requirements:
            if requirement.id == id:
                return requirement
        raise KeyError(id)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Group:
    """States that are looked at together, or a project that serves them.

    `topics` are those that bear on it (none: all). Membership says nothing about any State's law.
    """

    id: str
    kind: str
    name: Text
    members: tuple[str, ...]
    topics: tuple[str, ...] = ()
    aims: tuple[Text, ...] = ()
    dates: Text | None = None
    partners: Text | None = None
    note: Text | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Participation:
    """A State's relation to a treaty, as far as established. Dates are None where they are not.

    `status` is party, signatory, not-party or not-established; the last is never to be read as the third.
    """

    jurisdiction: str
    treaty: str
    status: str
    signed: date | None = None
    deposited: date | None = None
    deposit_kind: str = ""
    deposit_derived: bool = False
    in_force: date | None = None
    as_at: str = ""
    certainty: str = ""
    source: str = ""
    note: Text | None = None

    def bound_since(self, instrument: Instrument) -> date | None:
        """The day from which the State is bound: the later of the instrument's entry into force and its own."""
        if self.status != "party":
            return None
        own = self.in_force or (self.deposited + timedelta(days=instrument.bound_after_days) if self.deposited else None)
        if own is None:
            return None
        return max(own, instrument.in_force) if instrument.in_force else own
