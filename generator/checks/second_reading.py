"""The figures of a second reading contradict each other.

## What it finds

A `second_reading` with more elements agreed than compared, or with more differences resolved than there were, or with a
kappa above 1.

## Why it matters in law

The agreement of two readers is what the report says of its own reliability. A wrong figure there is worse than none.

## A failing example

```yaml
laws:
  xxa-arms-act: []
second_reading: {on: 2026-02-01, how: {en: By a second reader., fr: Par un second lecteur.}, compared: 20, agreed: 25, kappa: 0.9}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
second_reading: {on: 2026-02-01, how: {en: By a second reader., fr: Par un second lecteur.}, compared: 25, agreed: 20, kappa: 0.7}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_profile
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "second-reading", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Second readings that do not add up."""
    for j in corpus.jurisdictions.values():
        r = j.second_reading
        if r is None:
            continue
        if r.agreed > r.compared:
            yield in_profile(j, "review", "second_reading", "agreed").problem(ID, SEVERITY, f"{r.agreed} of {r.compared} elements cannot have agreed", "look at both figures")
        elif len(r.resolved) > r.compared - r.agreed:
            yield in_profile(j, "review", "second_reading", "resolved").problem(ID, SEVERITY, f"{len(r.resolved)} differences are resolved, but only {r.compared - r.agreed} were found",
                                                                                "look at the figures and at the list")  # fmt: skip
        if float(r.kappa) > 1:
            yield in_profile(j, "review", "second_reading", "kappa").problem(ID, SEVERITY, f"kappa cannot be {r.kappa}", "it is at most 1")
