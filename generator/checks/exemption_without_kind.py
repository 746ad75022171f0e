"""An exemption has no kind.

## What it finds

A provision of `rule: exemption` that does not say with `kind` what is exempted.

## Why it matters in law

Which exemptions an instrument tolerates depends on their kind: firearms of the State, antiques, transit. An exemption of no
kind counts as one that is never tolerated, and turns *met* into *partly met*.

## A failing example

```yaml
- at: ["3"]
  rule: exemption
  scope: regime
```

## A fixed example

```yaml
- at: ["3"]
  rule: exemption
  scope: regime
  kind: state
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "exemption-without-kind", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Exemptions without a kind."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            if p.rule == "exemption" and not p.completes and "kind" not in p.attributes:
                yield in_provision(p, "rule").problem(ID, SEVERITY, "the exemption has no kind", "say what is exempted: state, antique, …; `other` where no kind fits")
