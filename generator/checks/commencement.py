"""A law commences after the text that was read, and nothing says so in words.

## What it finds

A law, or a provision with a date of its own, whose commencement is later than the `version` that was read, where neither the
law's `notes` nor the provision's `says` or `notes` name the year of the commencement; and a commencement in the future in a
law without `version`.

## Why it matters in law

Commencement after the text is quite usual for enacted law: but it comes from a commencement section, a gazette or an order,
and it is often put off. The reader must see where the date comes from, and that somebody looked. Without the date of the
text nobody can tell whether the postponement is in it.

## A failing example

```yaml
laws:
  xxa-arms-act:
    version: 2026-06-30
    provisions:
      - {at: ["14"], rule: marking, event: [import], objects: [firearms], in_force: 2027-12-01}
```

## A fixed example

```yaml
laws:
  xxa-arms-act:
    version: 2026-06-30
    provisions:
      - at: ["14", "120(2)"]
        rule: marking
        event: [import]
        objects: [firearms]
        in_force: 2027-12-01
        says: {en: "From 1 December 2027 imported firearms are marked.", fr: "À partir du 1er décembre 2027, l'arme importée est marquée."}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.spot import Spot, in_law, in_provision
from generator.laws import day as read_day
from generator.load import Corpus
from generator.model import NEVER, Law, Text
from generator.problems import Problem

ID, SEVERITY = "commencement-unexplained", "warning"


def check(corpus: Corpus, day: date) -> Iterator[Problem]:
    """Laws and provisions with a late commencement of their own that no text explains; `day` is today."""
    for j in corpus.jurisdictions.values():
        for law in (x for x in j.laws if x.type != "bill"):
            says = [text for p in j.provisions if p.law is law for text in (p.says, p.notes)] if _late(law, law.in_force, day) else []
            yield from _unexplained(law, law.in_force, (law.notes, *says), in_law(law, "in_force"), day) if says or _late(law, law.in_force, day) else ()
        for p in j.provisions:
            if "in_force" in (written := p.place.data) and p.law.type != "bill" and _late(p.law, begins := read_day(written["in_force"]), day):
                yield from _unexplained(p.law, begins, (p.says, p.notes, p.law.notes), in_provision(p, "in_force"), day)


def _late(law: Law, begins: date | None, day: date) -> bool:
    """Whether a commencement is later than what was read, or, where that is not dated, than today."""
    return begins not in (None, NEVER) and begins > (law.version or day)


def _unexplained(law: Law, begins: date, texts: tuple[Text | None, ...], spot: Spot, day: date) -> Iterator[Problem]:
    if not law.version:
        yield spot.problem(ID, SEVERITY, f"the commencement {begins} lies in the future, but the law has no version date", "give the date of the text that was read")
    elif not any(str(begins.year) in words for text in texts if text for words in text.values()):
        yield spot.problem(ID, SEVERITY, f"the commencement {begins} is later than the text that was read ({law.version}), and no text says so",
                           "say in “says” or “notes” from when it applies, and by which provision")  # fmt: skip
