"""From files to the model: everything in protocol/ and laws/, read, checked and built once.

`load` gives a `Corpus` or raises `DataError` with every problem of every file; `examine` gives the problems. Past this
module nothing is a dict of unknown shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator import crosswalk, instruments, laws, references, states
from generator import vocabulary as vocabulary_module
from generator.crosswalk import Crosswalk
from generator.fit import Schemas, vocabulary_problems
from generator.model import Jurisdiction, Text
from generator.problems import DataError, LacunaError, Location, Problem, nearest
from generator.requirement import Group, Instrument, Participation
from generator.source import Source, read
from generator.vocabulary import Vocabulary

_UNION = re.compile(rb"^[\"']?union[\"']?\s*:|[{,]\s*[\"']?union[\"']?\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Corpus:
    """All that is known: the vocabulary, the instruments, the jurisdictions and who takes part in which treaty."""

    vocabulary: Vocabulary
    instruments: Mapping[str, Instrument]
    jurisdictions: Mapping[str, Jurisdiction]
    participation: Mapping[str, Mapping[str, Participation]]  # by jurisdiction, then by treaty
    treaties: Mapping[str, Text]
    states: Mapping[str, Text]  # names of States without a folder of their own
    codes: Mapping[str, str]  # ISO 3166: alpha-3 to alpha-2
    groups: tuple[Group, ...] = ()
    crosswalk: Crosswalk = field(default_factory=Crosswalk)

    @property
    def treaties_encoded(self) -> list[Instrument]:
        """The instruments that bind; model laws stand beside them."""
        return [i for i in self.instruments.values() if not i.is_model]

    @property
    def main_instrument(self) -> Instrument:
        """The treaty against which every country is judged first."""
        return self.treaties_encoded[0]

    def vocabulary_of(self, jurisdiction: Jurisdiction) -> Vocabulary:
        """The vocabulary with the jurisdiction's own terms and divisions."""
        return self.vocabulary.with_own(jurisdiction.terms, jurisdiction.divisions)

    def unions_of(self, jurisdiction: Jurisdiction) -> tuple[Jurisdiction, ...]:
        """The unions whose law applies directly in the jurisdiction."""
        return tuple(self.jurisdictions[u] for u in jurisdiction.member_of if u in self.jurisdictions)

    def participation_of(self, jurisdiction: str, treaty: str) -> Participation | None:
        """What is established of a State and a treaty; None where nothing was looked up."""
        return self.participation.get(jurisdiction, {}).get(treaty)


def load(root: Path, only: frozenset[str] | None = None) -> Corpus:
    """Read and build what is below `root`, or of laws/ `only` these folders (see examine).

    Raises DataError with all problems, LacunaError where there is no project.
    """
    corpus, problems = examine(root, only)
    errors = [p for p in problems if p.severity == "error"]
    if errors or corpus is None:
        raise DataError(errors or problems)
    return corpus


def examine(root: Path, only: frozenset[str] | None = None) -> tuple[Corpus | None, list[Problem]]:
    """Read everything below `root`; return what could be built of it, and every problem found.

    With `only`, the names of folders below laws/, the others are left unread; the unions of those must be among them.
    """
    return Loader(root).examine(only)


class Loader:
    """Reads a project, and again when files have changed; what has not changed keeps its identity from one time to the next."""

    def __init__(self, root: Path):
        self.root = root
        self.memory = _Memory()

    def examine(self, only: frozenset[str] | None = None) -> tuple[Corpus | None, list[Problem]]:
        """What can be built of the files as they are now, and every problem. Raises LacunaError where there is no project."""
        return _examine(self.root, _Reader(self.root, self.memory), only)


@dataclass
class _Memory:
    """What was read and built before: files by time and size, everything else by the files that it was made of."""

    sources: dict[Path, tuple[tuple[int, int], Source]] = field(default_factory=dict)
    built: dict[str, tuple[tuple, Any]] = field(default_factory=dict)

    def source(self, path: Path, name: str) -> Source:
        """The file as read, read again only where it has changed."""
        try:
            stat = path.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            return read(path, name)
        if path not in self.sources or self.sources[path][0] != stamp:
            self.sources[path] = (stamp, read(path, name))
        return self.sources[path][1]

    def once(self, name: str, made_of: tuple, make: Callable[[], Any]) -> Any:
        """What was made under this name of the same things, or made now."""
        if name not in self.built or len(self.built[name][0]) != len(made_of) or any(a is not b for a, b in zip(self.built[name][0], made_of, strict=True)):
            self.built[name] = (made_of, make())
        return self.built[name][1]


def _examine(root: Path, reader: _Reader, only: frozenset[str] | None) -> tuple[Corpus | None, list[Problem]]:
    if not (root / "protocol" / "vocabulary.yml").is_file():
        raise LacunaError(f"{root} is not a Lacuna project: protocol/vocabulary.yml is not there; run the command in the project's folder, or name it with --root")
    source = reader.read(root / "protocol" / "vocabulary.yml")
    reader.problems += vocabulary_problems(source)
    if reader.problems:
        return None, sorted(reader.problems)
    vocabulary, reader.schemas = reader.memory.once("vocabulary", (source,), lambda: _with_schemas(vocabulary_module.build(source.data)))
    found = {i.id: i for i in _instruments(reader, vocabulary)}
    reader.problems += instruments.links(found)
    participation, treaties, named = states.participation(reader.checked(root / "protocol" / "participation.yml", "participation"), reader.problems)
    iso = reader.checked(root / "protocol" / "iso-3166.yml", "iso-3166")
    jurisdictions = {j.id: j for j in _jurisdictions(reader, vocabulary, found, only)}
    codes = iso.data["codes"] if iso else {}
    known = {*codes, *(folder.name.upper() for folder in folders(root))}
    groups = states.groups(reader.checked(root / "protocol" / "groups.yml", "groups"), participation, known, treaties, reader.problems)
    for j in jurisdictions.values():
        for union in j.member_of:
            if union not in jurisdictions or not jurisdictions[union].union:
                unions = [u.id for u in jurisdictions.values() if u.union]
                reader.problems.append(Problem(j.location, "unknown-union", f"“{union}” is not a union that is encoded here", nearest(union, unions) or f"unions: {', '.join(unions) or 'none'}"))
    walk = crosswalk.build(reader.checked(root / "protocol" / "crosswalk.yml", "crosswalk"), found, treaties, reader.problems)
    corpus = Corpus(vocabulary=vocabulary, instruments=found, jurisdictions=jurisdictions, participation=participation, treaties=treaties, states=named,
                    codes=codes, groups=groups, crosswalk=walk)  # fmt: skip
    return corpus, sorted(set(reader.problems))


def _with_schemas(v: Vocabulary) -> tuple[Vocabulary, Schemas]:
    return v, Schemas(v)


class _Reader:
    """Reads the files of one project and gathers their problems."""

    schemas: Schemas

    def __init__(self, root: Path, memory: _Memory):
        self.root, self.memory = root, memory
        self.problems: list[Problem] = []

    def read(self, path: Path) -> Source:
        """A file as it stands; its problems are noted."""
        source = self.memory.source(path, path.relative_to(self.root).as_posix())
        self.problems += source.problems
        return source

    def checked(self, path: Path, schema: str) -> Source | None:
        """A file that fits its schema, or None (it is not there, or its problems are noted)."""
        if not path.is_file():
            return None
        source = self.read(path)
        return source if self.fits(source, schema) else None

    def fits(self, source: Source, schema: str) -> bool:
        """Whether a file fits its schema; where not, its problems are noted."""
        found = self.memory.once(f"{schema} {source.path}", (source, self.schemas), lambda: self.schemas.problems(schema, source))
        self.problems += found
        return not found and not source.problems


def _instruments(reader: _Reader, v: Vocabulary) -> Iterator[Instrument]:
    for profile in sorted((reader.root / "protocol").glob("*/instrument.yml")):
        source = reader.checked(profile, "instrument")
        if source is not None:
            topics = {t: reader.checked(profile.parent / f"{t}.yml", "requirements") for t in source.data["topics"]}
            for i, topic in enumerate(source.data["topics"]):
                if not (profile.parent / f"{topic}.yml").is_file():
                    reader.problems.append(Problem(source.at_value(("topics", i)), "topic-missing", f"the file {topic}.yml is not there", "write it, or take the topic out of the list"))
            patterns = reader.read(profile.parent / "patterns.yml") if (profile.parent / "patterns.yml").is_file() else None
            instrument, found = reader.memory.once(source.path, (source, *topics.values(), patterns, v), lambda: _built(instruments.build, source, topics, patterns, v))  # noqa: B023
            reader.problems += found
            yield instrument


def folders(root: Path) -> list[Path]:
    """The folders of the jurisdictions, in order."""
    return sorted(p for p in (root / "laws").glob("*") if p.is_dir())


def may_be_union(folder: Path) -> bool:
    """Whether a profile has the field that unions have, without reading it all; one that only looks like it does no harm."""
    try:
        return _UNION.search((folder / "country.yml").read_bytes()) is not None
    except OSError:
        return False


def _jurisdictions(reader: _Reader, v: Vocabulary, found: Mapping[str, Instrument], only: frozenset[str] | None) -> Iterator[Jurisdiction]:
    for folder in folders(reader.root):
        if only is not None and folder.name not in only:
            continue
        profile = folder / "country.yml"
        read_laws = [reader.read(f) for f in sorted(folder.glob("*.yml")) if f != profile]
        good = [s for s in read_laws if reader.fits(s, "law")]
        if not profile.is_file():
            at = Location(profile.relative_to(reader.root).as_posix())
            reader.problems.append(Problem(at, "country-missing", "the folder has no country.yml", "write one, after the example of another country's"))
            continue
        source = reader.checked(profile, "country")
        if source is not None:
            made_of = (source, *read_laws, *good, v, *found.values())
            problems, jurisdiction = reader.memory.once(
                source.path, made_of, lambda: (list(references.problems(source, read_laws, good, v, found)), laws.build(source, good))  # noqa: B023
            )
            reader.problems += problems
            yield jurisdiction


def _built(build: Callable[..., Any], *arguments: Any) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    return build(*arguments, problems), problems
