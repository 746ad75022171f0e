"""How long a site of many countries takes: our build, the same pages as Markdown through Material, and plain Jinja.

    make bench            195 synthetic countries × 4 pages, and the growth at a quarter and a half of that

Each synthetic country is a copy of an encoded one under another name: one report and three law pages, the same content in
all three ways, without search. Timed is what it takes to make pages of finished views; judging is timed apart. CPU seconds
of the process and its children, so that another process on the machine does not count.
"""

from __future__ import annotations

import itertools
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import yaml

from generator.assess import assess
from generator.load import load
from generator.pages import report_lines
from generator.render import body
from generator.shell import Page, fill, finish_shell, render_shell
from generator.views import law as law_views
from generator.views.parts import law_path
from generator.views.record import law_rows
from generator.views.report import report
from generator.wording import Wording

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 21)
COUNTRIES = 195
LAW_PAGES = 3


def main(countries: int = COUNTRIES) -> None:
    """Print the table that docs/benchmark.md holds."""
    views = _views()
    print(f"{'countries':>10} {'pages':>6} {'ours':>8} {'markdown':>9} {'jinja':>8} {'×faster than Markdown':>22} {'× plain Jinja':>14}")
    for n in (countries // 4, countries // 2, countries):
        ours, plain, markdown = (_seconds(way, views, n) for way in (_ours, _plain, _markdown))
        print(f"{n:>10} {n * (1 + LAW_PAGES):>6} {ours:>8.2f} {markdown:>9.2f} {plain:>8.2f} {markdown / ours:>22.1f} {ours / plain:>14.1f}")
    print(f"\njudging one country: {_judging():.2f} s")


def _seconds(way: Callable, views: tuple, n: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        before = _cpu()
        way(views, n, Path(folder))
        return _cpu() - before


def _cpu() -> float:
    return sum(u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def _judging() -> float:
    corpus = load(ROOT)
    j = next(j for j in corpus.jurisdictions.values() if not j.union)
    before = time.process_time()
    assess(corpus, j, next(iter(corpus.instruments.values())), DAY)
    return time.process_time() - before


def _views() -> tuple:
    """The views of one encoded country: a report and its three longest laws."""
    corpus = load(ROOT)
    j = next(j for j in corpus.jurisdictions.values() if not j.union)
    a = assess(corpus, j, next(iter(corpus.instruments.values())), DAY)
    w = Wording(corpus.vocabulary_of(j), "en")
    rows = {row.path: row for row in law_rows(corpus, j, w, DAY)}
    longest = sorted(j.laws, key=lambda law: -sum(p.law is law for p in j.provisions))[:LAW_PAGES]
    served = law_views.serving([a], w)
    return report(corpus, a, w), [law_views.law(x, j, rows[law_path(x.id)], [], served, DAY, w) for x in longest], w


def _bodies(views: tuple, n: int):
    """Path, title and body of every page, rendered afresh for every country."""
    r, laws, w = views
    for i in range(n):
        one = replace(r, name=f"{r.name} {i}", path=f"countries/c{i}/", id=f"C{i}")
        yield one.path, one.name, body("report.html", "en", one.path, r=one, **report_lines(one, w))
        for k, law in enumerate(laws):
            path = f"laws/c{i}-{k}/"
            yield path, law.title, body("law.html", "en", path, l=law, law_of=one.name, intro="")


def _ours(views: tuple, n: int, folder: Path) -> None:
    (folder / "work").mkdir()
    out = folder / "site"
    process = render_shell(ROOT, folder / "work", out, "en", {"en": "English"}, [("Home", ""), ("Methodology", "methodology/")], [""])
    pages = [Page(*page) for page in itertools.chain([("", "Home", "<h1>Home</h1>")], _bodies(views, n))]
    finish_shell(process)
    fill(out, pages)


_PLAIN = "<!doctype html><html lang=en><head><meta charset=utf-8><title>{}</title></head><body><main>{}</main></body></html>"


def _plain(views: tuple, n: int, folder: Path) -> None:
    for path, title, text in _bodies(views, n):
        target = folder / path / "index.html"
        target.parent.mkdir(parents=True)
        target.write_text(_PLAIN.format(title, text), encoding="utf-8")


def _markdown(views: tuple, n: int, folder: Path) -> None:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    pages = [(path, title, _as_markdown(text)) for path, title, text in _bodies(views, 1)]  # the conversion is not what is timed
    for i in range(n):
        for path, title, text in pages:
            target = docs / path.replace("c0", f"c{i}").rstrip("/")
            target.parent.mkdir(exist_ok=True)
            target.with_suffix(".md").write_text(f"# {title} {i}\n\n{text}", encoding="utf-8")
    config = {"site_name": "Markdown", "theme": {"name": "material", "font": False}, "plugins": [], "nav": [{"Home": "index.md"}],
              "validation": {"nav": {"omitted_files": "ignore"}, "links": {"not_found": "ignore", "unrecognized_links": "ignore", "anchors": "ignore"}},
              "markdown_extensions": ["attr_list", "tables", {"toc": {"permalink": True}}]}  # fmt: skip
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(folder / "site")]
    subprocess.run(command, check=True, env={"NO_MKDOCS_2_WARNING": "1", "PATH": ""})


_BLOCKS = {"h1": "\n\n# ", "h2": "\n\n## ", "h3": "\n\n### ", "h4": "\n\n#### ", "h5": "\n\n##### ", "li": "\n- ", "p": "\n\n", "tr": "\n| ", "div": "\n\n", "dt": "\n\n**", "blockquote": "\n\n> "}


def _as_markdown(text: str) -> str:
    """The same content as a writer would type it: headings, lists, links and emphasis; every other tag falls away."""
    text = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', lambda m: f"[{re.sub('<[^>]+>', '', m[2]).strip()}]({m[1]})", text, flags=re.S)
    text = re.sub(r"</?(b|strong)>", "**", text)
    text = re.sub(r"<(\w+)[^>]*>", lambda m: _BLOCKS.get(m[1], " "), text)
    text = re.sub(r"</t[dh]>", " | ", text)
    text = unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"\n\s*\n+", "\n\n", re.sub(r"[ \t]+", " ", text))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
