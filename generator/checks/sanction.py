"""The sanction of an offence is incomplete.

## What it finds

An offence with `penalty: {kind: imprisonment}` and no `max`; an offence with a `max` and another kind of penalty; an offence
without any penalty. (That a maximum has its unit, `5 years` or `18 months`, is part of the form of the file: see
`schema-form`.)

## Why it matters in law

How grave an offence is decides whether it is a serious crime, whether it can be extradited for, and which techniques can be
used: four years or more, in many instruments. Without the maximum none of these can be judged, and they come out as not
met. Where the law states no maximum of its own, the general part of the code has one: cite both.

## A failing example

```yaml
- at: ["102"]
  rule: offence
  conduct: [import]
  objects: [firearms]
  penalty: {kind: imprisonment}
```

## A fixed example

```yaml
- at: ["102"]
  rule: offence
  conduct: [import]
  objects: [firearms]
  penalty: {kind: imprisonment, max: 5 years}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "sanction", "warning"

_IMPRISONMENT = "imprisonment"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Offences whose penalty is missing or half said; a clause completed by others may have it from them."""
    for j in corpus.jurisdictions.values():
        completed = {id for p in j.provisions if "penalty.kind" in p.attributes for id in p.completes}
        for p in j.provisions:
            if p.rule != "offence" or p.completes or p.unread or (p.id and p.id in completed):
                continue
            kind, longest = p.attributes.get("penalty.kind"), p.attributes.get("penalty.max")
            if not kind:
                yield in_provision(p, "rule").problem(ID, SEVERITY, "the offence has no penalty", "add its gravest penalty, or a clause that completes it")
            elif kind[0] == _IMPRISONMENT and not longest:
                yield in_provision(p, "penalty").problem(ID, SEVERITY, "imprisonment without its maximum", "add max, such as 5 years or life; cite the article that fixes it")
            elif kind[0] != _IMPRISONMENT and longest:
                yield in_provision(p, "penalty", "max").problem(ID, SEVERITY, f"a maximum term beside the penalty “{kind[0]}”", "write kind: imprisonment, or remove max")
