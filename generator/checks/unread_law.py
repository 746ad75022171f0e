"""A provision of a text that was not read is encoded as if it had been.

## What it finds

A provision without `unread` in a law whose `completeness` is `not-read`.

## Why it matters in law

Only what was read is encoded. What is known of a text from others that refer to it can be expected, not stated: it is marked
`unread`, and the report then says *not reviewed* and names the text, instead of *met*.

## A failing example

```yaml
laws:
  xxa-register-regulations:
    completeness: not-read
    provisions:
      - {at: ["5"], rule: records, event: [import], objects: [firearms], retention: 10 years}
```

## A fixed example

```yaml
laws:
  xxa-register-regulations:
    completeness: not-read
    provisions:
      - {at: ["5"], rule: records, event: [import], objects: [firearms], retention: 10 years, unread: "Register Regulations"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "unread-law", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Provisions of unread laws that are not marked."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            if p.law.completeness == "not-read" and not p.unread:
                yield in_provision(p).problem(ID, SEVERITY, f"{p.law.id} was not read, but this provision is stated as a fact", "mark it “unread”, or read the text and say so in “completeness”")
