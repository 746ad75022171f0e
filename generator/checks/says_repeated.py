"""Two provisions of a law say the same.

## What it finds

Two provisions of one law whose `says`, in one of the languages, are the same, or begin with the same words for more than two
thirds of the shorter one. Articles that are built alike ("Export of … needs a licence", "Import of … needs a licence") differ
early enough.

## Why it matters in law

Provisions are often written by copying the one above. Where the sentence stays the same, either it was forgotten, so that
the report gives a wrong account of the second article, or the second fact is the same as the first.

## A failing example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm.", fr: "Le fabricant marque chaque arme à feu."}
- at: ["15"]
  rule: marking
  event: [import]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm.", fr: "Le fabricant marque chaque arme à feu."}
```

## A fixed example

```yaml
- at: ["14"]
  rule: marking
  event: [manufacture]
  objects: [firearms]
  says: {en: "Manufacturers mark every firearm.", fr: "Le fabricant marque chaque arme à feu."}
- at: ["15"]
  rule: marking
  event: [import]
  objects: [firearms]
  says: {en: "Importers mark every firearm.", fr: "L'importateur marque chaque arme à feu."}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.model import Provision
from generator.problems import Problem

ID, SEVERITY = "says-repeated", "warning"

START, SHARE = 40, 0.7  # letters that two sentences must have in common to be compared, and the share that makes a copy


def check(corpus: Corpus) -> Iterator[Problem]:
    """Provisions that read like an earlier one of their law; reported once each."""
    for j in corpus.jurisdictions.values():
        earlier: dict[tuple[str, str, str], list[Provision]] = {}
        for p in j.provisions:
            found = None
            for language, words in (p.says or {}).items():
                others = earlier.setdefault((p.law.id, language, words[:START]), [])
                found = found or next(((language, o) for o in others if _copied(words, o.says[language])), None)
                others.append(p)
            if found:
                language, same = found
                how = "is the same as" if same.says[language] == p.says[language] else "begins like"
                yield in_provision(p, "says", language).problem(ID, SEVERITY, f"the sentence {how} that of {same.citation.pinpoint} (line {same.location.line})",
                                                                "say what this article provides, and begin with what is different")  # fmt: skip


def _copied(a: str, b: str) -> bool:
    """Whether two sentences are the same for so long that one was made of the other."""
    start = round(SHARE * min(len(a), len(b)))
    return a == b or (start >= START and a[:start] == b[:start])
