"""An exemption exempts from nothing.

## What it finds

A provision of `rule: exemption` that has neither `scope` nor `from`.

## Why it matters in law

An exemption weighs on the duties that it names, or is shown as a limit of the whole regime. One that names neither has no
effect: the duty is then reported as met in full although the law takes something out of it.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
- at: ["3"]
  rule: exemption
  kind: state
```

## A fixed example

```yaml
- at: ["14"]
  id: mark
  rule: marking
  event: [manufacture]
  objects: [firearms]
- at: ["3"]
  rule: exemption
  from: [mark]
  kind: state
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "exemption-from-nothing", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Exemptions without scope and without the duties from which they exempt."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            if p.rule == "exemption" and not p.completes and "scope" not in p.attributes and "from" not in p.attributes:
                yield in_provision(p, "rule").problem(ID, SEVERITY, "the exemption exempts from nothing", "name the provisions with “from”, or give its “scope”")
