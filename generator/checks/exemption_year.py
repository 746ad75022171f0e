"""A limit in time of an exemption is incomplete.

## What it finds

An exemption with `last_year` and without `counted_by`, or with `counted_by: year-of-manufacture` and without `last_year`; and
a `last_year` that is in the future of the law that was read.

## Why it matters in law

"Made before 1899" and "of a model of before 1899" are two rules: a replica made today is an antique under the second. An
exclusion without a year has no limit at all.

## A failing example

```yaml
- at: ["3"]
  rule: exemption
  scope: regime
  kind: antique
  last_year: 1897
```

## A fixed example

```yaml
- at: ["3"]
  rule: exemption
  scope: regime
  kind: antique
  counted_by: year-of-manufacture
  last_year: 1897
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.model import Provision
from generator.problems import Problem

ID, SEVERITY = "exemption-year", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Exemptions whose limit in time is half said."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            if p.rule == "exemption" and not p.completes and (wrong := _wrong(p)):
                yield in_provision(p, wrong[0]).problem(ID, SEVERITY, wrong[1], wrong[2])


def _wrong(p: Provision) -> tuple[str, str, str] | None:
    year, counted = p.attributes.get("last_year"), p.attributes.get("counted_by")
    if year and p.law.version and int(year[0]) > p.law.version.year:
        return "last_year", f"the last year, {year[0]}, is later than the text that was read", "look at the year again"
    if year and not counted:
        return "last_year", "the exemption has a last year, but does not say how it is counted", "add counted_by: year-of-manufacture, or the year of the model"
    if counted == ("year-of-manufacture",) and not year:
        return "counted_by", "the exemption counts by the year of manufacture, but has no last year", "add last_year: the last year of making that is excluded"
    return None
