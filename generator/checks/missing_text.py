"""A text was not at hand, and no rule that it would hold is encoded, but its area is complete.

## What it finds

An area that is `complete` although a text under `not_available` bears on it, and whose `note` does not say why silence there
still means absence.

## Why it matters in law

The record contradicts itself: every text that governs the area was read, and one was not. Either the missing text could
change a finding, then its rule is encoded as `unread` or the area is `partial`; or it could not. The note says which, so that
no gap rests on a text that nobody has read.

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

ID, SEVERITY = "missing-text", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Complete areas with missing texts of which nothing is said."""
    for j in corpus.jurisdictions.values():
        for name, area in j.areas.items():
            missing = [m for m in j.not_available if name in m.bears_on]
            if area.state == "complete" and missing and not area.note:
                yield in_area(j, name).problem(ID, SEVERITY, f"the review of “{name}” is complete, but a text that bears on it was not available: {missing[0].text['en']}",
                                               "make the area partial; or encode as “unread” what the text would hold and say in the note why silence elsewhere means absence")  # fmt: skip
