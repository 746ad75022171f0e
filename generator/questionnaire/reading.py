"""Reading a filled questionnaire back from any of its three forms: .docx, .xlsx and the .json that the page saves.

Only ids and what stands beside them are taken. A form may have been through other programs, and may come from a stranger: it is
bounded in size, nothing in it is run, formulas are taken as the text that they are, and invisible characters are dropped.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.problems import LacunaError, nearest
from generator.questionnaire.filled import Filled, Row
from generator.questionnaire.page import FORMAT
from generator.questionnaire.questions import ABOUT, parts_of
from generator.source import FORBIDDEN
from generator.vocabulary import Vocabulary
from generator.wording import strings_of

_MAX_BYTES, _MAX_UNPACKED = 20_000_000, 100_000_000
_ID = re.compile(r"^(about\.(?:" + "|".join(ABOUT) + r")|[a-z0-9-]+(?:\.[a-z0-9-]+)+)$")
_FIELDS = ("answer", "law", "article", "remark")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HINT = "take a form that `lacuna questionnaire` wrote (.docx, .xlsx), or the .json that its page saved"

Cells = tuple[str, Mapping[str, str]]  # an id, and what stands beside it by field


def read(path: Path, vocabulary: Vocabulary, languages: Iterable[str]) -> Filled:
    """Read a filled form. Raises LacunaError for a file that is none, or an answer that is not one of the vocabulary."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LacunaError(f"{path} cannot be read: {error.strerror}; name a filled questionnaire") from None
    if len(data) > _MAX_BYTES:
        raise LacunaError(f"{path} is {len(data):,} bytes, too large for a questionnaire; {_HINT}")
    languages = tuple(languages)
    try:
        found = list(_cells(path, data, languages))
    except LacunaError:
        raise
    except Exception as error:  # a damaged package fails in as many ways as it has parts; none of them is a fault of the program
        raise LacunaError(f"{path} cannot be read as a questionnaire ({type(error).__name__}); {_HINT}") from None
    about = {id.removeprefix("about."): cells["answer"] for id, cells in found if id.startswith("about.")}
    rows = [(id, cells) for id, cells in found if not id.startswith("about.")]
    if not rows:
        raise LacunaError(f"{path} holds no question of a questionnaire; {_HINT}")
    words = _answer_words(vocabulary, languages)
    return Filled(country=about.get("country", ""), by=about.get("by", ""), on=about.get("on", "")[:10], rows=tuple(_row(id, c, words, path) for id, c in rows))


def _cells(path: Path, data: bytes, languages: tuple[str, ...]) -> Iterator[Cells]:
    if not data.startswith(b"PK"):
        return _from_page(path, data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(m.file_size for m in package.infolist()) > _MAX_UNPACKED:
            raise LacunaError(f"{path} unpacks to more than a questionnaire can hold; {_HINT}")
        names = set(package.namelist())
    if "word/document.xml" in names:
        return _from_word(data)
    if "xl/workbook.xml" in names:
        return _from_sheet(data, languages)
    raise LacunaError(f"{path} is neither a Word form nor a spreadsheet; {_HINT}")


# ---- the three forms --------------------------------------------------------------------------------------------------------


def _from_word(data: bytes) -> Iterator[Cells]:
    """Rows of tables: the id is a line of the first or second cell; what was filled in stands in the cells after it."""
    from docx import Document

    for row in Document(io.BytesIO(data)).element.body.iter(f"{_W}tr"):
        cells = [list(_lines(tc)) for tc in row.iter(f"{_W}tc")]
        for at, lines in enumerate(cells[:2]):
            id = next((line.strip() for line in reversed(lines) if _ID.match(line.strip())), "")
            if id:
                values = [_clean(" ".join(lines)) for lines in cells[at + 1 :]]
                values[:1] = [v.strip("[] ") if v.startswith("[") else v for v in values[:1]]
                yield id, dict(zip(_FIELDS, [*values, "", "", "", ""], strict=False))
                break


def _lines(cell: Any) -> Iterator[str]:
    """The text of each paragraph of a cell, as shown, without what only stands in for an answer."""
    for paragraph in cell.iter(f"{_W}p"):
        text = ""
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
            placeholder = any(a.tag == f"{_W}sdt" and a.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None for a in node.iterancestors())
            deleted = any(a.tag == f"{_W}del" for a in node.iterancestors())
            if not placeholder and not deleted:
                text += (node.text or "") if node.tag == f"{_W}t" else " "
        yield text


def _from_sheet(data: bytes, languages: tuple[str, ...]) -> Iterator[Cells]:
    """Rows below a header: columns are known by their heads in any language, so that they can be moved, filtered or hidden."""
    from openpyxl import load_workbook

    heads = {_plain(strings_of(code)[f"q_{field}"]): field for code in languages for field in (*_FIELDS, "id")}
    heads |= {_plain(strings_of(code)["q_entry"]): "answer" for code in languages}
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    try:
        for page in book.worksheets:
            columns: dict[str, int] = {}
            for row in page.iter_rows(values_only=True, max_col=60):
                found = {heads[_plain(str(v))]: i for i, v in enumerate(row) if v is not None and _plain(str(v)) in heads}
                if {"id", "answer"} <= set(found):
                    columns = found
                elif columns and (id := _clean(_at(row, columns["id"]))) and _ID.match(id):
                    yield id, {field: _clean(_at(row, columns[field])) if field in columns else "" for field in _FIELDS}
    finally:
        book.close()


def _at(row: tuple, column: int) -> str:
    value = row[column] if column < len(row) else None
    return "" if value is None else value.date().isoformat() if hasattr(value, "date") else str(value)


def _from_page(path: Path, data: bytes) -> Iterator[Cells]:
    """The file that the page saves."""
    found = json.loads(data.decode("utf-8-sig"))
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise LacunaError(f"{path} is not a saved questionnaire; {_HINT}")
    for field in ABOUT:
        yield f"about.{field}", {"answer": _clean(str(found.get(field, "")))}
    for a in found["answers"]:
        if _ID.match(str(a.get("id"))):
            yield a["id"], {field: _clean(str(a.get(field, ""))) for field in _FIELDS}


# ---- words ------------------------------------------------------------------------------------------------------------------


def _answer_words(v: Vocabulary, languages: tuple[str, ...]) -> dict[str, str]:
    """The id of an answer by each of the words for it; words that only stand in for an answer mean none."""
    words = {_plain(word): id for id, term in v.sets["answers"].items() for word in (id, *(term.label.get(code, "") for code in languages)) if word}
    return words | {_plain(strings_of(code)[key]): "" for code in languages for key in ("q_choose", "q_open")} | {"": ""}


def _row(id: str, cells: Mapping[str, str], words: Mapping[str, str], path: Path) -> Row:
    element, object = parts_of(id)
    written = _plain(cells["answer"])
    if written not in words:
        known = [w for w in words if w]
        hint = nearest(written, known) or f"answers: {', '.join(known)}"
        raise LacunaError(f"{path}, question {id}: “{cells['answer'][:80]}” is not an answer; {hint}")
    return Row(id=id, element=element, object=object, answer=words[written], law=cells["law"], article=cells["article"], remark=cells["remark"])


def _clean(text: str) -> str:
    """Text on one line, without the characters that no data file may hold."""
    return " ".join(FORBIDDEN.sub(" ", text.encode("utf-8", "replace").decode("utf-8")).split())


def _plain(text: str) -> str:
    """A word as it is compared: without case, hyphens, brackets and surrounding signs."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
