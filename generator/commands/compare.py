"""`lacuna compare`: two to four laws, bills or instruments side by side, differences first."""

from __future__ import annotations

import argparse
import shutil
import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from generator import load
from generator.assess import assess
from generator.commands import CLEAN, add_day, add_language
from generator.load import Corpus
from generator.model import Law
from generator.problems import LacunaError, nearest
from generator.requirement import Requirement
from generator.views.card import CardView
from generator.views.compare import MOST, Side, instrument_side, law_sides, ordered
from generator.views.report import report
from generator.views.values import columns
from generator.wording import Wording

_LABEL, _GAP, _NARROWEST = 24, 2, 18


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "compare", help="two to four laws side by side",
        description="Countries, bills (by the id of the law) and instruments side by side: requirements whose findings differ first, each with what the provisions that count say and where.")  # fmt: skip
    p.add_argument("ids", nargs="+", metavar="ISO3|BILL|INSTRUMENT", help="what to compare, such as CAN DEU, or CAN firearms-protocol")
    p.add_argument("--topic", default="", metavar="TOPIC", help="only the requirements of this topic, such as marking, or one requirement, such as fp-08-1-b")
    add_day(p)
    add_language(p)
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Compare and print."""
    if not 2 <= len(a.ids) <= MOST:
        raise LacunaError(f"compare two to {MOST}: countries, bills or instruments")
    corpus = load.load(Path(a.root))
    known = [id for i in corpus.instruments.values() for id in (*i.topics, *(q.id for q in i.requirements))]
    if a.topic and a.topic not in known:
        raise LacunaError(f"“{a.topic}” is neither a topic nor a requirement; {nearest(a.topic, known) or 'topics: ' + ', '.join(next(iter(corpus.instruments.values())).topics)}")
    w = Wording(corpus.vocabulary, a.lang)
    sides = [_side(corpus, id, a, w) for id in a.ids]
    width = shutil.get_terminal_size((120, 24)).columns
    print(f"{w('compare_title')}{w('colon')}{', '.join(s.name for s in sides)} · {w('judged_on')} {w.day(a.as_of)}")
    for part, requirements in ordered(corpus, sides, a.topic):
        print(f"\n{w(f'compare_part_{part}').upper()} ({len(requirements)})")
        for q in requirements:
            print(f"\n{w.text(q.title)} · {w.text(q.pinpoint)} · {w.label('strengths', q.strength)} · {q.id}")
            for label, cells in [("", [s.name for s in sides]), *_rows(q, sides, w)]:
                print(_line([label, *cells], width))
    return CLEAN


def _side(corpus: Corpus, id: str, a: argparse.Namespace, w: Wording) -> Side:
    if id in corpus.instruments:
        return instrument_side(corpus.instruments[id], w)
    bills = {law.id: (law, j) for j in corpus.jurisdictions.values() for law in j.laws if law.type == "bill"}
    states = {j.id: j for j in corpus.jurisdictions.values() if not j.union}
    if id not in bills and id.upper() not in states:
        raise LacunaError(f"“{id}” cannot be compared; {nearest(id.upper(), states) or nearest(id, [*bills, *corpus.instruments]) or 'countries: ' + ', '.join(states)}")
    law, j = bills.get(id) or (None, states[id.upper()])
    words = Wording(corpus.vocabulary_of(j), a.lang)
    reports = [report(corpus, assess(corpus, j, i, a.as_of, law.id if law else ""), words) for i in corpus.instruments.values()]
    given: list[tuple[Law, object]] = [(law, r) for r in reports] if law else []
    return law_sides([] if law else reports, given, w)[0]


def _rows(q: Requirement, sides: Sequence[Side], w: Wording) -> list[tuple[str, list[str]]]:
    """The rows of one requirement: findings, values, and where they stand."""
    cards = [s.cards.get(q.id) for s in sides]
    rows = [(w("finding"), ["" if c is None else "\n".join([f"{c.mark.sign} {c.mark.word}", *(w("pending_title", day=x.written, finding=x.mark.word) for x in c.pending)]) for c in cards])]
    if any(s.asks for s in sides):
        rows.append((w("requirement"), [s.asks[q.id].text if q.id in s.asks else "" for s in sides]))
    for column in columns((f for c in cards if c for f in c.facts), w):
        rows.append((column.label, [v.text if (v := s.values(q.id).get(column.id)) else "" for s in sides]))
    return [*rows, (w("counted"), [_places(c, w) if c else "" for c in cards])]


def _places(c: CardView, w: Wording) -> str:
    """Where the provisions that count stand; where there are none, what comes near."""
    if c.facts:
        return "\n".join(dict.fromkeys(f"{f.cite.short}, {f.cite.text}" for f in c.facts))
    return "\n".join([w("no_provision"), *(f"{w('near_title')}{w('colon')}{n.cite.short}, {n.cite.text} — {n.why}" for n in c.near)])


def _line(cells: Sequence[str], width: int) -> str:
    """Cells beside each other, each within its own width."""
    wide = max(_NARROWEST, (width - _LABEL) // (len(cells) - 1) - _GAP)
    columns = [[part for line in cell.split("\n") for part in (textwrap.wrap(line, room) or [""])] for cell, room in zip(cells, [_LABEL - _GAP, *[wide] * (len(cells) - 1)], strict=True)]
    rooms = [_LABEL, *[wide + _GAP] * (len(cells) - 1)]
    return "\n".join("".join(part.ljust(room) for part, room in zip(line, rooms, strict=True)).rstrip() for line in zip_longest(*columns, fillvalue=""))
