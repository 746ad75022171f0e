"""The questions: one an element of an instrument, and one an object where the element is judged by object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.requirement import Branch, Element, Instrument, Requirement
from generator.wording import Wording

ABOUT = ("country", "by", "on")  # what a form asks of itself
SEPARATOR = "--"  # between the element and the object in a question's id, as in the anchors of a report


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `id` is read back by machines, `number` is for people; `note` says what to know before answering."""

    id: str
    number: int
    text: str
    object: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The questions on one requirement."""

    id: str
    title: str
    pinpoint: str
    strength: str
    text: str
    notes: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The requirements of one topic."""

    id: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def count(self) -> int:
        """How many questions."""
        return sum(len(b.questions) for b in self.blocks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """The whole questionnaire in one language. `answers` maps the ids of the answers to their words, in order."""

    instrument: str
    name: str
    language: str
    sections: tuple[Section, ...]
    answers: dict[str, str]

    @property
    def blocks(self) -> Iterator[Block]:
        """Every requirement, in order."""
        return (b for s in self.sections for b in s.blocks)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""
        return tuple(q for b in self.blocks for q in b.questions)


def questionnaire(instrument: Instrument, w: Wording) -> Questionnaire:
    """The questionnaire on an instrument in the language of `w`."""
    sections, number = [], 0
    for topic in instrument.topics:
        blocks = []
        for requirement in (r for r in instrument.requirements if r.topic == topic):
            blocks.append(_block(requirement, number, w))
            number += len(blocks[-1].questions)
        if blocks:
            sections.append(Section(id=topic, title=w.label("areas", topic), blocks=tuple(blocks)))
    answers = {id: w.text(t.label) for id, t in w.vocabulary.sets["answers"].items()}
    return Questionnaire(instrument=instrument.id, name=w.text(instrument.short), language=w.language, sections=tuple(sections), answers=answers)


def question_id(element: str, object: str | None) -> str:
    """The id of a question."""
    return element + (f"{SEPARATOR}{object}" if object else "")


def parts_of(id: str) -> tuple[str, str | None]:
    """The element and the object of a question's id.

    >>> parts_of("t-1.import--firearms"), parts_of("t-2.retention")
    (('t-1.import', 'firearms'), ('t-2.retention', None))
    """
    element, _, object = id.partition(SEPARATOR)
    return element, object or None


def _block(r: Requirement, number: int, w: Wording) -> Block:
    alternatives = {e.id for branch in _branches(r.tree) if branch.any_of for e in _elements(branch)}
    asked = [(e, o) for e in r.elements for o in e.objects]
    questions = tuple(
        Question(id=question_id(e.id, o), number=n, text=_sentence(w.text(e.text)), object=w.object(o), note=_note(e, r, e.id in alternatives, w))
        for n, (e, o) in enumerate(asked, number + 1)
    )
    notes = [w("qualifier", what=w.text(r.qualifier))] if r.qualifier else []
    notes += [w("trigger", what=w.text(r.trigger))] if r.trigger else []
    return Block(id=r.id, title=w.text(r.title), pinpoint=w.text(r.pinpoint), strength=w.label("strengths", r.strength), text=w.text(r.text),
                 notes=tuple(notes), questions=questions)  # fmt: skip


def _note(e: Element, r: Requirement, alternative: bool, w: Wording) -> str:
    parts = [w("q_alternative")] if alternative else []
    parts += [w("trigger", what=w.text(e.trigger))] if e.trigger and e.trigger != r.trigger else []
    return " ".join(parts)


def _branches(node: Branch | Element) -> Iterator[Branch]:
    if isinstance(node, Branch):
        yield node
        for child in node.children:
            yield from _branches(child)


def _elements(node: Branch | Element) -> Iterator[Element]:
    if isinstance(node, Element):
        yield node
    else:
        for child in node.children:
            yield from _elements(child)


def _sentence(clause: str) -> str:
    """An element's clause as it stands in a list of things to confirm: with a capital and a full stop."""
    return clause[:1].upper() + clause[1:] + ("" if clause.endswith((".", "?", "!")) else ".")
