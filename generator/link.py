"""Clauses that work through others, resolved before anything is judged, so that the judge sees plain facts.

Four things reach beyond their own article: a definition that includes further things, a clause that completes others (a
period for a register), an exemption from named duties, and a clause that punishes the breach of duties elsewhere. Each
derived provision keeps the clauses it came from in `via`, so that a finding cites both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.model import Exemption, Provision
from generator.vocabulary import Vocabulary

WHOLE_LAW = "whole-law"


def resolve(provisions: Iterable[Provision], v: Vocabulary) -> tuple[Provision, ...]:
    """Resolve the relations between provisions that are in force together. The order of the input does not matter."""
    found = sorted(provisions, key=lambda p: (p.law.id, p.number))
    found = _exempted(found, v)
    found = _completed(found, v)
    found += list(_wider(found, v))
    found += list(_punished(found, v))
    return tuple(found)


def _exempted(provisions: list[Provision], v: Vocabulary) -> list[Provision]:
    """Attach exemptions that stand in an article of their own to the duties from which they exempt."""
    duties = {*v.breach, "offence"}
    exemptions = [p for p in provisions if p.rule == "exemption" and p.attributes.get("from")]
    out = []
    for p in provisions:
        taken = [e for e in exemptions if p.rule in duties and _names(e, e.attributes["from"], p)]
        more = tuple(Exemption(kind=e.attributes.get("kind", ("other",))[0], citation=e.citation, says=e.says, objects=e.attributes.get("objects", ()), only=e.only) for e in taken)
        out.append(replace(p, exempts=p.exempts + more) if more else p)
    return out


def _names(clause: Provision, ids: tuple[str, ...], p: Provision) -> bool:
    """Whether a clause names a provision; a name means a provision of the same jurisdiction."""
    return p.law.jurisdiction == clause.law.jurisdiction and ((WHOLE_LAW in ids and p.law is clause.law) or (bool(p.id) and p.id in ids))


def _completed(provisions: list[Provision], v: Vocabulary) -> list[Provision]:
    """Merge clauses that add attributes into the provisions that they name.

    A clause with a reach of its own completes only that part: the provision then stands twice, with and without it.
    """
    clauses = [p for p in provisions if p.completes]
    out: list[Provision] = []
    for p in (p for p in provisions if not p.completes):
        variants = [p]
        for clause in (c for c in clauses if _names(c, c.completes, p)):
            merged = [m for old in variants if (m := _merge(old, clause, p, v))]
            variants = merged + (variants if clause.only or clause.narrower else [])
        out += variants
    return out


def _merge(p: Provision, clause: Provision, own: Provision, v: Vocabulary) -> Provision | None:
    """Add a clause to a provision; what the provision itself (`own`) states as a single value stays as it is."""
    only = meet(p.only, clause.only, v)
    if only is None:
        return None
    attributes = dict(p.attributes)
    for name, values in clause.attributes.items():
        if name in own.attributes and not v.is_list(p.rule, name):
            continue
        # two clauses with two periods give the register both, in whichever order they stand
        attributes[name] = tuple(dict.fromkeys(attributes.get(name, ()) + values))
    return replace(p, attributes=attributes, only=only, narrower=p.narrower or clause.narrower, exempts=p.exempts + clause.exempts, via=(*p.via, clause))


def _wider(provisions: list[Provision], v: Vocabulary) -> Iterator[Provision]:
    """What provisions reach through definitions that include further things."""
    definitions = [p for p in provisions if p.rule == "definition" and p.attributes.get("includes")]
    for p in provisions:
        if p.rule == "definition" or not p.attributes.get("objects"):
            continue
        here = [d for d in definitions if d.law is p.law or p.law.id in d.attributes.get("across", ())]
        chains: dict[str, tuple[Provision, ...]] = dict.fromkeys(sorted(v.reach(p.attributes["objects"])), ())
        grew = True
        while grew:  # a chain of definitions is followed to its end; each term is reached once
            grew = False
            for d in here:
                added = tuple(t for t in d.attributes["includes"] if t not in chains)
                if added and d.attributes["term"][0] in chains:
                    grew = True
                    chain = (*chains[d.attributes["term"][0]], d)
                    chains |= dict.fromkeys(sorted(v.reach(added) - chains.keys()), chain)
                    limits = [c.narrower for c in (p, *chain) if c.narrower]
                    yield replace(p, attributes={**p.attributes, "objects": added}, via=p.via + chain, narrower=limits[0] if limits else None)


def _punished(provisions: list[Provision], v: Vocabulary) -> Iterator[Provision]:
    """Offences that a clause makes of the breach of duties elsewhere: the duty's reach, the clause's penalty, both cited."""
    for clause in (p for p in provisions if p.punishes):
        for duty in (p for p in provisions if p.rule in v.breach and _names(clause, clause.punishes, p)):
            conduct = breach(duty, v)
            only = meet(clause.only, duty.only, v)
            if not conduct or only is None:
                continue
            attributes = {k: w for k, w in clause.attributes.items() if k != "objects"}
            yield replace(
                clause, attributes={**attributes, "conduct": conduct, "objects": duty.attributes.get("objects", ())}, only=only, punishes=(),
                narrower=clause.narrower or duty.narrower, exempts=clause.exempts + duty.exempts, via=(duty, *duty.via),
            )  # fmt: skip


def breach(duty: Provision, v: Vocabulary) -> tuple[str, ...]:
    """What the breach of a duty is called; the vocabulary says so. Empty where it has no name."""
    rule: Mapping = v.breach[duty.rule]
    if "always" in rule:
        return (rule["always"],)
    acts = duty.attributes.get(rule["from"], ())
    return tuple(a if "as" not in rule else rule["as"][a] for a in acts if "as" not in rule or a in rule["as"])


def meet(a: Mapping[str, tuple[str, ...]], b: Mapping[str, tuple[str, ...]], v: Vocabulary) -> dict[str, tuple[str, ...]] | None:
    """The reach that two clauses have in common, or None where there is none."""
    out: dict[str, tuple[str, ...]] = {}
    for division in sorted({*a, *b}):
        cells = [set(v.cells(division, side[division])) for side in (a, b) if division in side]
        common = [c for c in v.cells(division) if all(c in s for s in cells)]
        if not common:
            return None
        out[division] = tuple(common)
    return out
