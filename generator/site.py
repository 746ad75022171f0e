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
from pathlib import Path

from generator import contract
from generator.assess import DUTIES, Assessment, assess
from generator.load import Corpus, load
from generator.problems import LacunaError
from generator.render import body
from generator.shell import Page, fill, finish_shell, render_shell
from generator.views import law as law_views
from generator.views import requirement as requirement_views
from generator.views import site as site_views
from generator.views.parts import law_path
from generator.views.report import ReportView, law_rows, report
from generator.wording import Wording, strings_of

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
    """Every State that is encoded, by name of the code, against every instrument."""
    states = sorted((j for j in corpus.jurisdictions.values() if not j.union), key=lambda j: j.id)
    return [assess(corpus, j, i, as_of) for i in corpus.instruments.values() for j in states]


def _write_all(plan: Plan, corpus: Corpus, assessments: list[Assessment], new: Path, work: Path, say: Say) -> None:
    names = {code: strings_of(code)["language"] for code in plan.languages}
    with ExitStack() as running:  # leaves no process behind, whatever fails
        shells = {}
        for code in plan.languages:
            (work / code).mkdir()
            process = render_shell(_HERE, work / code, new / code, code, names, _navigation(corpus, code), _tabs(corpus))
            shells[code] = running.enter_context(process)
        pages = {code: pages_of(corpus, assessments, plan.as_of, code) for code in plan.languages}  # while MkDocs runs
        for code, process in shells.items():
            finish_shell(process)
            fill(new / code, pages[code])
            say(f"[{code}] {len(pages[code])} pages")
    _write_data(assessments, new / "data" / "v1")
    (new / "index.html").write_text(_front_door(names), encoding="utf-8")
    (new / ".nojekyll").touch()
    if plan.search:
        for code in plan.languages:  # one after the other: the index holds a language in memory
            _index(new / code, code, say)


def _navigation(corpus: Corpus, language: str) -> list[tuple[str, str]]:
    s = strings_of(language)
    w = Wording(corpus.vocabulary, language)
    instruments = [(w.text(i.short), f"{i.id}/") for i in corpus.instruments.values()]
    return [(s["nav_home"], ""), (s["nav_countries"], "countries/"), *instruments, (s["nav_methodology"], "methodology/"),
            (s["nav_glossary"], "glossary/"), (s["nav_status"], "status/"), (s["nav_search"], "search/")]  # fmt: skip


def _tabs(corpus: Corpus) -> list[str]:
    return ["", "countries/", *(f"{i}/" for i in corpus.instruments), "glossary/", "status/", "search/"]


# ---- pages ------------------------------------------------------------------------------------------------------------------


def pages_of(corpus: Corpus, assessments: list[Assessment], as_of: date, language: str) -> list[Page]:
    """Every generated page of one language, finished."""
    found: list[Page] = []
    w = Wording(corpus.vocabulary, language)
    s = strings_of(language)

    def page(template: str, path: str, title: str, **values: object) -> None:
        found.append(Page(path, f"{title} – {s['site_name']}" if path else f"{s['site_name']}: {title}", body(template, language, path, **values)))

    reports = sorted((report(corpus, a, Wording(corpus.vocabulary_of(a.jurisdiction), language)) for a in assessments), key=lambda r: r.name)
    for r in reports:
        page("report.html", r.path, w("report_title", name=r.name), r=r, **_report_lines(r, w))
    _law_pages(corpus, assessments, as_of, w, page)
    for i in corpus.instruments.values():
        views = [requirement_views.requirement(i, q, reports, w) for q in i.requirements]
        for v in views:
            page("requirement.html", v.path, f"{v.title} ({v.pinpoint})", r=v, instrument_name=w.text(i.short), instrument_path=f"{i.id}/")
        page("instrument.html", f"{i.id}/", w.text(i.short), i=requirement_views.instrument(i, views, reports, w))
    whole = site_views.site(corpus, reports, as_of, w)
    duties = sum(q.strength in DUTIES for i in corpus.instruments.values() for q in i.requirements)
    intro = w("countries_intro", n=duties)
    page("home.html", "", w("tagline"), v=whole, countries_intro=intro, findings=whole.glossary[0].entries)
    page("countries.html", "countries/", w("nav_countries"), v=whole, countries_intro=intro)
    for u in whole.unions:
        page("union.html", u.path, u.name, u=u)
    page("glossary.html", "glossary/", w("nav_glossary"), sections=whole.glossary)
    page("status.html", "status/", w("nav_status"), v=whole, **_status(whole))
    page("search.html", "search/", w("nav_search"))
    return found


def _report_lines(r: ReportView, w: Wording) -> dict[str, object]:
    """The sentences of a report that depend on a number, and what the filters offer."""
    return {
        "duties_line": w("duties", n=r.duties), "options_line": w("options", n=r.option_total),
        "more_gaps": w.count("more_gaps", r.more_gaps) if r.more_gaps else "",
        "more_facts": lambda card: w.count("and_more", len(card.facts) - 3), "more_wordings": lambda card: w.count("and_more", len(card.wordings) - 2),
        "filter_findings": list({c.mark.id: c.mark for t in r.topics for c in t.cards}.values()),
        "filter_strengths": list({c.strength_id: c.strength for t in r.topics for c in t.cards}.items()),
    }  # fmt: skip


def _law_pages(corpus: Corpus, assessments: list[Assessment], as_of: date, w: Wording, page: Callable[..., None]) -> None:
    for j in corpus.jurisdictions.values():
        own = Wording(corpus.vocabulary_of(j), w.language)
        members = [m for m in corpus.jurisdictions.values() if j.id in m.member_of]
        served = law_views.serving([a for a in assessments if a.jurisdiction is j or a.jurisdiction in members], own)
        rows = {row.path: row for row in law_rows(corpus, j, own, as_of)}
        drawn = [own("law_draws_on", name=own.text(m.names)) for m in members]
        for law in j.laws:
            view = law_views.law(law, j, rows[law_path(law.id)], drawn, served, as_of, own)
            page("law.html", view.path, view.title, l=view, law_of=own("law_of", name=view.jurisdiction),
                 intro=own.count("law_provisions_intro", len(view.provisions)))  # fmt: skip


def _status(whole: site_views.SiteView) -> dict[str, object]:
    """The table of review states: a row an area, a column a jurisdiction."""
    columns = [(r.name, r.path, r.review) for r in whole.reports] + [(u.name, u.path, u.review) for u in whole.unions]
    titles = dict.fromkeys(a.title for _, _, review in columns for a in review.areas)
    by_column = [{a.title: (a.state_id, a.state) for a in review.areas} for _, _, review in columns]
    return {
        "columns": [(name, path, review.second_short) for name, path, review in columns],
        "areas": [(title, [found.get(title, ("", "")) for found in by_column]) for title in titles],
    }


# ---- files ------------------------------------------------------------------------------------------------------------------


def _write_data(assessments: list[Assessment], folder: Path) -> None:
    folder.mkdir(parents=True)
    for a in assessments:
        text = json.dumps(contract.assessment(a), ensure_ascii=False, indent=1)
        (folder / f"{a.jurisdiction.id.lower()}.json").write_text(text + "\n", encoding="utf-8")


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
    new.rename(out)
