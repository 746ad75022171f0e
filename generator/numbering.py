"""How statutes number their articles, annexes and paragraphs, and what a pinpoint means by it.

Texts and pinpoints meet in one form, the key: `24`, `37a`, `11bis`, `l2335-2`, `2:1` (chapter 2, § 1), `schedule:1`. The words and
shapes that statutes use are data, here and nowhere else. An article is the first number of a pinpoint with its suffix.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# ---- words: data -------------------------------------------------------------------------------------------------------------

ARTICLE_WORDS = ("Article", "ARTICLE", "Articles", "Art", "ART", "Artículo", "ARTÍCULO", "Articulo", "ARTICULO", "Artigo", "Articolo", "Artikel",
                 "Artikolu", "Άρθρο", "ΑΡΘΡΟ", "Члан", "ЧЛАН", "Član", "Člen", "Članak", "Стаття", "Статья", "მუხლი", "المادة", "الفصل")  # fmt: skip
_ALSO_IN_PINPOINTS = ("art", "arts", "s", "ss", "Section", "Sections", "section", "Sec", "Regulation", "reg")  # these head divisions in a text
ANNEX_WORDS = ("schedule", "annex", "annexe", "appendix", "anlage", "anhang", "anexo", "allegato", "bilaga", "bilag", "vedlegg", "viðauki", "příloha",
               "прилог", "prilog", "pielikums", "priedas", "melléklet", "παράρτημα", "დანართი", "الملحق", "ملحق", "別表", "附則")  # fmt: skip
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9",
             "tenth": "10", "eleventh": "11", "twelfth": "12", "one": "1", "premier": "1", "première": "1", "primero": "1", "segundo": "2",
             "tercero": "3", "الأولى": "1", "األولى": "1"}  # fmt: skip
_SUFFIXES = "bis|ter|quater|quáter|quinquies|sexies|septies|octies|novies|nonies|decies|undecies|duodecies|terdecies|المكرر|مكرر"
# Words for a level below the article. The first kind is shown by a mark ("(1)", "a)", "3."), the second heads its part, the third is not shown.
_MARKED = {"abs", "absatz", "nr", "nummer", "buchst", "buchstabe", "lit", "litt", "letter", "letra", "inc", "inciso", "ap", "apartado", "para", "paras", "paragraph", "par", "item", "point", "no", "num", "numeral", "literal", "тачка", "тач", "tačka", "tač", "pkt", "punkt", "písm", "odst", "bod", "stk", "clause", "cl", "subsection", "p", "partida"}  # fmt: skip
_HEADED = {"abschnitt", "unterabschnitt", "teil", "part", "group", "chapter", "division", "kapitel", "titre", "section", "parte", "sección", "partie", "category", "catégorie", "categoría", "class", "classe", "clase",
           "title", "titulo", "título", "table", "tableau", "art", "article", "artículo"}
_UNSHOWN = {"satz", "halbsatz", "sentence", "al", "alinéa", "alinea", "став", "ст", "stav", "st", "stycket", "mgr", "dalis", "párrafo", "parrafo", "s"}

LEVEL = re.compile(rf"(?:{'|'.join(sorted(_MARKED | _UNSHOWN))})\b\.? ?\d", re.IGNORECASE)  # "Abs. 3", in a sentence about another article

# ---- shapes of a number ------------------------------------------------------------------------------------------------------

_KANJI = "〇一二三四五六七八九十百千"
NUMBER = rf"\d+(?:[.\-/^]\d+)*(?:[/^-]?[A-Za-zΑ-Ωа-я]{{1,2}}(?![^\W\d_]))?(?:[º°]|er\b|o\b)?(?: ?(?:{_SUFFIXES})\b)?(?:[º°]? [A-Z](?=\s?\.?[-–—]))?"
SPACED = rf"(?:\d+ [a-zA-Z](?![^\W\d_])|{NUMBER})"  # "7 a §", "§ 1 a."
CODE = rf"(?:[LRDA]\.? ?\*{{0,2}} ?)?{NUMBER}"  # French codes: L. 2335-2, R. * 311-5
KANJI = rf"第[{_KANJI}\d]+条(?:の[{_KANJI}\d]+)*"
CHAPTER = r"(?P<chapter>\d+(?: ?[a-z])?) ?kap\b\.?"  # laws that count their sections anew in each chapter
_AMENDED = re.compile(r"\W*[A-ZÅÄÖ]\w+ \(\d{4}:\d+\)\W*$")  # "Lag (2023:372).": ends a section, so what stands before it is no heading
_REPEALED = re.compile(r"har upphävts\b|/(?:upphör|träder)\b", re.IGNORECASE)  # may follow the number of a section or chapter in place of its text
ANNEX = re.compile(
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)}) )?(?P<word>{'|'.join(ANNEX_WORDS)})(?![^\W\d_](?<![第{_KANJI}]))"
    rf"(?: ?(?:no\.?|n[º°]|č\.|رقم ?:?)(?= ?\d))? ?(?P<mark>\d+[a-z]?|[ivx]+[a-z]?|[a-z]|第?[{_KANJI}]+)?(?![^\W\d_](?<![{_KANJI}]))",
    re.IGNORECASE,
)
_LOOKALIKE = str.maketrans({"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "α": "a", "β": "b", "γ": "c", "δ": "d", "–": "-"})  # 44а, 12Α


def key(number: str) -> str:
    """A number as it stands, in the form by which texts and pinpoints meet.

    >>> [key(n) for n in ("37a", "11 bis", "210 quáter", "L. 2335-2", "1º", "7 a", "第三条の二")]
    ['37a', '11bis', '210quater', 'l2335-2', '1', '7a', '3-2']
    """
    number = number.strip(" .")
    if number.startswith("第"):
        return "-".join(_kanji(n) for n in re.findall(rf"[{_KANJI}\d]+", number))
    letters = (c for c in unicodedata.normalize("NFKD", number.replace("º", "°")) if not unicodedata.combining(c))
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in letters).casefold().translate(_LOOKALIKE)
    if text in _ORDINALS:
        return _ORDINALS[text]
    text = re.sub(r"(?<=\d)(?:°|er|o)(?![^\W\d_])", "", text)
    return re.sub(r"^([lrda])[. *]*(?=\d)", r"\1", text).replace(" ", "")


def opens(rest: str) -> bool:
    """Whether a title or a sentence begins behind "9 kap." or "9 §". If not, these are a reference in a sentence that goes on from the line above.

    >>> [opens(r) for r in (" Straff", " har upphävts", " 1 eller 2 §", " tullagen", " Lag (2023:372).")]
    [True, True, False, False, False]
    """
    rest = rest.strip()
    return bool(rest[:1].isupper() or _REPEALED.match(rest)) and not _AMENDED.match(rest)


def _kanji(text: str) -> str:
    if text.isdecimal():
        return str(int(text))
    total = current = 0
    for c in text:
        if c in "十百千":
            total, current = total + (current or 1) * {"十": 10, "百": 100, "千": 1000}[c], 0
        else:
            current = _KANJI.index(c)
    return str(total + current)


def _roman(mark: str) -> str:
    """`iv` as `4`; what is no small roman numeral stays."""
    values = [{"i": 1, "v": 5, "x": 10}.get(c, 0) for c in mark]
    return str(sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))) if values and 0 not in values else mark


def annex_key(found: re.Match) -> str:
    """The key of an annex from a match of ANNEX: its word and its number, which may be missing."""
    mark = (found["mark"] or "").casefold().removeprefix("第")
    if found["ordinal"]:
        mark = _ORDINALS[found["ordinal"].casefold()]
    return f"{found['word'].casefold()}:{_kanji(mark) if mark[:1] in set(_KANJI) else _roman(mark)}"


# ---- pinpoints ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Level:
    """A step below the article: its value, and the word of the division that it heads ("teil") or nothing."""

    value: str
    headed: str = ""


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A pinpoint as understood: an article, an annex or a named heading, and the steps below it."""

    article: str = ""
    annex: str = ""
    heading: str = ""
    levels: tuple[Level, ...] = ()


_VALUE = rf"(?:\d+(?:[.\-]\d+)*(?:{_SUFFIXES}|[A-Z]|[a-z]{{0,2}})|[ivx]+-\d+|[ivxlc]{{6,}}|[A-Za-zа-яα-ω]{{1,5}}(?:\.\d+)?)(?![^\W\d_])"
_STEPS = (
    re.compile(r"(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde) (?:stycket|meningen)(?![^\W\d_])"),  # like "1 st.": not shown
    re.compile(rf"\((?P<value>{_VALUE})\)[°º]?"),
    re.compile(r"(?P<value>\d+[a-z]?)\.? ?(?P<word>st|p|stk|mgr|dalis|punktas|d|bekezdés|pont|odst)(?![^\W\d_])\.?"),  # "3 st. 2 p."
    re.compile(rf"(?P<word>[^\W\d_]+)(?![^\W\d_])\.? ?[°º]? ?\(?(?P<value>{_VALUE})[°º)]*(?P<more>\.[a-z](?![^\W\d_]))?"),
    re.compile(r"(?P<value>\d+(?:[.\-]\d+)*[a-z]?|[a-z]|[ivx]+)(?![^\W\d_])[°º)]*"),
    re.compile(rf"第[{_KANJI}\d]+[項号](?:の[{_KANJI}\d]+)*"),
)  # fmt: skip
_WORDS = "|".join((*ARTICLE_WORDS, *_ALSO_IN_PINPOINTS))
_ARTICLE = re.compile(rf"(?:(?:{_WORDS})\b\.? |§+ ?)?(?:{CHAPTER} )?(?P<number>{KANJI}|(?:{SPACED})(?= §)|{CODE})(?: §(?! ?\d))?")


def pinpoint(written: str) -> Pinpoint | None:
    """Understand a pinpoint as it is written in `at`. None where some part of it is not understood.

    >>> pinpoint("24 Abs. 1 Satz 1 Nr. 3").article, pinpoint("Anlage 1 Abschnitt 2 Nr. 8.1").annex, pinpoint("3 of the same")
    ('24', 'anlage:1', None)
    """
    text = " ".join(written.split())
    if annex := ANNEX.match(text):
        levels = _levels(text[annex.end() :])
        return None if levels is None else Pinpoint(annex=annex_key(annex), levels=levels)
    if found := _ARTICLE.match(text):
        levels = _levels(text[found.end() :])
        chapter = f"{key(found['chapter'])}:" if found["chapter"] else ""
        return None if levels is None else Pinpoint(article=chapter + key(found["number"]), levels=levels)
    heading, _, rest = text.partition(", ")
    levels = _levels(rest)
    return None if levels is None or not heading[:1].isalpha() else Pinpoint(heading=heading, levels=levels)


def _levels(text: str) -> tuple[Level, ...] | None:
    levels: list[Level] = []
    while text := text.lstrip(" ,.;§"):
        found = next((f for step in _STEPS if (f := step.match(text)) and _known(f)), None)
        if found is None:
            return None
        parts, text = found.groupdict(), text[found.end() :]
        word = (parts.get("word") or "").casefold()
        if parts.get("value") and word not in _UNSHOWN:
            upper, _, lower = parts["value"].partition(".") if word and parts["value"][0].isalpha() else (parts["value"], "", "")  # "point B.22"
            levels += [Level(upper, word if word in _HEADED else ""), *([Level(lower)] if lower else [])]
            levels += [Level(parts["more"][1:])] if parts.get("more") else []
    return tuple(levels)


def _known(step: re.Match) -> bool:
    word = step.groupdict().get("word")
    return not word or word.casefold() in _MARKED | _HEADED | _UNSHOWN
