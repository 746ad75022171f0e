"""A text is not translated.

## What it finds

A text for readers that is blank in one of the languages, or that has more than three words and reads the same in two
languages. It looks at every text of the law files and of `country.yml`.

## Why it matters in law

Reports are published in each language. A text left in the other one is read as an oversight, and a drafting proposal that
rests on it cannot be tabled.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm.", fr: "Manufacturers mark every firearm."}
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm.", fr: "Le fabricant marque chaque arme à feu."}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import combinations
from typing import Any

from generator.checks.spot import in_law, in_profile, in_provision
from generator.load import Corpus
from generator.problems import Problem
from generator.schema import LANGUAGES

ID, SEVERITY = "translation", "error"
LONG = 3  # words: up to this many, two languages can have the same (a name, a number)


def check(corpus: Corpus) -> Iterator[Problem]:
    """Texts that are blank, or the same in two languages."""
    for j in corpus.jurisdictions.values():
        for law in j.laws:
            yield from _texts({"title": law.title, "notes": law.notes}, (), partial(in_law, law))
        for p in j.provisions:
            spot = partial(in_provision, p)
            for name, text in (("says", p.says), ("notes", p.notes), ("narrower", p.narrower), ("open", p.open), ("unread", p.unread)):
                if text:
                    yield from _one(text, (name,), spot)
            for i, e in enumerate(p.exempts):
                yield from _one(e.says, ("exempts", i, "says"), spot)
        yield from _texts(j.place.data, (), partial(in_profile, j))


def _texts(node: Any, path: tuple, spot: Any) -> Iterator[Problem]:
    """Every text below a node: a mapping from languages to words."""
    if type(node) is dict:
        if LANGUAGES[0] in node and LANGUAGES[1] in node:
            yield from _one(node, path, spot)
            return
        for key, child in node.items():
            if type(child) is dict or type(child) is list:
                yield from _texts(child, (*path, key), spot)
    else:
        for i, child in enumerate(node):
            if type(child) is dict:
                yield from _texts(child, (*path, i), spot)


def _one(text: dict, path: tuple, spot: Any) -> Iterator[Problem]:
    for language, words in text.items():
        if words.isspace():
            yield spot(*path, language).problem(ID, SEVERITY, f"the text is blank in “{language}”", "translate it")
    for a, b in combinations(LANGUAGES, 2):
        if text[a] == text[b] and len(text[a].split()) > LONG:
            yield spot(*path, b).problem(ID, SEVERITY, f"the text reads the same in “{a}” and “{b}”", f"translate it into “{b}”")
