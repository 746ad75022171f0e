"""From files to the model: everything in protocol/ and laws/, read, checked and built once.

`load` gives a `Corpus` or raises `DataError` with every problem of every file. Past this module nothing is a dict of
unknown shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator import vocabulary as vocabulary_module
from generator.language import AllOf, Parser, Test
from generator.model import (
    NEVER, Area, Branch, Citation, Element, Exemption, Instrument, Jurisdiction, Law, Missing, Opinion, Participation, Provision,
    Repeal, Requirement, Resolution, SecondReading, Text,
)  # fmt: skip
from generator.problems import DataError, LacunaError, Problem, nearest
from generator.schema import Schemas, vocabulary_problems
from generator.source import Source, read
from generator.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corpus:
    """All that is known: the vocabulary, the instruments, the jurisdictions and who takes part in which treaty."""

    vocabulary: Vocabulary
    instruments: Mapping[str, Instrument]
    jurisdictions: Mapping[str, Jurisdiction]
    participation: tuple[Participation, ...]
    treaties: Mapping[str, Text]
    states: Mapping[str, Text]  # names of States without a folder of their own

    def vocabulary_of(self, jurisdiction: Jurisdiction) -> Vocabulary:
        """The vocabulary with the jurisdiction's own terms and divisions."""
        return self.vocabulary.with_own(jurisdiction.terms, jurisdiction.divisions)

    def unions_of(self, jurisdiction: Jurisdiction) -> tuple[Jurisdiction, ...]:
        """The unions whose law applies directly in the jurisdiction."""
        return tuple(self.jurisdictions[u] for u in jurisdiction.member_of if u in self.jurisdictions)

    def participation_of(self, jurisdiction: str, treaty: str) -> Participation | None:
        """What is established of a State and a treaty; None where nothing was looked up."""
        return next((p for p in self.participation if p.jurisdiction == jurisdiction and p.treaty == treaty), None)


def load(root: Path) -> Corpus:
    """Read and build everything below `root`. Raises DataError with all problems, LacunaError where there is no project."""
    corpus, problems = examine(root)
    errors = [p for p in problems if p.severity == "error"]
    if errors or corpus is None:
        raise DataError(errors or problems)
    return corpus


def examine(root: Path) -> tuple[Corpus | None, list[Problem]]:
    """Read everything below `root` and return it with every problem found; no corpus where a file has errors."""
    if not (root / "protocol" / "vocabulary.yml").is_file():
        raise LacunaError(f"{root} is not a Lacuna project: protocol/vocabulary.yml is not there; run the command in the project's folder, or name it with --root")
    problems: list[Problem] = []
    source = _read(root, root / "protocol" / "vocabulary.yml", problems)
    problems += vocabulary_problems(source)
    if problems:
        return None, sorted(problems)
    vocabulary = vocabulary_module.build(source.data)
    schemas = Schemas(vocabulary)
    instruments = {i.id: i for i in _instruments(root, vocabulary, schemas, problems)}
    participation, treaties, states = _participation(root, schemas, problems)
    jurisdictions = {j.id: j for j in _jurisdictions(root, vocabulary, schemas, problems)}
    for j in jurisdictions.values():
        for union in j.member_of:
            if union not in jurisdictions:
                problems.append(Problem(j.location, "unknown-union", f"“{union}” is not a jurisdiction here", nearest(union, jurisdictions)))
    corpus = Corpus(vocabulary=vocabulary, instruments=instruments, jurisdictions=jurisdictions, participation=participation, treaties=treaties, states=states)
    return corpus, sorted(set(problems))


def _read(root: Path, path: Path, problems: list[Problem]) -> Source:
    source = read(path, path.relative_to(root).as_posix())
    problems += source.problems
    return source


def _checked(root: Path, path: Path, schema: str, schemas: Schemas, problems: list[Problem]) -> Source | None:
    """The source, or None where the file has errors (which are then in `problems`)."""
    source = _read(root, path, problems)
    found = schemas.problems(schema, source)
    problems += found
    return None if found or source.problems else source


# ---- laws -------------------------------------------------------------------------------------------------------------------


def _jurisdictions(root: Path, v: Vocabulary, schemas: Schemas, problems: list[Problem]) -> Iterator[Jurisdiction]:
    for folder in sorted(p for p in (root / "laws").glob("*") if p.is_dir()):
        profile = folder / "country.yml"
        sources = [_checked(root, f, "law", schemas, problems) for f in sorted(folder.glob("*.yml")) if f != profile]
        if not profile.is_file():
            at = profile.relative_to(root).as_posix()
            problems.append(Problem(Source(at, None, {}, {}).at(), "country-missing", "the folder has no country.yml", f"write one: `lacuna new {folder.name.upper()}`"))
            continue
        source = _checked(root, profile, "country", schemas, problems)
        if source is not None:
            yield _jurisdiction(folder, source, [s for s in sources if s is not None], v, problems)


def _jurisdiction(folder: Path, source: Source, laws: list[Source], v: Vocabulary, problems: list[Problem]) -> Jurisdiction:
    d = source.data
    if d["id"].lower() != folder.name:
        problems.append(Problem(source.at_value(("id",)), "id-mismatch", f"the id “{d['id']}” is not that of the folder “{folder.name}”", f"write {folder.name.upper()}"))
    own = v.with_own(d.get("terms", {}), d.get("divisions", {}))
    built: list[Law] = []
    provisions: list[Provision] = []
    for s in laws:
        law = _law(s, d["id"])
        if law.id != Path(s.path).stem:
            problems.append(Problem(s.at_value(("id",)), "id-mismatch", f"the id “{law.id}” is not the name of the file", f"write {Path(s.path).stem}"))
        built.append(law)
        for n, p in enumerate(s.data["provisions"]):
            problems += _own_terms(s, n, p, own)
            provisions.append(_provision(s, n, p, law))
    _references(laws, source, provisions, {law.id for law in built}, problems)
    review = d["review"]
    return Jurisdiction(
        id=d["id"], names=d["names"], union=d.get("union") == "true", legal_systems=tuple(d.get("legal_systems", ())),
        languages=tuple(d.get("languages", ())), member_of=tuple(d.get("member_of", ())), laws=tuple(built), provisions=tuple(provisions),
        prepared_on=_date(review.get("prepared", {}).get("on")),
        areas={a: Area(state=r["state"], as_at=_date(r.get("as_at")), texts=tuple(r.get("texts", ())), searched=tuple(r.get("searched", ())), note=r.get("note"))
               for a, r in review["areas"].items()},
        second_reading=_second_reading(review.get("second_reading")),
        confirmed=tuple(review.get("confirmed", ())),
        not_available=tuple(Missing(text=m["text"], bears_on=tuple(m["bears_on"])) for m in review.get("not_available", ())),
        opinions=tuple(Opinion(requirement=o["requirement"], element=o.get("element", ""), by=o["by"], on=date.fromisoformat(o["on"]), finding=o["finding"], because=o["because"])
                       for o in d.get("opinions", ())),
        terms=d.get("terms", {}), divisions=d.get("divisions", {}), location=source.at(),
    )  # fmt: skip


def _law(s: Source, jurisdiction: str) -> Law:
    d = s.data
    return Law(
        id=d["id"], jurisdiction=jurisdiction, title=d["title"], citation=d["citation"], type=d["type"], cite_as=d["cite_as"],
        language=d["language"], completeness=d["completeness"], general_law=d.get("general_law") == "true", url=d.get("url", ""),
        article_url=d.get("article_url", ""), version=_date(d.get("version")), in_force=_date(d.get("in_force")), ends=_date(d.get("ends")),
        text_file=d.get("text_file", ""), notes=d.get("notes"), amends=tuple(d.get("amends", ())),
        repeals=tuple(Repeal(r["law"], r.get("at", "")) for r in d.get("repeals", ())), location=s.at(),
    )  # fmt: skip


def _provision(s: Source, n: int, d: Mapping, law: Law) -> Provision:
    attributes: dict[str, tuple[str, ...]] = {}
    for name, value in d.items():
        if name in _COMMON:
            continue
        if isinstance(value, Mapping):
            attributes |= {f"{name}.{k}": (w,) for k, w in value.items()}
        else:
            attributes[name] = _words(value)
    return Provision(
        citation=Citation(law, tuple(d["at"])), rule=d["rule"], attributes=attributes, id=d.get("id", ""), says=d.get("says"),
        words=tuple(d.get("words", ())), notes=d.get("notes"), only={k: tuple(w) for k, w in d.get("only", {}).items()}, narrower=d.get("narrower"),
        exempts=tuple(Exemption(kind=e["kind"], citation=Citation(law, tuple(e.get("at") or d["at"])), says=e["says"]) for e in d.get("exempts", ())),
        completes=_words(d.get("completes", ())), punishes=_words(d.get("punishes", ())), open=d.get("open"), unread=d.get("unread"),
        in_force=_later(law.in_force, _date(d.get("in_force"))), ends=_earlier(law.ends, _date(d.get("ends"))),
        number=n + 1, location=s.at(("provisions", n)),
    )  # fmt: skip


_COMMON = {"at", "rule", "id", "says", "words", "notes", "only", "narrower", "exempts", "completes", "punishes", "open", "unread", "in_force", "ends"}


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, (list, tuple)) else (str(value),)


def _date(text: str | None) -> date | None:
    return None if text is None else NEVER if text == "never" else date.fromisoformat(text)


def _later(a: date | None, b: date | None) -> date | None:
    """The later commencement: a section in force under an act that is not has no effect."""
    return max((d for d in (a, b) if d), default=None)


def _earlier(a: date | None, b: date | None) -> date | None:
    return min((d for d in (a, b) if d), default=None)


def _own_terms(s: Source, n: int, d: Mapping, v: Vocabulary) -> Iterator[Problem]:
    """Values that the schema leaves open because a jurisdiction may have its own."""
    for name in v.kinds[d["rule"]].attributes:
        known = v.value_set(d["rule"], name) if v.attributes[name].type in ("word", "list") else {}
        value = d.get(name)
        for i, word in enumerate(value if isinstance(value, list) else [value] if isinstance(value, str) and known else []):
            if known and word not in known:
                yield Problem(s.at_value(("provisions", n, name, i)), "unknown-term", f"“{word}” is not a term of {name}", nearest(word, known))
    for division, words in d.get("only", {}).items():
        known = {**v.divisions[division].values, **{w: None for w in v.divisions[division].within.values()}}
        for i, word in enumerate(words):
            if word not in known:
                yield Problem(s.at_value(("provisions", n, "only", division, i)), "unknown-term", f"“{word}” is not a value of the division {division}", nearest(word, known))


def _references(laws: list[Source], profile: Source, provisions: list[Provision], law_ids: set[str], problems: list[Problem]) -> None:
    """Every id that is named must be there."""
    ids = {p.id for p in provisions if p.id}
    seen: dict[str, Source] = {}
    for s in laws:
        for n, d in enumerate(s.data["provisions"]):
            if (id := d.get("id")) and id in seen:
                problems.append(Problem(s.at_value(("provisions", n, "id")), "duplicate-id", f"the id “{id}” is taken", f"it stands in {seen[id].path} too; choose another"))
            elif id:
                seen[id] = s
            for name, known in (("completes", ids), ("punishes", ids), ("from", ids), ("across", law_ids)):
                value = d.get(name, [])
                for i, word in enumerate(value if isinstance(value, list) else []):
                    if word not in known:
                        problems.append(Problem(s.at_value(("provisions", n, name, i)), "unknown-id", f"nothing is called “{word}” here", nearest(word, known)))
        for i, repeal in enumerate(s.data.get("repeals", ())):
            if repeal["law"] not in law_ids:
                problems.append(Problem(s.at_value(("repeals", i, "law")), "unknown-id", f"no law is called “{repeal['law']}” here", nearest(repeal["law"], law_ids)))
    for area, record in profile.data["review"]["areas"].items():
        for i, word in enumerate(record.get("texts", ())):
            if word not in law_ids:
                problems.append(Problem(profile.at_value(("review", "areas", area, "texts", i)), "unknown-id", f"no law is called “{word}” here", nearest(word, law_ids)))


def _second_reading(d: Mapping | None) -> SecondReading | None:
    if d is None:
        return None
    return SecondReading(
        on=date.fromisoformat(d["on"]), how=d["how"], compared=int(d["compared"]), agreed=int(d["agreed"]), kappa=str(d["kappa"]), note=d.get("note"),
        resolved=tuple(Resolution(element=r["element"], object=r.get("object"), first=r["first"], second=r["second"], resolved=r["resolved"], because=r["because"])
                       for r in d.get("resolved", ())),
    )  # fmt: skip


# ---- instruments ------------------------------------------------------------------------------------------------------------


def _instruments(root: Path, v: Vocabulary, schemas: Schemas, problems: list[Problem]) -> Iterator[Instrument]:
    for profile in sorted((root / "protocol").glob("*/instrument.yml")):
        source = _checked(root, profile, "instrument", schemas, problems)
        if source is None:
            continue
        d = source.data
        found: dict[str, Requirement] = {}
        patterns = _read(root, profile.parent / "patterns.yml", problems)
        for topic in d["topics"]:
            file = _checked(root, profile.parent / f"{topic}.yml", "requirements", schemas, problems)
            for n, r in enumerate(file.data["requirements"] if file else ()):
                if r["id"] in found:
                    problems.append(Problem(file.at_value(("requirements", n, "id")), "duplicate-id", f"the id “{r['id']}” is taken", "choose another"))
                found[r["id"]] = _RequirementBuilder(file, ("requirements", n), d, topic, v, (patterns.data or {}).get("patterns", {}), problems).build(r)
        for i, id in enumerate(d["order"]):
            if id not in found:
                problems.append(Problem(source.at_value(("order", i)), "unknown-id", f"no requirement is called “{id}”", nearest(id, found)))
        for id in sorted(set(found) - set(d["order"])):
            problems.append(Problem(found[id].location, "order-missing", f"the requirement “{id}” is not in the order of {source.path}", "add it there"))
        yield Instrument(
            id=d["id"], name=d["name"], short=d["short"], citation=d.get("citation", ""), url=d.get("url", ""), in_force=_date(d.get("in_force")),
            bound_after_days=int(d.get("bound_after_days", 0)), topics=tuple(d["topics"]),
            conventions=tuple((c["id"], {k: w for k, w in c.items() if k != "id"}) for c in d["conventions"]),
            requirements=tuple(found[id] for id in d["order"] if id in found),
        )  # fmt: skip


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
            guide=d.get("guide", ""), model_law=d.get("model_law", ""),
            tree=Branch(any_of=False, children=self._children(d["elements"], (*self.path, "elements"), self.id)), location=self.source.at(self.path),
        )  # fmt: skip

    def _children(self, nodes: Mapping, path: tuple, prefix: str) -> tuple[Branch | Element, ...]:
        return tuple(self._node(d, (*path, name), f"{prefix}.{name}") for name, d in nodes.items())

    def _node(self, d: Mapping, path: tuple, id: str) -> Branch | Element:
        for key in ("any_of", "all_of"):
            if key in d:
                return Branch(any_of=key == "any_of", children=self._children(d[key], (*path, key), id))
        for field in ("text", "needs"):
            if field not in d:
                self.problems.append(Problem(self.source.at(path), "schema-missing-field", f"the field “{field}” is missing", "an element needs a text and a test"))
        objects = tuple(d.get("objects", ())) or (None,)
        return Element(
            id=id, text=d.get("text", {}), strength=d.get("strength", self.strength), qualifier=d.get("qualifier"), trigger=d.get("trigger"),
            when=self._when(d, path), needs={o: self._test(d.get("needs", {}), (*path, "needs"), o) for o in objects},
            recommend=d.get("recommend"), wording=d.get("wording"), area=d.get("area", self.area),
        )  # fmt: skip

    def _when(self, d: Mapping, path: tuple) -> Test | None:
        return self._test(d["when"], (*path, "when"), None) if "when" in d else None

    def _test(self, data: Any, path: tuple, obj: str | None) -> Test:
        return Parser(self.v, self.patterns, self._report(path)).parse(data, (), obj) if data else AllOf(())

    def _report(self, base: tuple) -> Callable[[tuple, str, str], None]:
        def report(path: tuple, message: str, hint: str) -> None:
            self.problems.append(Problem(self.source.at_value((*base, *path)), "test", message, hint))

        return report


def _participation(root: Path, schemas: Schemas, problems: list[Problem]) -> tuple[tuple[Participation, ...], Mapping[str, Text], Mapping[str, Text]]:
    path = root / "protocol" / "participation.yml"
    if not path.is_file() or (source := _checked(root, path, "participation", schemas, problems)) is None:
        return (), {}, {}
    entries, states = [], {}
    for n, d in enumerate(source.data["participation"]):
        if d["treaty"] not in source.data["treaties"]:
            problems.append(Problem(source.at_value(("participation", n, "treaty")), "unknown-id", f"no treaty is called “{d['treaty']}”", nearest(d["treaty"], source.data["treaties"])))
        if "name" in d:
            states[d["jurisdiction"]] = d["name"]
        entries.append(Participation(
            jurisdiction=d["jurisdiction"], treaty=d["treaty"], status=d["status"], signed=_date(d.get("signed")), deposited=_date(d.get("deposited")),
            deposit_kind=d.get("deposit_kind", ""), deposit_derived=d.get("deposit_derived") == "true", in_force=_date(d.get("in_force")), as_at=d.get("as_at", ""),
            certainty=d.get("certainty", ""), source=d.get("source", ""), note=d.get("note"),
        ))  # fmt: skip
    return tuple(entries), source.data["treaties"], states
