"""A State calls an area of law outside its competence.

## What it finds

The review state `outside-competence` in the record of a State. It exists for unions of States only.

## Why it matters in law

A State is bound by the instrument in every area, whatever its constitution says about who legislates. Silence in an area
outside the competence of a *union* means that its members decide; in a State it would hide a gap.

## A failing example

```yaml
laws:
  xxa-arms-act: []
review:
  marking: outside-competence
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
review:
  marking: not-started
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_area
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "outside-competence", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Areas of States with the state that only unions have."""
    for j in corpus.jurisdictions.values():
        for name, area in j.areas.items():
            if area.state == "outside-competence" and not j.union:
                yield in_area(j, name, "state").problem(ID, SEVERITY, f"“{name}” cannot be outside the competence of a State", "write not-started, partial or complete")
