"""What laws require, as values that can be set side by side: the attributes of the provisions that count.

A column is an attribute of a kind of rule (content of a marking, retention of records). A cell sums up what all the provisions
of one country say in it; the provisions themselves, each with its own values, stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language import months
from generator.model import Provision
from generator.wording import Wording

if TYPE_CHECKING:
    from generator.views.parts import Fact

_LONGEST = 10**9  # days: what lasts for ever or for life is longer than any period
_PLACES = 3  # so many citations stand after a period of a cell; the provisions themselves are beside it


@dataclass(frozen=True, slots=True)
class Value:
    """One attribute of one provision: the words, each after the key that orders it, the same in every language.

    A period is `placed`: summed up with others, it is told with the place where it stands.
    """

    column: str
    label: str
    words: tuple[tuple[str, str], ...]
    placed: bool = False

    @property
    def text(self) -> str:
        """The words as they stand beside the provision."""
        return "; ".join(word for _, word in self.words)


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute of a kind of rule, as it heads the values of every country."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one country's provisions say in a column; `key` sorts cells, and is empty where they say nothing."""

    text: str
    key: str


NOTHING = Cell("", "")


def values(p: Provision, w: Wording) -> tuple[Value, ...]:
    """The values of a provision; references to other provisions are none."""
    found = []
    for name, given in p.attributes.items():
        attribute = w.vocabulary.attributes[name]
        if attribute.type != "refs":
            words = sorted((_key(p.rule, name, v, w), w.value(p.rule, name, v)) for v in given)
            found.append(Value(f"{p.rule}.{name}", _capital(w.text(attribute.term.label)), tuple(words), attribute.type == "period"))
    return tuple(found)


def _key(rule: str, attribute: str, value: str, w: Wording) -> str:
    """What orders a value: the place of a term in the vocabulary; the length of a period, the longest first; else the text."""
    if w.vocabulary.attributes[attribute].type == "period":
        return f"{_LONGEST - round(min((months(value) or 0) * 30.4, _LONGEST)):010}"
    known = w.vocabulary.value_set(rule, attribute)
    return f"{list(known).index(value):04}" if value in known else value.casefold()


def columns(facts: Iterable[Fact], w: Wording) -> tuple[Column, ...]:
    """The columns of all values of some facts, in the order of the vocabulary; the kind of rule is named where there are several."""
    there = {v.column for f in facts for v in f.values}
    several = len({id.partition(".")[0] for id in there}) > 1
    return tuple(Column(id, column_labels(id, w)[several]) for id in every_column(w) if id in there)


def every_column(w: Wording) -> Iterator[str]:
    """The ids of all columns that there can be, in the order of the vocabulary."""
    return (f"{kind}.{name}" for kind, k in w.vocabulary.kinds.items() for name in k.attributes)


def column_labels(id: str, w: Wording) -> tuple[str, str]:
    """A column's label alone, and with the kind of rule that it belongs to."""
    kind, _, name = id.partition(".")
    label = w.text(w.vocabulary.attributes[name].term.label)
    return _capital(label), _capital(f"{w.kind(kind)}{w('colon')}{label}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def cells(facts: Iterable[Fact]) -> dict[str, Cell]:
    """What some facts say together, by column: every value once."""
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    for f in facts:
        for v in f.values:
            for word in v.words:
                found.setdefault(v.column, {}).setdefault(word, []).extend([f.cite.text] if v.placed else [])
    return {column: Cell("; ".join(_placed(word, words[key, word]) for key, word in sorted(words)), ".".join(key for key, _ in sorted(words))) for column, words in found.items()}


def _placed(word: str, places: list[str]) -> str:
    once = list(dict.fromkeys(places))
    return f"{word} ({', '.join(once[:_PLACES])}{' …' if len(once) > _PLACES else ''})" if once else word
