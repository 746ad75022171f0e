"""The published data: tables as CSV and JSON, the data package that describes them, and the schema of the findings.

CSV is UTF-8 with a head line, commas and CRLF (RFC 4180). A cell that a spreadsheet would take for a formula is preceded by an
apostrophe, so that a file opened with a double click runs nothing; JSON has every cell as it is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.contract import schema
from generator.documents.tables import FLAGS, NUMBERS, Cell, Table
from generator.wording import Wording

VERSION = "v1"
FOLDER = f"data/{VERSION}/"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(table: Table) -> bytes:
    """A table as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8")


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_json(data: Any) -> bytes:
    """Data as JSON, one value a line."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def tables_as_json(tables: Iterable[Table]) -> bytes:
    """Several tables as one JSON object: the name of each, and its rows as records."""
    return as_json({t.name: list(t.records()) for t in tables})


def files(by_language: Mapping[str, tuple[tuple[Table, ...], Wording]], as_of: str, version: str) -> dict[str, bytes]:
    """Every file of the data by its path: the tables of each language, the data package and the schema of the findings."""
    found = {}
    for language, (tables, _) in by_language.items():
        for t in tables:
            found[f"{FOLDER}{language}/{t.name}.csv"] = as_csv(t)
            found[f"{FOLDER}{language}/{t.name}.json"] = as_json(list(t.records()))
    found[f"{FOLDER}datapackage.json"] = as_json(package(by_language, as_of, version))
    found[f"{FOLDER}findings.schema.json"] = as_json(schema())
    return found


def package(by_language: Mapping[str, tuple[tuple[Table, ...], Wording]], as_of: str, version: str) -> dict[str, Any]:
    """The descriptor of a tabular data package (Frictionless Data)."""
    w = next(iter(by_language.values()))[1]
    return {
        "profile": "tabular-data-package", "name": "lacuna", "title": w("site_name"), "description": w("tagline"), "version": version, "created": f"{as_of}T00:00:00Z",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(t, language, words) for language, (tables, words) in by_language.items() for t in tables],
    }  # fmt: skip


def _resource(t: Table, language: str, w: Wording) -> dict[str, Any]:
    name = t.name.replace("-", "_")
    return {
        "profile": "tabular-data-resource", "name": f"{t.name}-{language}", "title": w(f"table_{name}"), "description": w(f"table_{name}_means"), "path": f"{language}/{t.name}.csv",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"lineTerminator": "\r\n"},
        "schema": {
            "fields": [{"name": c, "type": kind(c), "title": w(f"column_{c}"), "description": w(f"means_{c}")} for c in t.columns],
            "primaryKey": list(t.columns[: t.key]),
        },
    }  # fmt: skip


def kind(column: str) -> str:
    """The type of a column's cells."""
    return "integer" if column in NUMBERS else "boolean" if column in FLAGS else "string"
