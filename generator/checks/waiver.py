"""A waiver waives nothing, has expired, or names no check.

## What it finds

An entry of `waivers` in `country.yml` that names no legal check; that covers no problem (any more); or whose `until` has
come. An expired waiver covers nothing, so the problem shows up again beside it.

`at` names what the problem is about: a law and a pinpoint (`xxa-arms-act 14(1)`), a law (`xxa-arms-act`), an area of the
review record (`marking`), or the jurisdiction (`XXA`). Problems of form cannot be waived.

## Why it matters in law

A waiver is a reasoned exception: somebody looked, and the text is indeed so. Left behind after the law has changed it would
hide the next problem at the same place, for a reason that is no longer true.

## A failing example

```yaml
laws:
  xxa-arms-act: []
waivers:
  - check: bill-without-object
    at: xxa-marking-bill
    reason: {en: The bill is wholly new law., fr: Le projet est un texte entièrement nouveau.}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: []
  xxa-marking-bill: {type: bill, provisions: []}
waivers:
  - check: bill-without-object
    at: xxa-marking-bill
    reason: {en: The bill is wholly new law., fr: Le projet est un texte entièrement nouveau.}
```
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from generator.checks.spot import Spot
from generator.load import Corpus
from generator.model import Jurisdiction, Waiver
from generator.problems import Problem, nearest

ID, SEVERITY = "waiver", "error"


def apply(corpus: Corpus, found: list[Problem], checks: Collection[str], day: date, incomplete: Collection[str] = ()) -> Iterator[Problem]:
    """The problems that no waiver covers, and the problems of the waivers themselves; see `generator.checks.run`."""
    waivers = [(j, w) for j in corpus.jurisdictions.values() for w in j.waivers]
    holding: dict[tuple[str, str], list[Waiver]] = {}
    for j, w in waivers:
        if w.check not in checks or w.check == ID:
            yield _at(w, j, "check").problem(ID, SEVERITY, f"“{w.check}” is no check that can be waived", nearest(w.check, checks) or "`lacuna check --list` names them")
        elif w.until and w.until <= day:
            yield _at(w, j, "until").problem(ID, SEVERITY, f"the waiver of {w.check} at {w.at} expired on {w.until}", "look at the place again; renew the waiver with its reason, or remove it")
        else:
            holding.setdefault((w.check, _folder(j)), []).append(w)
    used: set[int] = set()
    for p in found:
        covering = [w for w in holding.get((p.check, _folder_of(p.at.path)), ()) if w.at in p.about]
        used |= {id(w) for w in covering}
        if not covering:
            yield p
    for (check, _), ws in holding.items():
        for w in ws:
            j = next(j for j, x in waivers if x is w)
            if id(w) not in used and j.id not in incomplete:
                yield _at(w, j, "at").problem(ID, SEVERITY, f"the waiver of {check} at {w.at} covers no problem", _hint(check, j, w, found))


def _at(w: Waiver, j: Jurisdiction, *steps: str) -> Spot:
    return Spot(w.place.at_value(*steps), (j.id,))


def _folder(j: Jurisdiction) -> str:
    return _folder_of(j.place.source.path)


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _hint(check: str, j: Jurisdiction, w: Waiver, found: list[Problem]) -> str:
    """Where the check did find something in the jurisdiction, under the name nearest to the one given."""
    names = sorted({name for p in found if p.check == check and _folder_of(p.at.path) == _folder(j) for name in p.about})
    return nearest(w.at, names) or "remove it"
