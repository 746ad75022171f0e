"""Comparison, matrix and sorted values in a real browser, opened as files: there is no server. By keyboard, on paper, to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from docx import Document
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CHOICE = "en/compare/index.html?c=CAN,DEU&topic=marking"


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page of the built site as a file; the test fails on any script error, missing file or request to elsewhere."""
    trouble: list[str] = []
    contexts = []

    def make(path: str, width: int = 1280, **given: object) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **given))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: trouble.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
        file, _, query = path.partition("?")
        page.goto((site / file).as_uri() + (f"?{query}" if query else ""))
        return page

    yield make
    for context in contexts:
        context.close()
    assert trouble == []


def _compared(page: Page) -> list[str]:
    page.wait_for_selector("article.lx-compare")
    return page.eval_on_selector_all("article.lx-compare h4", "heads => heads.map(h => h.id)")


def test_a_committee_sees_how_two_laws_word_import_marking(open_page: Callable[..., Page]) -> None:
    """Three choices lead a new user from the page to the provisions of both laws, with links to them."""
    page = open_page("en/compare/index.html")
    page.get_by_label("Column 1").select_option("Germany")
    page.get_by_label("Column 2").select_option("France")
    page.get_by_label("Topic or requirement").select_option("fp-08-1-b")
    assert _compared(page) == ["fp-08-1-b"]
    counted = page.locator("tr", has=page.get_by_role("rowheader", name="What counts"))
    for n in (0, 1):
        assert counted.locator("td").nth(n).locator("a[href*='/laws/']").count() > 0
        assert len(counted.locator("td").nth(n).locator("p").nth(1).inner_text()) > 40
    assert page.get_by_role("rowheader", name="Content").count() >= 1


def test_the_address_keeps_the_choice(open_page: Callable[..., Page]) -> None:
    """A reader can send a colleague exactly what he compares."""
    page = open_page(CHOICE)
    assert set(_compared(page)) == {"fp-08-1-a", "fp-08-1-b", "fp-08-1-c", "fp-08-2"}
    page.get_by_label("Column 3").select_option("firearms-protocol")
    page.wait_for_function("document.querySelectorAll('article.lx-compare thead th').length % 3 === 0")
    assert page.url.endswith("?c=CAN,DEU,firearms-protocol&topic=marking")
    page.reload()
    _compared(page)
    assert page.get_by_label("Column 3").input_value() == "firearms-protocol"
    assert page.locator("h1").inner_text().startswith("Comparison: Canada, Germany, Firearms Protocol – Marking")


def test_differences_come_first_and_the_change_is_announced(open_page: Callable[..., Page]) -> None:
    """What a screen reader says is what a reader sees."""
    page = open_page("en/compare/index.html?c=CAN,DEU")
    _compared(page)
    parts = page.eval_on_selector_all("section[aria-labelledby^=part-] > h2", "heads => heads.map(h => h.id)")
    assert parts == [p for p in ("part-differ", "part-open", "part-values", "part-same") if p in parts] and parts[0] == "part-differ"
    state = page.locator("[role=status][data-lx-state]")
    assert "Requirements compared: 44" in state.inner_text()
    page.get_by_label("Topic or requirement").select_option("records")
    page.wait_for_function("document.querySelector('[data-lx-state]').textContent.includes('compared: 3')")


def test_what_cannot_be_compared_is_named(open_page: Callable[..., Page]) -> None:
    """An address with a country that was not read is not silently cut."""
    page = open_page("en/compare/index.html?c=CAN,QQQ")
    assert "QQQ" in page.locator("[data-lx-state]").inner_text()
    assert not page.locator("[data-lx-docx]").is_visible()


def test_elements_unfold_by_keyboard(open_page: Callable[..., Page]) -> None:
    """Each of them, and all at once."""
    page = open_page(CHOICE)
    _compared(page)
    button = page.locator(".lx-unfold").first
    row = page.locator(f"[id='{button.get_attribute('aria-controls')}']")
    assert not row.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert row.is_visible() and button.get_attribute("aria-expanded") == "true"
    page.click("[data-lx-fold]")
    assert page.locator(".lx-row-why:visible").count() == page.locator(".lx-unfold").count()


def _saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.click(button)
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_what_is_shown_can_be_taken_away_as_word_and_csv(open_page: Callable[..., Page], tmp_path: Path) -> None:
    """Made in the browser: Word and spreadsheets read it."""
    page = open_page("en/compare/index.html?c=DEU,SWE&topic=fp-07", accept_downloads=True)
    _compared(page)
    word = _saved(page, "[data-lx-docx]", tmp_path)
    assert word.name == "lacuna-en-DEU-SWE-fp-07.docx"
    document = Document(str(word))
    assert document.paragraphs[0].text.startswith("Comparison: Germany, Sweden")
    table = document.tables[0]
    assert [c.text for c in table.rows[0].cells] == ["", "Germany", "Sweden"]
    shown = [row.cells[0].text for row in table.rows[1:] if row.cells[0].text]
    assert shown == page.eval_on_selector_all("tbody th", "heads => heads.map(h => h.innerText)")
    rows = list(csv.reader(io.StringIO(_saved(page, "[data-lx-csv]", tmp_path).read_text(encoding="utf-8-sig"))))
    assert {len(row) for row in rows} == {9} and rows[0][-2:] == ["Germany", "Sweden"]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_folded_elements_are_left_out_of_what_is_taken_away(open_page: Callable[..., Page], tmp_path: Path) -> None:
    """The document is the page, not more."""
    page = open_page(CHOICE, accept_downloads=True)
    _compared(page)
    folded = _saved(page, "[data-lx-csv]", tmp_path).stat().st_size
    page.click("[data-lx-fold]")
    assert _saved(page, "[data-lx-csv]", tmp_path).stat().st_size > folded


def test_a_printed_comparison_says_what_was_compared(open_page: Callable[..., Page]) -> None:
    """And has no buttons on it."""
    page = open_page(CHOICE)
    _compared(page)
    page.emulate_media(media="print")
    assert "Canada, Germany – Marking" in page.locator("h1").inner_text()
    assert page.locator("[data-lx-notes]").is_visible() and "Judged on" in page.locator("[data-lx-notes]").inner_text()
    assert not page.locator("[data-lx-compare]").is_visible()


def test_without_scripts_the_comparison_leads_to_the_requirements(open_page: Callable[..., Page]) -> None:
    """It says what it needs, and where the same stands without it."""
    page = open_page("en/compare/index.html", java_script_enabled=False)
    assert page.locator("#lx-main noscript a[href*='firearms-protocol/fp-08-1-b/']").count() == 1
    assert not page.locator("[data-lx-compare]").is_visible()


@pytest.mark.parametrize("path", [CHOICE, "fr/compare/index.html?c=FRA,DEU,SWE,firearms-protocol&topic=fp-07", "en/matrix/index.html"])
def test_they_read_on_a_phone_and_by_screen_reader(open_page: Callable[..., Page], path: str) -> None:
    """No page is wider than the phone, and axe finds nothing serious."""
    page = open_page(path, width=390)
    page.wait_for_selector("article.lx-compare, .lx-signs")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")] == []


# ---- the matrix


def test_the_matrix_filters_by_group_topic_and_strength_in_the_address(open_page: Callable[..., Page]) -> None:
    """And names the members of a group that have no column."""
    page = open_page("en/matrix/index.html?group=accession-advice&topic=marking")
    assert page.locator(".lx-signs thead th[data-c]:visible").count() == 3
    assert page.locator(".lx-signs tbody tr:visible").count() == 5
    page.select_option("select[name=group]", "maghreb")
    assert "Algeria" in page.locator("[data-lx-without]").inner_text()
    assert "group=maghreb&topic=marking" in page.url
    page.click("button[type=reset]")
    page.wait_for_function("!location.search")
    assert page.locator(".lx-signs thead th[data-c]:visible").count() > 10


def test_the_matrix_is_one_stop_of_the_tab_key(open_page: Callable[..., Page]) -> None:
    """Arrow keys move within it; every cell has a name and leads to its finding."""
    page = open_page("en/matrix/index.html")
    assert page.locator(".lx-signs td > a[tabindex='0']").count() == 1
    page.locator(".lx-signs td > a[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    link = page.evaluate("[document.activeElement.getAttribute('href'), document.activeElement.getAttribute('aria-label')]")
    assert link[0] != first and link[0].startswith("../countries/") and link[1]


def test_the_matrix_reads_without_scripts(open_page: Callable[..., Page]) -> None:
    """Unfiltered, as plain HTML."""
    page = open_page("en/matrix/index.html", java_script_enabled=False)
    assert page.locator(".lx-signs tbody td a").first.is_visible()
    assert not page.locator("[data-lx-matrix]").is_visible()


# ---- values on the page of a requirement


def test_the_values_of_a_requirement_can_be_sorted_by_keyboard(open_page: Callable[..., Page]) -> None:
    """Periods by their length; a country without one stays last either way."""
    page = open_page("en/firearms-protocol/fp-07/index.html")
    head = page.locator(".lx-values th", has_text="Retention")
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    column = head.evaluate("h => h.cellIndex")
    keys = lambda: page.eval_on_selector_all(".lx-values tbody tr", f"rows => rows.map(r => r.cells[{column}].dataset.key)")  # noqa: E731
    some = [k for k in keys() if k]
    assert some == sorted(some) and not keys()[-1]
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert [k for k in keys() if k] == sorted(some, reverse=True) and not keys()[-1]
