"""A law is encoded, and no area of the review record lists it.

## What it finds

A law that is not a bill and that stands in the `texts` of no area. A law of which nothing was read yet (`not-read`, without
provisions, as `lacuna new` writes it) is left alone.

## Why it matters in law

The record tells the reader on which texts the findings rest. A finding that is met by a text which the record does not
know cannot be placed: in which areas was this text searched for what is missing?

## A failing example

```yaml
laws:
  xxa-arms-act: []
  xxa-customs-act: []
review:
  marking: {state: complete, as_at: 2026-01-01, texts: [xxa-arms-act], searched: [mark]}
  records: not-started
  general-criminal-law: not-started
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
  xxa-customs-act: []
review:
  marking: {state: complete, as_at: 2026-01-01, texts: [xxa-arms-act, xxa-customs-act], searched: [mark]}
  records: not-started
  general-criminal-law: not-started
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "law-unlisted", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Laws that no area lists."""
    for j in corpus.jurisdictions.values():
        listed = {t for area in j.areas.values() for t in area.texts}
        begun = {p.law.id for p in j.provisions}
        for law in j.laws:
            if law.id not in listed and law.type != "bill" and (law.completeness != "not-read" or law.id in begun):
                yield in_law(law, "id").problem(ID, SEVERITY, f"no area of the review record lists {law.id}", "add it to the texts of the areas for which it was read, in country.yml")
