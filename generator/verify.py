"""Holding an encoding against the text it was read from: does each cited article exist, and do the key words stand there?

Nothing of the text is kept: only counts and what was missed. Words are compared after NFC, with quotation marks, dashes and
spaces made alike, first with their capitals and then without. A pinpoint that is not understood is reported, never passed.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.articles import Article, SourceText, split, unshown
from generator.model import Jurisdiction, Law, Provision
from generator.numbering import Pinpoint, pinpoint
from generator.problems import LacunaError

CHECKED, NOT_FOUND, NO_TEXT = "checked", "text-not-found", "no-text"
ARTICLE, WORD = "article-missing", "word-missing"  # errors: the encoding or the text is wrong
NOT_UNDERSTOOD, WORD_UNCHECKED = "pinpoint-not-understood", "word-not-checked"
PARAGRAPH, ANNEX, CAPITALS = "paragraph-not-found", "only-in-annex", "other-capitals"  # notes: the article is there
ERRORS = frozenset({ARTICLE, WORD})


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that does not stand in the text as cited: what kind, of which provision, what was looked for, and where to look."""

    kind: str
    provision: int
    line: int
    at: str
    what: str = ""
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it makes the run fail."""
        return self.kind in ERRORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found of one law: how many pinpoints have their article and how many words stand there, of how many, and the misses."""

    law: Law
    state: str
    pinpoints: int = 0
    of: int = 0
    words: int = 0
    of_words: int = 0
    misses: tuple[Miss, ...] = ()


def can_check(law: Law) -> bool:
    """Whether there is a text to hold the law against."""
    return bool(law.text_file) and law.completeness != "not-read"


def cited(p: Provision) -> tuple[str, ...]:
    """Every pinpoint of a provision: its own, and those of its exemptions that are not among them."""
    return tuple(dict.fromkeys([*p.citation.at, *(at for e in p.exempts for at in e.citation.at)]))


def counted(provisions: Iterable[Provision]) -> tuple[int, int]:
    """How many pinpoints and how many words there are to check."""
    found = list(provisions)
    return sum(len(cited(p)) for p in found), sum(len(p.words) for p in found)


def law(law: Law, owner: Jurisdiction, sources: Path) -> Report:
    """Check one law against its text below `sources`."""
    provisions = [p for p in owner.provisions if p.law is law]
    if not can_check(law):
        return Report(law=law, state=NO_TEXT)
    file = sources / law.text_file
    if not file.is_file():
        return Report(law=law, state=NOT_FOUND)
    text = _read(file)
    misses = [m for p in provisions for m in _provision(p, text)]
    of, of_words = counted(provisions)
    bad = {kind: sum(m.kind == kind for m in misses) for kind in (ARTICLE, NOT_UNDERSTOOD, WORD, WORD_UNCHECKED)}
    return Report(law=law, state=CHECKED, pinpoints=of - bad[ARTICLE] - bad[NOT_UNDERSTOOD], of=of,
                  words=of_words - bad[WORD] - bad[WORD_UNCHECKED], of_words=of_words, misses=tuple(misses))  # fmt: skip


@lru_cache(maxsize=4)  # several law files may have been read from one text
def _read(file: Path) -> SourceText:
    try:
        return split(file.read_text(encoding="utf-8").replace("\r\n", "\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise LacunaError(f"{file} cannot be read as UTF-8 text: {error}; save it again as UTF-8") from None


def _provision(p: Provision, text: SourceText) -> Iterator[Miss]:
    def miss(kind: str, at: str, what: str = "", hint: str = "") -> Miss:
        return Miss(kind, p.number, p.location.line, at, what, hint)

    articles: dict[Article, None] = {}
    spare: dict[Article, None] = {}  # paragraphs of annexes that bear the number of a cited article
    unclear = False
    for at in cited(p):
        meant = pinpoint(at)
        found = text.cited(meant) if meant else ()
        if meant is None or (meant.heading and not found):
            unclear = True
            yield miss(NOT_UNDERSTOOD, at, hint="write the number of the article first, then its parts as the text marks them")
            continue
        if not found:
            yield miss(ARTICLE, at, hint=_nearest_article(meant, text))
            continue
        body = tuple(a for a in found if not a.annex) or found
        articles |= dict.fromkeys(body)
        spare |= dict.fromkeys(found)
        if body[0].annex:
            yield miss(ANNEX, at, hint=f"below the heading “{_readable(found[0].annex)}” only")
        if (step := [unshown(a, meant.levels) for a in found]) and all(step):
            yield miss(PARAGRAPH, at, step[0])
    for word in p.words:
        sought, at = fold(word), ", ".join(cited(p))
        places = [_folded(a.text) for a in articles]
        if any(sought in place for place in places):
            continue
        if any(sought.casefold() in place.casefold() for place in places):
            yield miss(CAPITALS, at, word)
        elif any(sought in _folded(a.text) for a in spare):
            yield miss(ANNEX, at, word, "in a paragraph of this number of an annex only")
        elif unclear:
            yield miss(WORD_UNCHECKED, at, word, "not in the cited articles that were understood")
        else:
            yield miss(WORD, at, word, _where_else(sought, places, text))


_ALIKE = {**dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'), **dict.fromkeys(map(ord, "‘’‚‛ʼ´`′"), "'"), **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"), 0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x200E: None, 0x200F: None}  # fmt: skip


def fold(text: str) -> str:
    """Text as it is compared: composed letters, plain quotation marks and dashes, single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(_ALIKE)).strip()


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """An article as it is compared, and once more with the words joined that the end of a line had cut."""
    joined = re.sub(r"(?<=\w)[-¬\xad]\n(?=\w)", "", text)
    return fold(text) if joined == text else f"{fold(text)}\n{fold(joined)}"


def _nearest_article(meant: Pinpoint, text: SourceText) -> str:
    known = {a.key: a for a in (text.annexes if meant.annex else text.articles)}
    near = difflib.get_close_matches(meant.annex or meant.article, known, n=3, cutoff=0.6)
    return f"the text has {', '.join(map(_readable, near))}" if near else "the text has nothing near it"


def _readable(key: str) -> str:
    """A key for a person: `schedule:1` is schedule 1, `2a:1` chapter 2a, 1."""
    before, _, number = key.rpartition(":")
    return f"{before} {number}".strip() if not before[:1].isdecimal() else f"chapter {before}, {number}"


def _where_else(sought: str, places: list[str], text: SourceText) -> str:
    """Where the word stands instead, or what in the cited articles, else in the whole text, comes near it."""
    there = dict.fromkeys(a.key for a in (*text.articles, *text.annexes) if sought.casefold() in _folded(a.text).casefold())
    if there:
        return f"it stands in {', '.join(map(_readable, list(there)[:5]))}" + (" and others" if len(there) > 5 else "")
    for where, name in ((places, "the cited article has"), ([_folded(text.whole)], "the text has")):
        length = len(sought.split())
        windows = {" ".join(tokens[i : i + n]).strip(".,;:()") for place in where for tokens in [place.split()] for n in {length, length + 1, max(1, length - 1)} for i in range(len(tokens) - n + 1)}
        if near := difflib.get_close_matches(sought, sorted(windows), n=1, cutoff=0.75):
            return f"{name} “{near[0]}”"
    return "nothing near it stands in the text"
