"""A date of something that has happened lies in the future.

## What it finds

A `version`, `as_at`, or a date of preparation, confirmation, second reading or opinion that is later than today.

## Why it matters in law

A text cannot have been read in a version that does not exist yet. Mostly day and month, or the year, were mixed up, and the
report then says "law as at" a day on which nobody looked.

## A failing example

```yaml
laws:
  xxa-arms-act: {version: 2062-06-30, provisions: []}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: {version: 2026-06-30, provisions: []}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.spot import in_area, in_law, in_profile
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "date-in-future", "error"


def check(corpus: Corpus, day: date) -> Iterator[Problem]:
    """Dates of what was done that are later than `day`."""
    for j in corpus.jurisdictions.values():
        spots = [(law.version, in_law, (law, "version")) for law in j.laws]
        spots += [(area.as_at, in_area, (j, name, "as_at")) for name, area in j.areas.items()]
        spots += [(j.prepared_on, in_profile, (j, "review", "prepared", "on"))]
        spots += [(date.fromisoformat(c["on"]), in_profile, (j, "review", "confirmed", i, "on")) for i, c in enumerate(j.confirmed)]
        spots += [(o.on, in_profile, (j, "opinions", i, "on")) for i, o in enumerate(j.opinions)]
        if j.second_reading:
            spots.append((j.second_reading.on, in_profile, (j, "review", "second_reading", "on")))
        for found, spot, where in spots:
            if found and found > day:
                yield spot(*where).problem(ID, SEVERITY, f"{found} is later than today ({day})", "look the date up again")
