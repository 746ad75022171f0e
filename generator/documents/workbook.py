"""Spreadsheets: one workbook a country, and one for all with the matrix. Nothing in them can become a formula.

Text is written as text, whatever it begins with; links lead back to the site.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

from generator.documents.package import MADE, fixed
from generator.documents.tables import Table
from generator.views.report import ReportView
from generator.views.site import Section
from generator.wording import Wording

_LINE, _TALLEST = 12.5, 400  # points: a line of text, and what a row may take on the screen
_FILLS = {"met": "#E2F1E6", "present": "#E2F1E6", "partly_met": "#FCEFD5", "partly_present": "#FCEFD5", "not_met": "#F9DEDC", "unclear": "#E9ECEF", "not_reviewed": "#F3F4F6",
          "not_triggered": "#F3F4F6", "absent": "#F3F4F6"}  # fmt: skip
_WIDE = frozenset({"text", "says", "provisions", "reasons", "recommendation", "proposed_wording", "test", "missing", "note", "because", "comes_near", "concluded", "wording", "why", "pitfalls",
                   "serves", "attributes", "texts_read", "missing_text", "element_text", "treaty_status", "source"})  # fmt: skip
_NARROW = frozenset({"country", "object", "number", "is_duty", "alternative", "provisions_count", "duties", "reviewed"})
_FROZEN = 3


def country_workbook(r: ReportView, tables: Iterable[Table], legend: Iterable[Section], w: Wording, site_url: str = "") -> bytes:
    """The workbook of one country: what it is, every table, and the legend."""
    sheet = _Book(w("report_title", name=r.name), r.instrument, w, site_url)
    facts = [(w("country"), r.name), (w("instrument_word"), r.instrument), (w("judged_on"), r.as_of), (w("bound"), w.sentences(r.bound, r.bound_note)), (w("law_as_at"), r.law_as_at if r.reviewed else ""),
             (w("review"), w.sentences(r.review.state, r.review.prepared, r.review.confirmed) if r.reviewed else w("not_reviewed_text")), (w("second_reading_title"), r.review.second if r.reviewed else ""),
             *((f"{w('duties', n=r.duties)}{w('colon')}{c.mark.word}", str(c.n)) for c in r.counts if r.reviewed)]  # fmt: skip
    sheet.front(facts, r.path)
    for table in tables:
        if table.rows and table.name != "countries":  # its one row is the first sheet
            sheet.table(table)
    sheet.legend(legend)
    return sheet.finished()


def whole_workbook(reports: Sequence[ReportView], tables: Iterable[Table], legend: Iterable[Section], as_of: str, w: Wording, site_url: str = "") -> bytes:
    """The workbook of all countries: the matrix first, then the long tables."""
    sheet = _Book(w("matrix_title"), w("tagline"), w, site_url)
    sheet.front([(w("judged_on"), as_of), (w("nav_countries"), w.listed(r.name for r in reports))], "")
    sheet.matrix(reports)
    for table in tables:
        if table.rows:
            sheet.table(table)
    sheet.legend(legend)
    return sheet.finished()


class _Book:
    def __init__(self, title: str, subject: str, w: Wording, site_url: str):
        self.w, self.site_url, self.title, self.out = w, site_url, title, io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "max_url_length": 2079}
        self.book = xlsxwriter.Workbook(self.out, options)
        self.book.set_properties({"title": title, "subject": subject, "author": w("site_name"), "created": MADE, "keywords": w.language})
        edge = {"border": 1, "border_color": "#d5dbe1", "valign": "top", "text_wrap": True, "font_size": 9}
        self.text = self.book.add_format(edge)
        self.plain = self.book.add_format({"text_wrap": True, "valign": "top"})
        self.bold = self.book.add_format({"bold": True, "valign": "top", "text_wrap": True})
        self.big = self.book.add_format({"bold": True, "font_size": 16, "font_color": "#1f3a5f"})
        self.head = self.book.add_format({**edge, "bold": True, "bg_color": "#1f3a5f", "font_color": "#ffffff"})
        self.link = self.book.add_format({**edge, "font_color": "#1f4e8c", "underline": 1})
        self.turned = self.book.add_format({**edge, "bold": True, "rotation": 90, "bg_color": "#1f3a5f", "font_color": "#ffffff", "valign": "bottom"})
        self.marks = {id: self.book.add_format({**edge, "bg_color": fill}) for id, fill in _FILLS.items()}
        self.cells = {id: self.book.add_format({**edge, "bg_color": fill, "align": "center"}) for id, fill in _FILLS.items()}

    def finished(self) -> bytes:
        self.book.close()
        return fixed(self.out.getvalue())

    def front(self, facts: Iterable[tuple[str, str]], path: str) -> None:
        w, page = self.w, self._sheet(self.w("sheet_about"))
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 100)
        page.hide_gridlines(2)
        page.write_string(0, 0, self.title, self.big)
        lines = [(name, text) for name, text in facts if text]
        lines += [(w("how_to_read"), w("how_to_read_word")), (w("limits"), w("disclaimer"))]
        for row, (name, text) in enumerate(lines, 2):
            page.write_string(row, 0, name, self.bold)
            page.write_string(row, 1, text, self.plain)
            page.set_row(row, 15 * max(_lines(text, 105), _lines(name, 34)))
        if self.site_url:
            page.write_url(len(lines) + 3, 1, self.site_url + path, self.link, self.site_url + path)

    def table(self, table: Table) -> None:
        """A table as a sheet with a filter, a frozen head, and links to the page of each row."""
        w, page = self.w, self._sheet(self.w(f"table_{table.name.replace('-', '_')}"))
        columns = [c for c in table.columns if c not in ("finding_id", "strength_id", "treaty_status_id")]
        widths = [54 if c in _WIDE else 11 if c in _NARROW else 22 for c in columns]
        places = [table.columns.index(c) for c in columns]
        marked = table.columns.index("finding_id") if "finding_id" in table.columns else None
        for n, (column, width) in enumerate(zip(columns, widths, strict=True)):
            page.set_column(n, n, width)
            page.write_string(0, n, w(f"column_{column}"), self.head)
        page.set_row(0, 2 * _LINE + 4)
        for row, values in enumerate(table.rows, 1):
            tallest = 1
            for n, (column, place) in enumerate(zip(columns, places, strict=True)):
                value = values[place]
                style = self.marks[str(values[marked])] if column == "finding" and marked is not None else self.text
                if isinstance(value, bool):
                    page.write_boolean(row, n, value, style)
                elif isinstance(value, int):
                    page.write_number(row, n, value, style)
                elif column in ("page", "official") and (address := self._address(column, value)):
                    page.write_url(row, n, address, self.link, value)
                else:
                    page.write_string(row, n, value[:32767], style)
                    tallest = max(tallest, _lines(value, round(widths[n] * 1.25)))
            page.set_row(row, min(_TALLEST, _LINE * tallest + 3))
        self._finish(page, len(table.rows), len(columns), min(table.key, _FROZEN))

    def matrix(self, reports: Sequence[ReportView]) -> None:
        """Requirements by countries: a sign a cell, each a link."""
        w, page = self.w, self._sheet(self.w("table_matrix"))
        for n, (key, width) in enumerate((("column_requirement", 12), ("column_pinpoint", 18), ("column_title", 42), ("column_topic", 20), ("column_strength", 18))):
            page.set_column(n, n, width)
            page.write_string(0, n, w(key), self.head)
        page.set_column(5, 4 + max(1, len(reports)), 5)
        page.set_row(0, 110)
        for n, r in enumerate(reports, 5):
            page.write_string(0, n, r.name, self.turned)
        rows = [(t, c) for t in reports[0].topics for c in t.cards] if reports else []
        by_country = [{c.id: c for t in r.topics for c in t.cards} for r in reports]
        for row, (t, c) in enumerate(rows, 1):
            for n, text in enumerate((c.id, c.pinpoint, c.title, t.title, c.strength)):
                page.write_string(row, n, text, self.text)
            for n, (r, cards) in enumerate(zip(reports, by_country, strict=True), 5):
                mark = cards[c.id].mark
                if self.site_url:
                    page.write_url(row, n, f"{self.site_url}{r.path}#{c.id}", self.cells[mark.id], mark.sign, f"{r.name}: {mark.word}"[:255])
                else:
                    page.write_string(row, n, mark.sign, self.cells[mark.id])
            page.set_row(row, _LINE * max(_lines(c.title, 48), _lines(c.pinpoint, 20)) + 3)
        self._finish(page, len(rows), 5 + len(reports), 3)

    def legend(self, sections: Iterable[Section]) -> None:
        """What the words mean."""
        w, page = self.w, self._sheet(self.w("table_legend"))
        for n, (key, width) in enumerate((("legend_section", 34), ("legend_word", 34), ("legend_means", 110))):
            page.set_column(n, n, width)
            page.write_string(0, n, w(key), self.head)
        entries = [(s.title, f"{e.sign} {e.label}".strip(), e.means) for s in sections for e in s.entries]
        for row, entry in enumerate(entries, 1):
            for n, text in enumerate(entry):
                page.write_string(row, n, text, self.text)
            page.set_row(row, _LINE * max(_lines(entry[2], 130), _lines(entry[0], 38)) + 3)
        self._finish(page, len(entries), 3, 0)

    def _sheet(self, name: str):
        page = self.book.add_worksheet(sheet_name(name))
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&C&P / &N")
        return page

    def _finish(self, page, rows: int, columns: int, frozen: int) -> None:
        page.autofilter(0, 0, max(1, rows), max(0, columns - 1))
        page.freeze_panes(1, frozen)
        page.repeat_rows(0)

    def _address(self, column: str, value: str) -> str:
        if column == "official":
            return value if value.startswith(("https://", "http://")) else ""
        return self.site_url + value if self.site_url and value else ""


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: programs that only read the file do not fit the height themselves."""
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n")) if "\n" in text or len(text) > width else 1


def sheet_name(text: str) -> str:
    """A name that spreadsheets accept: at most 31 characters, without the signs that they keep for references."""
    return "".join(" " if c in "[]:*?/\\'" else c for c in text)[:31].strip()
