"""A bill says neither what it amends nor what it repeals; or a law that is no bill does.

## What it finds

A law of `type: bill` without `amends` and `repeals`, and a law of another type that has one of them.

## Why it matters in law

A bill is judged as if it were adopted: its provisions are added and what it repeals is removed. A bill that repeals nothing
leaves the old rule beside the new one, and the report cannot say what it closes or opens. A bill that is wholly new law
says so with a waiver. For enacted law the consolidated text is encoded, so that nothing is left to amend or repeal; the
fields have no effect there.

## A failing example

```yaml
laws:
  xxa-arms-act: [{at: ["14(1)"], rule: marking, event: [import], objects: [firearms], content: [country-of-origin]}]
  xxa-marking-bill:
    type: bill
    provisions: [{at: ["3"], rule: marking, event: [import], objects: [firearms], content: [country-of-import]}]
```

## A fixed example

```yaml
laws:
  xxa-arms-act: [{at: ["14(1)"], rule: marking, event: [import], objects: [firearms], content: [country-of-origin]}]
  xxa-marking-bill:
    type: bill
    amends: [xxa-arms-act]
    repeals: [{law: xxa-arms-act, at: "14(1)"}]
    provisions: [{at: ["3"], rule: marking, event: [import], objects: [firearms], content: [country-of-import]}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "bill-without-object", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Bills without what they change, and enacted laws with it."""
    for j in corpus.jurisdictions.values():
        for law in j.laws:
            if law.type == "bill" and not law.amends and not law.repeals:
                yield in_law(law, "type").problem(ID, SEVERITY, "the bill amends nothing and repeals nothing", "name the laws in “amends”, and in “repeals” each provision that it takes away")
            elif law.type != "bill" and (law.amends or law.repeals):
                field = "amends" if law.amends else "repeals"
                yield in_law(law, field).problem(ID, SEVERITY, f"“{field}” has no effect in a law that is not a bill", "encode the text as amended; give a repealed provision its “ends”")
