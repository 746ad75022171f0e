"""A bill as if adopted, an act before and after: what each duty becomes, by which provision, and that the worst comes first."""

from __future__ import annotations

import io
from datetime import date

import factory
import pytest
from docx import Document
from factory import DAY, MARKED

from generator.bill import Effect, compare, days, effect, is_shown, removed
from generator.documents.bill import bill_report
from generator.findings import Finding
from generator.pages import Pages
from generator.views.bill import bill as bill_view
from generator.wording import Wording

DISPOSAL, IMPORT = MARKED.replace("manufacture]", "disposal]"), MARKED.replace("manufacture]", "import]")
FOUR = f"{{a: {{needs: {MARKED}}}, b: {{needs: {DISPOSAL}}}, c: {{needs: {IMPORT}}}, d: {{needs: {{rule: authority, function: [trace]}}, strength: may}}}}"
BILL = f"""
laws:
  aaa-act:
    - {DISPOSAL}
    - {{rule: security, event: [import], objects: [firearms]}}
  aaa-bill:
    type: bill
    amends: [aaa-act]
    repeals: [{{law: aaa-act, at: "1"}}]
    provisions:
      - {MARKED}
      - {{rule: security, event: [manufacture], objects: [firearms]}}
"""


def _view(w, law_id: str, on: date = DAY, language: str = "en"):
    j = w.corpus.jurisdictions["AAA"]
    law = next(x for x in j.laws if x.id == law_id)
    return bill_view(j, law, on, compare(w.corpus, j, law, on), Wording(w.corpus.vocabulary_of(j), language))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [("met", "not_met", "opens"), ("not_triggered", "partly_met", "opens"), ("partly_met", "not_met", "worsens"), ("met", "unclear", "unsettles"),
     ("not_met", "not_reviewed", "unsettles"), ("not_reviewed", "not_met", "reveals"), ("not_met", "met", "closes"), ("partly_met", "not_triggered", "closes"),
     ("not_met", "partly_met", "improves"), ("not_reviewed", "met", "settles"), ("partly_met", "partly_met", "leaves"), ("unclear", "not_reviewed", "stays_open"),
     ("met", "met", "keeps"), ("not_triggered", "met", "keeps")],
)  # fmt: skip
def test_what_is_open_is_never_counted_as_a_gap_closed_or_opened(before, after, expected):
    """A finding that was not reviewed before has not been closed by a bill, and one that is open afterwards is not met."""
    assert effect(Finding(before), Finding(after)) == Effect(expected)


def test_a_bill_says_what_it_closes_leaves_and_opens(world):
    """The provision of the bill that closes a gap is named, and so is the repeal that opens one."""
    w = world(elements=FOUR, AAA=BILL)
    (against,) = _view(w, "aaa-bill").against
    (worse,) = against.worse
    (better,) = against.closed
    assert (worse.move.effect_id, worse.move.anchor, worse.move.after.id) == ("opens", "t-1.b", "not_met")
    assert [(what, [c.cite.text for c in causes]) for what, causes in worse.move.causes] == [("Falls away", ["s. 1"])]
    assert (better.move.effect_id, better.move.anchor) == ("closes", "t-1.a")
    assert [(what, [c.cite.law for c in causes]) for what, causes in better.move.causes] == [("New", ["aaa-bill"])]
    ((_, (card,)),) = against.topics
    assert [(m.anchor, m.effect_id) for m in card.moves] == [("t-1.a", "closes"), ("t-1.b", "opens"), ("t-1.c", "leaves")]
    assert card.effect_id == "worsens"  # partly met before and after: what opens outweighs what closes
    assert card.after.wordings


def test_effects_are_counted_by_strength_and_only_for_duties(world):
    """What is no duty is in no count; there is no score."""
    w = world(elements=FOUR, AAA=BILL)
    (against,) = _view(w, "aaa-bill").against
    counted = {c.effect_id: (sum(c.by_strength), c.total, c.elements) for c in against.counts}
    assert counted == {"opens": (0, 0, 1), "worsens": (1, 1, 0), "closes": (0, 0, 1), "improves": (0, 0, 0), "leaves": (0, 0, 1)}


def test_every_article_stands_in_the_report_also_one_that_serves_nothing(world):
    """Article by article, what each serves; and what is repealed, with what it served."""
    view = _view(world(elements=FOUR, AAA=BILL), "aaa-bill")
    assert [(a.view.pinpoint, [t for _, t in a.serves]) for a in view.articles] == [("s. 1", ["art. 1: it is there"]), ("s. 2", [])]
    assert [a.view.pinpoint for a in view.serves_nothing] == ["s. 2"]
    assert [(g.cite.text, [t for _, t in g.served]) for g in view.gone] == [("s. 1", ["art. 1: it is there"])]


ACTS = f"""
laws:
  aaa-old: {{ends: 2020-01-01, in_force: 2010-01-01, provisions: [{DISPOSAL}]}}
  aaa-new: {{in_force: 2020-01-01, provisions: [{MARKED}]}}
  aaa-other: {{in_force: 2020-01-01, provisions: [{{rule: security, event: [import], objects: [firearms]}}]}}
  aaa-coming: {{in_force: 2030-01-01, provisions: [{IMPORT}]}}
  aaa-alone: {{in_force: 2015-01-01, provisions: [{{rule: security, event: [import], objects: [firearms]}}]}}
  aaa-never: {{in_force: never, provisions: [{MARKED}]}}
"""


def test_an_act_is_shown_before_and_after_where_its_predecessor_is_encoded_or_it_is_yet_to_come(world):
    """The rule is one of dates: no country and no law is named anywhere."""
    j = world(elements=FOUR, AAA=ACTS).corpus.jurisdictions["AAA"]
    assert [law.id for law in j.laws if is_shown(law, j, DAY)] == ["aaa-coming", "aaa-new", "aaa-other"]
    new = next(law for law in j.laws if law.id == "aaa-new")
    assert days(new, DAY) == (date(2019, 12, 31), date(2020, 1, 1))
    assert [p.law.id for p in removed(new, j)] == ["aaa-old"]


def test_an_act_closes_nothing_where_the_law_before_was_not_read(world):
    """Silence before the law that was read is not reviewed; what the old act met and the new one does not say is then not reviewed as well."""
    view = _view(world(elements=FOUR, AAA=ACTS), "aaa-new")
    ((_, (card,)),) = view.against[0].topics
    assert [(m.anchor, m.before.id, m.after.id, m.effect_id) for m in card.moves] == [
        ("t-1.a", "not_reviewed", "met", "settles"), ("t-1.b", "met", "not_reviewed", "unsettles"), ("t-1.c", "not_reviewed", "not_reviewed", "stays_open")]  # fmt: skip
    assert view.notices and "aaa-other" in view.notices[1]
    assert [title for title, _ in view.gone_whole] == ["aaa-old"]


def test_an_act_that_is_yet_to_come_is_held_against_its_eve(world):
    """The law up to then was read, so that its gap is known and is closed."""
    (against,) = _view(world(elements=FOUR, AAA=ACTS), "aaa-coming").against
    assert [(x.move.anchor, x.move.effect_id) for x in against.closed] == [("t-1.c", "closes")]


def test_a_bill_is_held_against_every_instrument(world, tmp_path):
    """Each instrument has its own part of the report, below an anchor of its own."""
    w = world(elements=FOUR, AAA=BILL)
    second = tmp_path / "protocol" / "second-protocol"
    second.mkdir()
    for name, text in {f.name: f.read_text() for f in (tmp_path / "protocol" / factory.INSTRUMENT).iterdir()}.items():
        (second / name).write_text(text.replace(factory.INSTRUMENT, "second-protocol").replace("t-1", "u-1"))
    both = factory.load(w.root)
    j = both.jurisdictions["AAA"]
    law = next(x for x in j.laws if x.type == "bill")
    view = bill_view(j, law, DAY, compare(both, j, law, DAY), Wording(both.vocabulary, "en"))
    assert [(a.id, len(a.worse)) for a in view.against] == [("second-protocol", 1), ("tiny-protocol", 1)]


def test_the_page_and_the_document_show_what_opens_before_what_closes(world):
    """A committee must not read past a repeal that removes what met a duty."""
    w = world(elements=FOUR, AAA=BILL)
    pages = Pages(w.corpus, [w.assessment("AAA")], DAY, "en", documents=True)
    page = pages.page("bills/aaa-bill/").body
    assert page.index("Opens a gap") < page.index("Closes a gap")
    assert "AAA-aaa-bill-bill-report-en.docx" in page
    assert 'href="../../bills/aaa-bill/"' in pages.page("countries/aaa/").body
    assert 'href="../bills/aaa-bill/"' in pages.page("countries/").body
    view = _view(w, "aaa-bill")
    made = bill_report(view, pages.w)
    assert made == bill_report(view, pages.w)
    doc = Document(io.BytesIO(made))
    text = "\n".join(p.text for p in doc.paragraphs)
    assert text.index("Opens a gap:") < text.index("Closes a gap:")
    cells = "\n".join(c.text for t in doc.tables for row in t.rows for c in row.cells)
    assert "Provision 2." in cells and "Serves no element" in cells


def test_export_writes_the_report_of_a_bill(lacuna, good_project, tmp_path, monkeypatch):
    """A law that is neither a bill nor an act with a predecessor has none, and the answer says what has."""
    monkeypatch.chdir(tmp_path)
    assert lacuna("--root", good_project, "export", "AAA", "--bill", "aaa-bill", "--format", "docx")[0] == 0
    assert (tmp_path / "AAA-aaa-bill-bill-report-en.docx").is_file()
    code, _, err = lacuna("--root", good_project, "export", "AAA", "--bill", "bbb-act", "--format", "docx")
    assert (code, "aaa-bill" in err) == (2, True)
    assert lacuna("--root", good_project, "export", "AAA", "--bill", "aaa-bill", "--format", "xlsx")[0] == 2


def test_a_provision_that_fulfils_the_condition_of_a_duty_serves_something(world):
    """What triggers a duty is named as such, not as serving nothing."""
    w = world(elements=f"{{a: {{needs: {MARKED}, strength: shall-if, when: {{rule: authority, function: [trace]}}}}}}",
              AAA="laws: {aaa-act: [], aaa-bill: {type: bill, amends: [aaa-act], provisions: [{rule: authority, function: [trace]}]}}")  # fmt: skip
    view = _view(w, "aaa-bill")
    assert (view.serves_nothing, [text for _, text in view.articles[0].conditions]) == ((), ["art. 1: it is there"])
    assert [x.move.effect_id for x in view.against[0].worse] == ["opens"]  # a duty that arises and is not met
