"""An empty Word document as every document of the project begins: page, styles, language, running foot, properties."""

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

from generator.documents.ooxml import RIGHT_TO_LEFT, writable
from generator.documents.package import MADE, fixed
from generator.wording import Wording

LOCALES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ar": "ar-SA"}
_LONGEST = 255  # characters that a property of an Office file may have
_FONT, _EAST_ASIAN_FONT = "Arial", "Yu Gothic"
_INK, _LINK, MUTE = RGBColor(0x1F, 0x3A, 0x5F), RGBColor(0x1F, 0x4E, 0x8C), RGBColor(0x56, 0x60, 0x6B)


def blank(title: str, subject: str, w: Wording, foot: str = "") -> Doc:
    """An empty document, A4 landscape, with styles, properties and page numbers; `foot` is the running foot (else the title)."""
    doc = Document()
    for id in [id for id, relation in doc.part.package.rels.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del doc.part.package.rels[id]  # a picture of the empty template
    _page(doc, writable(foot or title), w)
    p = doc.core_properties
    p.title, p.subject, p.author, p.language, p.comments = writable(title)[:_LONGEST], writable(subject)[:_LONGEST], w("site_name"), w.language, ""
    p.created = p.modified = MADE
    p.last_modified_by, p.revision = w("site_name"), 1
    _styles(doc, w.language)
    return doc


def finished(doc: Doc) -> bytes:
    """The document as a file, the same bytes for the same content."""
    out = io.BytesIO()
    doc.save(out)
    return fixed(out.getvalue())


def _page(doc: Doc, foot: str, w: Wording) -> None:
    section = doc.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(15)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = w("q_page", page="\0", pages="\0").split("\0")
    for text, name in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
        footer.add_run(f"{foot} · {text}" if name == "PAGE" else text)
        if name:
            footer._p.append(made("w:fldSimple", {"w:instr": name}, [made("w:r", {}, [made("w:t", {}, text="1")])]))


def _styles(doc: Doc, language: str) -> None:
    styles = doc.styles
    for name, size in (("Normal", 10), ("Title", 24), ("Heading 1", 15), ("Heading 2", 12), ("Heading 3", 10.5)):
        font = styles[name].font
        font.name, font.size = _FONT, Pt(size)
        if name != "Normal":
            font.color.rgb = _INK
        fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), _EAST_ASIAN_FONT if script == "eastAsia" else _FONT)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, id, size, after in (("Lacuna Cell", "LacunaCell", 8.5, 2), ("Lacuna Note", "LacunaNote", 8, 2)):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), id)
        style.base_style, style.font.size, style.paragraph_format.space_after = styles["Normal"], Pt(size), Pt(after)
    styles["Lacuna Note"].font.color.rgb = MUTE
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = _LINK, True
    head = styles["TOC Heading"]
    head.base_style, head.font.size, head.font.bold, head.font.color.rgb = styles["Normal"], Pt(13), True, _INK
    for level in (1, 2, 3):
        style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), f"TOC{level}")
        style.base_style, style.paragraph_format.left_indent, style.paragraph_format.space_after = styles["Normal"], Mm(6 * (level - 1)), Pt(1)
    lang = styles.element.find(".//" + qn("w:rPrDefault")).find(".//" + qn("w:lang"))
    lang.set(qn("w:bidi" if language in RIGHT_TO_LEFT else "w:val"), LOCALES.get(language, language))


def made(tag: str, attributes: dict[str, str], children: Iterable = (), text: str = "") -> OxmlElement:
    """One element of WordprocessingML."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    for child in children:
        element.append(child)
    if text:
        element.text = text
        element.set(qn("xml:space"), "preserve")
    return element
