"""The same fact is encoded twice.

## What it finds

Two provisions of one law with the same pinpoints, the same kind of rule, the same attributes, the same reach and the same
dates. Only their words may differ.

## Why it matters in law

A fact that stands twice is corrected once when the law changes, and then the two contradict each other. Reports cite the
article twice for one thing.

## A failing example

```yaml
- at: ["12"]
  rule: licence
  activity: [import]
  objects: [firearms]
  form: licence
  says: {en: "Importers need a licence.", fr: "L'importateur doit avoir une licence."}
- at: ["12"]
  rule: licence
  activity: [import]
  objects: [firearms]
  form: licence
  says: {en: "A licence is needed for import.", fr: "L'importation exige une licence."}
```

## A fixed example

```yaml
- at: ["12"]
  rule: licence
  activity: [import]
  objects: [firearms]
  form: licence
  says: {en: "Importers need a licence.", fr: "L'importateur doit avoir une licence."}
```
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.model import Provision, Text
from generator.problems import Problem

ID, SEVERITY = "duplicate-provision", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Every provision that repeats an earlier one of its law."""
    for j in corpus.jurisdictions.values():
        earlier: dict[Hashable, list[Provision]] = {}
        for p in j.provisions:
            others = earlier.setdefault((p.law.id, p.rule, *sorted(p.citation.at)), [])
            same = next((o for o in others if _fact(o) == _fact(p)), None)
            others.append(p)
            if same:
                yield in_provision(p).problem(ID, SEVERITY, f"{p.citation.pinpoint} is encoded twice with the same content (first on line {same.location.line})",
                                              "keep one of the two")  # fmt: skip


def _fact(p: Provision) -> Hashable:
    """Everything that a provision of an article states, without the order of its lists and without words for readers."""
    exempts = frozenset((e.kind, e.citation.at) for e in p.exempts)
    return (_unordered(p.attributes), _unordered(p.only), frozenset(p.completes), frozenset(p.punishes), exempts,
            _words(p.narrower), _words(p.open), _words(p.unread), p.in_force, p.ends)  # fmt: skip


def _unordered(values: dict) -> frozenset:
    return frozenset((name, frozenset(words)) for name, words in values.items())


def _words(text: Text | None) -> str:
    return next(iter(text.values())) if text else ""
