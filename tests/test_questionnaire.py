"""The self-assessment questionnaire: every element asked once, the same bytes each time, and read back from each form."""

from __future__ import annotations

import io
import json
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import factory
import pytest
from docx import Document
from lxml import etree, html
from openpyxl import load_workbook

from generator.problems import LacunaError
from generator.questionnaire import filled, forms, reading
from generator.questionnaire.page import FORMAT
from generator.questionnaire.questions import Questionnaire, question_id, questionnaire
from generator.wording import Wording

LANGUAGES = ("en", "fr")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GIVEN = {  # answers in both languages, with what a spreadsheet might take for a formula and a data file for something else
    "fp-05-1-b.import--parts": ("in-part", "=HYPERLINK(\"http://x.example\")", "s. 12(1)", "+1; @SUM(A1) – “quoted”: {x} # no comment"),
    "fp-07.retention": ("yes", "Arms Act", "30", ""),
    "fp-08-1-b.country-of-import": ("no", "", "", ""),
    "fp-11-b.border-controls": ("not-known", "", "", "Asked the customs."),
}
ABOUT = {"country": "Jamaica", "by": "A. Lawyer, Ministry of Justice", "on": "2026-03-31"}


@pytest.fixture(scope="module")
def asked(corpus) -> dict[str, Questionnaire]:
    """The questionnaire on the Firearms Protocol in each language."""
    return {code: questionnaire(corpus.instruments["firearms-protocol"], Wording(corpus.vocabulary, code)) for code in LANGUAGES}


@pytest.fixture(scope="module")
def made(corpus, asked) -> dict[tuple[str, str], bytes]:
    """Every form in each language."""
    return {(code, ending): write(asked[code], Wording(corpus.vocabulary, code)) for code in LANGUAGES for ending, write in forms.FORMS.items()}


# ---- what is asked ----------------------------------------------------------------------------------------------------------


def _ids_in_word(data: bytes) -> list[str]:
    return [p.text for t in Document(io.BytesIO(data)).tables for row in t.rows for p in row.cells[1].paragraphs if p.style.name == "Lacuna Id"]


def _ids_in_sheet(data: bytes) -> list[str]:
    rows = list(load_workbook(io.BytesIO(data)).worksheets[1].iter_rows(values_only=True))
    return [row[-1] for row in rows[1:]]


def _ids_in_page(data: bytes) -> list[str]:
    return html.fromstring(data).xpath("//fieldset/@data-id")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("ending", "ids"), [("docx", _ids_in_word), ("xlsx", _ids_in_sheet), ("html", _ids_in_page)])
def test_every_element_is_asked_once_and_for_each_of_its_objects(corpus, made, language, ending, ids):
    """Nothing is left out, and nothing is asked twice."""
    elements = [question_id(e.id, o) for t in corpus.instruments["firearms-protocol"].topics for r in corpus.instruments["firearms-protocol"].requirements if r.topic == t
                for e in r.elements for o in e.objects]  # fmt: skip
    assert ids(made[language, ending]) == elements


def test_the_questions_are_in_the_language_of_the_reader(asked):
    """Each question has a text of its own language, a number and the same id."""
    english, french = (asked[code].questions for code in LANGUAGES)
    assert [(q.id, q.number) for q in english] == [(q.id, q.number) for q in french]
    assert all(e.text != f.text for e, f in zip(english, french, strict=True))
    assert asked["fr"].answers == {"yes": "oui", "in-part": "en partie", "no": "non", "not-known": "ne sait pas"}


def test_alternatives_are_named_as_such(asked):
    """Nobody thinks that he must have both a certificate and a mark."""
    notes = {q.id: q.note for q in asked["en"].questions}
    assert "alternatives" in notes["fp-09.proof.visible-mark"]
    assert notes["fp-08-1-a.at-manufacture"] == ""


@pytest.mark.parametrize("ending", list(forms.FORMS))
def test_the_same_questionnaire_has_the_same_bytes(corpus, made, ending):
    """A form can be rebuilt and compared; no clock enters."""
    instrument = corpus.instruments["firearms-protocol"]
    assert forms.form(instrument, Wording(corpus.vocabulary, "fr"), ending) == made["fr", ending]
    if ending != "html":
        dates = {m.date_time for m in zipfile.ZipFile(io.BytesIO(made["fr", ending])).infolist()}
        assert dates == {(1980, 1, 1, 0, 0, 0)}


# ---- the Word form and the spreadsheet --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "locale"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_the_word_form_can_be_used_with_a_screen_reader(made, language, locale):
    """Headings by level, a header row that is repeated and named, a title and a language."""
    doc = Document(io.BytesIO(made[language, "docx"]))
    levels = [int(p.style.name[-1]) for p in doc.paragraphs if p.style.name.startswith("Heading")]
    assert set(levels) == {1, 2} and levels.count(2) == 44
    assert all(b - a <= 1 for a, b in pairwise(levels))
    for table in doc.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
    assert doc.styles.element.find(f".//{W}rPrDefault//{W}lang").get(f"{W}val") == locale
    assert doc.core_properties.title and doc.core_properties.language == language


def test_answers_in_the_word_form_come_from_a_list(made):
    """Each question has its list, with the four answers in the reader's words."""
    lists = list(Document(io.BytesIO(made["fr", "docx"])).element.body.iter(f"{W}dropDownList"))
    assert len(lists) == len(_ids_in_word(made["fr", "docx"]))
    assert {tuple(i.get(f"{W}displayText") for i in found) for found in lists} == {("oui", "en partie", "non", "ne sait pas")}


def test_the_spreadsheet_offers_the_answers_and_keeps_its_head_in_sight(made):
    """A list of answers over every question, frozen head and question, a filter."""
    page = load_workbook(io.BytesIO(made["en", "xlsx"])).worksheets[1]
    (validation,) = page.data_validations.dataValidation
    assert validation.formula1 == '"yes,in part,no,not known"'
    assert str(validation.sqref) == f"D2:D{page.max_row}"
    assert (page.freeze_panes, page.auto_filter.ref) == ("D2", f"A1:K{page.max_row}")
    assert all(page.column_dimensions[c].width > 4 for c in "ABCDEFGHIJK")


HOSTILE = ("=1+1", "=HYPERLINK(\"http://x.example\",\"y\")", "+A1", "-A1", "@SUM(A1)", "{=1}", "https://x.example", "<script>alert(1)</script>", "{{ 7*7 }}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> dict[str, bytes]:
    """The forms on an instrument whose texts would be formulas, links or markup."""
    elements = ", ".join(f"x{n}: {{text: {json.dumps(t)}, needs: {factory.MARKED}}}" for n, t in enumerate(HOSTILE))
    w = factory.world(tmp_path_factory.mktemp("hostile"), requirements=f"t-1: {{title: '=cmd()', text: '=1+1', elements: {{{elements}}}}}")
    return {ending: forms.form(w.corpus.instruments[factory.INSTRUMENT], Wording(w.corpus.vocabulary, "en"), ending) for ending in forms.FORMS}


def test_no_text_becomes_a_formula_or_a_link(hostile):
    """A spreadsheet from a stranger's pull request runs nothing and calls nobody."""
    book = load_workbook(io.BytesIO(hostile["xlsx"]))
    cells = [c for page in book.worksheets for row in page.iter_rows() for c in row if c.value is not None]
    assert {c.data_type for c in cells} <= {"s", "n"}
    assert [c.coordinate for c in cells if c.hyperlink] == []
    members = zipfile.ZipFile(io.BytesIO(hostile["xlsx"]))
    assert not any(b"<f>" in members.read(m) or b"<f " in members.read(m) for m in members.namelist())
    assert "=HYPERLINK" in str([c.value for c in cells])


def test_text_in_the_page_is_shown_and_never_run(hostile):
    """Texts are escaped, and templates are not run twice."""
    text = hostile["html"].decode()
    assert "<script>alert" not in text and "&lt;script&gt;alert" in text.lower() and "{{ 7*7 }}" in text


def test_the_page_loads_nothing_from_elsewhere(made):
    """One file: it works without a server, and the browser is told to load nothing."""
    for language in LANGUAGES:
        page = html.fromstring(made[language, "html"])
        assert page.xpath("//@src | //link[@rel='stylesheet']") == []
        assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
        assert page.get("lang") == language


# ---- and back ---------------------------------------------------------------------------------------------------------------


def fill_word(data: bytes, given: dict, about: dict, labels: dict[str, str], typed: bool = False) -> bytes:
    """Fill in the form as a person does: choose from the lists (or type over them), write in the cells."""
    doc = Document(io.BytesIO(data))
    for table in doc.tables:
        for row in table.rows[1:]:
            (id,) = [p.text for c in row.cells[:2] for p in c.paragraphs if p.style.name == "Lacuna Id"]
            if id.startswith("about."):
                row.cells[1].text = about[id[6:]]
            elif id in given:
                answer, *rest = given[id]
                control = row.cells[2]._tc.find(f".//{W}sdt")
                if typed:
                    control.getparent().remove(control)
                    row.cells[2].text = labels[answer].capitalize()
                else:
                    properties = control.find(f"{W}sdtPr")
                    properties.remove(properties.find(f"{W}showingPlcHdr"))
                    control.find(f".//{W}t").text = labels[answer]
                for cell, text in zip(row.cells[3:], rest, strict=True):
                    cell.text = text
    out = io.BytesIO()
    doc.save(out)
    return out.getvalue()


def fill_sheet(data: bytes, given: dict, about: dict, labels: dict[str, str]) -> bytes:
    """Fill in the cells of the spreadsheet."""
    book = load_workbook(io.BytesIO(data))
    first, second = book.worksheets
    for row in first.iter_rows():
        if str(row[3].value).startswith("about."):
            row[1].value = about[row[3].value[6:]]
    for row in second.iter_rows(min_row=2):
        if row[-1].value in given:
            answer, *rest = given[row[-1].value]
            for cell, text in zip(row[3:7], (labels[answer], *rest), strict=True):
                cell.value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def fill_page(data: bytes, given: dict, about: dict, labels: dict[str, str]) -> bytes:
    """What the page saves (that it saves this is tested in the browser)."""
    answers = [{"id": id, "answer": a, "law": law, "article": article, "remark": remark} for id, (a, law, article, remark) in given.items()]
    return json.dumps({"format": FORMAT, "instrument": "firearms-protocol", "language": "en", **about, "answers": answers}).encode()


FILL = {"docx": fill_word, "xlsx": fill_sheet, "html": fill_page}


def _read(corpus, folder: Path, data: bytes) -> filled.Filled:
    path = folder / "filled"
    path.write_bytes(data)
    return reading.read(path, corpus.vocabulary, LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", list(FILL))
def test_what_was_filled_in_is_read_back(corpus, asked, made, tmp_path, ending, language):
    """Answers, laws, articles and remarks come back from each form as they were written, whatever the language."""
    found = _read(corpus, tmp_path, FILL[ending](made[language, ending], GIVEN, ABOUT, asked[language].answers))
    assert (found.country, found.by, found.on) == tuple(ABOUT.values())
    answers, left_out = filled.answers(found, corpus.instruments.values())
    assert {question_id(a.element, a.object): (a.answer, a.law, a.article, a.remark) for a in answers} == GIVEN
    assert left_out == []


def test_words_typed_over_a_list_are_read(corpus, asked, made, tmp_path):
    """A word processor that knows no lists does no harm."""
    found = _read(corpus, tmp_path, fill_word(made["fr", "docx"], GIVEN, ABOUT, asked["fr"].answers, typed=True))
    assert {r.id: r.answer for r in found.rows if r.answer} == {id: given[0] for id, given in GIVEN.items()}


def test_columns_may_be_moved_and_rows_sorted(corpus, asked, made, tmp_path):
    """A spreadsheet that somebody has worked with is still read: columns are known by their heads, rows by their ids."""
    book = load_workbook(io.BytesIO(fill_sheet(made["en", "xlsx"], GIVEN, ABOUT, asked["en"].answers)))
    page = book.worksheets[1]
    rows = [list(r) for r in page.iter_rows(values_only=True)]
    page.delete_rows(1, page.max_row)
    for row in [["a remark of mine"], *([r[::-1] for r in (rows[0], *reversed(rows[1:]))])]:
        page.append(row)
    out = io.BytesIO()
    book.save(out)
    answers, _ = filled.answers(_read(corpus, tmp_path, out.getvalue()), corpus.instruments.values())
    assert {question_id(a.element, a.object): a.answer for a in answers} == {id: given[0] for id, given in GIVEN.items()}


def test_an_empty_form_has_no_answers(corpus, made, tmp_path):
    """What only stands in for an answer is none."""
    for ending in ("docx", "xlsx"):
        found = _read(corpus, tmp_path, made["en", ending])
        assert len(found.rows) == 134 and not any(r.answer or r.law or r.article or r.remark for r in found.rows)
        with pytest.raises(LacunaError, match="no question of the questionnaire is answered"):
            filled.answers(found, corpus.instruments.values())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"fp-07.retention": ("perhaps", "", "", "")}, "question fp-07.retention: “perhaps” is not an answer; answers: yes"),
        ({"fp-07.retention": ("", "Arms Act", "", "")}, "fp-07.retention names a law, an article or a remark but has no answer"),
        ({"fp-07.retention": ("yes", "", "", "x" * 2001)}, "fp-07.retention: the remark is longer than 2000 characters"),
        ({"fp-99.x": ("yes", "", "", "")}, "asks nothing that is known here, such as “fp-99.x”"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_named(corpus, tmp_path, given, message):
    """Nothing that was written is lost without a word."""
    with pytest.raises(LacunaError, match=re.escape(message)):
        filled.answers(_read(corpus, tmp_path, fill_page(b"", given, ABOUT, {})), corpus.instruments.values())


def test_answers_that_are_not_asked_any_longer_are_named(corpus, tmp_path):
    """A form of an older edition gives what it can, and says what it cannot."""
    given = {"fp-07.retention": ("yes", "", "", ""), "fp-07.dropped": ("no", "", "", "")}
    answers, left_out = filled.answers(_read(corpus, tmp_path, fill_page(b"", given, ABOUT, {})), corpus.instruments.values())
    assert ([a.element for a in answers], left_out) == (["fp-07.retention"], ["fp-07.dropped"])


def _zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in members.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[1, 2]", b"not a form", b"PK\x03\x04 broken", _zip(word__document_xml="<x>"), _zip(xl__workbook_xml="<x>"), _zip(content_xml="<x/>"),
     b'{"format": "lacuna-questionnaire-1"}', b'{"format": "lacuna-questionnaire-1", "answers": [3]}', b"[" * 100_000, b"\xff\xfe\x00"],
    ids=range(12),
)  # fmt: skip
def test_a_file_that_is_no_questionnaire_is_refused_in_words(corpus, tmp_path, data):
    """No damaged or wrong file ends in a traceback."""
    with pytest.raises(LacunaError, match="lacuna questionnaire"):
        _read(corpus, tmp_path, data)


def test_invisible_characters_do_not_reach_a_data_file(corpus, tmp_path):
    """What a data file refuses is dropped when the form is read, and lines become one."""
    given = {"fp-07.retention": ("yes", "Arms\u202e Act\u200b", "30\n31", "a\x07b\ud800")}
    found = _read(corpus, tmp_path, fill_page(b"", given, ABOUT, {}))
    assert (found.rows[0].law, found.rows[0].article) == ("Arms Act", "30 31")
    assert not re.search("[\x07\ud800]", found.rows[0].remark)


# ---- the command ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", list(forms.FORMS))
def test_the_command_writes_each_form(lacuna, root, made, tmp_path, ending):
    """`lacuna questionnaire --lang fr --format …` gives what the site publishes."""
    code, _, err = lacuna("--root", root, "questionnaire", "--lang", "fr", "--format", ending, "-o", tmp_path / f"form.{ending}")
    assert (code, err) == (0, f"wrote {tmp_path / 'form.'}{ending}\n")
    assert (tmp_path / f"form.{ending}").read_bytes() == made["fr", ending]


@pytest.mark.parametrize(
    ("words", "message"),
    [(("--instrument", "firearms-protocl"), "did you mean “firearms-protocol”?"), (("-o", "/nowhere/x.docx"), "name another file with -o"), (("--format", "odt"), "docx")],
)  # fmt: skip
def test_misuse_of_the_command_is_explained(lacuna, root, words, message):
    """Exit code 2 and what to do."""
    code, _, err = lacuna("--root", root, "questionnaire", *words)
    assert code == 2 and message in err


def test_the_word_form_is_well_formed_xml(made):
    """Every part of both packages parses."""
    for ending in ("docx", "xlsx"):
        package = zipfile.ZipFile(io.BytesIO(made["en", ending]))
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
