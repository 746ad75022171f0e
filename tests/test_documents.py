"""The documents: what a page shows stands in each of them, they open everywhere, and nothing in them runs."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import factory
import jsonschema
import openpyxl
import pytest
from docx import Document
from factory import MARKED, marked
from lxml import etree

from generator import contract
from generator.documents import data, publish, tables
from generator.documents.concordance import NINE
from generator.documents.names import FORMATS
from generator.documents.ooxml import Body, bookmark_name, run
from generator.documents.template import blank, finished
from generator.documents.word import FIVE
from generator.pages import Pages
from generator.views.card import CardView, ElementView
from generator.wording import Wording

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What a page needs and a document does not show: addresses, ids of terms (their words are shown), and meanings that the legend has.
_NOT_SHOWN = {"path", "anchor", "official", "id", "strength_id", "topic", "means", "short", "reason", "day", "related", "binds", "chapter", "confidence", "beyond"}


@pytest.fixture(scope="module")
def make(corpus, assessments):
    """The pages of a language and the view of one country of the real data."""

    @cache
    def of(country: str, language: str = "en"):
        pages = Pages(corpus, assessments, factory.DAY, language)
        return pages, next(r for r in pages.reports if r.id == country)

    return of


def _words(view: object) -> Iterator[str]:
    """Every text of a view, at whatever depth."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, (tuple, list)):
        for item in view:
            yield from _words(item)
    elif dataclasses.is_dataclass(view):
        for field in dataclasses.fields(view):
            if field.name not in _NOT_SHOWN:
                yield from _words(getattr(view, field.name))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return _plain(" ".join("".join(p.itertext(f"{_W}t")) for p in root.iter(f"{_W}p")))


def _xlsx_text(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return _plain(" ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None))


# ---- one view ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("country", "language"), [("LUX", "en"), ("JPN", "fr"), ("SRB", "en")])
def test_what_the_report_shows_stands_in_word_excel_and_json(make, country, language):
    """A field that is on the page is in the documents."""
    pages, r = make(country, language)
    written = {f: publish.make(pages, r, f, "") for f in ("docx", "xlsx", "json")}
    texts = {"docx": _docx_text(written["docx"]), "xlsx": _xlsx_text(written["xlsx"]), "json": _plain(" ".join(_words(_leaves(json.loads(written["json"])))))}
    shown = {_plain(w) for t in r.topics for c in t.cards for w in _shown(c)} | {_plain(w) for law in r.laws for w in (law.title, law.original, law.citation, law.notes)}
    shown |= {_plain(w) for w in _words(r.review.not_available)} | {_plain(a.note) for a in r.review.areas} | {_plain(x.because) for x in r.review.resolutions}
    missing = {f: sorted(w for w in shown if w and w not in text)[:5] for f, text in texts.items()}
    assert missing == {"docx": [], "xlsx": [], "json": []}


def _shown(c: CardView) -> Iterator[str]:
    """The texts of a requirement that are a country's own; what the instrument says of it stands in tables of the instrument."""
    yield from (c.pinpoint, c.title, c.mark.word, c.open_note, *c.recommendations, *c.wordings, *c.alternatives, *c.opinions)
    for e in c.elements:
        yield from _words([getattr(e, f.name) for f in dataclasses.fields(ElementView) if f.name not in _NOT_SHOWN | {"facts", "cited", "near", "comes_near", "test", "pending", "self_reported", "mark", "wording", "recommend", "alternatives"}])
        yield from (e.mark.word, *(n.why for n in e.near), *(x for f in e.facts for x in (f.says, f.reach, *f.limits, f.cite.text, f.cite.law)))


def _leaves(data: object) -> tuple:
    if isinstance(data, dict):
        return tuple(_leaves(v) for v in data.values())
    return tuple(_leaves(v) for v in data) if isinstance(data, list) else (data if isinstance(data, str) else "",)


def test_numbers_agree(make):
    """The counts of the summary are those of the tables and of the published findings."""
    pages, r = make("LUX")
    (found,) = [a for a in pages.assessments if a.jurisdiction.id == "LUX" and not a.instrument.is_model]
    rows = list(tables.findings([r]).records())
    published = contract.assessment(found)["requirements"]
    for count in r.counts:
        assert count.n == sum(x["finding_id"] == count.mark.id and x["is_duty"] for x in rows)
        assert count.n == sum(x["finding"] == count.mark.id and x["strength"].startswith("shall") for x in published)
    assert len(list(tables.elements([r]).records())) == sum(len(x["elements"]) for x in published)


# ---- Word -------------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def report(make):
    """The Word report of Luxembourg."""
    pages, r = make("LUX")
    return Document(io.BytesIO(publish.make(pages, r, "docx", "https://example.org/")))


def test_the_report_has_real_headings_in_order(report, make):
    """The navigation pane shows the topics, and no level is skipped."""
    found = [(int(p.style.name[-1]), p.text) for p in report.paragraphs if p.style.name.startswith("Heading")]
    assert {t.title for t in make("LUX")[1].topics} <= {text for level, text in found if level == 1}
    assert found[0][0] == 1


def test_tables_of_findings_have_five_columns_and_a_head_that_repeats(report, make):
    """A reader of page forty still knows what a column is."""
    w = make("LUX")[0].w
    heads = [w(key) for key in FIVE]
    five = [t for t in report.tables if [c.text for c in t.rows[0].cells] == heads]
    assert len(five) == len(make("LUX")[1].topics)
    for table in report.tables:
        assert table.rows[0]._tr.trPr.find(f"{_W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{_W}tblCaption").get(f"{_W}val")


def test_the_page_is_a4_landscape_and_tables_fit_into_it(report):
    """Nothing is cut when it is printed."""
    for section in report.sections:
        assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(297, abs=1), pytest.approx(210, abs=1))
    inside = report.sections[0].page_width - report.sections[0].left_margin - report.sections[0].right_margin
    for table in report.tables:
        assert sum(column.w for column in table._tbl.tblGrid.gridCol_lst) <= inside * 1.01


def test_the_table_of_contents_needs_no_renewing(report):
    """A field that must be renewed makes Word ask a question when the report is opened."""
    root = report.element
    assert any("TOC" in (e.text or "") for e in root.iter(f"{_W}instrText"))
    assert report.settings.element.find(f"{_W}updateFields") is None and not [e for e in root.iter() if e.get(f"{_W}dirty")]
    names = {e.get(f"{_W}name") for e in root.iter(f"{_W}bookmarkStart")}
    assert {e.get(f"{_W}anchor") for e in root.iter(f"{_W}hyperlink") if e.get(f"{_W}anchor")} <= names


def test_bookmarks_are_unique_and_links_leave_only_to_the_web(report):
    """No link is dead, and none opens a program."""
    names = [e.get(f"{_W}name") for e in report.element.iter(f"{_W}bookmarkStart")]
    assert len(names) == len(set(names))
    outside = [rel.target_ref for rel in report.part.rels.values() if rel.is_external]
    assert outside and all(address.startswith(("https://", "http://")) for address in outside)


def test_original_titles_carry_their_language(make):
    """Spelling and fonts are right for Japanese and Serbian."""
    for country, attribute, language in (("JPN", "eastAsia", "ja"), ("SRB", "val", "sr")):
        pages, r = make(country)
        doc = Document(io.BytesIO(publish.make(pages, r, "docx", "")))
        original = next(law.original for law in r.laws if law.original)
        (found, *_) = [e for e in doc.element.iter(f"{_W}r") if "".join(e.itertext(f"{_W}t")) == original]
        assert found.find(f".//{_W}lang").get(f"{_W}{attribute}") == language


def test_arabic_runs_from_right_to_left(make):
    """In a report in English a title in Arabic reads as it should."""
    pages, r = make("MAR")
    doc = Document(io.BytesIO(publish.make(pages, r, "docx", "")))
    arabic = [e for e in doc.element.iter(f"{_W}r") if re.search("[\u0600-\u06ff]{4}", "".join(e.itertext(f"{_W}t"))) and e.find(f"{_W}rPr/{_W}lang") is not None]
    assert arabic and all(e.find(f"{_W}rPr/{_W}rtl") is not None for e in arabic)


def test_the_concordance_has_nine_columns_and_a_row_an_element(make):
    """The form that administrations use."""
    pages, r = make("LUX")
    doc = Document(io.BytesIO(publish.make(pages, r, "concordance", "")))
    rows = sum(len(t.rows) - 1 for t in doc.tables)
    assert all(len(t.columns) == len(NINE) == 9 for t in doc.tables)
    assert rows == sum(len(c.elements) for t in r.topics for c in t.cards)


def test_a_country_of_which_nothing_was_read_has_a_short_report(make):
    """It says so, what is known besides, and what to bring."""
    pages, r = make("MLI")
    text = _docx_text(publish.make(pages, r, "docx", ""))
    assert pages.w("not_reviewed_text") in text and pages.w("bring_title") in text and pages.w("annex_derivations") not in text


def test_marks_that_xml_forbids_are_left_out(corpus):
    """A stray control character does not break the file."""
    doc = blank("T", "S", Wording(corpus.vocabulary, "en"))
    b = Body(doc)
    b.add(b.text("a\x00b\x0b<c>&"))
    b.write()
    assert "ab<c>&" in _docx_text(finished(doc)) and "<w:t" in run("x")


def test_names_of_bookmarks_are_short_and_differ():
    """Word takes forty characters."""
    ids = ["fp-08-1-a.content.plain-marking.serial-number-and-more-of-it", "fp-08-1-a.content.plain-marking.serial-number-and-more-of-to"]
    assert len({bookmark_name(i) for i in ids}) == 2 and all(len(bookmark_name(i)) <= 40 for i in ids)


# ---- Excel, CSV, JSON --------------------------------------------------------------------------------------------------------


def test_text_that_looks_like_a_formula_stays_text(world):
    """Neither a spreadsheet nor a CSV file runs what a law file says."""
    w = world(needs=MARKED, AAA="- " + marked(says='"=HYPERLINK(1)"', words='["=1+1"]'))
    pages = Pages(w.corpus, [w.assessment("AAA")], factory.DAY, "en")
    (r,) = pages.reports
    book = openpyxl.load_workbook(io.BytesIO(publish.make(pages, r, "xlsx", "")))
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert "=1+1" in {c.value for c in cells} and all(c.data_type != "f" for c in cells)
    found = data.as_csv(tables.provisions(pages.law_views("AAA"))).decode()
    assert "'=HYPERLINK(1)" in found and not re.search(r"(^|,)\"?=", found, re.MULTILINE)


def test_workbooks_can_be_filtered_and_keep_their_head(make):
    """Sheets with a frozen head, a filter and widths."""
    pages, r = make("LUX")
    book = openpyxl.load_workbook(io.BytesIO(publish.make(pages, r, "xlsx", "https://example.org/")))
    first, *others = book.worksheets
    assert all(s.auto_filter.ref and s.freeze_panes and s.column_dimensions["A"].width for s in others)
    links = [f"{c.hyperlink.target}#{c.hyperlink.location}" for s in others for row in s.iter_rows() for c in row if c.hyperlink and c.hyperlink.target]
    assert any(link.startswith("https://example.org/en/countries/lux/#") for link in links) and first.title


@pytest.mark.parametrize("language", ["en", "fr"])
def test_csv_can_be_read_back(make, language):
    """UTF-8, one head line, every row as long as it."""
    pages, _ = make("LUX", language)
    for table in publish.all_tables(pages):
        rows = list(csv.reader(io.StringIO(data.as_csv(table).decode("utf-8"), newline="")))
        assert tuple(rows[0]) == table.columns and len(rows) == len(table.rows) + 1
        assert all(len(row) == len(table.columns) for row in rows)


def test_a_key_names_one_row(make):
    """What the data package calls a primary key is one."""
    pages, _ = make("LUX")
    for table in publish.all_tables(pages):
        keys = [row[: table.key] for row in table.rows]
        assert len(keys) == len(set(keys)), table.name


def test_the_published_findings_follow_their_schema(assessments):
    """A program can rely on the shape."""
    schema = contract.schema()
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for a in assessments:
        assert not list(validator.iter_errors(contract.assessment(a)))


def test_the_data_package_describes_every_file(site):
    """Each table with its columns, and nothing that is not there."""
    folder = site / "data" / "v1"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        head = (folder / resource["path"]).read_bytes().split(b"\r\n", 1)[0].decode().split(",")
        assert head == [f["name"] for f in resource["schema"]["fields"]] and all(f["description"] for f in resource["schema"]["fields"])
    assert {r["path"] for r in package["resources"]} == {f.relative_to(folder).as_posix() for f in folder.rglob("*.csv")}


# ---- making them ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_view_gives_the_same_bytes(world, format):
    """A document can be compared with the one that was cited."""
    w = world(needs=MARKED, AAA="- " + MARKED)
    made = []
    for _ in range(2):
        pages = Pages(w.corpus, [w.assessment("AAA")], factory.DAY, "en")
        made.append(publish.make(pages, pages.reports[0], format, ""))
    assert made[0] == made[1]


def test_documents_that_show_the_same_are_not_made_again(world, tmp_path):
    """A build costs what changed."""
    w = world(needs=MARKED, AAA="- " + MARKED, BBB="[]")
    out = tmp_path / "one"

    def write(last: Path, target: Path, *found) -> int:
        return publish.write(Pages(w.corpus, list(found), factory.DAY, "en"), target, last, "")[1]

    both = [w.assessment("AAA"), w.assessment("BBB")]
    for folder in ("one", "two", "three"):
        (tmp_path / folder / "en").mkdir(parents=True)
    assert write(tmp_path / "none", out, *both) > 0
    assert write(out, tmp_path / "two", *both) == 0
    (out / "en" / "countries/aaa/AAA-gap-report-en.docx").unlink()
    assert write(out, tmp_path / "three", *both) == 1


@pytest.mark.parametrize("format", [*FORMATS, "pdf"])
def test_the_command_writes_each_document(lacuna, root, tmp_path, format):
    """One country, one file, and a word where it is."""
    target = tmp_path / f"out.{format}"
    code, _, err = lacuna("--root", root, "export", "LUX", "--format", format, "-o", target)
    assert code == 0 and f"wrote {target}" in err and target.stat().st_size > 1000


@pytest.mark.parametrize(
    ("words", "message"), [(("LXU", "--format", "docx"), "did you mean “LUX”"), (("LUX", "--format", "docx", "-o", "/nowhere/x.docx"), "cannot be written"), (("EU", "--format", "xlsx"), "not a country")]
)
def test_a_mistake_is_named_with_what_to_do(lacuna, root, words, message):
    """No trace of the program, and nothing half written."""
    code, _, err = lacuna("--root", root, "export", *words)
    assert code != 0 and message in err and "Traceback" not in err
