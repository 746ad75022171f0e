"""Editions: frozen once, checked at each build, and compared in the terms of the reader."""

from __future__ import annotations

import json
from datetime import date

import factory
import pytest
from factory import MARKED, marked

from generator import editions
from generator.problems import LacunaError

DAY = factory.DAY


def _freeze(w, name: str, on: date = DAY, more: dict[str, bytes] | None = None):
    found = [w.assessment(c, on) for c in w.corpus.jurisdictions]
    return editions.freeze(w.root, name, on, found, more or {})


def test_an_edition_is_written_once(world):
    """What was cited stays as it was."""
    w = world(needs=MARKED, AAA="- " + MARKED)
    _freeze(w, "2026-11")
    with pytest.raises(LacunaError, match="written once"):
        _freeze(w, "2026-11")


@pytest.mark.parametrize("name", ["../x", "A b", "", "-x", "x/y"])
def test_a_name_is_a_plain_word(world, name):
    """It is part of an address, and never leads out of the folder."""
    with pytest.raises(LacunaError, match="cannot name an edition"):
        _freeze(world(needs=MARKED, AAA="[]"), name)


def test_the_manifest_names_every_file_with_its_hash(world):
    """Anybody can check that a report is the one that was cited."""
    folder = _freeze(world(needs=MARKED, AAA="[]"), "one", more={"documents/en/AAA.docx": b"word"})
    files = json.loads((folder / "manifest.json").read_text())["files"]
    assert set(files) == {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file()} - {"manifest.json"}
    assert files["documents/en/AAA.docx"]["bytes"] == 4


def test_an_edition_that_was_altered_stops_the_build(world):
    """A frozen report that says something else is worse than none."""
    w = world(needs=MARKED, AAA="[]")
    (_freeze(w, "one") / "findings" / "tiny-protocol" / "aaa.json").write_text("{}")
    with pytest.raises(LacunaError, match="“one” was altered: findings/tiny-protocol/aaa.json"):
        editions.read(w.root)


def test_a_manifest_cannot_name_a_file_outside(world):
    """An edition that comes with a pull request is checked like everything else."""
    w = world(needs=MARKED, AAA="[]")
    manifest = _freeze(w, "one") / "manifest.json"
    data = json.loads(manifest.read_text())
    data["files"]["../../protocol/vocabulary.yml"] = {"sha256": "0", "bytes": 1}
    manifest.write_text(json.dumps(data))
    with pytest.raises(LacunaError, match="was altered: \\.\\./\\.\\./protocol"):
        editions.read(w.root)


def test_what_changed_between_editions_is_said_as_findings(world):
    """Not as lines of a file."""
    w = world(needs=MARKED, AAA="- " + marked(in_force="2027-01-01"), BBB="[]")
    _freeze(w, "one")
    _freeze(w, "two", date(2027, 6, 1))
    latest, first = editions.read(w.root)
    assert [e.name for e in (latest, first)] == ["two", "one"]
    assert editions.changes(first, latest) == (editions.Change("AAA", "t-1", "not_met", "met"),)
    assert editions.changes(None, first) == ()


def test_the_same_content_is_the_same_archive():
    """An edition can be made again and compared."""
    assert editions.archive({"b": b"2", "a": b"1"}) == editions.archive({"a": b"1", "b": b"2"})


def test_the_command_freezes_findings_tables_and_documents(lacuna, tmp_path):
    """One command, and the folder is ready to be committed."""
    w = factory.world(tmp_path, needs=MARKED, AAA="- " + MARKED)
    code, _, err = lacuna("--root", w.root, "edition", "2026-11", "--as-of", DAY.isoformat())
    (found,) = editions.read(w.root)
    assert code == 0 and "wrote editions/2026-11" in err
    assert found.findings == {("AAA", "t-1"): "met"}
    assert {"tables-en.zip", "tables-fr.zip", "documents/en/AAA-gap-report-en.docx", "documents/fr/AAA-findings-fr.xlsx"} <= set(found.files)


