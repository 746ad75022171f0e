"""Provisions by kind of rule, with what each reaches: what a need finds, asked many times and answered once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.language import Condition, Need
from generator.model import Provision
from generator.vocabulary import Vocabulary


@dataclass(frozen=True, eq=False)
class Hit:
    """A provision that counts towards a need, and the terms of each list that it reaches."""

    provision: Provision
    reached: Mapping[str, frozenset[str]]


@dataclass(frozen=True, eq=False)
class Index:
    """Provisions, resolved, by kind of rule, with what each reaches."""

    vocabulary: Vocabulary
    by_rule: Mapping[str, tuple[Provision, ...]]
    _reach: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)
    _parts: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    _prints: dict[str, Hashable] = field(default_factory=dict)
    _hits: dict[int, list[Hit]] = field(default_factory=dict)

    @classmethod
    def of(cls, provisions: Iterable[Provision], v: Vocabulary) -> Index:
        """Index provisions that have been resolved."""
        by_rule: dict[str, list[Provision]] = {}
        for p in provisions:
            by_rule.setdefault(p.rule, []).append(p)
        return cls(v, {rule: tuple(ps) for rule, ps in by_rule.items()})

    def reach(self, values: tuple[str, ...]) -> frozenset[str]:
        """Every term that the values reach."""
        if values not in self._reach:
            self._reach[values] = self.vocabulary.reach(values)
        return self._reach[values]

    def parts_reached(self, p: Provision, attribute: str, wanted: Sequence[str]) -> frozenset[str]:
        """Which of the wanted terms an attribute of a provision reaches."""
        reached = self.reach(p.attributes.get(attribute, ()))
        return frozenset(wanted) if self.vocabulary.everything in reached else frozenset(w for w in wanted if w in reached)

    def holds(self, p: Provision, attribute: str, condition: Condition) -> bool:
        """Whether an attribute of a provision fulfils a condition."""
        values = p.attributes.get(attribute, ())
        reached = self.reach(values)
        return condition.holds(values, reached) or (bool(condition.any) and self.vocabulary.everything in reached)

    def parts(self, values: tuple[str, ...]) -> tuple[str, ...]:
        """The smallest parts of several terms."""
        if values not in self._parts:
            self._parts[values] = tuple(dict.fromkeys(p for value in values for p in self.vocabulary.parts(value)))
        return self._parts[values]

    def fingerprint(self, rules: Iterable[str]) -> Hashable:
        """What the provisions of some kinds of rule are: where it is the same on two days, so is every finding on them."""
        for rule in rules:
            if rule not in self._prints:
                self._prints[rule] = tuple(_identity(p) for p in self.by_rule.get(rule, ()))
        return tuple(self._prints[rule] for rule in rules)

    def hits(self, need: Need) -> list[Hit]:
        """The provisions that fulfil every condition of a need and reach at least one value of each of its lists."""
        if id(need) not in self._hits:  # needs live as long as the instrument that holds them
            self._hits[id(need)] = [hit for p, names in self._candidates(need) if (hit := self._hit(p, need, names))]
        return self._hits[id(need)]

    def _hit(self, p: Provision, need: Need, names: Mapping[str, str]) -> Hit | None:
        if not all(self.holds(p, names.get(a, a), c) for a, c in need.conditions.items() if not names or a in names):
            return None
        reached = {}
        for attribute, values in need.lists.items():
            reached[attribute] = self.parts_reached(p, names.get(attribute, attribute), self.parts(values))
            if not reached[attribute]:
                return None
        return Hit(p, reached)

    def _candidates(self, need: Need) -> Iterator[tuple[Provision, Mapping[str, str]]]:
        """Provisions of the kind; and of a stricter kind, where the need asks for nothing that it could not have."""
        for p in self.by_rule.get(need.rule, ()):
            yield p, {}
        stricter = self.vocabulary.stricter.get(need.rule)
        if stricter and need.lists and set(need.lists) <= set(stricter["axes"]):
            for p in self.by_rule.get(stricter["rule"], ()):
                yield p, stricter["axes"]


def _identity(p: Provision) -> Hashable:
    return p.law.id, p.number, tuple((e.kind, e.citation.law.id, e.citation.at) for e in p.exempts), tuple(_identity(via) for via in p.via)
