"""A bill, or an enacted act, held against the law before it: which findings it changes, and by which provisions.

A bill is judged as if it were adopted on the day of the judgement. An enacted act is judged by its dates: the findings of
the day before its commencement against those of the day itself, with whatever else began and ended on that day. It is
shown where the law before it is encoded: where another law of the country ends on that day, or the day is still to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.assess import Assessment, ElementFinding, assess, repealed
from generator.diff import Edit, ElementChange, RequirementChange, requirement_change
from generator.findings import AS_JUDGED, DUTIES, OPEN, Finding
from generator.load import Corpus
from generator.model import NEVER, Jurisdiction, Law, Provision
from generator.requirement import Instrument

_GAPS = (Finding.PARTLY_MET, Finding.NOT_MET)  # the smaller first
_NO_GAP = (Finding.MET, Finding.NOT_TRIGGERED)


class Effect(StrEnum):
    """What becomes of a duty; worst first. What is open is never merged with a gap, nor with its absence."""

    OPENS = "opens"
    WORSENS = "worsens"
    UNSETTLES = "unsettles"
    REVEALS = "reveals"
    CLOSES = "closes"
    IMPROVES = "improves"
    SETTLES = "settles"
    LEAVES = "leaves"
    STAYS_OPEN = "stays_open"
    KEEPS = "keeps"


FOR_THE_WORSE = (Effect.OPENS, Effect.WORSENS, Effect.UNSETTLES)
FOR_THE_BETTER = (Effect.CLOSES, Effect.IMPROVES, Effect.SETTLES)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Comparison:
    """One instrument before and after a bill or an act; `changes` holds every requirement, changed or not."""

    instrument: Instrument
    before: Assessment
    after: Assessment
    changes: tuple[RequirementChange, ...]


def is_shown(law: Law, j: Jurisdiction, as_of: date) -> bool:
    """Whether a law is held against the law before it: every bill, and an act whose predecessor is encoded or which is yet to commence."""
    if law.type == "bill":
        return not j.union
    begins = law.in_force
    if j.union or begins is None or begins == NEVER or not any(p.law is law for p in j.provisions):
        return False
    return begins > as_of or any(other.ends == begins for other in j.laws)


def days(law: Law, as_of: date) -> tuple[date, date]:
    """The day before and the day after; for a bill both are the day of the judgement."""
    if law.type == "bill" or law.in_force is None:
        return as_of, as_of
    return law.in_force - timedelta(days=1), law.in_force


def removed(law: Law, j: Jurisdiction) -> tuple[Provision, ...]:
    """The provisions that fall away: what a bill repeals, or what ends on the day on which an act begins."""
    own = [p for p in j.provisions if p.law.type != "bill"]
    if law.type == "bill":
        return tuple({(p.law.id, p.number): p for r in law.repeals for p in repealed(r, own)}.values())
    return tuple(p for p in own if p.ends == law.in_force)


def added(law: Law, j: Jurisdiction) -> tuple[Provision, ...]:
    """The provisions that come: those of a bill, or whatever begins on the day on which an act begins."""
    return tuple(p for p in j.provisions if (p.law is law if law.type == "bill" else p.law.type != "bill" and p.in_force == law.in_force))


def compare(corpus: Corpus, j: Jurisdiction, law: Law, as_of: date) -> tuple[Comparison, ...]:
    """A bill or an act against every instrument."""
    edits = (*(Edit("removed", p, None) for p in removed(law, j)), *(Edit("added", None, p) for p in added(law, j)))
    return tuple(_compare(corpus, j, law, i, as_of, edits) for i in corpus.instruments.values())


def _compare(corpus: Corpus, j: Jurisdiction, law: Law, instrument: Instrument, as_of: date, edits: tuple[Edit, ...]) -> Comparison:
    first, then = days(law, as_of)
    is_bill = law.type == "bill"  # of an act, what came later is past by now and shown by the report of today
    before = assess(corpus, j, instrument, first, ahead=is_bill)
    after = assess(corpus, j, instrument, then, law.id if is_bill else "", ahead=is_bill)
    changes = tuple(requirement_change(was, now, edits) for was, now in zip(before.requirements, after.requirements, strict=True))
    return Comparison(instrument=instrument, before=before, after=after, changes=changes)


def effect(before: Finding, after: Finding) -> Effect:
    """What becomes of a duty, or of what a model law proposes, with these findings."""
    before, after = (AS_JUDGED.get(f, f) for f in (before, after))
    if after in OPEN:
        return Effect.STAYS_OPEN if before in OPEN else Effect.UNSETTLES
    if before in OPEN:
        return Effect.REVEALS if after in _GAPS else Effect.SETTLES
    if after in _NO_GAP:
        return Effect.CLOSES if before in _GAPS else Effect.KEEPS
    if before in _NO_GAP:
        return Effect.OPENS
    if before == after:
        return Effect.LEAVES
    return Effect.IMPROVES if after == Finding.PARTLY_MET else Effect.WORSENS


def element_effect(e: ElementChange) -> Effect:
    """What becomes of an element. What was short before may have stood in a text that was not read: then nothing is closed."""
    return effect(_known(e.before.finding, [e.before]), e.after.finding)


def _known(finding: Finding, rests_on: list[ElementFinding]) -> Finding:
    short = AS_JUDGED.get(finding, finding) in _GAPS
    return Finding.NOT_REVIEWED if short and any(e.provisional or e.unread for e in rests_on) else finding


def whole_effect(change: RequirementChange) -> Effect:
    """What becomes of a requirement; where its own finding stays, its elements tell whether the gap grows or shrinks."""
    decisive = change.before.decisive
    whole = effect(_known(change.before.finding, [e for e in change.before.elements if e.element.id in decisive]), change.after.finding)
    if whole not in (Effect.LEAVES, Effect.STAYS_OPEN):
        return whole
    of_elements = {element_effect(e) for e in change.elements if counts(change, e)}
    if of_elements & {*FOR_THE_WORSE}:
        return Effect.WORSENS if whole == Effect.LEAVES else Effect.UNSETTLES
    return Effect.IMPROVES if whole == Effect.LEAVES and of_elements & {*FOR_THE_BETTER} else whole


def counts(change: RequirementChange, e: ElementChange) -> bool:
    """Whether the finding of a duty rests on an element, before or after; what is no duty can be no gap."""
    return e.found.element.strength in DUTIES and e.found.element.id in change.before.decisive | change.after.decisive
