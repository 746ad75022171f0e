"""The review of an area is older than every text that it lists.

## What it finds

An area whose `as_at` is earlier than the `version` of each text that it lists. An area that rests on several texts may be
as old as the oldest of them: its day is the day up to which *all* of its texts are known.

## Why it matters in law

The texts were renewed and the review was not: nobody has said that silence in the new texts was looked for. What was
*not met* may be met now, or the other way round.

## A failing example

```yaml
laws:
  xxa-arms-act: {version: 2026-06-30, provisions: []}
review:
  marking: {state: complete, as_at: 2024-06-30, texts: [xxa-arms-act], searched: [mark]}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: {version: 2026-06-30, provisions: []}
review:
  marking: {state: complete, as_at: 2026-06-30, texts: [xxa-arms-act], searched: [mark]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_area
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "review-older", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Areas reviewed as at a day before the oldest of their texts."""
    for j in corpus.jurisdictions.values():
        versions = {law.id: law.version for law in j.laws if law.version and law.type != "bill"}
        for name, area in j.areas.items():
            dated = sorted((versions[t], t) for t in area.texts if t in versions)
            if area.as_at and dated and area.as_at < dated[0][0]:
                yield in_area(j, name, "as_at", law=dated[0][1]).problem(
                    ID, SEVERITY, f"“{name}” was reviewed as at {area.as_at}, but its oldest text, {dated[0][1]}, is of {dated[0][0]}",
                    "review the area in the texts as they are now, and write their day",
                )  # fmt: skip
