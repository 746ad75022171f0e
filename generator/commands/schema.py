"""`lacuna schema`: write the JSON Schemas that editors use."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from generator import fit, schema, source, vocabulary
from generator.commands import CLEAN
from generator.problems import DataError, Location, Problem


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser("schema", help="write the JSON Schemas that editors use",
                            description="Write protocol/schema/*.json from the vocabulary. Needed after a change to protocol/vocabulary.yml.")  # fmt: skip
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Write the schemas."""
    root = Path(a.root)
    found = _vocabulary(root)
    problems = [*found.problems, *(fit.vocabulary_problems(found) if found.data else [])]
    if problems:
        raise DataError(problems)
    folder = root / "protocol" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in _files(found).items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"wrote {folder}", file=sys.stderr)
    return CLEAN


def outdated(root: Path) -> list[Problem]:
    """Schemas in the project that are not those of its vocabulary."""
    found = _vocabulary(root)
    if found.data is None or fit.vocabulary_problems(found):
        return []
    return [
        Problem(Location(f"protocol/schema/{name}"), "schema-outdated", "the schema is not that of the vocabulary", "run `lacuna schema`")
        for name, text in _files(found).items()
        if not (file := root / "protocol" / "schema" / name).is_file() or file.read_text(encoding="utf-8") != text
    ]


def _vocabulary(root: Path) -> source.Source:
    return source.read(root / "protocol" / "vocabulary.yml", "protocol/vocabulary.yml")


def _files(found: source.Source) -> dict[str, str]:
    made = schema.all_schemas(vocabulary.build(found.data))
    return {f"{name}.json": json.dumps(s, ensure_ascii=False, indent=1) + "\n" for name, s in made.items()}
