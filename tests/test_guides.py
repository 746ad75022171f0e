"""What the guides show works: their files are written, their commands are run, and their outputs are compared."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import factory
import pytest

DOCS = factory.ROOT / "docs"
GUIDE = DOCS / "encoding-a-country.md"
ON_THE_DAY = "1795219200"  # 21 November 2026


def _blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a page: what stands after the fence, and the text."""
    for found in re.finditer(r"^```([^\n]*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        yield found[1], found[2]


def _follow(root: Path, lacuna, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Do what the guide says, in its order; return each output that is not the one shown."""
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ON_THE_DAY)
    shutil.copytree(factory.ROOT / "protocol", root / "protocol")
    wrong: list[str] = []
    written: set[str] = set()
    for kind, text in _blocks(GUIDE):
        _, _, path = kind.partition(" ")
        if path:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a" if path in written else "w", encoding="utf-8") as out:
                out.write(text)
            written.add(path)
        elif kind == "console":
            for command, shown in re.findall(r"^\$ lacuna ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", text, re.MULTILINE):
                code, out, err = lacuna(*shlex.split(command, comments=True))
                if code != 0 or not _shows(out, shown):
                    wrong.append(f"lacuna {command} → {code}\n{out}{err}")
    return wrong


def _shows(out: str, shown: str) -> bool:
    """Whether the lines stand in the output in this order; “…” stands for any lines."""
    pattern = "".join("(?:.*\n)*?" if line == "…\n" else re.escape(line) for line in shown.splitlines(keepends=True))
    return re.match(pattern, out) is not None


@pytest.fixture
def followed(tmp_path: Path, lacuna, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[str]]:
    """The project that the guide makes, and what did not come out as shown."""
    return tmp_path, _follow(tmp_path, lacuna, monkeypatch)


def test_a_country_can_be_encoded_as_the_guide_says(followed):
    """Every command works and prints what the guide prints."""
    assert followed[1] == []


def test_the_encoding_of_the_guide_has_no_problems(followed, lacuna):
    """Not even a warning: it is what people copy from."""
    assert lacuna("check", "--strict") == (0, "", "no problems\n")


def test_the_second_reading_of_the_guide_can_be_recorded_so(followed, lacuna):
    """The form that is shown is the form that is accepted."""
    (reading,) = [text for kind, text in _blocks(GUIDE) if kind == "yaml" and "second_reading" in text]
    profile = followed[0] / "laws" / "xxa" / "country.yml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("  areas:\n", f"{reading}  areas:\n", 1).replace("on: 2026-11-28", "on: 2026-11-21"), encoding="utf-8")
    assert lacuna("check", "--strict") == (0, "", "no problems\n")


def _documents() -> list[Path]:
    return [factory.ROOT / "README.md", factory.ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]


@pytest.mark.parametrize("page", _documents(), ids=lambda p: p.name)
def test_every_link_in_the_documentation_leads_somewhere(page: Path):
    """To a file of the project, and to a heading that is there."""
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:", target):
            name, _, anchor = target.partition("#")
            file = (page.parent / name).resolve() if name else page
            assert file.exists(), f"{page.name}: {target}"
            assert not anchor or anchor in _anchors(file), f"{page.name}: {target}"


def _anchors(page: Path) -> set[str]:
    """The anchors that GitHub gives to the headings of a page."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.replace("`", "")).strip().lower().replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", ["editing-a-law-on-the-web.md", "encoding-a-country.md", "encoding.md"])
def test_the_guides_name_no_field_and_no_word_that_is_not_there(page: str, corpus):
    """Every fact that is shown fits the vocabulary."""
    v = corpus.vocabulary
    for kind, text in _blocks(DOCS / page):
        if kind.startswith("yaml"):
            for rule in re.findall(r"^\s+rule: (\S+)$", text, re.MULTILINE):
                assert rule in v.kinds, rule
            for name, values in re.findall(r"^    (event|content|objects|activity|conduct|states): \[([^\]]*)\]$", text, re.MULTILINE):
                known = {t for s in v.sets.values() for t in s}
                assert set(filter(None, (x.strip() for x in values.split(",")))) - known == set(), f"{name} {values}"
