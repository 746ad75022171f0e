"""The language of tests: data that a lawyer can read, parsed into a tree that can be judged.

A **list** (`content: [a, b]`) may be filled by several provisions together. A **condition** (`retention: {at_least: 10
years}`, `form: {any: [licence]}`, `requires: {given: false}`, or a plain word) must stand in the same provision, or in a
clause that completes it. `any_of`, `all_of` and `partly` combine; `every … has …` asks of what one thing finds, how much
also has another, so that a shortfall of reach counts once. `pattern` names a test that several elements share, and OBJECT
stands for the object that is being judged. An unknown key or value is an error, never silently "not met".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.problems import nearest
from generator.vocabulary import Vocabulary

Report = Callable[[tuple, str, str], None]  # path within the test, message, hint


@dataclass(frozen=True, slots=True)
class Condition:
    """What one attribute must be, in one provision. Exactly one field is set."""

    any: tuple[str, ...] = ()
    at_least: str = ""
    at_most: str = ""
    given: bool | None = None

    def holds(self, values: tuple[str, ...], reached: frozenset[str]) -> bool:
        """Whether an attribute with these values, which reach these terms, fulfils the condition."""
        if self.given is not None:
            return bool(values) is self.given
        if self.at_least:
            return any((length := months(v)) is not None and length >= (months(self.at_least) or 0) for v in values)
        if self.at_most:
            return any(v.isdigit() and int(v) <= int(self.at_most) for v in values)
        return any(wanted in reached for wanted in self.any)


@dataclass(frozen=True, slots=True)
class Need:
    """Provisions of one kind, which fill the lists together and each fulfil the conditions."""

    rule: str
    lists: Mapping[str, tuple[str, ...]]
    conditions: Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The best of the alternatives, taken cell by cell."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of them."""

    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Partly:
    """What satisfies in part at most: policy that a lawyer can read and contest."""

    test: Test


@dataclass(frozen=True, slots=True)
class Every:
    """Of what `each` finds, how much also has `has` (or, in part, `partly_has`).

    With `each_provision`, no provision that `each` finds may fail. `if_none` is the finding where `each` finds nothing,
    `if_some_fail` the finding where a provision fails (empty: partly met
    while others pass, else not met).
    """

    each: Need
    has: Mapping[str, Condition]
    partly_has: Mapping[str, Condition]
    each_provision: bool
    if_none: str
    if_some_fail: str


Test = Need | AnyOf | AllOf | Partly | Every

_PERIOD = re.compile(r"^(\d+) (day|month|year)s?$")
_GRADES = ("met", "partly_met", "not_met")
_EVERY_KEYS = ("every", "has", "partly_has", "each_provision", "if_none", "if_some_fail")


def months(text: str) -> float | None:
    """The length of a period in months; for ever and for life are longer than any; None where there is no stated length.

    >>> months("10 years"), months("permanent") > months("99 years"), months("life-of-register")
    (120.0, True, None)
    """
    if text in ("permanent", "life"):
        return float("inf")
    if found := _PERIOD.match(text):
        return int(found[1]) * {"day": 12 / 365, "month": 1.0, "year": 12.0}[found[2]]
    return None


def needs_of(test: Test) -> Iterator[Need]:
    """Every need in a test, in order."""
    match test:
        case Need():
            yield test
        case AnyOf() | AllOf():
            for child in test.tests:
                yield from needs_of(child)
        case Partly():
            yield from needs_of(test.test)
        case Every():
            yield test.each


@dataclass(frozen=True)
class Parser:
    """Parses the tests of one instrument; problems go to `report` with their path inside the test."""

    vocabulary: Vocabulary
    patterns: Mapping[str, Any]
    report: Report

    def parse(self, data: Any, path: tuple = (), obj: str | None = None) -> Test:
        """Parse one test; `obj` takes the place of OBJECT."""
        if not isinstance(data, Mapping):
            self.report(path, "a test is a mapping, such as {rule: marking, event: [import]}", "")
            return AllOf(())
        if "pattern" in data:
            return self._pattern(data, path, obj)
        if "any_of" in data or "all_of" in data:
            key = "any_of" if "any_of" in data else "all_of"
            self._only(data, (key,), path)
            if not isinstance(data[key], list) or not data[key]:
                self.report((*path, key), f"“{key}” needs a list of tests", "write each on a line of its own that begins with “- ”")
                return AllOf(())
            tests = tuple(self.parse(d, (*path, key, i), obj) for i, d in enumerate(data[key]))
            return AnyOf(tests) if key == "any_of" else AllOf(tests)
        if "partly" in data:
            self._only(data, ("partly",), path)
            return Partly(self.parse(data["partly"], (*path, "partly"), obj))
        if "every" in data:
            return self._every(data, path, obj)
        return self._need(data, path, obj)

    def _pattern(self, data: Mapping, path: tuple, obj: str | None) -> Test:
        name = data["pattern"]
        if name not in self.patterns:
            self.report((*path, "pattern"), f"no pattern is called “{name}”", nearest(name, self.patterns))
            return AllOf(())
        values = {f"${k}": v for k, v in data.items() if k != "pattern"}
        used: set[str] = set()

        def fill(node: Any) -> Any:
            if isinstance(node, str) and node.startswith("$"):
                used.add(node)
                return values.get(node, node)
            if isinstance(node, Mapping):
                return {k: fill(v) for k, v in node.items()}
            return [fill(v) for v in node] if isinstance(node, list) else node

        filled = fill(self.patterns[name])
        for missing in sorted(used - set(values)):
            self.report(path, f"the pattern “{name}” needs a value for “{missing[1:]}”", "")
        for extra in sorted(set(values) - used):
            self.report((*path, extra[1:]), f"the pattern “{name}” has no place for “{extra[1:]}”", nearest(extra[1:], [u[1:] for u in used]))
        return self.parse(filled, path, obj) if used <= set(values) else AllOf(())

    def _every(self, data: Mapping, path: tuple, obj: str | None) -> Test:
        self._only(data, _EVERY_KEYS, path)
        each = self._need(data["every"], (*path, "every"), obj)
        has, partly = (
            {a: self._condition(each.rule, a, v, (*path, key, a)) for a, v in (data.get(key) or {}).items() if self._knows(each.rule, a, (*path, key, a))}
            for key in ("has", "partly_has")
        )
        if not has:
            self.report(path, "“every” needs “has”", "")
        for key, allowed in (("each_provision", ("true", "false")), ("if_none", _GRADES), ("if_some_fail", _GRADES)):
            if key in data and data[key] not in allowed:
                self.report((*path, key), f"“{data[key]}” is not a value of {key}", nearest(str(data[key]), allowed) or f"allowed: {', '.join(allowed)}")
        return Every(each, has, partly, data.get("each_provision") == "true", data.get("if_none", "not_met"), data.get("if_some_fail", ""))

    def _need(self, data: Any, path: tuple, obj: str | None) -> Need:
        rule = data.get("rule") if isinstance(data, Mapping) else None
        if rule not in self.vocabulary.kinds:
            self.report((*path, "rule"), f"no kind of rule is called “{rule}”", nearest(str(rule), self.vocabulary.kinds))
            return Need("", {}, {})
        lists: dict[str, tuple[str, ...]] = {}
        conditions: dict[str, Condition] = {}
        for name, value in data.items():
            if name == "rule" or not self._knows(rule, name, (*path, name)):
                continue
            if isinstance(value, list):
                lists[name] = tuple(self._value(rule, name, obj if v == "OBJECT" and obj else v, (*path, name, i)) for i, v in enumerate(value))
            else:
                conditions[name] = self._condition(rule, name, value, (*path, name))
        return Need(rule, lists, conditions)

    def _condition(self, rule: str, attribute: str, value: Any, path: tuple) -> Condition:
        if isinstance(value, str):
            return Condition(any=(self._value(rule, attribute, value, path),))
        if isinstance(value, Mapping) and len(value) == 1:
            ((key, v),) = value.items()
            if key == "any" and isinstance(v, list) and v:
                return Condition(any=tuple(self._value(rule, attribute, w, (*path, "any", i)) for i, w in enumerate(v)))
            if key == "at_least" and isinstance(v, str) and months(v) is not None:
                return Condition(at_least=v)
            if key == "at_most" and isinstance(v, str) and v.isdigit():
                return Condition(at_most=v)
            if key == "given" and v in ("true", "false"):
                return Condition(given=v == "true")
        self.report(path, "not a condition", "write a word, {any: [a, b]}, {at_least: 10 years}, {at_most: 1899} or {given: true}")
        return Condition(given=True)

    def _value(self, rule: str, attribute: str, value: str, path: tuple) -> str:
        known = self.vocabulary.value_set(rule, attribute)
        if known and value not in known:
            self.report(path, f"“{value}” is not a value of {attribute}", nearest(value, known))
        return value

    def _knows(self, rule: str, attribute: str, path: tuple) -> bool:
        kind = self.vocabulary.kinds.get(rule)
        if kind and attribute not in kind.attributes:
            self.report(path, f"{rule} has no attribute “{attribute}”", nearest(attribute, kind.attributes))
            return False
        return kind is not None

    def _only(self, data: Mapping, keys: tuple[str, ...], path: tuple) -> None:
        for key in data:
            if key not in keys:
                self.report((*path, key), f"“{key}” has no meaning here", nearest(key, keys) or f"allowed: {', '.join(keys)}")
