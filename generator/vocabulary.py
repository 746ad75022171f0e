"""The closed vocabulary: terms with labels and meanings, and how they relate.

Two relations hold between terms, and both are needed. A whole is *made of* parts that together are all of it (parts and
components = barrel + frame or receiver + slide or cylinder + bolt or breech block). A broad term *includes* narrower ones
without being exhausted by them (altering in any way includes obliterating). A division is a closed list of values whose
sum is the whole, by which a rule's reach can be counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the vocabulary, in the languages of the site. `sign` is set for findings only, `bring` for areas of law: the texts to look for."""

    id: str
    label: Text
    means: Text
    sign: str = ""
    bring: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of rule and the attributes that it can have.

    `needed` are the attributes without which the rule says nothing; `axis` is the one that tells one such rule from another.
    """

    term: Term
    attributes: tuple[str, ...]
    needed: tuple[str, ...]
    axis: str
    value_sets: Mapping[str, tuple[str, ...]]
    lists: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """An attribute: its value sets, whether it holds a list, and the phrase that puts its values into a sentence."""

    term: Term
    type: str
    value_sets: tuple[str, ...]
    phrase: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A closed list of values that together are the whole."""

    term: Term
    values: Mapping[str, Term]
    within: Mapping[str, str]  # a jurisdiction's own value → the universal value that it refines


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """All terms; `sets` maps the name of a value set to its terms in order."""

    kinds: Mapping[str, Kind]
    attributes: Mapping[str, Attribute]
    sets: Mapping[str, Mapping[str, Term]]
    divisions: Mapping[str, Division]
    made_of: Mapping[str, tuple[str, ...]]
    includes: Mapping[str, tuple[str, ...]]
    everything: str
    breach: Mapping[str, Mapping]
    stricter: Mapping[str, Mapping]

    def with_own(self, terms: Mapping[str, Mapping], divisions: Mapping[str, Mapping[str, Mapping]]) -> Vocabulary:
        """The vocabulary with a jurisdiction's own object terms and division values.

        A division's own values take the place of the universal values that they refine (`within`); where none names a
        universal value, they take the place of the whole list.
        """
        if not terms and not divisions:
            return self
        objects = {**self.sets["object"], **{id: _term(id, data) for id, data in terms.items()}}
        made_of = {**self.made_of, **{id: tuple(t["made_of"]) for id, t in terms.items() if t.get("made_of")}}
        includes = {**self.includes, **{id: tuple(t["includes"]) for id, t in terms.items() if t.get("includes")}}
        own = dict(self.divisions)
        for name, values in divisions.items():
            base = self.divisions[name]
            within = {id: v["within"] for id, v in values.items() if v.get("within")}
            kept = {id: t for id, t in base.values.items() if within and id not in within.values()}
            own[name] = replace(base, values={**kept, **{id: _term(id, v) for id, v in values.items()}}, within=within)
        return replace(self, sets={**self.sets, "object": objects}, made_of=made_of, includes=includes, divisions=own)

    def value_set(self, rule: str, attribute: str) -> Mapping[str, Term]:
        """The terms that an attribute of a kind of rule may take; empty where it takes free text or references."""
        return self._value_sets[rule, attribute]

    @cached_property
    def _value_sets(self) -> Mapping[tuple[str, str], Mapping[str, Term]]:
        found: dict[tuple[str, str], dict[str, Term]] = {}
        for rule, kind in self.kinds.items():
            for name in kind.attributes:
                sets = kind.value_sets.get(name) or self.attributes[name].value_sets
                found[rule, name] = {}
                for s in sets:
                    found[rule, name] |= {id: k.term for id, k in self.kinds.items()} if s == "kinds" else self.sets[s]
        return found

    def is_list(self, rule: str, attribute: str) -> bool:
        """Whether the attribute holds a list (spread over provisions) or a single value (a condition)."""
        return attribute in self.kinds[rule].lists or self.attributes[attribute].type == "list"

    def label(self, rule: str, attribute: str, value: str) -> Text:
        """The label of a value, or the value itself where it is free text."""
        term = self.value_set(rule, attribute).get(value)
        return term.label if term else {"en": value}

    def parts(self, value: str) -> tuple[str, ...]:
        """The smallest parts that a term is made of; the term itself where it is not made of parts.

        The union of the parts is the whole: a rule reaches the whole when rules together reach every part.
        """
        if value not in self.made_of:
            return (value,)
        return tuple(dict.fromkeys(p for part in self.made_of[value] for p in self.parts(part)))

    def reach(self, values: Iterable[str]) -> frozenset[str]:
        """Every term that the given terms reach: themselves, their parts, and what they include."""
        seen: set[str] = set()
        todo = list(values)
        while todo:
            value = todo.pop()
            if value not in seen:
                seen.add(value)
                todo += self.made_of.get(value, ())
                todo += self.includes.get(value, ())
        return frozenset(seen)

    def cells(self, division: str, values: Iterable[str] | None = None) -> tuple[str, ...]:
        """The smallest values of a division, all of them or those that the given values reach."""
        d = self.divisions[division]
        if values is None:
            return tuple(d.values)
        wanted = set(values)
        return tuple(v for v in d.values if v in wanted or d.within.get(v) in wanted)


def _term(id: str, data: Mapping) -> Term:
    return Term(id=id, label=data["label"], means=data["means"], sign=data.get("sign", ""), bring=data.get("bring"))


def build(data: Mapping) -> Vocabulary:
    """Build the vocabulary from the checked content of protocol/vocabulary.yml."""
    kinds = {
        id: Kind(
            term=_term(id, k),
            attributes=tuple(k["has"]),
            needed=tuple(k.get("needs", ())),
            axis=k.get("axis", ""),
            value_sets={a: _names(s) for a, s in k.get("values", {}).items()},
            lists=frozenset(k.get("lists", ())),
        )
        for id, k in data["kinds"].items()
    }
    attributes = {
        id: Attribute(term=_term(id, a), type=a["type"], value_sets=_names(a.get("values", ())), phrase=a["phrase"])
        for id, a in data["attributes"].items()
    }
    named = ("findings", "strengths", "bases", "review_states", "completeness", "law_types", "areas", "answers", "reported", "legal_systems")
    sets = {name: {id: _term(id, t) for id, t in terms.items()} for name, terms in data["values"].items()}
    sets |= {name: {id: _term(id, t) for id, t in data.get(name, {}).items()} for name in named}
    divisions = {
        id: Division(term=_term(id, d), values={v: _term(v, t) for v, t in (d["values"] or {}).items()}, within={})
        for id, d in data["divisions"].items()
    }
    return Vocabulary(
        kinds=kinds, attributes=attributes, sets=sets, divisions=divisions,
        made_of={k: tuple(v) for k, v in data["made_of"].items()},
        includes={k: tuple(v) for k, v in data["includes"].items()},
        everything=data["reaches_everything"], breach=data["breach"], stricter=data["stricter"],
    )  # fmt: skip


def _names(sets) -> tuple[str, ...]:
    return (sets,) if isinstance(sets, str) else tuple(sets)
