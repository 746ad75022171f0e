"""`lacuna check`: is the data right?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import load
from generator.commands import CLEAN, PROBLEMS
from generator.commands.schema import outdated
from generator.problems import LacunaError, as_github, as_json, as_text

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "check", help="check laws/ and protocol/, all problems at once", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Check every data file: form, vocabulary, references. All problems are shown at once, each with path:line:column, the line and a hint.",
        epilog="Examples:\n  lacuna check\n  lacuna check laws/can\n  lacuna check --format github      annotations on a pull request",
    )  # fmt: skip
    p.add_argument("paths", nargs="*", metavar="PATH", help="show only problems of these files or folders (everything is checked all the same)")
    p.add_argument("--format", choices=_FORMATS, default="text", help="how to print them (default: text)")
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Check, print the problems, and say how many there are."""
    root = Path(a.root)
    _, problems = load.examine(root)
    problems += outdated(root)
    if wanted := [_below(root, Path(p)) for p in a.paths]:
        problems = [p for p in problems if any(p.at.path == w or p.at.path.startswith(f"{w}/") for w in wanted)]
    if text := _FORMATS[a.format](problems, root):
        print(text)
    if a.format == "text":
        files = len({p.at.path for p in problems})
        print(f"{len(problems)} problem(s) in {files} file(s)" if problems else "no problems", file=sys.stderr)
    return PROBLEMS if problems else CLEAN


def _below(root: Path, path: Path) -> str:
    here = path if path.exists() else root / path
    if not here.exists():
        raise LacunaError(f"{path} is not there; name a file or folder below laws/ or protocol/")
    try:
        return here.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise LacunaError(f"{path} is not inside the project {root.resolve().name}") from None
