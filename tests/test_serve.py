"""The preview: follows the files, and keeps the last good page where an edit has a mistake."""

from __future__ import annotations

import os
import time
from pathlib import Path

import factory
import pytest

from generator.watch import Preview

NEEDS = "{rule: marking, event: [import], objects: [firearms]}"
MARK = "- {rule: marking, event: [import], objects: [firearms]}"


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A preview of two countries."""
    factory.world(tmp_path, needs=NEEDS, AAA="[]", BBB=MARK)
    found = Preview(tmp_path, ("en", "fr"), factory.DAY)
    assert found.refresh()
    return found


def _edit(preview: Preview, id: str, text: str) -> bool:
    factory.write_country(preview.root, id, text)
    for f in (preview.root / "laws" / id.lower()).glob("*.yml"):  # a file system may not tell two edits within one tick apart
        os.utime(f, ns=(time.time_ns(), time.time_ns()))
    return preview.refresh()


def test_a_page_is_made_when_it_is_asked_for(preview: Preview) -> None:
    """Every page of the site can be opened in the preview, in every language."""
    assert "not met" in preview.page("en", "countries/aaa/")[1]
    assert "non rempli" in preview.page("fr", "countries/aaa/")[1]
    assert preview.page("en", "countries/zzz/") is None


def test_an_edit_is_taken_in_and_the_version_changes(preview: Preview) -> None:
    """The browser knows that it must reload."""
    before = preview.version
    assert _edit(preview, "AAA", MARK)
    assert preview.version == before + 1
    assert 'data-finding="met"' in preview.page("en", "countries/aaa/")[1]


def test_nothing_happens_without_an_edit(preview: Preview) -> None:
    """Looking at the files costs nothing but the look."""
    assert not preview.refresh()


def test_a_mistake_keeps_the_last_good_page_and_is_told(preview: Preview) -> None:
    """An editor in the middle of a word does not lose the page."""
    before = preview.page("en", "countries/bbb/")
    assert _edit(preview, "BBB", MARK.replace("marking", "markin"))
    assert [p.check for p in preview.problems] == ["schema-value"]
    assert preview.page("en", "countries/bbb/") == before
    assert _edit(preview, "BBB", MARK)
    assert preview.problems == []


def test_what_an_edit_does_not_touch_is_not_judged_again(preview: Preview) -> None:
    """An edit to one law is felt within a second also among many countries."""
    kept = preview.corpus.jurisdictions["BBB"]
    judged = {a.jurisdiction.id: a for a in preview._assessments.values()}
    _edit(preview, "AAA", MARK)
    now = {a.jurisdiction.id: a for a in preview._assessments.values()}
    assert preview.corpus.jurisdictions["BBB"] is kept
    assert (now["BBB"] is judged["BBB"], now["AAA"] is judged["AAA"]) == (True, False)


def test_a_group_that_is_added_stands_on_the_page_of_its_member(preview: Preview) -> None:
    """What all countries share is taken in too, also where a mistake came in between."""
    assert "The Neighbours" not in preview.page("en", "countries/aaa/")[1]
    groups = preview.root / "protocol/groups.yml"
    entry = "groups:\n  - {{id: g, kind: group, name: {{en: The Neighbours, fr: Les voisins}}, members: [{member}], source: S}}\n"
    groups.write_text(entry.format(member="AAA"), encoding="utf-8")
    assert _edit(preview, "BBB", MARK.replace("marking", "markin"))
    assert "The Neighbours" not in preview.page("en", "countries/aaa/")[1]
    assert _edit(preview, "BBB", MARK)
    assert "The Neighbours" in preview.page("en", "countries/aaa/")[1]
