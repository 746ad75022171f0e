"""An open question that is not a question.

## What it finds

A text under `open` without a question mark in one of its languages.

## Why it matters in law

`open` makes a finding *unclear*, and the report prints the question so that a lawyer can answer it. A statement there is
either a fact, which belongs into `says` or `notes`, or hides what is to be decided.

## A failing example

```yaml
- at: ["60"]
  rule: confiscation
  measure: [forfeiture]
  objects: [parts]
  open: {en: "The article may reach parts.", fr: "L'article peut viser les pièces."}
```

## A fixed example

```yaml
- at: ["60"]
  rule: confiscation
  measure: [forfeiture]
  objects: [parts]
  open: {en: "Does “any weapon” reach parts?", fr: "« Toute arme » comprend-il les pièces ?"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "open-no-question", "error"

_MARKS = ("?", "؟", "\uff1f")


def check(corpus: Corpus) -> Iterator[Problem]:
    """Open questions without a question mark; the first language that lacks it is reported."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            for language, words in (p.open or {}).items():
                if not any(mark in words for mark in _MARKS):
                    yield in_provision(p, "open", language).problem(ID, SEVERITY, "the open question is not a question", "ask what has to be decided, and end with a question mark")
                    break
