"""One article is cited for two rules that contradict each other.

## What it finds

Two provisions with the same pinpoints, of the same kind, on the same acts and objects and with the same reach, that hold at
the same time and give different values where there can only be one: two retention periods of one keeper, two forms of one
licence, two maximum penalties, two years that end the same exemption.

## Why it matters in law

One article does not order ten years and twenty years for the same register. Either one of the two was read wrongly, or the
article distinguishes (by class, actor, flow) and the encoding does not. The judgement would take whichever helps.

## A failing example

```yaml
- at: ["30(1)"]
  rule: records
  event: [import]
  objects: [firearms]
  keeper: business
  retention: 10 years
- at: ["30(1)"]
  rule: records
  event: [import]
  objects: [firearms]
  keeper: business
  retention: 20 years
```

## A fixed example

```yaml
- at: ["30(1)"]
  rule: records
  event: [import]
  objects: [firearms]
  keeper: business
  only: {class: [civil]}
  retention: 10 years
- at: ["30(1)"]
  rule: records
  event: [import]
  objects: [firearms]
  keeper: business
  only: {class: [military]}
  retention: 20 years
```
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date

from generator.checks.spot import in_provision
from generator.load import Corpus
from generator.model import Provision
from generator.problems import Problem
from generator.vocabulary import Vocabulary

ID, SEVERITY = "contradictory-rules", "error"

# Two rules with different values of these are two rules: two keepers, two kinds of exemption, intent and negligence.
_TELLS_APART = ("objects", "keeper", "kind", "requires", "from", "counted_by", "of", "offences")


def check(corpus: Corpus) -> Iterator[Problem]:
    """Pairs of provisions that are the same rule with different single values; reported at the second."""
    v = corpus.vocabulary
    for j in corpus.jurisdictions.values():
        seen: dict[Hashable, list[Provision]] = {}
        for p in j.provisions:
            others = seen.setdefault((p.law.id, p.rule, *sorted(p.citation.at)), [])
            single = _single_values(p, v) if others else {}
            for other in (o for o in others if single and _rule(o, v) == _rule(p, v)):
                theirs = _single_values(other, v)
                differ = [a for a in single if a in theirs and set(single[a]) != set(theirs[a])]
                if differ and _together(p, other):
                    said = ", ".join(f"{a}: {'/'.join(theirs[a])} and {'/'.join(single[a])}" for a in differ)
                    yield in_provision(p, differ[0].partition(".")[0]).problem(
                        ID, SEVERITY, f"{p.citation.pinpoint} is cited for contradictory rules ({said}; the other on line {other.location.line})",
                        "correct one of them, or write in “only” (or in the objects) what tells them apart",
                    )  # fmt: skip
                    break
            others.append(p)


def _single_values(p: Provision, v: Vocabulary) -> dict[str, tuple[str, ...]]:
    """The attributes of a provision that can have one value only."""
    return {a: values for a, values in p.attributes.items()
            if a not in _TELLS_APART and a != v.kinds[p.rule].axis and not v.is_list(p.rule, a) and v.attributes[a].type not in ("refs", "text")}  # fmt: skip


def _rule(p: Provision, v: Vocabulary) -> Hashable:
    """What makes two provisions of one article the same rule."""
    told = tuple(frozenset(p.attributes.get(a, ())) for a in (v.kinds[p.rule].axis, *_TELLS_APART))
    reach = frozenset((division, frozenset(values)) for division, values in p.only.items())
    marks = tuple((text or {}).get("en", "") for text in (p.narrower, p.open, p.unread))
    return told, reach, marks, frozenset(p.completes), frozenset(p.punishes)


def _together(a: Provision, b: Provision) -> bool:
    """Whether two provisions are in force at the same time at all."""
    return (a.ends or date.max) > (b.in_force or date.min) and (b.ends or date.max) > (a.in_force or date.min)
