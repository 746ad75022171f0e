"""A legal text cut into its articles and annexes.

A text uses one family of marks ("### § 4", "**4** ", "13.—(1)", "Artículo 4.-", "1 §", "第四条"). The family that yields most articles
is taken, because what is a paragraph in one tradition ("1. Whoever …") is an article in another. Paragraphs are looked for
only where the text shows marks of their kind. `generator.numbering` knows what the numbers mean.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.numbering import (
    ANNEX,
    ARTICLE_WORDS,
    CHAPTER,
    CODE,
    KANJI,
    LEVEL,
    NUMBER,
    SPACED,
    Level,
    Pinpoint,
    annex_key,
    key,
    opens,
)

_MARGIN = r"(?:[^#\d]{3,24}\s{3,})?"  # a marginal note, which conversion puts before the number
_FAMILIES = {
    "bracket": re.compile(r"#+ \[(?:Section )?(?P<number>[^\]]{1,24})\]"),  # "### [12A] 12A Title"
    "word": re.compile(rf"(?:{'|'.join(ARTICLE_WORDS)})\b\.? ?(?P<number>{CODE}|[^\W\d]+(?= ?[:.\-–—]| ?$))"),
    "glued": re.compile(rf".*[.؛] ?(?:المادة|الفصل) (?P<number>\d+)$|.*[^\w\s]\*\*+(?:{'|'.join(ARTICLE_WORDS)})\.? ?(?P<before>{NUMBER})"),  # headings lost within a line
    "sign": re.compile(rf"§ ?(?P<number>{SPACED})|(?P<before>{NUMBER})\. ?§"),
    "after": re.compile(rf"(?P<number>{SPACED}) §§?"),
    "kanji": re.compile(rf"(?P<number>{KANJI})"),
    "heading": re.compile(rf"#+ (?P<number>{NUMBER})(?=[ .]|$)"),
    "bold": re.compile(rf"\*\*(?P<number>{NUMBER})\.?\*\*"),
    "alone": re.compile(r"(?P<number>0\d{2,4})$"),  # the items of a control list: 0001
    "dash": re.compile(rf"{_MARGIN}(?P<number>{NUMBER}) ?\. ?[—–-]+ ?[\[({{FA-Z]"),  # "13.—(1)"
    "plain": re.compile(rf"{_MARGIN}(?P<number>{NUMBER})\. +(?=[A-ZÀ-Þ(“\"])"),
}
_RAW = ("bracket", "glued", "heading", "bold", "dash", "plain")  # families that are known by their Markdown or their place on the line
_TOGETHER = (("bracket", "glued", "dash"), ("word", "glued"), ("sign",), ("after",), ("kanji",), ("alone",), ("heading", "bold", "dash"))


@dataclass(frozen=True, slots=True)
class Article:
    """One article or annex of a text: its key, the annex that holds it (or nothing), its text, and the line where it begins."""

    key: str
    annex: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as articles, in its own order. `headings` are the lines that look like headings, with what stands below each."""

    articles: tuple[Article, ...]
    annexes: tuple[Article, ...]
    headings: tuple[Article, ...] = field(repr=False)
    whole: str = field(repr=False)

    def cited(self, at: Pinpoint) -> tuple[Article, ...]:
        """Every article that a pinpoint can mean, in the body or inside an annex. Empty where there is none."""
        if at.annex:
            word, _, mark = at.annex.partition(":")
            return tuple(a for a in self.annexes if a.key == at.annex or (not mark and a.key.startswith(f"{word}:")))
        if at.heading:
            named = rf"(?<!\w){re.escape(at.heading.casefold())}(?!\w)"
            return tuple(h for h in self.headings if re.search(named, h.key))
        quoted = {key(step.value) for step in at.levels if step.headed in ("art", "article", "artículo")}  # "13, art. 74-8": new wording of another law
        return tuple(a for a in self.articles if a.key == at.article or a.key in quoted)


def split(markdown: str) -> SourceText:
    """Cut a Markdown text, with or without front matter, into its articles and annexes."""
    body, skipped = _without_front_matter(markdown)
    lines = body.split("\n")
    plain = [clean(line) for line in lines]
    marks = list(_marks(lines, plain))
    annexes = [(n, annex_key(f)) for n, line in enumerate(plain) if (f := _annex_heading(n, lines, plain)) and (f["mark"] or f["ordinal"] or not _goes_on(n, marks))]
    headings = [n for n, line in enumerate(lines) if line.startswith("#") and plain[n]]

    def holder(n: int) -> str:
        return next((k for at, k in reversed(annexes) if at <= n), "")

    def article(key: str, start: int, ends: Iterable[int], annex: str = "") -> Article:
        end = min((e for e in ends if e > start), default=len(lines))
        return Article(key, annex, "\n".join(plain[start:end]), start + skipped + 1)

    starts_annex = [n for n, _ in annexes]
    outer = [n for n, _, quoted in marks if not quoted] + starts_annex
    every = [n for n, _, _ in marks] + starts_annex
    return SourceText(
        tuple(article(k, n, every if quoted else outer, holder(n)) for n, k, quoted in marks),
        tuple(article(k, n, (m for m, other in annexes if other != k)) for n, k in annexes),
        tuple(article(plain[n].casefold(), n, [*every, *headings]) for n in headings), "\n".join(plain),
    )  # fmt: skip


def _without_front_matter(markdown: str) -> tuple[str, int]:
    found = re.match(r"---\n.*?\n---\n", markdown, re.DOTALL)
    return (markdown[found.end() :], found[0].count("\n")) if found else (markdown, 0)


def clean(line: str) -> str:
    """A line as it reads: without the marks of Markdown and HTML, spaces made one."""
    line = re.sub(r"</?[A-Za-z][^<>]*>|\[\^\d+\]:?|\\(?=\W)", "", line)
    line = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", html.unescape(line))
    line = re.sub(r"^[\s#>|•*_-]+(?![\d.])|^[\s#>|•*_-]+(?=\S)|\*+|(?<!\w)_+|_+(?!\w)|\|\s*$", "", line)
    return re.sub(r"\s+", " ", line).strip()


def _marks(lines: list[str], plain: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Where articles begin: line, key, and whether the article is quoted within another one (a law that amends)."""
    found = {name: list(_of_family(name, lines, plain)) for name in _FAMILIES if name != "plain"}
    groups = [[m for name in names for m in found[name]] for names in _TOGETHER]
    best = max(range(len(groups)), key=lambda i: (len({k for _, k, _ in groups[i]}), -i))
    marks = sorted(set(groups[best]))
    if "dash" in _TOGETHER[best] or not marks:  # plain numbers only where they go on from the last article: lists begin anew
        marks = sorted({*marks, *_continuing(marks, list(_of_family("plain", lines, plain)), lines)})
    return iter(marks)


def _of_family(name: str, lines: list[str], plain: list[str]) -> Iterator[tuple[int, str, bool]]:
    pattern, chapter = _FAMILIES[name], ""
    for n, line in enumerate(lines):
        apart = name == "after" and _apart(n, lines)
        if apart and (new := re.match(CHAPTER, plain[n])) and (new[0] == plain[n] or opens(plain[n][new.end() :])):
            chapter = key(new["chapter"]) + ":"
            continue
        shown = line if name in _RAW else plain[n]
        shown = shown.replace("\xa0", " ").lstrip(" ") if name in ("dash", "plain") else shown.strip()
        bare = shown.lstrip("“\"«‘„'[ ")
        if (m := pattern.match(bare)) and _heads(name, bare[m.end() :], apart):
            number = m["number"] or m["before"] if "before" in m.re.groupindex else m["number"]
            if number[0].isdecimal() or key(number) != number.casefold() or name in ("bracket", "kanji"):
                yield n, chapter + key(number), bool(re.match(r"[“\"«‘„]", shown)) or _introduced(n, plain)


def _heads(name: str, rest: str, apart: bool) -> bool:
    """Whether what follows a number lets it be a heading: in a sentence a small letter, a comma or a level follows ("§ 5 Abs. 2 …")."""
    rest = rest.lstrip()
    if name in ("bracket", "glued", "dash", "plain"):
        return True
    if name == "after" and (not apart or rest[:1].isalnum() or rest[:1] == "/"):
        return opens(rest)  # "9 §" without a sentence behind it needs a line that stands apart
    if not rest or LEVEL.match(rest):
        return not rest
    return rest[0].isupper() or not (rest[0].isalnum() or rest[0] in ",;/") or "぀" <= rest[0] <= "鿿"


def _apart(n: int, lines: list[str]) -> bool:
    """Whether no sentence can run into this line: the one above is empty, a heading, or ends a sentence (not with the "kap." of a reference)."""
    above = lines[n - 1].strip() if n else ""
    return not above or above.startswith("#") or (above.endswith((".", ":", "**")) and not above.endswith("kap."))


def _introduced(n: int, plain: list[str]) -> bool:
    """Whether the line above ends in a colon: what follows is the new wording of an article of another law."""
    return next((line.endswith(":") for line in reversed(plain[max(0, n - 6) : n]) if line), False)


def _goes_on(n: int, marks: list[tuple[int, str, bool]]) -> bool:
    """Whether the articles go on behind this line as if it were not there: then it heads no annex."""
    before = next((k for at, k, quoted in reversed(marks) if at < n and not quoted), "")
    after = next((k for at, k, _ in marks if at > n), "")
    numbers = [int(m[0]) for k in (before, after) if (m := re.match(r"\d+", k))]
    return len(numbers) == 2 and numbers[1] in (numbers[0], numbers[0] + 1)


def _continuing(marks: list[tuple[int, str, bool]], plain: list[tuple[int, str, bool]], raw: list[str]) -> Iterator[tuple[int, str, bool]]:
    """Of plain numbers those that go on from the last article, and those that stand behind a marginal note."""
    last = 0
    known = {n for n, _, _ in marks}
    for n, k, quoted in sorted([*marks, *plain]):
        digits = re.match(r"\d+", k)
        if n in known or (digits and not quoted and (k == str(last + 1) or raw[n].lstrip()[:1].isalpha())):
            last = int(digits[0]) if digits else last
            if n not in known:
                yield n, k, quoted


def _annex_heading(n: int, lines: list[str], plain: list[str]) -> re.Match | None:
    """The line as the heading of an annex: marked as a heading, or alone on its line in capitals, with its number or between empty lines."""
    found = ANNEX.match(plain[n])
    if not found:
        return None
    rest = plain[n][found.end() :].strip()
    if lines[n].startswith(("#", "**")):
        return found if not rest or rest[0].isupper() or not rest[0].isalnum() else None
    alone = found[0].isupper() and (not rest or rest[0] == "(")
    between = not any(line.strip() for line in (*lines[max(0, n - 1) : n], *lines[n + 1 : n + 2]))
    numbered = not rest and plain[n][0].isupper() and (found["mark"] or between)
    return found if alone or numbered else None


def unshown(article: Article, levels: tuple[Level, ...]) -> str:
    """The step that the article's text does not show although it shows others of its kind; an empty string where all is well.

    Steps are looked for one within the other. One that the text does not show is passed over: conversions lose headings. So
    only the last step counts.
    """
    body = re.sub(r"^[^\n\d]*\d[\w.\-/^]*[.\s—–-]*", "", article.text, count=1)  # its own number is no paragraph
    return _missing(levels, body, body)[0]


def _missing(levels: tuple[Level, ...], rest: str, body: str) -> tuple[str, bool]:
    """The step that is missing in any reading of the marks (the “1” of 2(1)(3) may be "(1)" or "1."), and whether the last was found."""
    if not levels:
        return "", True
    level, deeper, flags = levels[0], levels[1:], re.MULTILINE | re.IGNORECASE
    *marks, other = _shapes(level)
    readings = []
    for found in filter(None, (re.search(mark, rest, flags) for mark in marks)):
        below = rest[found.end() :]
        following = other if level.headed else _following(found[0], level.value)
        end = re.search(following, below, flags) if following else None
        readings.append(_missing(deeper, below[: end.start()] if end else below, body))
    if readings:
        return min(readings, key=lambda r: (bool(r[0]), not r[1]))
    passed_over = _missing(deeper, rest, body) if deeper else ("", False)
    shown = re.search(other, body, flags)
    return passed_over if passed_over[1] or passed_over[0] or not shown else (level.value, False)


def _shapes(level: Level) -> tuple[str, ...]:
    """How a text can mark this step, the surest first, and at last how it marks any step of its kind."""
    value = re.escape(level.value)
    if level.headed:
        return rf"^{level.headed}\w*\.? {value}(?!\w)", rf"^{level.headed}\w*\.? \w+"
    dotted = re.fullmatch(r"\d+(?:[.\-]\d+)+", level.value)
    kind = r"\d+(?:[.\-]\d+)+" if dotted else r"\d+[a-z]?" if level.value[0].isdecimal() else "[a-z]{1,5}"
    wrapped = "(?-i:(?! [a-zà-ÿ]))" if level.value[0].isdecimal() else ""  # "one", and on the next line "(1) year"
    begins = r"(?:^|(?<=(?-i:[a-zà-ÿ]{3})[.;:] )|(?<=\d\. ))[“\"\[]*"
    mark = rf"(?<![\w.,(]){value} ?[)°º]|{begins}{value}(?:[.)]| ?-|\s|$)"
    other = rf"(?:^|[.;:—-] )[“\"\[]*(?:\( ?{kind} ?\){wrapped}|{kind} ?[)°º.])" + (rf"|^{kind}(?:\s|$)" if dotted else "")
    return rf"(?:^|(?<=[.;:,—–\-)\]\[“\"])|(?<=[.;:,—–\-)\]] ))\( ?{value} ?\)", mark, other  # not "one (1) year"


def _following(mark: str, value: str) -> str:
    """How the next step of the same shape begins a line: there this step ends. Only numbers have a next one for certain."""
    return rf"^{re.escape(mark.strip().replace(value, str(int(value) + 1)))}" if value.isdecimal() else ""
