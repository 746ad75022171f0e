"""The theme's part of the site: MkDocs renders prose pages and empty pages, and the empty ones are filled.

The theme costs milliseconds a page; filling a page that it has rendered once costs a string join. The shell stands as
deep as the pages made from it, so its relative links hold for them.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.problems import LacunaError
from generator.wording import strings_of

_BODY = "<!--lacuna:body-->"
_HEAD = "<!--lacuna:head-->"
_TITLE = "lacuna-shell-title"
_PATH = "lacuna-path/"  # stands for a page's own path in links to the other languages
# As deep as the pages that are made from them: countries/x/, laws/x/, firearms-protocol/x/; countries/x/drafting/.
SHELLS = {2: "zz-shell/zz-page/", 3: "zz-shell/zz-page/zz-below/"}


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page: its path in the language, its title, its body, and what its head says beside the title."""

    path: str
    title: str
    body: str
    head: str = ""


def render_shell(root: Path, work: Path, out: Path, language: str, languages: Mapping[str, str], navigation: list[tuple[str, str]], generated: Iterable[str], site_url: str = "") -> subprocess.Popen:
    """Start MkDocs on the prose of a language and on the empty pages; its messages go to the terminal.

    `languages` maps each language to its own name, `navigation` lists title and path of the tabs, `generated` the paths of
    tabs that the generator fills.
    """
    docs = work / "docs"
    shutil.copytree(root / "site_templates" / "prose" / language, docs, dirs_exist_ok=True)
    shutil.copytree(root / "site_templates" / "theme" / "assets", docs / "assets", dirs_exist_ok=True)
    titles = {path: title for title, path in navigation}
    for path in (*generated, *SHELLS.values()):
        page = docs / (f"{path.rstrip('/')}.md" if path else "index.md")
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"---\ntemplate: shell.html\ntitle: {json.dumps(html.escape(titles.get(path, _TITLE)), ensure_ascii=False)}\nhide: [navigation, toc]\n---\n", encoding="utf-8")
    config = {
        "INHERIT": os.path.relpath(root / "mkdocs.yml", work), "docs_dir": "docs", "site_dir": str(out), "copyright": html.escape(strings_of(language)["footer"]),
        "theme": {"language": language, "custom_dir": str(root / "site_templates" / "theme")},
        "nav": [{html.escape(title): f"{path.rstrip('/')}.md" if path else "index.md"} for title, path in navigation],
        "site_url": "",  # the theme would name the empty page
        "extra": {"languages": [{"name": name, "lang": code, "link": f"../{code}/{_PATH}"} for code, name in languages.items() if code != language],
                  "code": language, "address": f"{site_url}{language}/{_PATH}" if site_url else "",
                  "elsewhere": [{"lang": code, "address": f"{site_url}{code}/{_PATH}" if site_url else ""} for code in languages]},
    }  # fmt: skip
    (work / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(work / "mkdocs.yml")]
    return subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


def finish_shell(process: subprocess.Popen) -> None:
    """Wait for MkDocs. Raises LacunaError where it failed; it has said why."""
    if process.wait() != 0:
        raise LacunaError("MkDocs could not build the site's shell; its message stands above")


def empty_page(out: Path, page: Page) -> str:
    """One page, filled into the empty page that the theme rendered for it."""
    own = out / page.path / "index.html"
    return _Shell.read(own if own.is_file() else out / _shell_of(page) / "index.html").filled(page)


def fill(out: Path, pages: Iterable[Page], keep: bool = False) -> None:
    """Fill the empty pages, remove the shells (unless they are kept), and point every page to itself in the other languages."""
    empty = {path: _Shell.read(out / path / "index.html") for path in SHELLS.values()}
    pages = list(pages)
    paths = {page.path for page in pages}
    if keep:
        paths |= {file.relative_to(out).as_posix().removesuffix("index.html") for file in out.rglob("*.html") if _BODY in file.read_text(encoding="utf-8")}
    for file in sorted(out.rglob("*.html")):
        path = file.relative_to(out).as_posix().removesuffix("index.html")
        text = file.read_text(encoding="utf-8")
        if path not in paths and path not in empty:
            file.write_text(text.replace(_PATH, path if path != "404.html" else "").replace(_HEAD, ""), encoding="utf-8")
    for page in pages:
        target = out / page.path / "index.html"
        if target.is_file():  # a tab: the theme rendered it in its own place
            shell = _Shell.read(target)
        else:
            shell = empty[_shell_of(page)]
            target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(shell.filled(page), encoding="utf-8")
    if not keep:
        shutil.rmtree(out / SHELLS[2].split("/")[0])
    for leftover in ("sitemap.xml", "sitemap.xml.gz"):
        (out / leftover).unlink(missing_ok=True)


def _shell_of(page: Page) -> str:
    return SHELLS[max(2, page.path.count("/"))]


@dataclass(frozen=True, slots=True)
class _Shell:
    """A rendered empty page, cut at the places that are filled: nothing that is filled in is looked at again."""

    pieces: tuple[tuple[str, str], ...]  # text, then what follows it: title, path, body or nothing

    @classmethod
    def read(cls, file: Path) -> _Shell:
        text = file.read_text(encoding="utf-8")
        marks = {_BODY: "body", _HEAD: "head", _TITLE: "title", _PATH: "path"}
        pieces: list[tuple[str, str]] = []
        while text:
            found = min(((at, mark) for mark in marks if (at := text.find(mark)) >= 0), default=None)
            if found is None:
                pieces.append((text, ""))
                break
            at, mark = found
            pieces.append((text[:at], marks[mark]))
            text = text[at + len(mark) :]
        return cls(tuple(pieces))

    def filled(self, page: Page) -> str:
        values = {"body": page.body, "head": page.head, "title": html.escape(page.title), "path": page.path, "": ""}
        return "".join(text + values[what] for text, what in self.pieces)
