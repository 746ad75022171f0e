"""The questionnaire as a Word form: headings for topics and requirements, a table a requirement, answers from a list.

Every row carries the id of its question as small print, so that a form that was filled in with any word processor can be read
back, even where the lists were replaced by typed words.
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell

from generator.documents.template import MUTE, blank, finished, made
from generator.questionnaire.questions import ABOUT, Block, Question, Questionnaire
from generator.wording import Wording

_ID_STYLE = "Lacuna Id"
_QUESTION_COLUMNS = ("q_number", "q_point", "q_answer", "q_law", "q_article", "q_remark")
_WIDTHS = (11, 98, 26, 48, 30, 54)  # millimetres; together the width of a landscape page within its margins
_ABOUT_WIDTHS = (60, 120, 87)


def document(q: Questionnaire, w: Wording) -> bytes:
    """The questionnaire as .docx, the same bytes for the same questionnaire."""
    doc = blank(w("q_title", name=q.name), q.instrument, w)
    small = doc.styles.add_style(_ID_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size, small.font.color.rgb = doc.styles["Normal"], Pt(7.5), MUTE
    small.font.no_proof = True  # an id is no word to be corrected
    doc.add_heading(w("q_title", name=q.name), 0)
    for text in (w("q_intro_points", name=q.name), w("q_intro_beside"), w("q_intro_open"), w("q_answers", what=w.listed(q.answers.values(), "or"))):
        doc.add_paragraph(text)
    doc.add_heading(w("q_about"), 1)
    _about(doc, w)
    for section in q.sections:
        doc.add_heading(section.title, 1)
        for block in section.blocks:
            _block(doc, block, q, w)
    return finished(doc)


def _about(doc: Doc, w: Wording) -> None:
    table = _table(doc, [w("q_about"), w("q_entry"), w("q_hint")], _ABOUT_WIDTHS, w("q_about"))
    for field in ABOUT:
        cells = _add_row(table, _ABOUT_WIDTHS)
        cells[0].paragraphs[0].add_run(w(f"q_{field}"))
        cells[0].add_paragraph(f"about.{field}", _ID_STYLE)
        cells[2].paragraphs[0].add_run(w(f"q_{field}_hint"))


def _block(doc: Doc, b: Block, q: Questionnaire, w: Wording) -> None:
    doc.add_heading(f"{b.title} ({b.pinpoint}, {b.strength})", 2)
    for text in (b.text, *b.notes):
        doc.add_paragraph(text).paragraph_format.keep_with_next = True
    table = _table(doc, [w(key) for key in _QUESTION_COLUMNS], _WIDTHS, f"{b.title} ({b.pinpoint})")
    for x in b.questions:
        _question(_add_row(table, _WIDTHS), x, q, w)
    doc.add_paragraph().paragraph_format.space_after = Pt(0)


def _question(cells: list[_Cell], x: Question, q: Questionnaire, w: Wording) -> None:
    cells[0].paragraphs[0].add_run(str(x.number))
    point = cells[1].paragraphs[0]
    point.add_run(x.text)
    if x.object:
        point.add_run(" " + w("q_object", what=x.object)).bold = True
    if x.note:
        cells[1].add_paragraph(x.note)
    cells[1].add_paragraph(x.id, _ID_STYLE)
    cells[2].paragraphs[0]._p.append(_choice(x, q.answers.values(), w))


def _choice(x: Question, answers: Iterable[str], w: Wording) -> OxmlElement:
    """A list to choose from, as a content control; what it shows before is marked as a placeholder, so that it is no answer."""
    items = [made("w:listItem", {"w:displayText": a, "w:value": a}) for a in answers]
    properties = made("w:sdtPr", {}, [
        made("w:alias", {"w:val": f"{w('q_answer')} {x.number}"}), made("w:tag", {"w:val": f"answer-{x.number}"}),
        made("w:id", {"w:val": str(1000 + x.number)}), made("w:showingPlcHdr", {}), made("w:dropDownList", {}, items),
    ])  # fmt: skip
    shown = made("w:r", {}, [made("w:rPr", {}, [made("w:color", {"w:val": "56606B"})]), made("w:t", {}, text=f"[{w('q_choose')}]")])
    return made("w:sdt", {}, [properties, made("w:sdtContent", {}, [shown])])


# ---- tables -----------------------------------------------------------------------------------------------------------------


def _table(doc: Doc, heads: list[str], widths: tuple[int, ...], caption: str) -> Table:
    """A table whose first row is repeated on every page and named as the header."""
    table = doc.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    properties = table._tbl.tblPr
    properties.append(made("w:tblCaption", {"w:val": caption}))  # what a screen reader says of the table
    for cell, head in zip(_add_row(table, widths, header=True), heads, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(head).bold = True
        paragraph.paragraph_format.keep_with_next = True
        cell._tc.get_or_add_tcPr().append(made("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "E3E9F0"}))
    return table


def _add_row(table: Table, widths: tuple[int, ...], header: bool = False) -> list[_Cell]:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(made("w:cantSplit", {}))
    if header:
        properties.append(made("w:tblHeader", {}))
    cells = [_Cell(tc, table) for tc in row._tr.tc_lst]
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    return cells
