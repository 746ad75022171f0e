"""Reading YAML that a stranger may have written.

A file is read event by event into plain lists and mappings of *text*. Nothing is interpreted: `NO`, `1.10`, `012` and
`12:30` stay what they are in a law, text. What a legal data file never needs and an attacker might use is refused with
its line: anchors, aliases, tags, several documents, duplicate keys, control and bidirectional characters, files that are
too large or too deep. Every node keeps its line and column, so that any later problem can be shown where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Location, Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as _Loader

MAX_BYTES = 1_000_000
MAX_DEPTH = 16
# C0/C1 controls, line and paragraph separators, bidirectional overrides and isolates, zero-width characters, BOM.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u00ad\u200b\u2060\ufeff\ufffe\uffff]")

Path_ = tuple[str | int, ...]  # the keys and list positions that lead to a node


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: its data (mappings, lists, text, None), where each node stands, and what is wrong with it.

    `data` is None where the file could not be read at all. `marks` maps the path of a node to the place of its key (or of
    the item in a list); `value_marks` to the place of its value.
    """

    path: str
    data: Any
    marks: Mapping[Path_, Location] = field(repr=False)
    value_marks: Mapping[Path_, Location] = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def at(self, path: Path_ = ()) -> Location:
        """Where the node at `path` stands, or the nearest node above it."""
        return self._find(self.marks, path)

    def at_value(self, path: Path_ = ()) -> Location:
        """Where the value of the node at `path` stands, or the nearest node above it."""
        return self._find(self.value_marks, path)

    def _find(self, marks: Mapping[Path_, Location], path: Path_) -> Location:
        while path and path not in marks:
            path = path[:-1]
        return marks.get(path, Location(self.path))


def read(path: Path, shown_as: str | None = None) -> Source:
    """Read one YAML file; problems are in the result, never raised. `shown_as` is the path that messages name."""
    name = shown_as or path.as_posix()
    try:
        raw = path.read_bytes()
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror}", "")
    if len(raw) > MAX_BYTES:
        return _unreadable(name, f"is {len(raw):,} bytes; at most {MAX_BYTES:,} are read", "split the text into several law files")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _unreadable(name, "is not UTF-8 text", "save the file as UTF-8", line)
    return parse(text, name)


def parse(text: str, name: str = "<text>") -> Source:
    """Read YAML from text; see `read`."""
    problems = [
        Problem(_place(name, text, found.start()), "yaml-character", f"the character U+{ord(found.group()):04X} is not allowed in a data file",
                "retype the word without invisible characters")
        for found in _FORBIDDEN.finditer(text)
    ]  # fmt: skip
    if problems:  # the parser would stop at the first of them with a worse message
        return Source(name, None, {}, {}, tuple(problems))
    return _Builder(name, text).build()


def _place(name: str, text: str, offset: int) -> Location:
    before = text[:offset]
    return Location(name, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def _unreadable(name: str, message: str, hint: str, line: int = 1) -> Source:
    return Source(name, None, {}, {}, (Problem(Location(name, line), "yaml-file", f"the file {message}", hint),))


class _Builder:
    """Builds data from the parser's events; one instance a file."""

    def __init__(self, name: str, text: str):
        self.name, self.text = name, text
        self.marks: dict[Path_, Location] = {}
        self.value_marks: dict[Path_, Location] = {}
        self.problems: list[Problem] = []

    def build(self) -> Source:
        data: Any = None
        try:
            self.events = yaml.parse(self.text, Loader=_Loader)
            data = self._documents()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            what = error.problem or "not valid YAML"
            self._problem(Location(self.name, line, column), "yaml-syntax", f"not valid YAML: {what}", _syntax_hint(what))
            data = None
        except _Stop:
            data = None
        return Source(self.name, data, self.marks, self.value_marks, tuple(self.problems))

    def _documents(self) -> Any:
        data, documents = None, 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(self._at(event), "yaml-documents", "a second document starts here (“---”)", "one file holds one document; remove the line")
                    raise _Stop
                data = self._node(next(self.events), (), 0)
        return data

    def _node(self, event: Any, path: Path_, depth: int) -> Any:
        self.value_marks[path] = self._at(event)
        self.marks.setdefault(path, self.value_marks[path])
        if isinstance(event, yaml.AliasEvent):
            self._problem(self._at(event), "yaml-alias", f"the alias “*{event.anchor}” is not allowed", "write the text out again")
            return None
        if event.anchor:
            self._problem(self._at(event), "yaml-anchor", f"the anchor “&{event.anchor}” is not allowed", "write the text without it; put quotes around a text that begins with &")
        if event.tag and event.tag != "!":
            self._problem(self._at(event), "yaml-tag", f"the tag “{event.tag}” is not allowed", "remove it; put quotes around a text that begins with !")
        if depth > MAX_DEPTH:
            self._problem(self._at(event), "yaml-depth", f"the file is nested deeper than {MAX_DEPTH} levels", "no data file needs that; look for a wrong indent")
            raise _Stop
        if isinstance(event, yaml.ScalarEvent):
            return None if event.value == "" and not event.style else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _sequence(self, path: Path_, depth: int) -> list:
        items: list = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path_, depth: int) -> dict:
        data: dict = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._problem(self._at(event), "yaml-key", "a key must be a plain word", "remove the brackets or the “?”")
                raise _Stop
            key = event.value
            at = self._at(event)
            if event.anchor or (event.tag and event.tag != "!"):
                self._problem(at, "yaml-anchor" if event.anchor else "yaml-tag", "an anchor or a tag is not allowed on a key", "write the key alone")
            if key == "<<" and not event.style:
                self._problem(at, "yaml-alias", "merge keys (“<<”) are not allowed", "write the fields out")
            if key in data:
                first = self.marks.get((*path, key), at).line
                self._problem(at, "yaml-duplicate-key", f"the key “{key}” stands here a second time (first on line {first})", "keep one of the two")
                self._node(next(self.events), (*path, f"{key} (again)"), depth + 1)
                continue
            data[key] = None
            self.marks[(*path, key)] = at
            data[key] = self._node(next(self.events), (*path, key), depth + 1)
        return data

    def _at(self, event: Any) -> Location:
        return Location(self.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _problem(self, at: Location, check: str, message: str, hint: str) -> None:
        self.problems.append(Problem(at, check, message, hint))


class _Stop(Exception):
    """Reading this file makes no sense any further; the problem is recorded."""


def _syntax_hint(what: str) -> str:
    if "mapping values are not allowed" in what:
        return "a text that contains “: ” needs quotes around it"
    if "cannot start any token" in what:
        return "use spaces, not tabs, and put quotes around a text that begins with @, `, % or a similar sign"
    if "block end" in what or "block mapping" in what or "indent" in what:
        return "look at the indent of this line and of the line above; put quotes around a text that begins with a quote, [ or {"
    return "look at the quotes, brackets and the indent near this place"
