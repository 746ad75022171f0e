"""What is reviewed, stale and pending."""

from __future__ import annotations

import json

import pytest

from generator.cli import main

NEEDS = "{rule: marking, event: [import], objects: [firearms]}"


def _status(world, capsys: pytest.CaptureFixture, text: str, *options: str) -> dict:
    w = world(needs=NEEDS, AAA=text)
    assert main(["--root", str(w.root), "status", "--as-of", "2026-11-21", "--format", "json", *options]) == 0
    return json.loads(capsys.readouterr().out)[0]


def test_a_law_that_starts_within_a_year_is_coming(world, capsys: pytest.CaptureFixture) -> None:
    """A ministry sees in time what will change."""
    found = _status(world, capsys, "- {rule: marking, event: [import], objects: [firearms], in_force: 2027-06-01}")
    assert found["coming"] == [{"law": "aaa-act", "day": "2027-06-01", "starts": True, "provisions": 1}]
    assert found["elements_changing_within_a_year"] == 1


def test_a_law_that_starts_later_is_not(world, capsys: pytest.CaptureFixture) -> None:
    """A year is a year."""
    found = _status(world, capsys, "- {rule: marking, event: [import], objects: [firearms], in_force: 2028-06-01}")
    assert (found["coming"], found["elements_changing_within_a_year"]) == ([], 0)


def test_no_second_reading_is_said(world, capsys: pytest.CaptureFixture) -> None:
    """What was not done is shown as not done."""
    assert _status(world, capsys, "[]")["agreement"] is None


def test_a_jurisdiction_that_is_not_encoded_is_told(world, capsys: pytest.CaptureFixture) -> None:
    """The message names what there is."""
    w = world(needs=NEEDS, AAA="[]")
    assert main(["--root", str(w.root), "status", "AAB"]) == 2
    assert "did you mean “AAA”" in capsys.readouterr().err
