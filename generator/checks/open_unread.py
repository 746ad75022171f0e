"""A rule is said to be open to two readings and not read at all.

## What it finds

A provision that has both of the fields `open` and `unread`.

## Why it matters in law

`open` is for a text that was read and can be read both ways: the finding is *unclear*. `unread` is for a text that was not
at hand: the finding is *not reviewed*. The three states of not knowing are never merged, because different people resolve
them: a lawyer by interpreting, or whoever can obtain the text.

## A failing example

```yaml
- at: ["31(4)"]
  rule: records
  event: [import]
  objects: [firearms]
  open: "Does the period apply to imports?"
  unread: "The Register Regulations."
```

## A fixed example

```yaml
- at: ["31(4)"]
  rule: records
  event: [import]
  objects: [firearms]
  unread: {en: "The Register Regulations, which fix the period.", fr: "Le règlement sur les registres, qui fixe la durée."}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "open-and-unread", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Provisions with both marks."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            if p.open and p.unread:
                yield in_provision(p, "open").problem(ID, SEVERITY, "the rule cannot be both open to two readings and unread", "keep “unread” where the text was not at hand, else “open”")
