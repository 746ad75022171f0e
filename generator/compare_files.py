"""The data that the comparison page loads: a small index, and one file a side, so that a page carries only what is chosen.

They are scripts that set a variable, not JSON: a browser reads those without a server as well. Everything is in lists whose order
`compare.js` knows; a law and a provision stand once in a file, however many elements they serve.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from generator.load import Corpus
from generator.requirement import Instrument
from generator.views.card import CardView, ElementView
from generator.views.compare import COMPARE, PARTS, Side
from generator.views.parts import Cite, Fact, Near, mark
from generator.views.values import column_labels, every_column
from generator.wording import Wording, strings_of

FOLDER = f"{COMPARE}data/"
_WORDS = ("compare_title", "compare_choose", "compare_loading", "compare_failed", "compare_unknown", "compare_shown", "compare_nothing", "compare_open_all", "compare_close_all",
          "compare_element", "compare_what", "compare_address", "finding", "counted", "no_provision", "through", "not_in_full", "law_official", "law_words", "missing_title", "near_title", "questions_title",
          "unread_title", "pending_title", "judged_on", "colon", "and_more", "and_more_many", "disclaimer", "requirement", "pinpoint", "filter_topic", "strength", "all")  # fmt: skip


def index(corpus: Corpus, as_of: str, w: Wording) -> str:
    """What every comparison needs: the requirements with their elements, the marks, the columns of values, the fixed words."""
    marks = {id: mark(id, w) for id in w.vocabulary.sets["findings"]}
    data = {
        "requirements": [row for i in corpus.instruments.values() for row in _requirements(i, w)],
        "treaties": [i.id for i in corpus.treaties_encoded], "topics": {t: w.label("areas", t) for i in corpus.instruments.values() for t in i.topics},
        "marks": {id: [m.sign, m.word] for id, m in marks.items()},
        "columns": {c: column_labels(c, w) for c in every_column(w)},
        "parts": {p: w(f"compare_part_{p}") for p in PARTS},
        "words": {key: strings_of(w.language)[key] for key in _WORDS}, "as_of": as_of, "language": w.language,
    }  # fmt: skip
    return _script("var lacunaIndex", data)


def _requirements(i: Instrument, w: Wording) -> Iterable[list[Any]]:
    for q in sorted(i.requirements, key=lambda q: i.topics.index(q.topic)):
        elements = [[e.id + (f"--{o}" if o else ""), w.text(e.text) + (f" ({w.object(o)})" if o else "")] for e in q.elements for o in e.objects]
        yield [q.id, i.id, q.topic, w.text(q.pinpoint), w.text(q.title), w.label("strengths", q.strength), elements]


def file(side: Side) -> str:
    """The name of a side's file below the folder of the data."""
    return f"{side.id.lower()}.js"


def side(s: Side) -> str:
    """One side, without what the index says already."""
    if s.asks:
        found: dict[str, Any] = {id: {"asks": a.text, "full": a.full, "tests": [[[line.depth, line.text] for line in test] for test in a.tests]} for id, a in s.asks.items()}
        return _script(_variable(s), {"id": s.id, "kind": s.kind, "name": s.name, "path": s.path, "note": s.note, "of": found})
    facts, laws = _Once(), _Once()
    of = {id: _card(card, s, facts) | ({"path": s.paths[id]} if s.paths[id] != s.path else {}) for id, card in s.cards.items()}
    rows = [_fact(f, laws) for f in facts]
    return _script(_variable(s), {"id": s.id, "kind": s.kind, "name": s.name, "path": s.path, "note": s.note, "of": of, "facts": rows, "laws": list(laws)})


class _Once(dict):
    """Things with their places: each stands once, in the order in which it was first named."""

    def place(self, thing: Any) -> int:
        return self.setdefault(thing, len(self))


def _card(c: CardView, s: Side, facts: _Once) -> dict[str, Any]:
    return _without_empty({
        "mark": c.mark.id, "pending": [[ch.written, ch.mark.id] for ch in c.pending], "facts": [facts.place(f) for f in c.facts], "near": [] if c.facts else [_near(n) for n in c.near],
        "values": {column: [cell.text, cell.key] for column, cell in s.values(c.id).items()}, "elements": [_element(e, facts) for e in c.elements],
    })  # fmt: skip


def _element(e: ElementView, facts: _Once) -> dict[str, Any]:
    return _without_empty({
        "mark": e.mark.id, "pending": [[ch.written, ch.mark.id] for ch in e.pending], "facts": [facts.place(f) for f in e.facts], "missing": list(e.missing),
        "near": [_near(n) for n in e.comes_near], "questions": list(e.questions), "unread": list(e.unread),
    })  # fmt: skip


def _near(n: Near) -> list[str]:
    return [f"{n.cite.short}, {n.cite.text}", n.cite.path, n.why, n.says]


def _fact(f: Fact, laws: _Once) -> dict[str, Any]:
    return _without_empty({
        "cite": _cite(f.cite, laws), "official": f.cite.official, "says": f.says, "via": [_cite(c, laws) for c in f.via], "limits": [x for x in (f.reach, *f.limits) if x],
        "part": not f.full, "values": [[v.label, v.text] for v in f.values], "words": list(f.words), "language": f.language if f.words else "",
    })  # fmt: skip


def _cite(c: Cite, laws: _Once) -> list[Any]:
    path, _, anchor = c.path.partition("#")
    return [laws.place((c.law, path)), c.text, anchor]


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}


def _variable(s: Side) -> str:
    return f"lacunaSide[{json.dumps(s.id)}]"


def _script(variable: str, data: Any) -> str:
    return f"{variable}={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def files(corpus: Corpus, sides: Iterable[Side], as_of: str, w: Wording) -> dict[str, Callable[[], str]]:
    """Every file by its path in the language, made when it is asked for."""
    return {f"{FOLDER}index.js": lambda: index(corpus, as_of, w), **{FOLDER + file(s): lambda s=s: side(s) for s in sides}}
