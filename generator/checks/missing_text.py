"""A text was not at hand, and no rule that it would hold is encoded, but its area is complete.

## What it finds

An area that is `complete` although a text under `not_available` bears on it, where the jurisdiction has no provision marked
`unread` or `open` in any text of that area, and the area's `note` is empty.

## Why it matters in law

The record contradicts itself: every text that governs the area was read, and one was not. Either the missing text could
change a finding, then its rule is encoded as `unread` or the area is `partial`; or it could not, then the note says so.

## A failing example

```yaml
laws:
  xxa-arms-act: []
review:
  records: {state: complete, as_at: 2026-01-01, texts: [xxa-arms-act], searched: [register]}
not_available:
  - {text: Register Regulations, bears_on: [records]}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
review:
  records: {state: partial, as_at: 2026-01-01, texts: [xxa-arms-act], searched: [register]}
not_available:
  - {text: Register Regulations, bears_on: [records]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_area
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "missing-text", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Complete areas with missing texts of which nothing is said."""
    for j in corpus.jurisdictions.values():
        marked = {p.law.id for p in j.provisions if p.unread or p.open}
        for name, area in j.areas.items():
            missing = [m for m in j.not_available if name in m.bears_on]
            if area.state == "complete" and missing and not area.note and not marked & set(area.texts):
                yield in_area(j, name).problem(ID, SEVERITY, f"the review of “{name}” is complete, but a text that bears on it was not available: {missing[0].text['en']}",
                                               "encode as “unread” what it would hold, make the area partial, or say in its note why it changes nothing")  # fmt: skip
