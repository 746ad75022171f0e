"""`lacuna diff`: what a change to the data does to the findings."""

from __future__ import annotations

import argparse
import filecmp
import json
from contextlib import ExitStack
from pathlib import Path

from generator import diff, load
from generator.commands import CLEAN, add_day, add_language
from generator.revision import opened
from generator.views import diff as views


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "diff", help="what a change does to the findings", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Compare the findings of two git revisions or folders, with the edits that caused each change.",
        epilog="Examples:\n  lacuna diff main                   what the changes since main do\n  lacuna diff v1 v2                  between two revisions\n"
               "  lacuna diff main --format markdown  for a comment on a pull request",
    )  # fmt: skip
    p.add_argument("base", metavar="BASE", help="a git revision or a folder: before")
    p.add_argument("head", metavar="HEAD", nargs="?", help="a git revision or a folder: after (default: the files as they are)")
    p.add_argument("--format", choices=(*views.FORMATS, "json"), default="text", help="how to print it (default: text)")
    add_day(p)
    add_language(p)
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Compare and print."""
    root = Path(a.root)
    with ExitStack() as stack:
        before, after = (stack.enter_context(opened(root, name)) if name else root for name in (a.base, a.head))
        touched, tests = _touched(before, after)
        unions = {f.name for side in (before, after) for f in load.folders(side) if load.may_be_union(f)}
        needed = None if tests or touched & unions else touched | unions  # a test or a union may concern every State
        corpora = load.load(before, needed), load.load(after, needed)
        found = diff.compare(*corpora, a.as_of, frozenset(name.upper() for name in touched), tests)
    print(json.dumps(views.as_data(found), ensure_ascii=False, indent=1) if a.format == "json" else views.FORMATS[a.format](found, corpora, a.lang))
    return CLEAN


def _touched(before: Path, after: Path) -> tuple[frozenset[str], bool]:
    """The folders of the jurisdictions whose files differ, and whether protocol/ does."""
    folders = {f.name for root in (before, after) for f in (root / "laws").glob("*") if f.is_dir()}
    touched = frozenset(name for name in folders if _differs(before / "laws" / name, after / "laws" / name))
    return touched, _differs(before / "protocol", after / "protocol")


def _differs(a: Path, b: Path) -> bool:
    if not a.is_dir() or not b.is_dir():
        return True
    found = filecmp.dircmp(a, b)
    if found.left_only or found.right_only or found.funny_files:
        return True
    _, other, errors = filecmp.cmpfiles(a, b, found.common_files, shallow=False)
    return bool(other or errors) or any(_differs(a / d, b / d) for d in found.common_dirs)
