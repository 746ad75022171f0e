"""Dates of commencement and end do not fit together.

## What it finds

A provision that commences earlier than its law; a law or a provision that ends before or on the day on which it commences;
an `ends` of a provision after that of its law.

## Why it matters in law

Of two dates the stricter decides: a section has no effect before its act is in force, nor after it has ended. A provision
dated earlier than its law is therefore silently judged by the law's date. Where single articles do commence first, the
law's own `in_force` is the day of the first of them, and the others have dates of their own.

## A failing example

```yaml
laws:
  xxa-arms-act:
    in_force: 2026-06-01
    provisions:
      - {at: ["14"], rule: marking, event: [manufacture], objects: [firearms], in_force: 2026-01-01}
      - {at: ["15"], rule: marking, event: [import], objects: [firearms]}
```

## A fixed example

```yaml
laws:
  xxa-arms-act:
    in_force: 2026-01-01
    provisions:
      - {at: ["14"], rule: marking, event: [manufacture], objects: [firearms]}
      - {at: ["15"], rule: marking, event: [import], objects: [firearms], in_force: 2026-06-01,
         says: {en: "From 1 June 2026 imported firearms are marked.", fr: "À partir du 1er juin 2026, l'arme importée est marquée."}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law, in_provision
from generator.laws import day
from generator.load import Corpus
from generator.model import NEVER
from generator.problems import Problem

ID, SEVERITY = "dates-in-disorder", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Laws and provisions whose own dates contradict each other; the dates are taken as they are written, not as merged."""
    for j in corpus.jurisdictions.values():
        for law in j.laws:
            if law.in_force and law.ends and law.ends <= law.in_force and law.in_force != NEVER:
                yield in_law(law, "ends").problem(ID, SEVERITY, f"the law ends ({law.ends}) before it commences ({law.in_force})", "look the dates up again")
        for p in j.provisions:
            written = p.place.data
            if "in_force" not in written and "ends" not in written:
                continue
            begins, ends = day(written.get("in_force")), day(written.get("ends"))
            if begins and p.law.in_force and begins < p.law.in_force:
                yield in_provision(p, "in_force").problem(
                    ID, SEVERITY, f"the provision commences on {begins}, before its law ({_said(p.law.in_force)}), whose date it would be judged by",
                    "give the law the date of the first article that is in force, and the later ones dates of their own",
                )  # fmt: skip
            elif ends and p.in_force and ends <= p.in_force and p.in_force != NEVER:
                yield in_provision(p, "ends").problem(ID, SEVERITY, f"the provision ends ({ends}) before it commences ({p.in_force})", "look the dates up again")
            if ends and p.law.ends and ends > p.law.ends:
                yield in_provision(p, "ends").problem(ID, SEVERITY, f"the provision ends on {ends}, after its law ({p.law.ends})", "look the dates up again")


def _said(date) -> str:
    return "never" if date == NEVER else str(date)
