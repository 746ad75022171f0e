"""A filled questionnaire: what was read from a form, held against the questions that the instrument asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.model import Answer
from generator.problems import LacunaError, nearest
from generator.questionnaire.questions import question_id
from generator.requirement import Instrument

_LONGEST = {"law": 300, "article": 300, "remark": 2000}  # as the schema of country.yml has it
_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question as a form holds it: the id, the id of the answer (or nothing), and what was written beside it."""

    id: str
    element: str
    object: str | None
    answer: str
    law: str
    article: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form as it was read. `country`, `by` and `on` are as written; `rows` holds the questions, also those left open."""

    country: str
    by: str
    on: str
    rows: tuple[Row, ...]


def signed(filled: Filled, by: str, on: str) -> Filled:
    """The form with who answered and when; what the caller names takes the place of what the form says.

    Raises LacunaError where neither names it, or the date is none.
    """
    found = replace(filled, by=by or filled.by, on=on or filled.on)
    if not found.by:
        raise LacunaError("the questionnaire does not say who filled it in; add it there, or name the person or office with --by")
    if len(found.by) > 300:
        raise LacunaError("the name of who filled in the questionnaire is longer than 300 characters; give a shorter one with --by")
    try:
        date.fromisoformat(found.on)
    except ValueError:
        stated = f"the date in the questionnaire, “{found.on}”, is none that can be read" if found.on else "the questionnaire does not say when it was filled in"
        raise LacunaError(f"{stated}; write year-month-day there, such as 2026-11-21, or name it with --on") from None
    return found


def answers(filled: Filled, instruments: Iterable[Instrument]) -> tuple[list[Answer], list[str]]:
    """The answers in the order of the instrument, and the ids of answered questions that no instrument asks (any longer).

    Raises LacunaError where nothing is answered, or an answer cannot be kept as it stands.
    """
    asked = [question_id(e.id, o) for i in instruments for r in i.requirements for e in r.elements for o in e.objects]
    rows: dict[str, Row] = {}
    wrong: list[str] = []
    for row in filled.rows:
        if row.answer and row.id in rows:
            wrong.append(f"{row.id} is answered twice")
        if not row.answer and (row.law or row.article or row.remark):
            wrong.append(f"{row.id} names a law, an article or a remark but has no answer; choose one, or “not known”")
        wrong += [f"{row.id}: the {field} is longer than {limit} characters" for field, limit in _LONGEST.items() if len(getattr(row, field)) > limit]
        if row.answer:
            rows[row.id] = row
    if wrong:
        more = f"; and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        raise LacunaError("the questionnaire cannot be kept as it stands: " + "; ".join(wrong[:_SHOWN]) + more)
    if not rows:
        raise LacunaError("no question of the questionnaire is answered; choose answers in its column or list and save it again")
    kept = [_answer(rows[id]) for id in asked if id in rows]
    if not kept:
        first = next(iter(rows))
        raise LacunaError(f"the questionnaire asks nothing that is known here, such as “{first}”; {nearest(first, asked) or 'it may be of another project'}")
    return kept, [id for id in rows if id not in set(asked)]


def _answer(row: Row) -> Answer:
    return Answer(element=row.element, object=row.object, answer=row.answer, law=row.law, article=row.article, remark=row.remark)
