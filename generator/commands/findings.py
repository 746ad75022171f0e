"""`lacuna assess` and `lacuna explain`: what is found, and how it was derived."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path

from generator import contract, explain, load
from generator.assess import Assessment, assess
from generator.commands import CLEAN, add_day, add_language
from generator.problems import LacunaError, nearest
from generator.views.record import earlier
from generator.wording import Wording


def add(commands) -> None:
    """Describe the commands."""
    p = commands.add_parser("assess", help="the findings of one country", description="Judge one jurisdiction's law against an instrument and print the findings.")
    p.add_argument("iso3", metavar="ISO3", help="the jurisdiction, such as CAN")
    p.add_argument("--format", choices=("text", "json"), default="text", help="text, or the JSON contract (default: text)")
    _add_common(p, _assess)
    p = commands.add_parser("explain", help="how a finding was derived, or what a term or check means",
                            description="With a country and a requirement: the full derivation. With one word: what it means.")  # fmt: skip
    p.add_argument("what", metavar="ISO3|TERM", help="a jurisdiction; or a term, an attribute, a check or a requirement")
    p.add_argument("requirement", nargs="?", metavar="REQUIREMENT", help="the requirement, such as fp-08-1-b")
    _add_common(p, _explain)


def _add_common(p: argparse.ArgumentParser, run) -> None:
    p.add_argument("--instrument", default="firearms-protocol", metavar="ID", help="the instrument (default: firearms-protocol)")
    add_day(p)
    p.add_argument("--with-bill", default="", metavar="ID", help="judge as if this bill were adopted")
    add_language(p)
    p.set_defaults(run=run)


def _assess(a: argparse.Namespace) -> int:
    corpus = load.load(Path(a.root))
    found = _assessment(corpus, a.iso3, a)
    if a.format == "json":
        print(json.dumps(contract.assessment(found), ensure_ascii=False, indent=1))
        return CLEAN
    w = Wording(corpus.vocabulary_of(found.jurisdiction), a.lang)
    print(f"{w.text(found.jurisdiction.names)} · {w.text(found.instrument.short)} · {w('judged_on')} {w.day(found.as_of)}")
    if note := earlier(found.jurisdiction, found.as_of, w):
        print(note)
    print(_totals(found, w))
    topic = ""
    for r in found.requirements:
        if r.requirement.topic != topic:
            topic = r.requirement.topic
            print(f"\n{w.label('areas', topic)}")
        print(f"  {_finding(r.finding, w):<26} {r.requirement.id:<11} {w.text(r.requirement.title)}" + "".join(_then(d, f, w) for d, f in r.pending))
        for e in r.elements:
            name = w.text(e.element.text) + (f" ({w.object(e.object)})" if e.object else "")
            print(f"      {_finding(e.finding, w):<26} {name}" + "".join(_then(d, f, w) for d, f in e.pending))
    return CLEAN


def _totals(found: Assessment, w: Wording) -> str:
    counted = Counter(r.finding for r in found.requirements)
    return w("part_joiner").join(f"{counted[f]} {_finding(f, w)}" for f in w.vocabulary.sets["findings"] if counted[f])


def _finding(finding: str, w: Wording) -> str:
    return f"{w.vocabulary.sets['findings'][finding].sign} {w.label('findings', finding)}"


def _then(day: date, finding: str, w: Wording) -> str:
    return f" [{w('pending_title', day=w.day(day), finding=w.label('findings', finding))}]"


def _explain(a: argparse.Namespace) -> int:
    corpus = load.load(Path(a.root))
    if a.requirement is None:
        print(explain.term(corpus, a.what, a.lang))
        return CLEAN
    found = _assessment(corpus, a.what, a)
    ids = [r.requirement.id for r in found.requirements]
    if a.requirement not in ids:
        raise LacunaError(f"“{a.requirement}” is not a requirement; {nearest(a.requirement, ids) or 'for example ' + ids[0]}")
    print(explain.derivation(found, a.requirement, Wording(corpus.vocabulary_of(found.jurisdiction), a.lang)))
    return CLEAN


def _assessment(corpus: load.Corpus, iso3: str, a: argparse.Namespace) -> Assessment:
    id = iso3.upper()
    if id not in corpus.jurisdictions:
        raise LacunaError(f"“{id}” is not encoded here; {nearest(id, corpus.jurisdictions) or 'encoded: ' + ', '.join(corpus.jurisdictions)}")
    if a.instrument not in corpus.instruments:
        raise LacunaError(f"there is no instrument “{a.instrument}”; known: {', '.join(corpus.instruments)}")
    try:
        return assess(corpus, corpus.jurisdictions[id], corpus.instruments[a.instrument], a.as_of, a.with_bill)
    except KeyError:
        bills = [law.id for law in corpus.jurisdictions[id].laws if law.type == "bill"]
        raise LacunaError(f"“{a.with_bill}” is not a bill of {id}; " + (f"bills: {', '.join(bills)}" if bills else "none is encoded")) from None
