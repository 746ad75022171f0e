"""What is wrong with the data, where, and what to do next.

A `Problem` is found, never printed, by the module that finds it; the command decides how it is shown.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


class LacunaError(Exception):
    """A failure that the user can mend; its message says what, where and what to do next."""


class DataError(LacunaError):
    """The data has problems, so nothing can be derived from it."""

    def __init__(self, problems: Sequence[Problem]):
        self.problems = tuple(sorted(problems))
        super().__init__(f"{len(self.problems)} problem(s) in the data; run `lacuna check` to see them all")


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a data file: path as given, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend. `check` is the stable id that `lacuna explain` understands."""

    at: Location
    check: str
    message: str
    hint: str = ""
    severity: str = "error"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known word, or an empty string where none is near.

    >>> nearest("serial-numbr", ["serial-number", "calibre"])
    'did you mean “serial-number”?'
    """
    found = difflib.get_close_matches(str(word), list(known), n=1, cutoff=0.6)
    return f"did you mean “{found[0]}”?" if found else ""


def as_text(problems: Sequence[Problem], root: Path = Path()) -> str:
    """Problems for a person: the place, what is wrong, the line itself with a mark, and a hint.

    Paths of problems are relative to `root`.
    """
    out: list[str] = []
    for problem in problems:
        out.append(f"{problem.at}: {problem.severity} {problem.check} {problem.message}")
        if line := _line(root, problem.at):
            out.append(f"    {line}")
            out.append("    " + " " * (problem.at.column - 1) + "^")
        if problem.hint:
            out.append(f"    hint: {problem.hint}")
    return "\n".join(out)


def as_github(problems: Sequence[Problem], root: Path = Path()) -> str:
    """Problems as GitHub workflow commands, which annotate a pull request without a token."""
    escape = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
    escape_property = escape | str.maketrans({":": "%3A", ",": "%2C"})
    return "\n".join(
        f"::{p.severity} file={p.at.path.translate(escape_property)},line={p.at.line},col={p.at.column},"
        f"title={p.check.translate(escape_property)}::{(p.message + (f' ({p.hint})' if p.hint else '')).translate(escape)}"
        for p in problems
    )


def as_json(problems: Sequence[Problem], root: Path = Path()) -> str:
    """Problems as one JSON list, for other tools."""
    return json.dumps(
        [
            {"path": p.at.path, "line": p.at.line, "column": p.at.column, "severity": p.severity,
             "check": p.check, "message": p.message, "hint": p.hint}
            for p in problems
        ],
        ensure_ascii=False, indent=1,
    )  # fmt: skip


def _line(root: Path, at: Location) -> str:
    try:
        lines = (root / at.path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    line = lines[at.line - 1] if 0 < at.line <= len(lines) else ""
    return "".join(c if c.isprintable() else "�" for c in line[:200])
