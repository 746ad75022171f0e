"""`lacuna check`: is the data right?"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from generator import audit, checks, revision
from generator.commands import CLEAN, PROBLEMS, day, today
from generator.commands.schema import outdated
from generator.form import CHECKS as FORM
from generator.problems import LacunaError, Problem, as_github, as_json, as_summary, as_text

_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "check", help="check laws/ and protocol/, all problems at once", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Check every data file: form, vocabulary, references, and what a careful editor would question. All problems are shown at once,\n"
                    "each with path:line:column, the line and a hint. Errors make the exit code 1; warnings alone do not. `lacuna explain ID` explains a check.",
        epilog="Examples:\n  lacuna check\n  lacuna check laws/can\n  lacuna check --list                every check, one line each\n"
               "  lacuna check --format github --changed-since origin/main      annotations on a pull request",
    )  # fmt: skip
    p.add_argument("paths", nargs="*", metavar="PATH", help="show only problems of these files or folders (everything is checked all the same)")
    p.add_argument("--format", choices=_FORMATS, default="text", help="how to print them; github adds a summary of the step (default: text)")
    p.add_argument("--strict", action="store_true", help="exit with 1 also where there are only warnings")
    p.add_argument("--changed-since", metavar="REV", help="show problems of files that differ from this git revision first")
    p.add_argument("--changed", nargs="+", metavar="FILE", default=[], help="show problems of these files first")
    p.add_argument("--list", action="store_true", help="list every check with its severity, and check nothing")
    p.add_argument("--as-of", type=day, default=today(), metavar="DATE", help="what counts as today for dates and waivers (default: today)")
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Check, print the problems, and say how many there are."""
    if a.list:
        print("\n".join(_listed()))
        return CLEAN
    root = Path(a.root)
    problems = sorted({*audit.problems(root, a.as_of), *outdated(root)})
    if wanted := [_below(root, Path(p)) for p in a.paths]:
        problems = [p for p in problems if any(p.at.path == w or p.at.path.startswith(f"{w}/") for w in wanted)]
    problems = _ordered(problems, _changed(root, a))
    if text := _FORMATS[a.format](problems, root):
        print(text)
    if a.format == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_summary(problems))
    if a.format == "text":
        print(_counted(problems), file=sys.stderr)
    return PROBLEMS if problems and (a.strict or any(p.severity == "error" for p in problems)) else CLEAN


def _listed() -> list[str]:
    lines = {id: ("error", check.finds) for id, check in FORM.items()}
    lines |= {id: (module.SEVERITY, checks.summary(id)) for id, module in checks.CHECKS.items()}
    width = max(map(len, lines))
    return [f"{id:<{width}}  {severity:<7}  {says}" for id, (severity, says) in lines.items()]


def _changed(root: Path, a: argparse.Namespace) -> frozenset[str]:
    """The files that a change touches, as far as it is said what the change is; a file that was deleted may be among them."""
    named = {Path(os.path.relpath(p if (p := Path(f)).exists() else root / f, root)).as_posix() for f in a.changed}
    return frozenset(named) | (revision.changed_since(root, a.changed_since) if a.changed_since else frozenset())


def _ordered(problems: Sequence[Problem], changed: Collection[str]) -> list[Problem]:
    """Problems of changed files first, in each part the errors first: whoever is shown only ten sees the ten that matter."""
    if not changed:
        return list(problems)
    return sorted(problems, key=lambda p: (p.at.path not in changed, p.severity != "error", p))


def _counted(problems: Sequence[Problem]) -> str:
    if not problems:
        return "no problems"
    errors, files = sum(p.severity == "error" for p in problems), len({p.at.path for p in problems})
    warnings = f", {len(problems) - errors} of them only warning(s)" if errors < len(problems) else ""
    return f"{len(problems)} problem(s) in {files} file(s){warnings}"


def _below(root: Path, path: Path) -> str:
    here = path if path.exists() else root / path
    if not here.exists():
        raise LacunaError(f"{path} is not there; name a file or folder below laws/ or protocol/")
    try:
        return here.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise LacunaError(f"{path} is not inside the project {root.resolve().name}") from None
