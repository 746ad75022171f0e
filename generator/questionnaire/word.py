"""The questionnaire as a Word form: headings for topics and requirements, a table a requirement, answers from a list.

Every row carries the id of its question as small print, so that a form that was filled in with any word processor can be read
back, even where the lists were replaced by typed words.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as Doc
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell

from generator.questionnaire.package import MADE, fixed
from generator.questionnaire.questions import ABOUT, Block, Question, Questionnaire
from generator.wording import Wording

_FONT = "Arial"
_ID_STYLE = "Lacuna Id"
_LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA"}
_QUESTION_COLUMNS = ("q_number", "q_point", "q_answer", "q_law", "q_article", "q_remark")
_WIDTHS = (11, 98, 26, 48, 30, 54)  # millimetres; together the width of a landscape page within its margins
_ABOUT_WIDTHS = (60, 120, 87)


def document(q: Questionnaire, w: Wording) -> bytes:
    """The questionnaire as .docx, the same bytes for the same questionnaire."""
    doc = Document()
    for id in [id for id, relation in doc.part.package.rels.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del doc.part.package.rels[id]  # a picture of the empty template
    _page(doc, q, w)
    _styles(doc, q.language)
    doc.add_heading(w("q_title", name=q.name), 0)
    for text in (w("q_intro_points", name=q.name), w("q_intro_beside"), w("q_intro_open"), w("q_answers", what=w.listed(q.answers.values(), "or"))):
        doc.add_paragraph(text)
    doc.add_heading(w("q_about"), 1)
    _about(doc, w)
    for section in q.sections:
        doc.add_heading(section.title, 1)
        for block in section.blocks:
            _block(doc, block, q, w)
    out = io.BytesIO()
    doc.save(out)
    return fixed(out.getvalue())


def _page(doc: Doc, q: Questionnaire, w: Wording) -> None:
    section = doc.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    p = doc.core_properties
    p.title, p.subject, p.author, p.language, p.comments = w("q_title", name=q.name), q.instrument, w("site_name"), q.language, ""
    p.created = p.modified = MADE
    p.last_modified_by, p.revision = w("site_name"), 1
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = w("q_page", page="\0", pages="\0").split("\0")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        footer.add_run(f"{w('q_title', name=q.name)} · {text}" if field == "PAGE" else text)
        if field:
            footer._p.append(_made("w:fldSimple", {"w:instr": field}, [_made("w:r", {}, [_made("w:t", {}, text="1")])]))


def _styles(doc: Doc, language: str) -> None:
    styles = doc.styles
    for name, size in (("Normal", 10), ("Title", 20), ("Heading 1", 15), ("Heading 2", 12)):
        font = styles[name].font
        font.name, font.size = _FONT, Pt(size)
        if name != "Normal":
            font.color.rgb = RGBColor(0x1F, 0x3A, 0x5F)
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), _FONT)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    small = styles.add_style(_ID_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style, small.font.size, small.font.color.rgb = styles["Normal"], Pt(7.5), RGBColor(0x56, 0x60, 0x6B)
    small.font.no_proof = True  # an id is no word to be corrected
    locale = _LOCALES.get(language, language)
    lang = styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    lang.set(qn("w:val"), locale)


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
    items = [_made("w:listItem", {"w:displayText": a, "w:value": a}) for a in answers]
    properties = _made("w:sdtPr", {}, [
        _made("w:alias", {"w:val": f"{w('q_answer')} {x.number}"}), _made("w:tag", {"w:val": f"answer-{x.number}"}),
        _made("w:id", {"w:val": str(1000 + x.number)}), _made("w:showingPlcHdr", {}), _made("w:dropDownList", {}, items),
    ])  # fmt: skip
    shown = _made("w:r", {}, [_made("w:rPr", {}, [_made("w:color", {"w:val": "56606B"})]), _made("w:t", {}, text=f"[{w('q_choose')}]")])
    return _made("w:sdt", {}, [properties, _made("w:sdtContent", {}, [shown])])


# ---- tables -----------------------------------------------------------------------------------------------------------------


def _table(doc: Doc, heads: list[str], widths: tuple[int, ...], caption: str) -> Table:
    """A table whose first row is repeated on every page and named as the header."""
    table = doc.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Mm(width)
    properties = table._tbl.tblPr
    properties.append(_made("w:tblCaption", {"w:val": caption}))  # what a screen reader says of the table
    for cell, head in zip(_add_row(table, widths, header=True), heads, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(head).bold = True
        paragraph.paragraph_format.keep_with_next = True
        cell._tc.get_or_add_tcPr().append(_made("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "E3E9F0"}))
    return table


def _add_row(table: Table, widths: tuple[int, ...], header: bool = False) -> list[_Cell]:
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(_made("w:cantSplit", {}))
    if header:
        properties.append(_made("w:tblHeader", {}))
    cells = [_Cell(tc, table) for tc in row._tr.tc_lst]
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].paragraph_format.space_after = Pt(1)
    return cells


def _made(tag: str, attributes: dict[str, str], children: Iterable = (), text: str = "") -> OxmlElement:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    for child in children:
        made.append(child)
    if text:
        made.text = text
        made.set(qn("xml:space"), "preserve")
    return made
