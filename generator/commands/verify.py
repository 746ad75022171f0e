"""`lacuna verify`: does what is cited stand in the source texts?"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import groupby
from pathlib import Path

from generator import load, verify
from generator.commands import CLEAN, PROBLEMS, today
from generator.problems import DataError, LacunaError, nearest
from generator.verify import Miss, Report

_WHAT = {
    verify.ARTICLE: "no such article in the text", verify.WORD: "the word does not stand in a cited article",
    verify.NOT_UNDERSTOOD: "pinpoint not understood, so not checked", verify.WORD_UNCHECKED: "word not checked, because a pinpoint was not understood",
    verify.PARAGRAPH: "article found, this part of it not", verify.ANNEX: "found only inside an annex", verify.CAPITALS: "stands there with other capitals",
}  # fmt: skip


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "verify", help="hold pinpoints and key words against the source texts", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="For each law with a text_file: does each cited article exist in the text, and do the key words stand in one of the cited articles?\n"
                    "Errors (exit code 1): an article or a word that is not there. Notes: a paragraph not found in its article, other capitals.\n"
                    "A pinpoint whose numbering is not understood is reported and counts as not found.",
        epilog="Examples:\n  lacuna verify --sources ../texts CAN\n  lacuna verify --sources ../texts CAN DEU --record      write the result into the law files",
    )  # fmt: skip
    p.add_argument("iso3", nargs="*", metavar="ISO3", help="only these jurisdictions (default: all)")
    p.add_argument("--sources", required=True, metavar="DIR", help="the folder that text_file is relative to")
    p.add_argument("--record", action="store_true", help="write date and counts into each law file, as “verified”")
    p.add_argument("--format", choices=("text", "json"), default="text", help="how to print it (default: text)")
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Check, print a report a law, and record the result where that is asked for."""
    root, sources = Path(a.root), Path(a.sources)
    if not sources.is_dir():
        raise LacunaError(f"{sources} is not a folder; name the one that holds the source texts, the files that “text_file” names in the laws")
    reports = list(_reports(root, sources, a.iso3))
    if any(r.state == verify.NOT_FOUND for r in reports) and not any(r.state == verify.CHECKED for r in reports):
        missing = next(r for r in reports if r.state == verify.NOT_FOUND).law.text_file
        raise LacunaError(f"none of the texts is in {sources}, for example {missing}; name the folder that these paths are relative to with --sources")
    print(json.dumps([_data(r) for r in reports], ensure_ascii=False, indent=1) if a.format == "json" else "\n".join(_text(reports)))
    if a.record:
        recorded = sum(record(root, r, today()) for r in reports)
        print(f"recorded in {recorded} law file(s)", file=sys.stderr)
    return PROBLEMS if any(m.is_error for r in reports for m in r.misses) else CLEAN


def _reports(root: Path, sources: Path, wanted: list[str]) -> Iterator[Report]:
    corpus, problems = load.examine(root)
    known = corpus.jurisdictions if corpus else {}
    ids = [id.upper() for id in wanted] or list(known)
    in_the_way = [p for p in problems if p.severity == "error" and (not p.at.path.startswith("laws/") or any(p.at.path.startswith(f"laws/{id.lower()}/") for id in ids))]
    if in_the_way:
        raise DataError(in_the_way)
    for id in ids:
        if id not in known:
            raise LacunaError(f"“{id}” is not encoded here; {nearest(id, known) or 'encoded: ' + ', '.join(known)}")
    todo = [(law, known[id]) for id in ids for law in known[id].laws]
    shown = time.monotonic()
    for n, (law, owner) in enumerate(todo, 1):
        if time.monotonic() - shown > 1:
            shown = time.monotonic()
            print(f"{n} of {len(todo)}: {law.id}", file=sys.stderr)
        yield verify.law(law, owner, sources)


def record(root: Path, report: Report, on: date) -> bool:
    """Write the result into the law's file, as the line after `text_file`; nothing else of the file changes."""
    if report.state != verify.CHECKED:
        return False
    path = root / report.law.location.path
    text = path.read_bytes().decode("utf-8")
    line = f"verified: {{on: {on.isoformat()}, pinpoints: {report.pinpoints}, of: {report.of}, words: {report.words}, of_words: {report.of_words}}}"
    without = re.sub(r"(?m)^verified:[^\r\n]*\r?\n", "", text)
    new = re.sub(r"(?m)^(text_file:[^\r\n]*)(\r?\n)", lambda found: f"{found[1]}{found[2]}{line}{found[2]}", without, count=1)
    if line not in new:
        raise LacunaError(f"{path} has no line that begins with “text_file:”, so the result cannot be recorded; write that field on a line of its own")
    path.write_bytes(new.encode("utf-8"))
    return True


def _data(r: Report) -> dict:
    misses = [{**asdict(m), "error": m.is_error} for m in r.misses]
    return {"law": r.law.id, "jurisdiction": r.law.jurisdiction, "text_file": r.law.text_file or None, "state": r.state,
            "pinpoints": r.pinpoints, "of": r.of, "words": r.words, "of_words": r.of_words, "misses": misses}  # fmt: skip


def _text(reports: list[Report]) -> Iterator[str]:
    for jurisdiction, group in groupby(reports, key=lambda r: r.law.jurisdiction):
        found = list(group)
        checked = [r for r in found if r.state == verify.CHECKED]
        yield f"{jurisdiction}: {_counts(checked)}, in {len(checked)} text(s)"
        for r in found:
            if r.state == verify.NO_TEXT:
                yield f"  {r.law.id}: no source text, nothing to check"
            elif r.state == verify.NOT_FOUND:
                yield f"  {r.law.id}: the text {r.law.text_file} was not found"
            else:
                yield f"  {r.law.id}: {_counts([r])}"
                yield from _misses(r)


def _counts(reports: list[Report]) -> str:
    pinpoints, of, words, of_words = (sum(getattr(r, f) for r in reports) for f in ("pinpoints", "of", "words", "of_words"))
    return f"{pinpoints} of {of} pinpoints, {words} of {of_words} key words"


def _misses(r: Report) -> Iterator[str]:
    for m in sorted(r.misses, key=lambda m: (not m.is_error, m.line)):
        if m.kind != verify.ANNEX:
            yield f"    {'error' if m.is_error else 'note'} {r.law.location.path}:{m.line}: {_one(m)}"
    if inside := [m for m in r.misses if m.kind == verify.ANNEX]:  # a text whose parts were jumbled gives hundreds
        places = list(dict.fromkeys(f"“{m.what}”" if m.what else m.at for m in inside))
        yield f"    note {len(inside)} × {_WHAT[verify.ANNEX]}: {', '.join(places[:8])}{' …' if len(places) > 8 else ''}"


def _one(m: Miss) -> str:
    what = f"{_WHAT[m.kind]}: {m.at}" if not m.what else f"{_WHAT[m.kind]}: “{m.what}” ({m.at})"
    return f"{what}; {m.hint}" if m.hint else what
