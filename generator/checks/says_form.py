"""What a provision says is not written as a sentence.

## What it finds

A `says` that does not end with a full stop (or another end of a sentence), begins or ends with a blank, or contains two
blanks in a row or a line break.

## Why it matters in law

The sentences are printed as they stand, in tables and in documents that go to a ministry.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "manufacturers mark every  firearm", fr: "Le fabricant marque chaque arme à feu."}
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm.", fr: "Le fabricant marque chaque arme à feu."}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "says-form", "warning"

_ENDS = (".", "?", "!", "…", ".”", ".»", ".\u00a0»", ". »", ".\"", ".)", "؟")


def check(corpus: Corpus) -> Iterator[Problem]:
    """Sentences without an end, or with needless blanks."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            for language, words in (p.says or {}).items():
                if not words.endswith(_ENDS):
                    yield in_provision(p, "says", language).problem(ID, SEVERITY, f"the sentence has no end in “{language}”", "end it with a full stop")
                elif words[0] == " " or "  " in words or "\n" in words:
                    yield in_provision(p, "says", language).problem(ID, SEVERITY, f"the sentence has needless blanks in “{language}”", "remove them")
