"""Building the site: assess every country once, render every language, and swap the whole in at the end.

A build writes beside the old site. Whatever fails, the last good site stays where it is.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from generator import contract, editions, feedback
from generator.assess import Assessment, assess
from generator.bill import Comparison
from generator.documents import data
from generator.documents import publish as publish_documents
from generator.load import Corpus, load
from generator.model import Law
from generator.pages import Pages, navigation, tabs
from generator.problems import LacunaError
from generator.questionnaire import publish
from generator.shell import fill, finish_shell, render_shell
from generator.timeline import Event
from generator.wording import strings_of

_HERE = Path(__file__).parent.parent
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to build: the project, where to, in which languages, on which day, with or without the search index."""

    root: Path
    out: Path
    languages: tuple[str, ...]
    as_of: date
    search: bool = True
    documents: bool = True
    site_url: str = ""  # address of the published site, for what must name it in full


def build(plan: Plan, say: Say = print) -> None:
    """Build the site. Raises DataError with all problems of the data, LacunaError where a tool failed."""
    started = time.perf_counter()
    corpus = load(plan.root)
    assessments = assess_all(corpus, plan.as_of)
    say(f"read {sum(len(j.provisions) for j in corpus.jurisdictions.values())} provisions of {len(corpus.jurisdictions)} jurisdictions, "
        f"judged {len(assessments)} on {plan.as_of}: {time.perf_counter() - started:.1f} s")  # fmt: skip
    plan.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{plan.out.name}-", dir=plan.out.parent) as folder:
        work = Path(folder).resolve()
        new = work / "site"
        _write_all(plan, corpus, assessments, new, work, say)
        _swap(new, plan.out)
    say(f"site built in {time.perf_counter() - started:.1f} s")


def assess_all(corpus: Corpus, as_of: date) -> list[Assessment]:
    """Every State, by its code, against every treaty; and against model laws where some law was read."""
    states = sorted((j for j in corpus.jurisdictions.values() if not j.union), key=lambda j: j.id)
    return [assess(corpus, j, i, as_of) for i in corpus.instruments.values() for j in states if j.laws or not i.is_model]


def _write_all(plan: Plan, corpus: Corpus, assessments: list[Assessment], new: Path, work: Path, say: Say) -> None:
    names = {code: strings_of(code)["language"] for code in plan.languages}
    repository = feedback.repository(plan.root)
    with ExitStack() as running:  # leaves no process behind, whatever fails
        shells = {}
        for code in plan.languages:
            (work / code).mkdir()
            process = render_shell(_HERE, work / code, new / code, code, names, navigation(corpus, code), tabs(corpus), plan.site_url)
            shells[code] = running.enter_context(process)
        timelines: dict[Assessment, tuple[Event, ...]] = {}
        frozen = editions.read(plan.root)
        comparisons: dict[Law, tuple[Comparison, ...]] = {}
        sets = {code: Pages(corpus, assessments, plan.as_of, code, repository=repository, timelines=timelines, documents=plan.documents, frozen=frozen, comparisons=comparisons) for code in plan.languages}
        pages = {code: [found.page(path) for path in found.paths] for code, found in sets.items()}  # while MkDocs runs
        forms = {code: publish.files(corpus, code, names) for code in plan.languages}
        tables = {code: publish_documents.all_tables(found) for code, found in sets.items()}
        for code, process in shells.items():
            finish_shell(process)
            fill(new / code, pages[code])
            for path, form in forms[code].items():
                (new / code / path).write_bytes(form)
            for path, make in sets[code].files.items():
                (new / code / path).parent.mkdir(parents=True, exist_ok=True)
                (new / code / path).write_text(make(), encoding="utf-8")
            say(f"[{code}] {len(pages[code])} pages")
    _write_data(assessments, new / data.FOLDER)
    words = {code: (tables[code], sets[code].w) for code in plan.languages}
    for path, content in data.files(words, plan.as_of.isoformat(), version("lacuna")).items():
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if plan.site_url:
        (new / "sitemap.xml").write_text(_sitemap(new, plan), encoding="utf-8")
    editions.copy(plan.root, new)
    if plan.documents:
        _write_documents(sets, new, plan, say)
    (new / "index.html").write_text(_front_door(names), encoding="utf-8")
    (new / ".nojekyll").touch()
    if plan.search:
        for code in plan.languages:  # one after the other: the index holds a language in memory
            _index(new / code, code, say)


def _write_documents(sets: Mapping[str, Pages], new: Path, plan: Plan, say: Say) -> None:
    """Word and Excel documents of every country; what has not changed since the last site is taken from it."""
    started = time.perf_counter()
    counts = publish_documents.write_all(list(sets.values()), new, plan.out, plan.site_url)
    say(f"{sum(n for n, _ in counts)} documents, {sum(made for _, made in counts)} of them made now: {time.perf_counter() - started:.1f} s")


def _write_data(assessments: list[Assessment], folder: Path) -> None:
    folder.mkdir(parents=True)
    for a in assessments:
        text = json.dumps(contract.assessment(a), ensure_ascii=False, indent=1)
        target = folder / (a.instrument.id if a.instrument.is_model else "") / f"{a.jurisdiction.id.lower()}.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(text + "\n", encoding="utf-8")


def _sitemap(new: Path, plan: Plan) -> str:
    """Every page with the same page in the other languages, as sitemaps.org has it."""
    paths = sorted(f.parent.relative_to(new / plan.languages[0]).as_posix() for f in (new / plan.languages[0]).rglob("index.html"))
    entries = []
    for path in paths:
        where = {code: f"{plan.site_url}{code}/" + ("" if path == "." else f"{path}/") for code in plan.languages}
        others = "".join(f'<xhtml:link rel="alternate" hreflang="{code}" href="{address}"/>' for code, address in where.items())
        entries += [f"<url><loc>{address}</loc>{others}</url>" for address in where.values()]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    return head + "\n".join(entries) + "\n</urlset>\n"


def _front_door(names: Mapping[str, str]) -> str:
    """The page at the root: the languages, and a step to the reader's own."""
    links = "".join(f'<li><a href="{code}/" lang="{code}" hreflang="{code}">{name}</a></li>' for code, name in names.items())
    first = next(iter(names))
    script = f"var l=(navigator.language||'').slice(0,2);location.replace((({json.dumps(list(names))}).indexOf(l)<0?'{first}':l)+'/')"
    return (f'<!doctype html><html lang="{first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
            f"<title>Lacuna</title><script>{script}</script></head><body><main><h1>Lacuna</h1><ul>{links}</ul></main></body></html>\n")  # fmt: skip


def _index(folder: Path, language: str, say: Say) -> None:
    """Build the search index of one language."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--force-language", language, "--exclude-selectors", ".lx-derivation,.headerlink,.lx-self", "--quiet"]
    if subprocess.run(command, check=False).returncode != 0:
        raise LacunaError("the search index could not be built; Pagefind's message stands above (`lacuna build --no-search` leaves it out)")
    say(f"[{language}] search index: {time.perf_counter() - started:.1f} s")


def _swap(new: Path, out: Path) -> None:
    """Put the new site in the place of the old one: two renames, so that no reader finds half a site."""
    old = new.parent / "old"
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:  # the last good site goes back to its place
        if old.exists():
            old.rename(out)
        raise
