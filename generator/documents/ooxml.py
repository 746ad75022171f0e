"""WordprocessingML as text: paragraphs, runs, links and tables for the body of a document.

A report has thousands of paragraphs, and python-docx builds each from objects; joined strings, parsed once, take a hundredth of
the time. What holds the body (styles, page, properties, links to the outside) is still python-docx's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def run(text: str, *, bold: bool = False, italic: bool = False, style: str = "", color: str = "", language: str = "") -> str:
    """A run of text. `language` is set where it is not the document's, so that spelling and direction are right."""
    properties = [f"<w:rStyle w:val={quoteattr(style)}/>" if style else "", "<w:b/>" * bold, "<w:i/>" * italic, f'<w:color w:val="{color}"/>' if color else ""]
    if language:
        properties += ["<w:rtl/>" * (language in RIGHT_TO_LEFT), f"<w:lang {_lang_kind(language)}={quoteattr(language)}/>"]
    inside = "<w:br/>".join(f'<w:t xml:space="preserve">{_clean(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{''.join(properties)}</w:rPr>{inside}</w:r>" if any(properties) else f"<w:r>{inside}</w:r>"


def _lang_kind(language: str) -> str:
    return "w:bidi" if language in RIGHT_TO_LEFT else "w:eastAsia" if language in _EAST_ASIAN else "w:val"


def writable(text: str) -> str:
    """A text without the characters that XML forbids."""
    return _UNWRITABLE.sub("", text)


def _clean(text: str) -> str:
    return escape(writable(text))


def paragraph(*runs: str, style: str = "", keep: bool = False, rtl: bool = False) -> str:
    """A paragraph of runs; `keep` holds it on the page of what follows."""
    properties = (f"<w:pStyle w:val={quoteattr(style)}/>" if style else "") + "<w:keepNext/>" * keep + "<w:bidi/>" * rtl
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{''.join(runs)}</w:p>"


PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


@dataclass
class Body:
    """The body of a document as it grows. Links are relationships of the document, one for each address."""

    doc: Doc
    rtl: bool = False
    parts: list[str] = field(default_factory=list)
    _links: dict[str, str] = field(default_factory=dict)
    _bookmarks: dict[str, int] = field(default_factory=dict)
    _toc: list[tuple[int, str, str]] = field(default_factory=list)

    def add(self, *xml: str) -> None:
        """Append finished blocks."""
        self.parts += xml

    def text(self, text: str, style: str = "", **how: object) -> str:
        """A paragraph of plain text."""
        return paragraph(run(text, **how), style=style, rtl=self.rtl)

    def heading(self, text: str, level: int, anchor: str = "", *more: str) -> None:
        """A heading that the navigation pane and the table of contents know; `anchor` names it for links within the document."""
        anchor = anchor or f"h{len(self._toc)}"
        self._toc.append((level, text, anchor))
        self.add(paragraph(self.bookmarked(bookmark_name(anchor), run(text)), *more, style=f"Heading{level}", keep=True, rtl=self.rtl))

    def bookmarked(self, name: str, inside: str) -> str:
        """Content that a link within the document can name."""
        number = self._bookmarks.setdefault(name, len(self._bookmarks) + 1)
        return f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>{inside}<w:bookmarkEnd w:id="{number}"/>'

    def link(self, text: str, address: str, **how: object) -> str:
        """A link to the outside, or to an anchor of the document where the address begins with #; plain text for no address."""
        if not address:
            return run(text, **how)
        shown = run(text, style="Hyperlink", **how)
        if address.startswith("#"):
            return f"<w:hyperlink w:anchor={quoteattr(bookmark_name(address[1:]))}>{shown}</w:hyperlink>"
        if address not in self._links:
            self._links[address] = self.doc.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink r:id="{self._links[address]}">{shown}</w:hyperlink>'

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], caption: str, *, split: bool = True) -> None:
        """A table with a head that is repeated on every page. Cells are finished paragraphs; widths are millimetres.

        `split` lets a row run over the end of a page, which long rows must.
        """
        twips = [round(w * 56.7) for w in widths]
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in twips)
        head = self._row([paragraph(run(h, bold=True), keep=True, style="LacunaCell", rtl=self.rtl) for h in heads], twips, header=True, split=False)
        body = "".join(self._row(row, twips, header=False, split=split) for row in rows)
        self.add(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{"<w:bidiVisual/>" * self.rtl}<w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(writable(caption))}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>",
            '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>',
        )

    def _row(self, cells: Sequence[str], twips: Sequence[int], *, header: bool, split: bool) -> str:
        properties = "<w:cantSplit/>" * (not split) + "<w:tblHeader/>" * header
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="E3E9F0"/>' if header else ""
        inside = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/>{shade}</w:tcPr>{cell or paragraph(style="LacunaCell")}</w:tc>' for cell, w in zip(cells, twips, strict=True))
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"

    def columns(self, n: int) -> None:
        """Begin a section of n columns that runs to the end of the document."""
        last = self.doc.element.body.sectPr
        self.add(f"<w:p><w:pPr>{etree.tostring(last, encoding='unicode')}</w:pPr></w:p>")
        cols = last.find(qn("w:cols"))
        cols.set(qn("w:num"), str(n))

    def contents(self, title: str, deepest: int) -> str:
        """The table of contents: a field that Word can renew, filled with links already, so that nothing has to be renewed.

        It has no page numbers: only the program that lays out the pages knows them, and a field that must be renewed on opening
        makes Word ask the reader a question.
        """
        entries = [(level, self.link(text, f"#{anchor}")) for level, text, anchor in self._toc if level <= deepest]
        if not entries:
            return ""
        begin = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-{deepest}" \\n \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        lines = [paragraph(begin * (n == 0), shown, end * (n == len(entries) - 1), style=f"TOC{level}", rtl=self.rtl) for n, (level, shown) in enumerate(entries)]
        return paragraph(run(title), style="TOCHeading", rtl=self.rtl) + "".join(lines)

    def write(self) -> None:
        """Put everything into the document, before the properties of its last section."""
        made = parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(self.parts)}</w:body>")
        body = self.doc.element.body
        for old in [e for e in body if e.tag != qn("w:sectPr")]:
            body.remove(old)
        body[:0] = list(made)


def bookmark_name(anchor: str) -> str:
    """A name that Word accepts for a bookmark: letters, digits and underscores, at most forty, beginning with a letter."""
    plain = re.sub(r"\W", "_", anchor)
    return f"b_{plain}" if len(plain) <= 38 else f"b_{plain[:29]}_{sum(ord(c) * (i + 1) for i, c in enumerate(plain)) % 10**8}"
