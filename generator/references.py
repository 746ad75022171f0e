"""Everything that one place of a jurisdiction's data says of another must be there: ids, laws, own terms, findings.

Names are taken from every file of the folder, also from one that has other mistakes, so that a mistake in one file is not
reported as a mistake in another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.link import WHOLE_LAW
from generator.problems import Problem, nearest
from generator.requirement import Instrument
from generator.source import Source
from generator.vocabulary import Vocabulary


def problems(profile: Source, read: list[Source], good: list[Source], v: Vocabulary, instruments: Mapping[str, Instrument]) -> Iterator[Problem]:
    """Check the references of one jurisdiction: its profile, and its laws that fit their schema."""
    law_ids = {Path(s.path).stem for s in read}
    places = list(_ids(read))
    ids = {id for id, _, _ in places}
    own = v.with_own(profile.data.get("terms", {}), profile.data.get("divisions", {}))
    yield from _names(profile, good)
    yield from _relations(profile, v)
    yield from _twice(places)
    for s in good:
        for i, repeal in enumerate(s.data.get("repeals", ())):
            yield from _known(s, ("repeals", i, "law"), repeal["law"], law_ids, "no law is called")
            if "at" in repeal and (pinpoints := _pinpoints(read, repeal["law"])):
                yield from _known(s, ("repeals", i, "at"), repeal["at"], pinpoints, f"nothing in {repeal['law']} is encoded at")
        for n, d in enumerate(s.data["provisions"]):
            for field, known in (("completes", ids), ("punishes", ids), ("from", ids), ("across", law_ids)):
                for i, word in enumerate(_listed(d.get(field))):
                    yield from _known(s, ("provisions", n, field, i), word, known, "nothing is called")
            yield from _own_terms(s, n, d, own)
    for area, record in profile.data["review"]["areas"].items():
        for i, word in enumerate(record.get("texts", ())):
            yield from _known(profile, ("review", "areas", area, "texts", i), word, law_ids, "no law is called")
    yield from _findings(profile, instruments)


def _relations(profile: Source, v: Vocabulary) -> Iterator[Problem]:
    """What a jurisdiction's own terms and division values are made of, include, or refine."""
    terms = profile.data.get("terms", {})
    objects = {*v.sets["object"], *terms}
    for id, term in terms.items():
        for relation in ("made_of", "includes"):
            for i, word in enumerate(term.get(relation, ())):
                yield from _known(profile, ("terms", id, relation, i), word, objects, "no object is called")
        if id in _made_of(id, terms):
            yield Problem(profile.at(("terms", id, "made_of")), "circular-term", f"“{id}” is made of itself", "name its parts only")
    for division, values in profile.data.get("divisions", {}).items():
        for id, value in values.items():
            if within := value.get("within"):
                yield from _known(profile, ("divisions", division, id, "within"), within, v.divisions[division].values, f"no value of {division} is called")


def _made_of(id: str, terms: Mapping) -> set[str]:
    found: set[str] = set()
    todo = list(terms[id].get("made_of", ()))
    while todo:
        part = todo.pop()
        if part not in found:
            found.add(part)
            todo += terms.get(part, {}).get("made_of", ())
    return found


def _listed(value: Any) -> list:
    return value if isinstance(value, list) else []


def _ids(read: list[Source]) -> Iterator[tuple[str, Source, tuple]]:
    """Every provision's name, with its place; of files with mistakes as far as they can be read."""
    for s in read:
        provisions = s.data.get("provisions") if isinstance(s.data, Mapping) else None
        for n, d in enumerate(_listed(provisions)):
            if isinstance(d, Mapping) and isinstance(d.get("id"), str):
                yield d["id"], s, ("provisions", n, "id")


def _pinpoints(read: list[Source], law: str) -> set[str]:
    """The pinpoints under which a law has provisions."""
    laws = [s.data for s in read if Path(s.path).stem == law and isinstance(s.data, Mapping)]
    provisions = [p for d in laws for p in _listed(d.get("provisions")) if isinstance(p, Mapping)]
    return {at for p in provisions for at in _listed(p.get("at")) if isinstance(at, str)}


def _names(profile: Source, laws: list[Source]) -> Iterator[Problem]:
    folder = Path(profile.path).parent.name
    if profile.data["id"].lower() != folder:
        yield Problem(profile.at_value(("id",)), "id-mismatch", f"the id “{profile.data['id']}” is not that of the folder “{folder}”", f"write {folder.upper()}")
    for s in laws:
        name = Path(s.path).stem
        if s.data["id"] != name:
            yield Problem(s.at_value(("id",)), "id-mismatch", f"the id “{s.data['id']}” is not the name of the file", f"write {name}")


def _twice(places: list[tuple[str, Source, tuple]]) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for id, s, path in places:
        if id in first:
            yield Problem(s.at_value(path), "duplicate-id", f"the id “{id}” is taken", f"it stands in {first[id].path} too; choose another")
        first.setdefault(id, s)


def _known(s: Source, path: tuple, word: str, known: Iterable[str], what: str) -> Iterator[Problem]:
    if word not in known and word != WHOLE_LAW:
        known = sorted(known)
        yield Problem(s.at_value(path), "unknown-id", f"{what} “{word}” here", nearest(word, known) or (f"known: {', '.join(known[:12])}" if known else "nothing has an id yet"))


def _own_terms(s: Source, n: int, d: Mapping, v: Vocabulary) -> Iterator[Problem]:
    """Values that the schema leaves open because a jurisdiction may have its own."""
    for name in v.kinds[d["rule"]].attributes:
        known = v.value_set(d["rule"], name) if v.attributes[name].type in ("word", "list") else {}
        value = d.get(name)
        for i, word in enumerate(value if isinstance(value, list) else [value] if isinstance(value, str) else []):
            if known and word not in known:
                yield Problem(s.at_value(("provisions", n, name, i)), "unknown-term", f"“{word}” is not a term of {name}", nearest(word, known) or "declare it in country.yml")
    for division, words in d.get("only", {}).items():
        known = {**v.divisions[division].values, **dict.fromkeys(v.divisions[division].within.values())}
        for i, word in enumerate(words):
            if word not in known:
                yield Problem(s.at_value(("provisions", n, "only", division, i)), "unknown-term", f"“{word}” is not a value of the division {division}",
                              nearest(word, known) or f"values: {', '.join(known)}")  # fmt: skip


def _findings(profile: Source, instruments: Mapping[str, Instrument]) -> Iterator[Problem]:
    """An opinion, and a resolved difference, must be about something."""
    requirements = {q.id for i in instruments.values() for q in i.requirements}
    elements = {e.id for i in instruments.values() for q in i.requirements for e in q.elements}
    for i, opinion in enumerate(profile.data.get("opinions", ())):
        yield from _known(profile, ("opinions", i, "requirement"), opinion["requirement"], requirements, "no requirement is called")
        if "element" in opinion:
            yield from _known(profile, ("opinions", i, "element"), opinion["element"], elements, "no element is called")
    yield from _answers(profile, {(e.id, o) for i in instruments.values() for q in i.requirements for e in q.elements for o in e.objects})
    for i, r in enumerate(profile.data["review"].get("second_reading", {}).get("resolved", ())):
        yield from _known(profile, ("review", "second_reading", "resolved", i, "element"), r["element"], elements, "no element is called")


def _answers(profile: Source, asked: set[tuple[str, str | None]]) -> Iterator[Problem]:
    """A self-reported answer must be about an element, for an object where it is judged by object, and stand once."""
    first: set[tuple[str, str | None]] = set()
    for i, a in enumerate(profile.data.get("self_reported", {}).get("answers", ())):
        path = ("self_reported", "answers", i)
        objects = {o for id, o in asked if id == a["element"]}
        if not objects:
            yield from _known(profile, (*path, "element"), a["element"], {id for id, _ in asked}, "no element is called")
        elif a.get("object") not in objects:
            wanted = f"write one of: {', '.join(sorted(filter(None, objects)))}" if objects != {None} else "take the object out"
            yield Problem(profile.at_value((*path, "object")), "unknown-id", f"“{a['element']}” is not asked for {a.get('object') or 'no object'}", wanted)
        elif (a["element"], a.get("object")) in first:
            yield Problem(profile.at_value((*path, "element")), "duplicate-id", f"“{a['element']}” is answered twice", "keep one of the answers")
        first.add((a["element"], a.get("object")))
