"""A limit that limits nothing.

## What it finds

An `only` that names every value of a division; above all beside `narrower`, where it contradicts it.

## Why it matters in law

`only` says that the law is narrower than the instrument. Naming everything says that it is not: then the field is left out.
Beside `narrower` the reader is told at once that everything is covered and that something is missing, and a value that is
added to the division later turns the rule into half of one without anybody having read the law again.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  only: {class: [civil, military]}
  narrower: {en: "not firearms assembled from a kit", fr: "non les armes assemblées à partir d'un lot de pièces"}
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  narrower: {en: "not firearms assembled from a kit", fr: "non les armes assemblées à partir d'un lot de pièces"}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "reach-of-everything", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Provisions limited to the whole of a division."""
    for j in corpus.jurisdictions.values():
        v = None
        for p in j.provisions:
            if p.only:
                v = v or corpus.vocabulary_of(j)
                for division, values in p.only.items():
                    if len(v.divisions[division].values) > 1 and set(v.cells(division, values)) == set(v.cells(division)):
                        beside = ", and “narrower” says that something is missing" if p.narrower else ""
                        yield in_provision(p, "only", division).problem(ID, SEVERITY, f"“only” names the whole of {division}{beside}", "leave it out, or keep the values that the law names")
