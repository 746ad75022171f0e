"""A provision can satisfy nothing that any instrument asks for.

## What it finds

A provision of a kind that no test of any instrument asks for, or without the attribute that says what it is about (the
`event` of a marking, the `conduct` of an offence), or without the `objects` that every test of its kind names. Left out are
powers to make rules, exemptions, clauses that work through others (`completes`, `punishes`) and definitions that include
further things. Values do not matter here: a rule on the repair of firearms is a fact that nothing asks for, not a mistake.

## Why it matters in law

Mostly a slip hides here: a missing `event`, `conduct` or `objects`, so that a rule which the law does contain counts for
nothing and the report shows a gap that is none.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  content: [manufacturer, serial-number]
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  content: [manufacturer, serial-number]
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.spot import in_provision
from generator.judge import OBJECTS
from generator.language import needs_of
from generator.load import Corpus
from generator.model import Provision
from generator.problems import Problem

ID, SEVERITY = "serves-nothing", "warning"

_WORKS_OTHERWISE = ("enabling", "exemption")


def check(corpus: Corpus) -> Iterator[Problem]:
    """Provisions that lack what every test of their kind asks for."""
    kinds = corpus.vocabulary.kinds
    asked = _asked(corpus)
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            if p.rule in _WORKS_OTHERWISE or p.completes or p.punishes or "includes" in p.attributes:
                continue
            if not any(all(a in p.attributes for a in attributes) for attributes in asked.get(p.rule, ())):
                what = kinds[p.rule].term.label["en"]
                yield in_provision(p, "rule").problem(ID, SEVERITY, f"this {what} can satisfy nothing: {_why(p, kinds[p.rule].axis, asked)}",
                                                      "look at its acts and objects again; leave it out if nothing asks for it")  # fmt: skip


def _asked(corpus: Corpus) -> Mapping[str, set[frozenset[str]]]:
    """By kind of rule, what tests ask for together: the attribute that tells rules apart, and objects.

    A stricter kind counts for a milder one, under the names of its own attributes.
    """
    v = corpus.vocabulary
    found: dict[str, set[frozenset[str]]] = {}
    for q in (q for instrument in corpus.treaties_encoded for q in instrument.requirements):
        tests = [t for t in (q.when, *(t for e in q.elements for t in (e.when, *e.needs.values()))) if t]
        for need in (n for t in tests for n in needs_of(t) if n.rule):
            telling = {a for a in (*need.lists, *need.conditions) if a in (v.kinds[need.rule].axis, OBJECTS)}
            found.setdefault(need.rule, set()).add(frozenset(telling))
            stricter = v.stricter.get(need.rule)
            if stricter and need.lists and set(need.lists) <= set(stricter["axes"]):
                found.setdefault(stricter["rule"], set()).add(frozenset(stricter["axes"][a] for a in need.lists))
    return found


def _why(p: Provision, axis: str, asked: Mapping[str, set[frozenset[str]]]) -> str:
    if p.rule not in asked:
        return "no test asks for this kind of rule"
    if axis and axis not in p.attributes:
        return f"it has no “{axis}”"
    return "it has no “objects”, so it reaches nothing"
