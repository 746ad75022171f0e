"""A pinpoint is empty, or not written as the law is cited.

## What it finds

A pinpoint that is empty or blank; that begins, ends or is spaced with needless blanks; that begins with punctuation or ends
with a comma, semicolon, colon or full stop; whose brackets do not match; or that repeats what `cite_as` already puts around
it ("s. 4(1)" in a law with `cite_as: "s. {}"` prints as it stands among others that print as "s. s. 4(1)" or "s. 4(1)").
It looks at `at` of provisions and of their exemptions.

## Why it matters in law

A fact without its exact place cannot be checked, and cannot be cited in a legislative file. A repeal is matched with
pinpoints letter by letter: "14 (1)" does not repeal what stands at "14(1)".

## A failing example

```yaml
- at: ["s. 14(1"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
```

## A fixed example

```yaml
- at: ["14(1)"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "pinpoint", "error"

_PAIRS = {")": "(", "]": "["}
_LONE_ENUMERATOR = re.compile(r"(?:^|(?<=\s))\w{1,5}\)")  # "12 inc. a)" opens no bracket, and none is missing


def check(corpus: Corpus) -> Iterator[Problem]:
    """Pinpoints of provisions and of exemptions within them."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            for i, at in enumerate(p.citation.at):
                if wrong := _wrong(at, p.law.cite_as):
                    yield in_provision(p, "at", i).problem(ID, SEVERITY, *wrong)
            for n, e in enumerate(p.exempts):
                for i, at in enumerate(e.citation.at):
                    if at not in p.citation.at and (wrong := _wrong(at, p.law.cite_as)):
                        yield in_provision(p, "exempts", n, "at", i).problem(ID, SEVERITY, *wrong)


@lru_cache(maxsize=50_000)
def _wrong(at: str, cite_as: str) -> tuple[str, str] | None:
    """What is wrong with a pinpoint and how to mend it, or None."""
    if not at.strip():
        return "the pinpoint is empty", "write the article, paragraph and letter on which the fact rests"
    tidy = " ".join(at.split()).strip(" ,;:").rstrip(".")
    if at != tidy:
        return f"the pinpoint “{at}” has needless blanks or punctuation", f"write “{tidy}”" if tidy else "write the article"
    if not _balanced(at):
        return f"the brackets of the pinpoint “{at}” do not match", "look at the article again"
    before, _, after = (part.strip() for part in cite_as.partition("{}"))
    bare = at
    if before and re.match(re.escape(before.rstrip(".")) + r"\.?\s*\d", at, re.IGNORECASE):
        bare = re.sub(r"^\D*", "", at)
    if after and bare.endswith(after):
        bare = bare.removesuffix(after).rstrip()
    if bare != at:
        return f"the pinpoint “{at}” repeats what cite_as (“{cite_as}”) adds", f"write “{bare}”"
    return None


def _balanced(at: str) -> bool:
    waiting: list[str] = []
    for sign in _LONE_ENUMERATOR.sub("", at):
        if sign in _PAIRS.values():
            waiting.append(sign)
        elif sign in _PAIRS and (not waiting or waiting.pop() != _PAIRS[sign]):
            return False
    return not waiting
