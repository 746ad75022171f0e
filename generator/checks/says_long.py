"""What a provision says takes more than 400 characters.

## What it finds

A `says`, of a provision or of an exemption in it, that is longer than 400 characters in one of the languages.

## Why it matters in law

One fact is one sentence. A long one mostly holds two facts with different reach, of which only one is encoded, or copies the
statute. It also has to fit into a column of a table.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says:
    en: "Manufacturers mark every firearm with their name, the country and a number; they keep a book of the numbers for as long as they are in business and afterwards hand it to the police, who keep it for as long as they think fit; dealers do the same with the firearms that they receive from private persons, unless these bear a mark already, in which case they enter that mark and the day on which they received the firearm, and report both."
    fr: "Le fabricant marque chaque arme à feu."
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm with their name, the country and a number.", fr: "Le fabricant marque chaque arme à feu de son nom, du pays et d'un numéro."}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.problems import Problem

ID, SEVERITY = "says-long", "warning"

MOST = 400


def check(corpus: Corpus) -> Iterator[Problem]:
    """Sentences that are too long, each language by itself."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            texts = [(p.says, ("says",)), *((e.says, ("exempts", i, "says")) for i, e in enumerate(p.exempts))]
            for text, steps in texts:
                for language, words in (text or {}).items():
                    if len(words) > MOST:
                        yield in_provision(p, *steps, language).problem(ID, SEVERITY, f"the sentence has {len(words)} characters in “{language}”; at most {MOST} can be read at a glance",
                                                                        "say the one fact that is encoded; make a second provision of a second fact")  # fmt: skip
