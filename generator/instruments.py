"""Building instruments, with their requirements and tests, from files that fit their schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.language import AllOf, Parser, Test
from generator.laws import day
from generator.problems import Problem, nearest
from generator.requirement import Branch, Element, Instrument, Requirement
from generator.source import Source
from generator.vocabulary import Vocabulary


def build(source: Source, topics: Mapping[str, Source | None], patterns: Source | None, v: Vocabulary, problems: list[Problem]) -> Instrument:
    """Build an instrument from its profile and its files of requirements, one a topic; problems are noted."""
    d = source.data
    shared = (patterns.data or {}).get("patterns", {}) if patterns else {}
    found: dict[str, Requirement] = {}
    for topic, file in topics.items():
        for n, r in enumerate(file.data["requirements"] if file else ()):
            if r["id"] in found:
                problems.append(Problem(file.at_value(("requirements", n, "id")), "duplicate-id", f"the id “{r['id']}” is taken", "choose another"))
            found[r["id"]] = _RequirementBuilder(file, ("requirements", n), d, topic, v, shared, problems).build(r)
    if None not in topics.values():
        problems += _order(source, found)
    return Instrument(
        id=d["id"], is_model=d.get("kind") == "model", name=d["name"], short=d["short"], citation=d.get("citation", ""), url=d.get("url", ""), in_force=day(d.get("in_force")),
        bound_after_days=int(d.get("bound_after_days", 0)), topics=tuple(d["topics"]),
        conventions=tuple((c["id"], {k: w for k, w in c.items() if k != "id"}) for c in d["conventions"]),
        requirements=tuple(found[id] for id in d["order"] if id in found),
        statute_order=tuple(dict.fromkeys(t for t in (*d.get("statute_order", ()), *d["topics"]) if t in d["topics"])),
    )  # fmt: skip


def _order(source: Source, found: Mapping[str, Requirement]) -> list[Problem]:
    order = source.data["order"]
    unknown = [
        Problem(source.at_value(("order", i)), "unknown-id", f"no requirement is called “{id}”", nearest(id, found) or "write it in the file of its topic")
        for i, id in enumerate(order) if id not in found
    ]  # fmt: skip
    left_out = sorted(set(found) - set(order))
    return unknown + [Problem(found[id].location, "order-missing", f"the requirement “{id}” is not in the order of {source.path}", "add it there") for id in left_out]


def links(instruments: Mapping[str, Instrument]) -> Iterator[Problem]:
    """What one instrument says of another must be there: the requirements that an item implements or an element follows."""
    known = {q.id: q for i in instruments.values() for q in i.requirements}
    for i in instruments.values():
        for q in i.requirements:
            for id in (*q.implements, *(e.follows for e in q.elements if e.follows)):
                if id not in known:
                    yield Problem(q.location, "unknown-id", f"{q.id} names “{id}”, and no requirement is called that", nearest(id, known))
                elif any(e.follows for e in known[id].elements):
                    yield Problem(q.location, "unknown-id", f"{q.id} follows “{id}”, which follows another itself", "name the requirement that has the test")


class _RequirementBuilder:
    """Builds one requirement; an element takes from it what it does not say itself."""

    def __init__(self, source: Source, path: tuple, instrument: Mapping, topic: str, v: Vocabulary, patterns: Mapping, problems: list[Problem]):
        self.source, self.path, self.instrument, self.topic = source, path, instrument, topic
        self.problems, self.v, self.patterns = problems, v, patterns

    def build(self, d: Mapping) -> Requirement:
        self.id, self.strength, self.area = d["id"], d["strength"], d.get("area", self.topic)
        return Requirement(
            id=d["id"], pinpoint=d["pinpoint"], topic=self.topic, strength=d["strength"], title=d["title"], text=d["text"], why=d.get("why"),
            pitfalls=d.get("pitfalls"), qualifier=d.get("qualifier"), trigger=d.get("trigger"), when=self._when(d, self.path), area=self.area,
            tolerates=frozenset(self.instrument.get("tolerates", ())) | frozenset(d.get("tolerates", ())), exemptions_apart=d.get("exemptions_apart") == "true",
            guide=d.get("guide", ""), model_law=d.get("model_law", ""), chapter=d.get("chapter", ""), confidence=d.get("confidence", ""),
            implements=tuple(d.get("implements", ())), beyond=d.get("beyond"),
            tree=Branch(any_of=False, children=self._children(d["elements"], (*self.path, "elements"), self.id)), location=self.source.at(self.path),
        )  # fmt: skip

    def _children(self, nodes: Mapping, path: tuple, prefix: str) -> tuple[Branch | Element, ...]:
        return tuple(self._node(d, (*path, name), f"{prefix}.{name}") for name, d in nodes.items())

    def _node(self, d: Mapping, path: tuple, id: str) -> Branch | Element:
        for key in ("any_of", "all_of"):
            if key in d:
                return Branch(any_of=key == "any_of", children=self._children(d[key], (*path, key), id))
        for field in ("text", "needs"):
            if field not in d and not (field == "needs" and "follows" in d):
                self.problems.append(Problem(self.source.at(path), "schema-missing-field", f"the field “{field}” is missing", "an element needs a text and a test"))
        objects = tuple(d.get("objects", ())) or (None,)
        return Element(
            id=id, text=d.get("text", {}), strength=d.get("strength", self.strength), qualifier=d.get("qualifier"), trigger=d.get("trigger"),
            when=self._when(d, path), near=self._test(d["near"], (*path, "near"), None) if "near" in d else None, needs={o: self._test(d.get("needs", {}), (*path, "needs"), o) for o in objects},
            recommend=d.get("recommend"), wording=d.get("wording"), area=d.get("area", self.area),
            follows=d.get("follows", ""), alternatives=d.get("alternatives"),
        )  # fmt: skip

    def _when(self, d: Mapping, path: tuple) -> Test | None:
        return self._test(d["when"], (*path, "when"), None) if "when" in d else None

    def _test(self, data: Any, path: tuple, obj: str | None) -> Test:
        return Parser(self.v, self.patterns, self._report(path)).parse(data, (), obj) if data else AllOf(())

    def _report(self, base: tuple) -> Callable[[tuple, str, str], None]:
        def report(path: tuple, message: str, hint: str) -> None:
            self.problems.append(Problem(self.source.at_value((*base, *path)), "test", message, hint))

        return report
