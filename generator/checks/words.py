"""Key words that are a sentence.

## What it finds

An entry of `words` that has more than six words (numbers not counted), is longer than 60 characters, ends with a full stop after a word of four
letters or more, or is blank.

## Why it matters in law

Statutes are not copied into this project: its own words paraphrase them, and the key words only lead to the place. Long
quotations raise questions of rights in the text, and break with the first amendment of a comma.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  words: ["every manufacturer of a firearm shall mark it with a serial number."]
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  words: ["manufacturer", "serial number"]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "words-sentence", "error"

MOST_WORDS, MOST_LETTERS = 6, 60
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_FULL_STOP = re.compile(r"\w{4,}\.$")  # not an abbreviation


def check(corpus: Corpus) -> Iterator[Problem]:
    """Key words that are too long, a sentence, or nothing."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            for i, words in enumerate(p.words):
                if wrong := _wrong(words):
                    yield in_provision(p, "words", i).problem(ID, SEVERITY, f"the key words {wrong}", "keep the one to four words that carry the fact, as they stand in the article")


def _wrong(words: str) -> str:
    if words.isspace():
        return "are blank"
    if len(words) > MOST_LETTERS:
        return f"have {len(words)} characters"
    if words.count(" ") >= MOST_WORDS and (n := len(_WORD.findall(words))) > MOST_WORDS:
        return f"are {n} words"
    return "end with a full stop, like a sentence" if words.endswith(".") and _FULL_STOP.search(words) else ""
