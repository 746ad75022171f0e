"""How heavy the matrix and the comparison are with every State of the world.

    make bench            195 synthetic countries: copies of those of which some law was read, under other codes

A page weighs what a browser fetches for it besides the theme: the page, its scripts, and for a comparison the index of the
requirements and the files of four countries, here the heaviest four. Bytes as a server sends them (gzip), and unpacked.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from datetime import date
from pathlib import Path

from check import ROOT, project

from generator import compare_files
from generator.load import load
from generator.pages import Pages
from generator.site import assess_all
from generator.views.compare import COMPARE, MOST
from generator.views.matrix import MATRIX

DAY = date(2026, 11, 21)
COUNTRIES = 195
ASSETS = ROOT / "site_templates" / "theme" / "assets"


def main(countries: int = COUNTRIES) -> None:
    """Print the table that docs/benchmark.md holds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        project(root, countries, reviewed=True)
        corpus = load(root)
    pages = Pages(corpus, assess_all(corpus, DAY), DAY, "en")
    files = {path: make() for path, make in pages.files.items()}
    index = files.pop(f"{compare_files.FOLDER}index.js")
    heaviest = sorted(files.values(), key=_packed)[-MOST:]
    scripts = {name: (ASSETS / name).read_text(encoding="utf-8") for name in ("compare.js", "docx.js", "matrix.js")}
    for name, parts in (("matrix", [pages.page(MATRIX).body, scripts["matrix.js"]]), ("comparison", [pages.page(COMPARE).body, index, scripts["compare.js"], scripts["docx.js"], *heaviest])):
        print(f"{name:<11} of {len(pages.reviewed)} countries: {sum(map(_packed, parts)) / 1e3:.0f} kB ({sum(len(p.encode()) for p in parts) / 1e3:.0f} kB unpacked)")


def _packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
