"""The address of an article is the same for every article.

## What it finds

An `article_url` without `{}`, the place where the number of the article is filled in.

## Why it matters in law

Citations of different articles would all lead to the same one, and seem to be checked.

## A failing example

```yaml
laws:
  xxa-arms-act: {article_url: "https://example.org/arms-act#section-1", provisions: []}
```

## A fixed example

```yaml
laws:
  xxa-arms-act: {article_url: "https://example.org/arms-act#section-{}", provisions: []}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_law
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "article-url", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """Addresses of articles without a place for the number."""
    for j in corpus.jurisdictions.values():
        for law in j.laws:
            if law.article_url and "{}" not in law.article_url:
                yield in_law(law, "article_url").problem(ID, SEVERITY, "the address has no place for the article's number", "write {} where the number stands, or remove the field")
