"""An area of law that an instrument asks about is not in the review record.

## What it finds

An area that decides about an element of some instrument and for which the review record has no entry.

## Why it matters in law

An area that is not listed counts as not started, and every missing rule in it as *not reviewed*. That may be right, but it
should be said: whoever reads the record must see that the area was left out on purpose.

## A failing example

```yaml
laws:
  xxa-arms-act: []
review:
  marking: null
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

from generator.checks.spot import in_profile
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "area-unlisted", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Areas that decide about some element and have no entry."""
    asked = dict.fromkeys(e.area for i in corpus.instruments.values() for q in i.requirements for e in q.elements)
    for j in corpus.jurisdictions.values():
        if missing := [area for area in asked if area not in j.areas]:
            yield in_profile(j, "review", "areas").problem(ID, SEVERITY, f"the review record does not mention {', '.join(missing)}", "add an entry with its state: not-started where nothing was read")
