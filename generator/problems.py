"""What is wrong with the data, where, and what to do next.

A `Problem` is found, never printed, by the module that finds it; the command decides how it is shown.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
    """One thing to mend. `check` is the stable id that `lacuna explain` understands.

    `about` holds the names by which a waiver may call the place: a law, a law and a pinpoint, an area of the review record.
    """

    at: Location
    check: str
    message: str
    hint: str = ""
    severity: str = "error"
    about: tuple[str, ...] = field(default=(), compare=False)


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
    lines: dict[str, list[str]] = {}
    for problem in problems:
        out.append(f"{problem.at}: {problem.severity} {problem.check} {problem.message}")
        if problem.at.path not in lines:
            lines[problem.at.path] = _lines(root / problem.at.path)
        if line := _line(lines[problem.at.path], problem.at.line):
            out.append(f"    {line}")
            out.append("    " + " " * (problem.at.column - 1) + "^")
        if problem.hint:
            out.append(f"    hint: {problem.hint}")
    return "\n".join(out)


def as_github(problems: Sequence[Problem], root: Path = Path()) -> str:
    """Problems as GitHub workflow commands, which annotate a pull request without a token."""
    escape = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
    escape_property = escape | str.maketrans({":": "%3A", ",": "%2C"})
    lines = [
        f"::{p.severity} file={p.at.path.translate(escape_property)},line={p.at.line},col={p.at.column},"
        f"title={p.check.translate(escape_property)}::{(p.message + (f' ({p.hint})' if p.hint else '')).translate(escape)}"
        for p in problems
    ]
    for severity, name in (("error", "errors"), ("warning", "warnings")):
        if (more := sum(p.severity == severity for p in problems) - _MOST_ANNOTATIONS) > 0:
            lines.append(f"::notice title=lacuna check::{more} more {name} are not shown at their lines; the log and the summary of this step have all")
    return "\n".join(lines)


_MOST_ANNOTATIONS = 10  # GitHub shows so many errors, and so many warnings, of a step
_MOST_ROWS = 500  # a summary of a step may have one megabyte


def as_summary(problems: Sequence[Problem]) -> str:
    """Problems as a Markdown table, for the summary of a workflow step."""
    if not problems:
        return "### `lacuna check`: no problems\n"
    errors = sum(p.severity == "error" for p in problems)
    lines = [f"### `lacuna check`: {errors} error(s), {len(problems) - errors} warning(s)", "", "| place | severity | check | problem | what to do |", "|---|---|---|---|---|"]
    lines += [f"| {' | '.join(map(_cell, (str(p.at), p.severity, p.check, p.message, p.hint)))} |" for p in problems[:_MOST_ROWS]]
    if len(problems) > _MOST_ROWS:
        lines += ["", f"{len(problems) - _MOST_ROWS} more are not shown; run `lacuna check`."]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Text from a data file inside a table: nothing in it is markup."""
    return re.sub(r"([\\`*_{}\[\]()#+!|~])", r"\\\1", " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace("@", "@\u200b"))


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


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []


def _line(lines: Sequence[str], number: int) -> str:
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    return "".join(c if c.isprintable() else "�" for c in line[:200])
