"""The drafting pack: every gap, in the order of a statute, with what there is, what is missing and room to decide."""

from __future__ import annotations

import io

import factory
from docx import Document
from factory import DAY, MARKED

from generator.documents.pack import drafting_pack
from generator.findings import DUTIES
from generator.pages import Pages
from generator.views.pack import PackView

IMPORT = MARKED.replace("manufacture]", "import]")
ELEMENTS = f"""
a: {{needs: {MARKED}, wording: "Mark it [here].", alternatives: {{en: Or there., fr: Ou là.}}}}
b: {{needs: {IMPORT}, objects: [firearms, parts], wording: "Mark [what] comes."}}
c: {{needs: {{rule: authority, function: [trace]}}, wording: "Trace.", strength: may}}
d: {{needs: {{rule: records, event: [import], objects: [firearms]}}, area: records, wording: "Record."}}
""".replace("objects: [firearms]}, objects", "objects: [OBJECT]}, objects")
LAW = """
review: {records: not-started}
laws: {aaa-act: [{rule: marking, event: [manufacture], objects: [firearms], only: {actor: [business]}, says: Makers mark.}]}
"""


def _pack(w, language: str = "en") -> PackView:
    pages = Pages(w.corpus, [w.assessment("AAA")], DAY, language)
    return pages.pack_view(pages.reports[0])


def test_each_gap_has_its_wording_what_there_is_and_what_is_missing(world):
    """Blanks and brackets stay; elements that share a wording stand together; what is no duty is not proposed."""
    ((part),) = _pack(world(elements=ELEMENTS, AAA=LAW)).parts
    ((clause),) = part.clauses
    assert [(x.number, x.wording, [m.id for m, _, _ in x.elements], [f.says for f in x.existing]) for x in clause.proposals] == [
        ("1", "Mark it [here].", ["partly_met"], ["Makers mark."]), ("2", "Mark [what] comes.", ["not_met", "not_met"], [])]  # fmt: skip
    assert clause.proposals[0].alternatives == ("Or there.",)
    assert clause.proposals[0].missing


def test_what_is_open_is_named_and_nothing_is_proposed_for_it(world):
    """Nothing is drafted into a text that was not read."""
    ((part),) = _pack(world(elements=ELEMENTS, AAA=LAW)).parts
    assert [m.id for m, _, _ in part.open] == ["not_reviewed"]
    assert "Record." not in repr(part)


def test_the_order_is_that_of_the_instrument_s_statute_and_leaves_no_topic_out(corpus):
    """The order is data; a topic that it does not name follows."""
    for i in corpus.instruments.values():
        assert sorted(i.statute_order) == sorted(i.topics)


def test_the_document_keeps_an_empty_column_for_the_committee(world):
    """Proposal, what there is, what is missing, decision."""
    k = _pack(world(elements=ELEMENTS, AAA=LAW))
    w = Pages(factory.load(factory.ROOT), [], DAY, "en").w
    made = drafting_pack(k, w)
    assert made == drafting_pack(k, w)
    table = Document(io.BytesIO(made)).tables[0]
    assert [c.text for c in table.rows[0].cells] == ["Proposal", "What the law has on the point", "What is missing", "Decision"]
    assert "[here]" in table.rows[1].cells[0].text and "Or there." in table.rows[1].cells[0].text
    assert "☐ as proposed" in table.rows[1].cells[3].text


def test_a_country_that_was_not_read_has_no_pack(world):
    """Where nothing was found, nothing is proposed."""
    w = world(elements=ELEMENTS, AAA="{laws: {}, review: {marking: not-started, records: not-started, general-criminal-law: not-started}}")
    assert "countries/aaa/drafting/" not in Pages(w.corpus, [w.assessment("AAA")], DAY, "en").paths


def test_a_choice_of_the_drafter_stands_in_report_requirement_page_and_pack(world):
    """The note stands wherever the wording stands."""
    w = world(elements=ELEMENTS, AAA=LAW)
    pages = Pages(w.corpus, [w.assessment("AAA")], DAY, "fr")
    for path in ("countries/aaa/", "tiny-protocol/t-1/", "countries/aaa/drafting/"):
        assert "Ou là." in pages.page(path).body, path


def test_every_element_of_a_duty_has_a_wording_in_both_languages(corpus):
    """There is a proposal for every gap that can be found."""
    without = [e.id for i in corpus.instruments.values() for q in i.requirements for e in q.elements if e.strength in DUTIES and not {"en", "fr"} <= set(e.wording or ())]
    assert without == []
