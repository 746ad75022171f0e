"""An area is complete in a State, although the law of its union was not reviewed there.

## What it finds

An area that is `complete` in a member State and `not-started`, or not listed, in a union whose law applies directly in it.

## Why it matters in law

Where a union's law applies directly, the State's own law is half of the law. A rule that is missing in the State may stand
in the union's regulation; the report then says *not reviewed*, and "complete" in the State's record misleads.

## A failing example

```yaml
laws:
  xxa-arms-act: []
member_of: [XU]
unions:
  XU: {marking: not-started, records: complete, general-criminal-law: complete}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
member_of: [XU]
unions:
  XU: {marking: outside-competence, records: complete, general-criminal-law: complete}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_area
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "union-review", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Complete areas of members that their union's record leaves out."""
    for j in corpus.jurisdictions.values():
        for union in corpus.unions_of(j):
            for name, area in j.areas.items():
                theirs = union.areas.get(name)
                if area.state == "complete" and (theirs is None or theirs.state == "not-started"):
                    yield in_area(j, name, "state").problem(ID, SEVERITY, f"the review of “{name}” is complete here, but not started in {union.id}, whose law applies directly",
                                                            f"review the area in {union.id}, or say there that it is outside its competence")  # fmt: skip
