"""What all tests share: tiny projects made from inline YAML, and the real corpus with its assessments, read once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests are imported by path (importlib), so that they find factory.py

import factory

from generator import cli
from generator.assess import Assessment, assess
from generator.load import Corpus, load
from generator.site import Plan, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REAL_DAY = date(2026, 11, 21)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture
def world(tmp_path: Path) -> Callable[..., factory.World]:
    """A tiny project in a folder of its own; see tests/factory.py."""

    def make(**given: str) -> factory.World:
        return factory.world(tmp_path, **given)

    return make


@pytest.fixture
def lacuna(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command; gives exit code, standard output and standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(w) for w in words])
        except SystemExit as error:  # argparse
            code = error.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="session")
def good_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny project without problems."""
    return factory.checked_project(tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="session")
def bad_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same project with one slip in one law."""
    return factory.checked_project(tmp_path_factory.mktemp("bad"), bad=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the real project."""
    return factory.ROOT


@pytest.fixture(scope="session")
def corpus(root: Path) -> Corpus:
    """The real corpus."""
    return load(root)


@pytest.fixture(scope="session")
def assessed(corpus: Corpus) -> Callable[..., Assessment]:
    """The assessment of a real jurisdiction against the Firearms Protocol on a day, made once."""
    made: dict[tuple[str, date], Assessment] = {}

    def of(id: str, on: date = REAL_DAY) -> Assessment:
        if (id, on) not in made:
            made[id, on] = assess(corpus, corpus.jurisdictions[id], corpus.instruments["firearms-protocol"], on)
        return made[id, on]

    return of


@pytest.fixture(scope="session")
def assessments(corpus: Corpus, assessed: Callable[..., Assessment]) -> list[Assessment]:
    """The assessments of every encoded State."""
    return [assessed(id) for id, j in corpus.jurisdictions.items() if not j.union]


@pytest.fixture(scope="session")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site in both languages, with its search index, built once."""
    out = tmp_path_factory.mktemp("built") / "site"
    build(Plan(root=root, out=out, languages=("en", "fr"), as_of=REAL_DAY), lambda line: None)
    return out


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, started once for all browser tests."""
    from playwright.sync_api import sync_playwright  # other tests need not wait for it

    path = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)
    if path is None:
        pytest.fail("the browser tests need Chromium: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield chromium
        chromium.close()
