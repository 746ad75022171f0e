"""An area is reviewed completely, although one of its texts was not read in full or has no date.

## What it finds

In an area whose review is `complete`: a listed text without `version`; and a text that is `partial`, an `extract` or
`not-read`, unless what is missing of it is accounted for. That is done by a provision of the text marked `unread` or `open`,
which keeps the elements that it could change from being *not met*; or, for general law, by `notes` that say what was read.
(Of a penal code or a customs act only the articles that bear on arms are taken: the notes let a reader judge the choice.)

## Why it matters in law

*Complete* turns silence into *not met*. Where a part of the text was not read, the missing rule may stand in that part, and
the report would tell a State of a gap that its law does not have. Without a date nobody knows which law was read.

## A failing example

```yaml
laws:
  xxa-arms-act:
    completeness: partial
    provisions: []
review:
  marking: {state: complete, as_at: 2026-01-01, texts: [xxa-arms-act], searched: [mark]}
  records: not-started
  general-criminal-law: not-started
```

## A fixed example

```yaml
laws:
  xxa-arms-act:
    completeness: partial
    provisions: []
review:
  marking: {state: partial, as_at: 2026-01-01, texts: [xxa-arms-act], searched: [mark]}
  records: not-started
  general-criminal-law: not-started
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_area
from generator.load import Corpus
from generator.model import Law
from generator.problems import Problem

ID, SEVERITY = "review-texts", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Texts of completely reviewed areas that do not bear out the word."""
    for j in corpus.jurisdictions.values():
        laws = {law.id: law for law in j.laws if law.type != "bill"}
        marked = {p.law.id for p in j.provisions if p.unread or p.open}
        for name, area in j.areas.items():
            if area.state != "complete":
                continue
            for i, id in enumerate(area.texts):
                if id in laws and (wrong := _wrong(laws[id], id in marked)):
                    yield in_area(j, name, "texts", i, law=id).problem(
                        ID, SEVERITY, f"the review of “{name}” is complete, but {id} {wrong}", "make the review partial, or encode as “unread” what the missing part would hold")  # fmt: skip


def _wrong(law: Law, marked: bool) -> str:
    if law.completeness == "not-read":
        return "" if marked else "was not read"
    if law.completeness != "whole" and not marked and not law.general_law:
        return "is an extract" if law.completeness == "extract" else "was read in part only"
    if law.completeness != "whole" and not marked and not law.notes:
        return "is not whole, and its notes do not say what was read"
    return "" if law.version else "has no version date"
