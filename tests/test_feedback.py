"""The link by which a reader reports an error leads to a form that knows already what the page knows."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import factory
import pytest
import yaml
from lxml import html

from generator import feedback
from generator.pages import Pages
from generator.problems import LacunaError

REPOSITORY = "https://github.com/owner/name"
FORMS = factory.ROOT / ".github" / "ISSUE_TEMPLATE"
PAGES = ("countries/aaa/", "laws/aaa-act/")


def _links(world, repository: str) -> list[dict[str, str]]:
    """The fields that the links of a report and of a law page fill in."""
    provision = '{rule: marking, at: ["3(1)", "Schedule & Annex"], event: [import], objects: [firearms]}'
    w = world(needs="{rule: marking, event: [import], objects: [firearms]}", AAA=f"{{laws: {{aaa-act: {{version: 2026-06-30, provisions: [{provision}]}}}}}}")
    pages = Pages(w.corpus, [w.assessment("AAA")], factory.DAY, "fr", repository=repository)
    found = [link for path in PAGES for link in html.fromstring(pages.page(path).body).xpath("//a/@href") if "/issues/new" in link]
    assert all(link.startswith(f"{REPOSITORY}/issues/new?") for link in found)
    return [{k: v for k, (v,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()} for link in found]


def test_reports_and_law_pages_link_to_forms_that_are_filled_in(world):
    """Country, requirement, law, pinpoint and date: the reader only says what is wrong."""
    card, law, provision = _links(world, REPOSITORY)
    assert card == {"template": "finding-is-wrong.yml", "title": "AAA t-1", "country": "AAA", "requirement": "t-1", "date": "2026-11-21"}
    assert law == {"template": "law-has-changed.yml", "title": "AAA aaa-act", "country": "AAA", "law": "aaa-act", "version": "2026-06-30"}
    assert provision == {
        "template": "finding-is-wrong.yml", "title": "AAA aaa-act s. 3(1), Schedule & Annex", "country": "AAA", "law": "aaa-act",
        "pinpoint": "s. 3(1), Schedule & Annex", "date": "2026-11-21",
    }  # fmt: skip


def test_the_forms_have_the_fields_that_the_links_fill_in(world):
    """A field that the form does not have would be lost without a word."""
    for link in _links(world, REPOSITORY):
        form = yaml.safe_load((FORMS / link.pop("template")).read_text(encoding="utf-8"))
        assert set(link) - {"title"} <= {f["id"] for f in form["body"] if "id" in f}


def test_without_a_repository_there_is_no_link(world):
    """A link that leads nowhere is worse than none."""
    assert _links(world, "") == []


@pytest.mark.parametrize(("settings", "address"), [
    (f"extra: {{repository: '{REPOSITORY}/'}}", REPOSITORY), ("extra: {repository: ''}", ""), ("extra: {generator: false}", ""), ("site_name: x", ""), ("", ""),
])  # fmt: skip
def test_the_address_stands_in_mkdocs_yml(tmp_path: Path, settings, address):
    """One place, and it may be empty."""
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert feedback.repository(tmp_path) == address


def test_a_project_without_mkdocs_yml_has_no_links(tmp_path: Path):
    """A folder of data alone can be judged and shown."""
    assert feedback.repository(tmp_path) == ""


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://github.com/o/n", "github.com/o/n", "https://github.com", "https://github.com/o/n?x=y"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address):
    """The message names the file, the field and the form."""
    (tmp_path / "mkdocs.yml").write_text(f"extra: {{repository: '{address}'}}", encoding="utf-8")
    with pytest.raises(LacunaError, match=r"mkdocs.yml: extra.repository .* such as https://"):
        feedback.repository(tmp_path)
