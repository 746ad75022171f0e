"""The title of a law is missing in the law's own language.

## What it finds

A law whose `language` is none of the languages of its `title`, and whose title has no `original`.

## Why it matters in law

A law is cited by its own name. A translated title alone leads nobody to the text, and two translators make two laws of it.

## A failing example

```yaml
laws:
  xxa-arms-act: {language: es, title: {en: Arms Act, fr: Loi sur les armes}, provisions: []}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: {language: es, title: {en: Arms Act, fr: Loi sur les armes, original: Ley de Armas}, provisions: []}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "title-original", "warning"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Laws without a title in their own language."""
    for j in corpus.jurisdictions.values():
        for law in j.laws:
            if law.language not in law.title and "original" not in law.title:
                yield in_law(law, "title").problem(ID, SEVERITY, f"the law is in “{law.language}”, and its title is not given in that language", "add original: the title as it stands in the official text")
