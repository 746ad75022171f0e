"""The documents on the site: which there are, under which names, and which need not be made again.

A document is made of its view, the words and the program. Where none of these changed since the last build, the file of the
last site is taken as it is.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator import wording
from generator.documents import tables
from generator.documents.bill import bill_report
from generator.documents.concordance import concordance
from generator.documents.data import as_csv, tables_as_json
from generator.documents.names import name, of_all, of_bill, offered
from generator.documents.pack import drafting_pack
from generator.documents.word import gap_report
from generator.documents.workbook import country_workbook, whole_workbook
from generator.pages import Pages
from generator.problems import LacunaError
from generator.views.editions import label
from generator.views.report import ReportView
from generator.views.site import glossary
from generator.wording import STRINGS

_MADE_OF = ".documents.json"  # in the site: what each document was made of
_LEGEND = 8  # sections of the glossary that explain findings and the review; the others explain the encoding


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its path in the language, what it is made of, and how it is made."""

    path: str
    made_of: str
    make: Callable[[], bytes]


def make(pages: Pages, r: ReportView, format: str, site_url: str) -> bytes:
    """One document of a country in the language of the pages."""
    w, own = pages.w, f"{site_url}{pages.language}/" if site_url else ""
    if format == "docx":
        return gap_report(r, w, own, label(pages.frozen, pages.as_of, w))
    if format == "concordance":
        return concordance(r, w, own)
    if format == "drafting":
        return drafting_pack(pages.pack_view(r), w, own)
    if format == "xlsx":
        return country_workbook(r, tables.country_tables(r, pages.law_views(r.id)), glossary(w)[:_LEGEND], w, own)
    if format == "csv":
        return as_csv(tables.findings([r]))
    return tables_as_json(tables.country_tables(r, pages.law_views(r.id)))


def documents(pages: Pages, site_url: str) -> Iterator[Document]:
    """Every document in the language of the pages."""
    legend = repr(glossary(pages.w)[:_LEGEND])
    edition = label(pages.frozen, pages.as_of, pages.w)
    for r in pages.reports:
        laws = repr(pages.law_views(r.id))
        for format in offered(r.reviewed):
            beside = legend + laws if format == "xlsx" else repr(pages.pack_view(r)) if format == "drafting" else ""
            made_of = _print(repr(r), beside, edition, site_url)
            yield Document(r.path + name(r.id, pages.language, format), made_of, lambda r=r, format=format: make(pages, r, format, site_url))
    own = f"{site_url}{pages.language}/" if site_url else ""
    for b in pages.bill_views():
        yield Document(b.path + of_bill(b.country_id, b.id, pages.language, b.enacted), _print(repr(b), site_url), lambda b=b: bill_report(b, pages.w, own))
    found = all_tables(pages)
    yield Document(of_all(pages.language), _print(repr(found), repr(pages.reviewed), legend, site_url),
                   lambda: whole_workbook(pages.reviewed, found, glossary(pages.w)[:_LEGEND], pages.w.day(pages.as_of), pages.w, own))  # fmt: skip


def all_tables(pages: Pages) -> tuple[tables.Table, ...]:
    """The tables of the site in the language of the pages."""
    views = [pages.requirement_view(i, q) for i in pages.corpus.instruments.values() for q in i.requirements]
    return tables.all_tables(pages.reports, pages.law_views(), views)


def write_all(sets: list[Pages], out: Path, last: Path, site_url: str) -> list[tuple[int, int]]:
    """Write the documents of every language, each in a process of its own where the system can fork: views are not copied then."""
    if len(sets) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return [write(pages, out, last, site_url) for pages in sets]
    forked = multiprocessing.get_context("fork")
    results = forked.SimpleQueue()
    workers = [forked.Process(target=_write_in_worker, args=(results, n, pages, out, last, site_url)) for n, pages in enumerate(sets)]
    for worker in workers:
        worker.start()
    found = dict(results.get() for _ in workers)
    for worker in workers:
        worker.join()
    if failed := [message for message in found.values() if isinstance(message, str)]:
        raise LacunaError(f"the documents could not be written: {failed[0]}")
    return [found[n] for n in range(len(sets))]


def _write_in_worker(results, n: int, *what) -> None:
    try:
        results.put((n, write(*what)))
    except Exception as error:  # the parent says it and stops the build
        results.put((n, f"{type(error).__name__}: {error}"))


def write(pages: Pages, out: Path, last: Path, site_url: str) -> tuple[int, int]:
    """Write the documents of a language below `out`, taking what has not changed from the `last` site.

    Returns how many there are, and how many of them were made now.
    """
    known = _read(last / pages.language / _MADE_OF)
    new: dict[str, str] = {}
    made = 0
    for d in documents(pages, site_url):
        old = last / pages.language / d.path
        target = out / pages.language / d.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if known.get(d.path) == d.made_of and old.is_file():
            target.write_bytes(old.read_bytes())
        else:
            target.write_bytes(d.make())
            made += 1
        new[d.path] = d.made_of
    (out / pages.language / _MADE_OF).write_text(json.dumps(new, indent=0), encoding="utf-8")
    return len(new), made


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _print(*made_of: str) -> str:
    digest = hashlib.sha256(_program().encode())
    for part in made_of:
        digest.update(part.encode())
    return digest.hexdigest()


@cache
def _program() -> str:
    """What every document is made of besides its view: this package, the words, and the libraries that write."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), Path(wording.__file__), *sorted(STRINGS.glob("*.yml"))]
    libraries = [f"{name} {version(name)}" for name in ("python-docx", "xlsxwriter")]
    return "\n".join([*(hashlib.sha256(f.read_bytes()).hexdigest() for f in files), *libraries])
