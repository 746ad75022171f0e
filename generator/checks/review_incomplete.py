"""An area is reviewed completely, but the record does not say in what, how, or as the law stood when.

## What it finds

In an area whose review is `complete`: no `texts`, no `as_at`, or no `searched` terms.

## Why it matters in law

"The law contains no such rule" is a statement that somebody must be able to check: in these texts, as they stood on this
day, looking for these words. Without them the statement is a claim.

## A failing example

```yaml
laws:
  xxa-arms-act: []
review:
  marking: {state: complete, texts: [xxa-arms-act]}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
review:
  marking: {state: complete, as_at: 2026-01-01, texts: [xxa-arms-act], searched: [mark, stamp, serial number]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_area
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "review-incomplete", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Completely reviewed areas without texts, day or search terms."""
    for j in corpus.jurisdictions.values():
        for name, area in j.areas.items():
            if area.state == "complete":
                missing = [field for field, value in (("texts", area.texts), ("as_at", area.as_at), ("searched", area.searched)) if not value]
                if missing:
                    yield in_area(j, name).problem(ID, SEVERITY, f"the review of “{name}” is complete, but says nothing of {' and '.join(f'“{m}”' for m in missing)}",
                                                   "write the texts read, the day as at which they stood, and the terms searched for")  # fmt: skip
