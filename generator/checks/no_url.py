"""A law that was read has no address.

## What it finds

A law without `url` that was read, in whole or in part.

## Why it matters in law

Every citation leads to the official text, so that a reader can check it. Without an address the reader has to take the
encoding's word for it.

## A failing example

```yaml
laws:
  xxa-arms-act: {url: null, provisions: []}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: {url: "https://example.org/arms-act", provisions: []}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "citation-without-url", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Laws that were read and lead nowhere."""
    for j in corpus.jurisdictions.values():
        for law in j.laws:
            if not law.url and law.completeness != "not-read":
                yield in_law(law, "id").problem(ID, SEVERITY, f"{law.id} has no address", "add the url of the official text")
