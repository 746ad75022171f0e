"""`lacuna status`: what is reviewed, stale and pending."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from generator import load
from generator.assess import assess
from generator.commands import CLEAN, add_day, add_language
from generator.problems import LacunaError, nearest
from generator.status import Status, status
from generator.wording import Wording


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser("status", help="what is reviewed, stale, pending",
                            description="Per country and area of law: how far the review has come, as at which day, whether it is older than a year, who confirmed it, "
                                        "how far the second reading agreed, and what changes within a year.")  # fmt: skip
    p.add_argument("iso3", nargs="*", metavar="ISO3", help="only these jurisdictions")
    p.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    add_day(p)
    add_language(p)
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Print the status."""
    corpus = load.load(Path(a.root))
    wanted = [id.upper() for id in a.iso3] or list(corpus.jurisdictions)
    for id in wanted:
        if id not in corpus.jurisdictions:
            raise LacunaError(f"“{id}” is not encoded here; {nearest(id, corpus.jurisdictions) or 'encoded: ' + ', '.join(corpus.jurisdictions)}")
    found = []
    for id in wanted:
        j = corpus.jurisdictions[id]
        found.append(status(j, [] if j.union else [assess(corpus, j, i, a.as_of) for i in corpus.instruments.values()], a.as_of))
    if a.format == "json":
        print(json.dumps([_data(s) for s in found], ensure_ascii=False, indent=1))
        return CLEAN
    for s in found:
        j = corpus.jurisdictions[s.id]
        print(_text(s, Wording(corpus.vocabulary_of(j), a.lang), corpus.jurisdictions[s.id].names))
    return CLEAN


def _data(s: Status) -> dict:
    return {
        "jurisdiction": s.id, "provisions": s.provisions, "prepared_on": s.prepared_on.isoformat() if s.prepared_on else None, "confirmed_by": list(s.confirmed_by),
        "agreement": round(s.agreement, 3) if s.agreement is not None else None, "kappa": s.kappa or None, "elements_changing_within_a_year": s.changing,
        "areas": [{"area": a.area, "state": a.state, "as_at": a.as_at.isoformat() if a.as_at else None, "stale": a.stale} for a in s.areas],
        "coming": [{"law": c.law, "day": c.day.isoformat(), "starts": c.starts, "provisions": c.provisions} for c in s.coming],
    }  # fmt: skip


def _text(s: Status, w: Wording, names) -> str:
    agreed = f"{s.agreement:.2f} (kappa {s.kappa})" if s.agreement is not None else w("no_second_reading")
    lines = [
        f"{w.text(names)} ({s.id}): {w('review_state', n=s.complete, total=len(s.areas))}; {w.count('status_provisions', s.provisions)}",
        f"  {w('prepared', day=w.day(s.prepared_on)) if s.prepared_on else w('prepared_undated')}; {w.listed(s.confirmed_by) or w('not_confirmed')}",
        f"  {w('second_reading_title')}: {agreed}",
    ]
    for a in s.areas:
        lines.append(f"  {w.label('review_states', a.state):<34} {w.label('areas', a.area):<40} {a.as_at or ''!s:<11}{w('status_stale') if a.stale else ''}")
    for c in s.coming:
        lines.append(f"  ⏱ {w('status_starts' if c.starts else 'status_ends', law=c.law, day=w.day(c.day))} ({w.count('status_provisions', c.provisions)})")
    if s.changing:
        lines.append(f"  ⏱ {w.count('status_changing', s.changing)}")
    return "\n".join(lines) + "\n"
