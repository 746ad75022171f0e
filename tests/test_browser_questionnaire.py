"""The questionnaire page in a real browser: opened as a file, filled in, kept, saved, reopened; by keyboard and on a phone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page

from generator.questionnaire import filled, forms, reading
from generator.wording import Wording

pytestmark = pytest.mark.browser

RETENTION, IMPORT = "fp-07.retention", "fp-05-1-b.import--firearms"


@pytest.fixture(scope="module")
def files(corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page in each language as a file on this computer: there is no server."""
    folder = tmp_path_factory.mktemp("page")
    made = {}
    for language in ("en", "fr"):
        path = folder / f"questionnaire-{language}.html"
        path.write_bytes(forms.form(corpus.instruments["firearms-protocol"], Wording(corpus.vocabulary, language), "html"))
        made[language] = path.as_uri()
    return made


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a fresh page that fails the test on any script error or request."""
    trouble: list[str] = []
    contexts = []

    def make(address: str, width: int = 1280) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: trouble.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
        page.goto(address)
        return page

    yield make
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def page(open_page, files) -> Page:
    """The English page."""
    return open_page(files["en"])


def _answer(page: Page, id: str, answer: str, **fields: str) -> None:
    question = page.locator(f"[data-id='{id}']")
    question.locator(f"input[value='{answer}']").check(force=True)
    for name, text in fields.items():
        question.locator(f"[data-field={name}]").fill(text)


def _save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click("#save")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def _accept(page: Page) -> list[str]:
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    return asked


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_saved_can_be_read_back_by_the_generator(open_page, files, corpus, tmp_path, language) -> None:
    """The file that leaves the page is what `lacuna new --from-questionnaire` takes."""
    page = open_page(files[language])
    page.fill("#about-country", "Côte d'Ivoire")
    page.fill("#about-by", "Ministère « X »")
    page.fill("#about-on", "2026-03-31")
    _answer(page, RETENTION, "in-part", law="Act 1", article="s. 2", remark="=1+1 <b>\nline")
    _answer(page, IMPORT, "no")
    path = _save(page, tmp_path)
    assert path.name == "questionnaire-firearms-protocol-cote-d-ivoire.json"
    found = reading.read(path, corpus.vocabulary, ("en", "fr"))
    answers, left_out = filled.answers(found, corpus.instruments.values())
    assert (found.country, found.by, found.on, left_out) == ("Côte d'Ivoire", "Ministère « X »", "2026-03-31", [])
    assert [(a.element, a.object, a.answer, a.law, a.article, a.remark) for a in answers] == [
        ("fp-05-1-b.import", "firearms", "no", "", "", ""), ("fp-07.retention", None, "in-part", "Act 1", "s. 2", "=1+1 <b> line")]  # fmt: skip


def test_a_saved_file_is_opened_again_in_either_language(open_page, files, tmp_path) -> None:
    """A colleague goes on where somebody else stopped."""
    first = open_page(files["en"])
    first.fill("#about-by", "A. Lawyer")
    _answer(first, RETENTION, "yes", law="Act 1")
    path = _save(first, tmp_path)
    second = open_page(files["fr"])
    second.set_input_files("#file", path)
    second.wait_for_function("document.getElementById('state').dataset.state === 'opened'")
    assert second.input_value("#about-by") == "A. Lawyer"
    assert second.locator(f"[data-id='{RETENTION}'] input[value=yes]").is_checked()
    assert second.locator(f"[data-id='{RETENTION}'] [data-field=law]").input_value() == "Act 1"
    assert second.inner_text("#done") == "Réponses : 1 sur 134"
    assert "Questions qui y ont une réponse : 1" in second.inner_text("#state")


def test_unsaved_answers_are_kept_until_they_are_saved(page: Page, tmp_path) -> None:
    """A closed window loses nothing, and the page says that nothing is in a file yet."""
    asked = _accept(page)
    _answer(page, RETENTION, "yes", remark="half a thou")
    assert "not saved to a file yet" in page.inner_text("#state")
    page.reload()
    assert asked == ["beforeunload"]
    assert page.locator(f"[data-id='{RETENTION}'] input[value=yes]").is_checked()
    assert page.locator(f"[data-id='{RETENTION}'] [data-field=remark]").input_value() == "half a thou"
    assert "brought back" in page.inner_text("#state")
    _save(page, tmp_path)
    page.reload()
    assert asked == ["beforeunload"] and page.inner_text("#done") == "0 of 134 answered"


def test_starting_again_asks_first_and_then_forgets(page: Page) -> None:
    """On a shared computer nothing stays behind."""
    _answer(page, RETENTION, "yes")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("#discard")
    assert page.inner_text("#done") == "1 of 134 answered"
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("#discard")
    assert page.inner_text("#done") == "0 of 134 answered"
    page.reload()
    assert page.inner_text("#done") == "0 of 134 answered"


@pytest.mark.parametrize("text", ["no json", "{}", "[]", "null", '{"format": "lacuna-questionnaire-1", "instrument": "another", "answers": []}',
                                  '{"format": "lacuna-questionnaire-1", "instrument": "firearms-protocol", "answers": [null]}'])  # fmt: skip
def test_a_wrong_file_changes_nothing(page: Page, tmp_path, text) -> None:
    """And the page says so."""
    _answer(page, RETENTION, "yes")
    (tmp_path / "wrong.json").write_text(text)
    page.set_input_files("#file", tmp_path / "wrong.json")
    page.wait_for_function("document.getElementById('state').dataset.state === 'wrong'")
    assert "wrong.json is not a saved questionnaire" in page.inner_text("#state")
    assert page.inner_text("#done") == "1 of 134 answered"
    page.once("dialog", lambda dialog: dialog.accept())


def test_answers_to_unknown_questions_are_counted_aloud(page: Page, tmp_path) -> None:
    """A file of another edition gives what it can; what would run is shown as text."""
    data = {"format": "lacuna-questionnaire-1", "instrument": "firearms-protocol", "country": "<img src=x onerror=alert(1)>",
            "answers": [{"id": "fp-99.x", "answer": "yes"}, {"id": RETENTION, "answer": "yes"}, {"id": IMPORT, "answer": "'] , x"}]}  # fmt: skip
    (tmp_path / "old.json").write_text(json.dumps(data))
    page.set_input_files("#file", tmp_path / "old.json")
    page.wait_for_function("document.getElementById('state').dataset.state === 'opened'")
    assert "not asked here: 1" in page.inner_text("#state")
    assert page.inner_text("#done") == "1 of 134 answered"
    page.once("dialog", lambda dialog: dialog.accept())


def test_progress_is_counted_by_topic_and_open_questions_can_be_shown_alone(page: Page) -> None:
    """Somebody who comes back finds what is left."""
    topic = page.locator("[data-topic=records] .question")
    total = topic.count()
    for i in range(total):
        topic.nth(i).locator("input[value=no]").check(force=True)
    assert page.inner_text("[data-count=records]") == f"{total}/{total}"
    assert page.inner_text("#done") == f"{total} of 134 answered"
    page.check("#only")
    assert not page.locator("[data-topic=records]").is_visible()
    assert page.locator(".question:visible").count() == 134 - total
    page.locator(f"[data-id='{IMPORT}'] input[value=yes]").check(force=True)
    assert page.locator(f"[data-id='{IMPORT}'] [data-field=law]").is_visible()  # what is being answered stays


def test_every_question_can_be_answered_by_keyboard(page: Page) -> None:
    """Tab to a question, arrow to an answer, tab to the law."""
    question = page.locator(f"[data-id='{RETENTION}']")
    question.locator("input:checked").focus()
    page.keyboard.press("ArrowRight")
    assert question.locator("input[value=yes]").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Arms Act")
    assert question.locator("[data-field=law]").input_value() == "Arms Act"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#done") == "0 of 134 answered"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_axe_finds_no_violation_and_nothing_is_cut_off(open_page, files, language, width) -> None:
    """With a screen reader and on a phone."""
    page = open_page(files[language], width)
    page.locator(f"[data-id='{RETENTION}'] input[value=yes]").check(force=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:160]) for v in found if v["impact"] in ("serious", "critical")] == []
    page.on("dialog", lambda dialog: dialog.accept())


def test_without_scripts_the_page_says_what_to_do(browser: Browser, files) -> None:
    """It names the other two forms."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["en"])
    assert "Word form" in page.inner_text("body")
    context.close()
