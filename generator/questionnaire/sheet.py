"""The questionnaire as a spreadsheet: one row a question, answers from a list, and nothing that could become a formula."""

from __future__ import annotations

import io
import textwrap

import xlsxwriter

from generator.documents.package import MADE, fixed
from generator.documents.workbook import sheet_name
from generator.questionnaire.questions import ABOUT, Block, Question, Questionnaire, Section
from generator.wording import Wording

_COLUMNS = (  # string that names it, width, whether the reader fills it in
    ("q_number", 5, False), ("requirement", 22, False), ("q_point", 50, False), ("q_answer", 12, True), ("q_law", 28, True), ("q_article", 16, True),
    ("q_remark", 34, True), ("pinpoint", 16, False), ("q_topic", 18, False), ("strength", 18, False), ("q_id", 34, False),
)  # fmt: skip
_ANSWER = next(i for i, (key, _, _) in enumerate(_COLUMNS) if key == "q_answer")
_LINE = 15  # the height of a line in points


def workbook(q: Questionnaire, w: Wording) -> bytes:
    """The questionnaire as .xlsx, the same bytes for the same questionnaire."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": w("q_title", name=q.name), "subject": q.instrument, "author": w("site_name"), "created": MADE, "keywords": q.language})
        styles = {
            "title": book.add_format({"bold": True, "font_size": 16, "font_color": "#1f3a5f"}),
            "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#d5dbe1"}),
            "plain": book.add_format({"text_wrap": True, "valign": "top"}),
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#1f3a5f", "font_color": "#ffffff", "border": 1}),
            "mute": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#56606b", "border": 1, "border_color": "#d5dbe1"}),
            "fill": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#fffbe6", "border": 1, "border_color": "#8b949e", "num_format": "@"}),
        }
        _about(book, q, w, styles)
        _questions(book, q, w, styles)
    return fixed(out.getvalue())


def _about(book: xlsxwriter.Workbook, q: Questionnaire, w: Wording, styles: dict) -> None:
    page = book.add_worksheet(sheet_name(w("q_about")))
    page.set_column(0, 0, 22)
    page.set_column(1, 1, 60)
    page.set_column(2, 2, 38)
    page.set_column(3, 3, 18)
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, w("q_title", name=q.name), styles["title"])
    lines = (w("q_intro_points", name=q.name), w("q_intro_beside"), w("q_intro_open"), w("q_answers", what=w.listed(q.answers.values(), "or")))
    for row, line in enumerate(lines, 2):
        page.merge_range(row, 0, row, 2, "", styles["plain"])
        page.write_string(row, 0, line, styles["plain"])
        page.set_row(row, _LINE * _lines(line, 110) + 4)
    top = len(lines) + 3
    for column, key in enumerate(("q_about", "q_entry", "q_hint", "q_id")):
        page.write_string(top, column, w(key), styles["head"])
    page.set_row(top, 2 * _LINE)
    for row, field in enumerate(ABOUT, top + 1):
        page.write_string(row, 0, w(f"q_{field}"), styles["text"])
        page.write_blank(row, 1, None, styles["fill"])
        page.write_string(row, 2, w(f"q_{field}_hint"), styles["mute"])
        page.write_string(row, 3, f"about.{field}", styles["mute"])
    page.set_selection(top + 1, 1, top + 1, 1)


def _questions(book: xlsxwriter.Workbook, q: Questionnaire, w: Wording, styles: dict) -> None:
    page = book.add_worksheet(sheet_name(w("q_questions")))
    for column, (key, width, _) in enumerate(_COLUMNS):
        page.set_column(column, column, width)
        page.write_string(0, column, w(key), styles["head"])
    page.set_row(0, 2 * _LINE)
    rows = [(s, b, x) for s in q.sections for b in s.blocks for x in b.questions]
    for row, (section, block, x) in enumerate(rows, 1):
        values = _row(section, block, x, w)
        for column, (_, _, fills) in enumerate(_COLUMNS):
            if fills:
                page.write_blank(row, column, None, styles["fill"])
            elif column == 0:
                page.write_number(row, column, x.number, styles["mute"])
            else:
                page.write_string(row, column, values[column], styles["mute" if column == len(_COLUMNS) - 1 else "text"])
        page.set_row(row, _LINE * max(_lines(text, width) for text, (_, width, _) in zip(values, _COLUMNS, strict=True)))
    last = len(rows)
    page.data_validation(1, _ANSWER, max(1, last), _ANSWER, {
        "validate": "list", "source": list(q.answers.values()), "error_title": w("q_error_title")[:32],
        "error_message": w("q_error", what=w.listed(q.answers.values(), "or")), "input_title": w("q_answer"), "input_message": w("q_prompt"),
    })  # fmt: skip
    page.autofilter(0, 0, max(1, last), len(_COLUMNS) - 1)
    page.freeze_panes(1, _ANSWER)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&C&P / &N")
    page.set_selection(1, _ANSWER, 1, _ANSWER)


def _row(section: Section, block: Block, x: Question, w: Wording) -> list[str]:
    point = "\n".join(filter(None, (x.text, w("q_object", what=x.object) if x.object else "", x.note)))
    return ["", block.title, point, "", "", "", "", block.pinpoint, section.title, block.strength, x.id]


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: programs that only read the file do not fit the height themselves."""
    return sum(max(1, len(textwrap.wrap(line, width))) for line in text.split("\n"))
