"""The timeline of findings in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model import Jurisdiction, Law
from generator.timeline import Event, begins
from generator.views.parts import Mark, law_path, mark
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class TurnView:
    """A requirement whose finding turned."""

    title: str
    pinpoint: str
    anchor: str
    before: Mark
    after: Mark


@dataclass(frozen=True, slots=True)
class EventView:
    """A day on which findings turned; laws by what happens to them, name and path."""

    iso: str
    day: str
    coming: bool
    laws: tuple[tuple[str, str, str], ...]  # what happens, title, path
    turns: tuple[TurnView, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline, and the day from which it can say anything."""

    note: str
    events: tuple[EventView, ...]


def timeline_view(j: Jurisdiction, events: Iterable[Event], as_of: date, w: Wording) -> TimelineView:
    """The timeline of a jurisdiction in one language."""
    first = begins(j)
    return TimelineView(w("timeline_since", day=w.day(first)) if first else w("timeline_none"), tuple(_event(e, as_of, w) for e in events))


def _event(e: Event, as_of: date, w: Wording) -> EventView:
    laws = [_law("timeline_begins", law, w) for law in e.begins] + [_law("timeline_ends", law, w) for law in e.ends]
    turns = tuple(
        TurnView(w.text(t.requirement.title), w.text(t.requirement.pinpoint), f"#{t.requirement.id}", mark(t.before, w), mark(t.after, w)) for t in e.turns
    )
    return EventView(e.day.isoformat(), w.day(e.day), e.day > as_of, tuple(laws), turns)


def _law(key: str, law: Law, w: Wording) -> tuple[str, str, str]:
    return w(key), law.short or w.text(law.title), law_path(law.id)
