"""What laws say on a requirement, value by value: from the provisions that count to values with their citations.

A field is an attribute of a kind of rule, such as the content of a marking. Left out are the attribute by which one rule is
told from another (the elements say that already), the things that a rule reaches, references, and free text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assess import RequirementFinding
from generator.language import AllOf, AnyOf, Condition, Every, Need, Test, months
from generator.model import Provision
from generator.requirement import Requirement
from generator.views.parts import Cite, cite_provision
from generator.wording import Wording

Field = tuple[str, str]  # kind of rule, attribute
_NUMBERS = ("period", "year")


@dataclass(frozen=True, slots=True)
class Value:
    """A value that a law gives, and where. `level` is 2 where its provision counts in full, 1 in part, 0 where it does not count for this very value."""

    id: str
    label: str
    level: int
    cite: Cite
    size: float | None  # years, or a year; infinity for what has no end, None for what has no stated length


def values(found: RequirementFinding, w: Wording) -> dict[Field, tuple[Value, ...]]:
    """The values of the provisions that count, once each as it counts most; of numbers also those that fall short."""
    at: dict[Field, dict[str, Value]] = {}
    uses = [(u.provision, u.level, None) for e in found.elements for u in e.outcome.uses]
    short = [(n.provision, 0, n.attribute) for e in found.elements for n in e.outcome.near if n.reason == "differs"]
    for p, level, only in sorted((*uses, *short), key=lambda x: -x[1]):
        for attribute, words in _telling(p, w):
            if only is None or (attribute == only and is_number((p.rule, only), w)):
                known = at.setdefault((p.rule, attribute), {})
                for word in words:
                    if word not in known:
                        known[word] = Value(word, w.value(p.rule, attribute, word), int(level), cite_provision(p, w), size(word))
    return {field: tuple(known.values()) for field, known in at.items()}


def rules(found: RequirementFinding) -> frozenset[str]:
    """The kinds of rule that count."""
    return frozenset(u.provision.rule for e in found.elements for u in e.outcome.uses)


def asked(q: Requirement) -> dict[Field, frozenset[str]]:
    """The values that the tests of a requirement name, as far as they count in full."""
    found: dict[Field, set[str]] = {}
    for field, wanted in _wanted(q):
        found.setdefault(field, set()).update(wanted.any if isinstance(wanted, Condition) else wanted)
    return {field: frozenset(words) for field, words in found.items()}


def limits(q: Requirement) -> dict[Field, dict[str, str]]:
    """The least and the most that the tests of a requirement allow: the value, and the sign of the comparison."""
    found: dict[Field, dict[str, str]] = {}
    for field, wanted in _wanted(q):
        if isinstance(wanted, Condition) and (wanted.at_least or wanted.at_most):
            found.setdefault(field, {})[wanted.at_least or wanted.at_most] = "≥" if wanted.at_least else "≤"
    return found


def within(value: Value, limits: Mapping[str, str]) -> bool:
    """Whether a number keeps the limits, as `limits` gives them for its field."""
    return all(Condition(at_least=word).holds((value.id,), frozenset()) if sign == "≥" else Condition(at_most=word).holds((value.id,), frozenset()) for word, sign in limits.items())


def is_number(field: Field, w: Wording) -> bool:
    """Whether the values of a field have a length or a place in time."""
    return w.vocabulary.attributes[field[1]].type in _NUMBERS


def size(word: str) -> float | None:
    """The number of years of a period, or a year."""
    length = months(word)
    return length / 12 if length is not None else float(word) if word.isdigit() else None


def _telling(p: Provision, w: Wording) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, words in p.attributes.items():
        attribute = w.vocabulary.attributes[name]
        numbers_or_words = attribute.type in _NUMBERS or w.vocabulary.value_set(p.rule, name)
        if numbers_or_words and name != w.vocabulary.kinds[p.rule].axis and "object" not in attribute.value_sets:
            yield name, words


def _wanted(q: Requirement) -> Iterator[tuple[Field, tuple[str, ...] | Condition]]:
    for e in q.elements:
        for test in e.needs.values():
            for need, has in _in_full(test):
                for attribute, wanted in (*need.lists.items(), *need.conditions.items(), *has):
                    yield (need.rule, attribute), wanted


def _in_full(test: Test) -> Iterator[tuple[Need, tuple[tuple[str, Condition], ...]]]:
    """The needs of a test with what each must also have, without what satisfies in part at most."""
    match test:
        case Need():
            yield test, ()
        case Every():
            yield test.each, tuple(test.has.items())
        case AnyOf() | AllOf():
            for child in test.tests:
                yield from _in_full(child)
