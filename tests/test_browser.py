"""What a reader does with the pages, in a real browser: filters, deep links, search, keyboard, phone, print, screen reader."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

REPORT = "en/countries/can/"
KINDS = ("en/", "en/countries/", REPORT, "en/laws/can-firearms-marking-regulations/", "en/firearms-protocol/", "en/firearms-protocol/fp-08-1-b/",
         "en/studies/", "en/studies/records/", "en/groups/crimjust/", "en/groups/aircop/", "en/countries/eu/", "en/compare/", "en/matrix/", "en/synergies/", "en/by-tag/", "en/codebook/", "en/editions/", "en/countries/can-unodc-model-law/", "en/countries/mli/",
          "en/acts/pry-ley-7411-2024/", "en/countries/pry/drafting/",
         "en/glossary/", "en/status/", "en/search/", "en/methodology/")  # fmt: skip


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None: ...


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site on a local port."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh desktop page that fails the test on any script error, missing file or request to elsewhere."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: trouble.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
    yield page
    context.close()
    assert trouble == []


def _shown(page: Page) -> list[str]:
    return page.eval_on_selector_all(".lx-card", "cards => cards.filter(c => c.offsetParent !== null).map(c => c.id)")


def test_filters_keep_their_state_in_the_address(page: Page) -> None:
    """A reader can send a colleague exactly what he sees."""
    page.goto(REPORT)
    everything = _shown(page)
    page.select_option("select[name=finding]", "not_met")
    some = _shown(page)
    assert 0 < len(some) < len(everything)
    assert "finding=not_met" in page.url
    page.goto(page.url)
    assert _shown(page) == some
    page.click("button[type=reset]")
    page.wait_for_function("!location.search")
    assert _shown(page) == everything


def test_filters_combine_and_say_how_many_are_shown(page: Page) -> None:
    """Nothing is hidden without a word."""
    page.goto(f"{REPORT}?topic=marking&words=import")
    assert set(_shown(page)) <= {"fp-08-1-a", "fp-08-1-b", "fp-08-1-c", "fp-08-2"}
    assert str(len(_shown(page))) in page.inner_text("[data-lx-shown]")
    page.fill("input[name=words]", "no such words anywhere")
    assert _shown(page) == []
    assert "Clear" in page.inner_text("[data-lx-shown]")


def test_a_deep_link_shows_its_requirement_even_if_a_filter_hides_it(page: Page) -> None:
    """A link to a finding always leads to it."""
    page.goto(f"{REPORT}?topic=records#fp-08-1-b.country-of-import")
    page.wait_for_function("document.getElementById('fp-08-1-b').offsetParent !== null")
    box = page.locator("[id='fp-08-1-b.country-of-import']").bounding_box()
    assert box is not None
    page.wait_for_function("document.getElementById('fp-08-1-b.country-of-import').getBoundingClientRect().top < innerHeight")


def test_a_finding_can_be_followed_to_the_cited_article(page: Page) -> None:
    """From the page to the law page, and from there to the official text."""
    page.goto(f"{REPORT}#fp-08-1-a")
    page.locator("#fp-08-1-a .lx-near .lx-cite").first.click()
    assert "/laws/can-firearms-marking-regulations/#p-" in page.url
    official = page.locator("article.lx-provision .lx-official").first.get_attribute("href")
    assert official is not None and official.startswith("https://")


def test_the_derivation_unfolds_by_keyboard(page: Page) -> None:
    """Nothing needs a mouse."""
    page.goto(f"{REPORT}#fp-08-1-b")
    summary = page.locator("#fp-08-1-b .lx-derivation > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#fp-08-1-b .lx-derived").first.is_visible()
    page.click("[data-lx-unfold]")
    assert page.locator("#fp-07 .lx-derived").first.is_visible()


def test_the_first_tab_stop_skips_to_the_content(page: Page) -> None:
    """A keyboard reader need not pass the navigation on every page."""
    page.goto(REPORT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#lx-main"


def test_search_finds_laws_and_requirements(page: Page) -> None:
    """A reader finds a word without knowing where it stands; nothing leaves the site."""
    page.goto("en/search/?q=serial+number")
    page.wait_for_selector("[data-lx-results] li a")
    assert "results" in page.inner_text("[data-lx-search-state]")
    page.locator("[data-lx-results] li a").first.click()
    assert page.locator("h1").is_visible()


def test_search_understands_french_words(page: Page) -> None:
    """The index of each language stems as the language does."""
    page.goto("fr/search/?q=marquages")
    page.wait_for_selector("[data-lx-results] li a")


def test_search_says_when_it_finds_nothing(page: Page) -> None:
    """An empty result is a result."""
    page.goto("en/search/?q=zzzzqqqq")
    page.wait_for_function("document.querySelector('[data-lx-search-state]').textContent.length > 0")
    assert "Nothing found" in page.inner_text("[data-lx-search-state]")


def test_the_report_reads_without_scripts(browser: Browser, address: str) -> None:
    """The page is finished HTML; scripts only add comfort."""
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(REPORT)
    assert page.locator("#fp-08-1-b").is_visible()
    assert not page.locator("[data-lx-filter]").is_visible()
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_no_page_is_wider_than_a_phone(browser: Browser, address: str, path: str) -> None:
    """Readable on a phone: only tables scroll sideways, inside their frame."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address)
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_no_serious_violation(page: Page, path: str) -> None:
    """A reader with a screen reader, or who does not see colours, gets the same report."""
    page.goto(path)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")]
    assert serious == []


def test_a_new_act_can_be_followed_from_the_country_to_the_provision_that_opens_a_gap(page: Page) -> None:
    """From the report to the act before and after, to what opens first of all, to the provision that fell away."""
    page.goto("en/countries/pry/")
    page.locator("#bills ~ ul a", has_text="2024").first.click()
    first = page.locator(".lx-standing .lx-effect").first
    assert first.inner_text() == "Opens a gap"
    page.locator(".lx-standing li > a").first.click()
    assert page.locator("#fp-05-1-a .lx-moves").is_visible()
    page.locator("#fp-05-1-a .lx-moves .lx-cite").first.click()
    assert "/laws/pry-ley-" in page.url


def test_a_link_to_a_requirement_that_does_not_change_unfolds_it(page: Page) -> None:
    """Every requirement can be named in an address, also one in a folded list."""
    page.goto("en/acts/pry-ley-7411-2024/#fp-03-b")
    page.wait_for_function("document.getElementById('fp-03-b').offsetParent !== null")


def test_the_drafting_pack_is_reached_from_the_report_and_leads_back(page: Page) -> None:
    """A committee goes from the finding to the proposal and back."""
    page.goto("fr/countries/can/")
    page.locator(".lx-facts a[href$='drafting/']").click()
    page.locator(".lx-proposal a[href*='countries/can/#']").first.click()
    assert "/fr/countries/can/#" in page.url


def test_print_leaves_out_what_paper_cannot_use(page: Page) -> None:
    """The browser's print view is a document one would hand out."""
    page.goto(REPORT)
    page.emulate_media(media="print")
    for selector in (".md-header", "[data-lx-filter]", ".lx-languages"):
        assert not page.locator(selector).first.is_visible(), selector
    for selector in (".lx-card .lx-grid", "#laws", "#review", "#limits"):
        assert page.locator(selector).first.is_visible(), selector
