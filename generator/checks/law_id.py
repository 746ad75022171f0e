"""The id of a law does not begin with its jurisdiction.

## What it finds

A law whose `id` does not begin with the code of its jurisdiction and a hyphen.

## Why it matters in law

Law pages stand side by side under their ids. Two countries have a firearms act; the code in front tells them apart.

## A failing example

```yaml
laws:
  arms-act: []
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "law-id", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Laws whose ids could be those of another country's."""
    for j in corpus.jurisdictions.values():
        start = f"{j.id.lower()}-"
        for law in j.laws:
            if not law.id.startswith(start):
                yield in_law(law, "id").problem(ID, SEVERITY, f"the id “{law.id}” does not begin with “{start}”", f"write {start}{law.id}, and rename the file")
