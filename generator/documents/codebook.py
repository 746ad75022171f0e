"""The codebook: every table of the published data and every column, with its meaning, as the site shows it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.documents.data import FOLDER, kind
from generator.documents.tables import all_tables
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: stable name, heading, type, meaning, and whether it belongs to what makes a row unique."""

    name: str
    heading: str
    type: str
    means: str
    key: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with the paths of its files below the root of the site."""

    name: str
    title: str
    means: str
    csv: str
    json: str
    columns: tuple[ColumnView, ...]


def codebook(w: Wording) -> tuple[TableView, ...]:
    """Every table, in the order of the data package."""
    found = []
    for t in all_tables([], (), ()):
        words = t.name.replace("-", "_")
        columns = tuple(ColumnView(c, w(f"column_{c}"), w(f"type_{kind(c)}"), w(f"means_{c}"), n < t.key) for n, c in enumerate(t.columns))
        path = f"{FOLDER}{w.language}/{t.name}"
        found.append(TableView(t.name, w(f"table_{words}"), w(f"table_{words}_means"), f"{path}.csv", f"{path}.json", columns))
    return tuple(found)
