"""A clause works through a provision through which it cannot work.

## What it finds

`punishes` that names something other than a licence, prohibition, marking, records or security duty, or a marking at an event
whose breach has no name; `completes` that names a provision of another kind of rule, or one that itself only completes;
`from` of an exemption that names something from which nothing can be exempted; and any of them that names itself or leads
back to itself. It looks at names: `whole-law` takes what fits.

## Why it matters in law

Such a reference has no effect. The penalty, the period or the exemption is read by people and not counted: a duty seems to
be without a sanction, or to bind without exception.

## A failing example

```yaml
- at: ["20"]
  id: tracing
  rule: authority
  function: [trace]
- at: ["102"]
  rule: offence
  punishes: [tracing]
  penalty: {kind: imprisonment, max: 5 years}
```

## A fixed example

```yaml
- at: ["15"]
  id: import-licence
  rule: licence
  activity: [import]
  objects: [firearms]
- at: ["102"]
  rule: offence
  punishes: [import-licence]
  penalty: {kind: imprisonment, max: 5 years}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.spot import in_provision
from generator.link import breach
from generator.load import Corpus
from generator.model import Provision
from generator.problems import Problem
from generator.vocabulary import Vocabulary

ID, SEVERITY = "clause-targets", "error"


def check(corpus: Corpus) -> Iterator[Problem]:
    """References between provisions that have no effect."""
    v = corpus.vocabulary
    for j in corpus.jurisdictions.values():
        named = {p.id: p for p in j.provisions if p.id}
        for p in j.provisions:
            for field, ids in (("punishes", p.punishes), ("completes", p.completes), ("from", p.attributes.get("from", ()))):
                for i, id in enumerate(ids):
                    if id in named and (wrong := _wrong(field, p, named[id], named, v)):
                        yield in_provision(p, field, i).problem(ID, SEVERITY, *wrong)


def _wrong(field: str, p: Provision, target: Provision, named: Mapping[str, Provision], v: Vocabulary) -> tuple[str, str] | None:
    if target is p:
        return f"the clause {field} itself" if field != "from" else "the exemption exempts from itself", "name the duty"
    if _leads_back(field, p, target, named):
        return f"“{target.id}” leads back to this clause", "take one of the references out"
    kind = v.kinds[target.rule].term.label["en"]
    if field == "punishes":
        if target.rule not in v.breach:
            return f"“{target.id}” is a {kind}, whose breach cannot be punished", f"name a duty: {', '.join(v.breach)}"
        if not breach(target, v):
            return f"the breach of “{target.id}” has no name in the vocabulary, so nothing becomes punishable", "encode the offence with its own “conduct”"
    if field == "completes":
        if target.completes:
            return f"“{target.id}” itself only completes others", f"name what it completes: {', '.join(target.completes)}"
        if target.rule != p.rule:
            return f"a clause on {v.kinds[p.rule].term.label['en']} cannot complete “{target.id}”, a {kind}", "give the clause the same rule"
    if field == "from" and target.rule not in (*v.breach, "offence"):
        return f"“{target.id}” is a {kind}, from which nothing can be exempted", f"name a duty: {', '.join(v.breach)}, offence"
    return None


def _leads_back(field: str, p: Provision, target: Provision, named: Mapping[str, Provision]) -> bool:
    seen: set[str] = set()
    todo = [target]
    while todo:
        for id in _names(field, todo.pop()):
            if id in named and id not in seen:
                if named[id] is p:
                    return True
                seen.add(id)
                todo.append(named[id])
    return False


def _names(field: str, p: Provision) -> tuple[str, ...]:
    return {"punishes": p.punishes, "completes": p.completes}.get(field) or p.attributes.get(field, ())
