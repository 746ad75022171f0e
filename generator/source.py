"""Reading YAML that a stranger may have written.

A file is read event by event into plain lists and mappings of *text*. Nothing is interpreted: `NO`, `1.10`, `012` and
`12:30` stay what they are in a law, text. What a legal data file never needs and an attacker might use is refused with
its line: anchors, aliases, tags, several documents, duplicate keys, control and bidirectional characters, files that are
too large or too deep. Every node keeps its line and column, so that any later problem can be shown where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
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
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u00ad\u200b\u2060\ufeff\ufffe\uffff]")

Path_ = tuple[str | int, ...]  # the keys and list positions that lead to a node


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: its text, its data (mappings, lists, text, None), where each node stands, and what is wrong with it.

    `data` is None where the file could not be read at all.
    """

    path: str
    data: Any
    text: str = field(default="", repr=False)
    problems: tuple[Problem, ...] = ()
    marks: _Marks = field(default_factory=lambda: _Marks("", ""), repr=False)

    def at(self, path: Path_ = ()) -> Location:
        """Where the node at `path` stands (its key, or the item in a list), or the nearest node above it."""
        return self.marks.of(path, value=False)

    def at_value(self, path: Path_ = ()) -> Location:
        """Where the value of the node at `path` stands, or the nearest node above it."""
        return self.marks.of(path, value=True)


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a file: what is written there, and where it and everything in it stands."""

    source: Source
    path: Path_ = ()

    @property
    def data(self) -> Any:
        """What is written there."""
        node = self.source.data
        for step in self.path:
            node = node[step]
        return node

    def at(self, *steps: str | int) -> Location:
        """Where the node, or the one that the steps below it lead to, stands."""
        return self.source.at((*self.path, *steps))

    def at_value(self, *steps: str | int) -> Location:
        """Where the value of the node, or of the one that the steps below it lead to, stands."""
        return self.source.at_value((*self.path, *steps))


class _Marks:
    """Where each node of a text stands; worked out when somebody asks, because most files are right and nobody does."""

    def __init__(self, name: str, text: str):
        self.name, self.text = name, text

    @cached_property
    def _root(self) -> _Marked | None:
        try:
            return _marked(self.text)
        except (yaml.YAMLError, _Stop):
            return None  # not even its form is right, so that there is no data to ask about

    def of(self, path: Path_, value: bool) -> Location:
        """The place of a node (its key, or the item in a list) or of its value; of the nearest node above where it is not there."""
        node = self._root
        if node is None:
            return Location(self.name)
        mark = node[1]
        for step in path:
            try:
                node = node[2][step]
            except (KeyError, IndexError, TypeError):
                break
            mark = node[1] if value else node[0]
        return Location(self.name, mark.line + 1, mark.column + 1)


NOWHERE = Place(Source("", None))


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
        for found in FORBIDDEN.finditer(text)
    ]  # fmt: skip
    if problems:  # the parser would stop at the first of them with a worse message
        return Source(name, None, text, tuple(problems))
    try:
        return Source(name, _plain(text), text, marks=_Marks(name, text))
    except (yaml.YAMLError, _Stop):  # something is wrong with it: read it again, slowly, to say what and where
        builder = _Builder(name, text)
        return Source(name, builder.build(), text, tuple(builder.problems), _Marks(name, text))


def _place(name: str, text: str, offset: int) -> Location:
    before = text[:offset]
    return Location(name, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def _unreadable(name: str, message: str, hint: str, line: int = 1) -> Source:
    return Source(name, None, "", (Problem(Location(name, line), "yaml-file", f"the file {message}", hint),))


def _plain(text: str) -> Any:
    """The data of a file in which nothing is wrong; the same as `_Builder` gives, in a third of the time.

    Raises _Stop, or the parser's error, for anything that `_Builder` would report.
    """
    following = _Loader(text).get_event
    scalar, sequence = yaml.ScalarEvent, yaml.SequenceStartEvent
    end_of_sequence, end_of_mapping = yaml.SequenceEndEvent, yaml.MappingEndEvent

    def node(event: Any, depth: int) -> Any:
        kind = type(event)
        if event.anchor or (event.tag and event.tag != "!") or depth > MAX_DEPTH:  # an alias has the anchor that it refers to
            raise _Stop
        if kind is scalar:
            return event.value if event.value or event.style else None
        depth += 1
        if kind is sequence:
            items: list = []
            while type(event := following()) is not end_of_sequence:
                items.append(node(event, depth) if type(event) is not scalar or event.anchor or event.tag or not event.value or depth > MAX_DEPTH else event.value)
            return items
        data: dict = {}
        while type(event := following()) is not end_of_mapping:
            if type(event) is not scalar or event.anchor or (event.tag and event.tag != "!"):
                raise _Stop
            key = event.value
            if key in data or (key == "<<" and not event.style):
                raise _Stop
            event = following()
            data[key] = node(event, depth) if type(event) is not scalar or event.anchor or event.tag or not event.value or depth > MAX_DEPTH else event.value
        return data

    data, documents = None, 0
    while type(event := following()) is not yaml.StreamEndEvent:
        if type(event) is yaml.DocumentStartEvent:
            documents += 1
            data = node(following(), 0)
    if documents > 1:
        raise _Stop
    return data


_Marked = tuple[yaml.Mark, yaml.Mark, Any]  # where a node and its value begin; the nodes below it by key or position


def _marked(text: str) -> _Marked | None:
    """The places of all nodes of a text; of what is refused as well, as long as it has a place."""
    following = _Loader(text).get_event
    sequence, mapping = yaml.SequenceStartEvent, yaml.MappingStartEvent
    end_of_sequence, end_of_mapping = yaml.SequenceEndEvent, yaml.MappingEndEvent

    def node(own: Any, event: Any, depth: int) -> _Marked:
        if depth > MAX_DEPTH:
            raise _Stop
        below: Any = None
        if type(event) is sequence:
            below = []
            while type(item := following()) is not end_of_sequence:
                below.append(node(item, item, depth + 1))
        elif type(event) is mapping:
            below = {}
            while type(key := following()) is not end_of_mapping:
                if type(key) is not yaml.ScalarEvent:
                    raise _Stop
                value = node(key, following(), depth + 1)
                below.setdefault(key.value, value)
        return own.start_mark, event.start_mark, below

    while type(event := following()) is not yaml.StreamEndEvent:
        if type(event) is yaml.DocumentStartEvent:
            event = following()
            return node(event, event, 0)
    return None


class _Builder:
    """Builds data from the parser's events, and notes every problem; one instance a file."""

    def __init__(self, name: str, text: str):
        self.name, self.text = name, text
        self.problems: list[Problem] = []

    def build(self) -> Any:
        """The data; None where reading had to stop. Problems are in the builder."""
        data: Any = None
        try:
            self.following = _Loader(self.text).get_event
            data = self._documents()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            what = error.problem or "not valid YAML"
            self._problem(Location(self.name, line, column), "yaml-syntax", f"not valid YAML: {what}", _syntax_hint(what))
            data = None
        except _Stop:
            data = None
        return data

    def _documents(self) -> Any:
        data, documents = None, 0
        while type(event := self.following()) is not yaml.StreamEndEvent:
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._problem(self._at(event), "yaml-documents", "a second document starts here (“---”)", "one file holds one document; remove the line")
                    raise _Stop
                data = self._node(self.following(), 0)
        return data

    def _node(self, event: Any, depth: int) -> Any:
        if type(event) is yaml.AliasEvent:
            self._problem(self._at(event), "yaml-alias", f"the alias “*{event.anchor}” is not allowed", "write the text out again")
            return None
        if event.anchor:
            self._problem(self._at(event), "yaml-anchor", f"the anchor “&{event.anchor}” is not allowed", "write the text without it; put quotes around a text that begins with &")
        if event.tag and event.tag != "!":
            self._problem(self._at(event), "yaml-tag", f"the tag “{event.tag}” is not allowed", "remove it; put quotes around a text that begins with !")
        if depth > MAX_DEPTH:
            self._problem(self._at(event), "yaml-depth", f"the file is nested deeper than {MAX_DEPTH} levels", "no data file needs that; look for a wrong indent")
            raise _Stop
        if type(event) is yaml.ScalarEvent:
            return None if event.value == "" and not event.style else event.value
        if type(event) is yaml.SequenceStartEvent:
            return self._sequence(depth)
        return self._mapping(depth)

    def _sequence(self, depth: int) -> list:
        items: list = []
        while type(event := self.following()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict:
        data: dict = {}
        lines: dict[str, int] = {}
        while type(event := self.following()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self._problem(self._at(event), "yaml-key", "a key must be a plain word", "remove the brackets or the “?”")
                raise _Stop
            key = event.value
            if event.anchor or (event.tag and event.tag != "!"):
                self._problem(self._at(event), "yaml-anchor" if event.anchor else "yaml-tag", "an anchor or a tag is not allowed on a key", "write the key alone")
            if key == "<<" and not event.style:
                self._problem(self._at(event), "yaml-alias", "merge keys (“<<”) are not allowed", "write the fields out")
            if key in data:
                self._problem(self._at(event), "yaml-duplicate-key", f"the key “{key}” stands here a second time (first on line {lines[key]})", "keep one of the two")
                self._node(self.following(), depth + 1)
                continue
            lines[key] = event.start_mark.line + 1
            data[key] = self._node(self.following(), depth + 1)
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
