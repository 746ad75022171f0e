"""What a State says of itself stands beside the findings, is flagged where the text says otherwise, and changes nothing."""

from __future__ import annotations

import json
from copy import deepcopy

import factory
import pytest

from generator import contract, explain
from generator.problems import DataError
from generator.views.card import ElementView
from generator.views.report import report
from generator.wording import Wording

ELEMENTS = f"""
whole: {{needs: {factory.MARKED}}}
half: {{needs: {{rule: marking, event: [manufacture], objects: [firearms], content: [serial-number, manufacturer]}}}}
nothing: {{needs: {{rule: marking, event: [import], objects: [firearms]}}}}
optional: {{strength: may, needs: {{rule: marking, event: [import], objects: [parts]}}}}
each: {{objects: [firearms, ammunition], needs: {{rule: marking, event: [manufacture], objects: [OBJECT]}}}}
unread: {{area: records, needs: {{rule: records, event: [import], objects: [firearms]}}}}
"""
LAW = "{laws: {aaa-act: [{rule: marking, event: [manufacture], objects: [firearms], content: [serial-number]}]}, review: {records: not-started}"
SAID = [("whole", None), ("half", None), ("nothing", None), ("optional", None), ("each", "firearms"), ("each", "ammunition"), ("unread", None)]
ANSWERS = ("yes", "in-part", "no", "not-known")


def _country(answers: list[dict]) -> str:
    return f"{LAW}, self_reported: {json.dumps({'by': 'Ministry', 'on': '2026-02-01', 'answers': answers})}}}"


def _answer(name: str, object: str | None, answer: str, **more: str) -> dict:
    return {"element": f"t-1.{name}", **({"object": object} if object else {}), "answer": answer, **more}


def _without(published: dict) -> dict:
    """The published findings without what is self-reported."""
    found = deepcopy(published)
    found.pop("self_reported", None)
    for r in found["requirements"]:
        for e in r["elements"]:
            e.pop("self_reported")
    return found


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_self_report_never_changes_a_finding(tmp_path, answer):
    """Whatever is answered: every finding, its reasons, its dates and what is counted are the same."""
    plain = factory.world(tmp_path / "a", elements=ELEMENTS, AAA=LAW + "}")
    said = factory.world(tmp_path / "b", elements=ELEMENTS, AAA=_country([_answer(n, o, answer) for n, o in SAID]))
    with_it, without = contract.assessment(said.assessment("AAA")), contract.assessment(plain.assessment("AAA"))
    assert with_it != without and _without(with_it) == _without(without)
    views = [report(w.corpus, w.assessment("AAA"), Wording(w.corpus.vocabulary, "en")) for w in (plain, said)]
    assert views[0].counts == views[1].counts and views[0].elements == views[1].elements and views[0].standing_out == views[1].standing_out


@pytest.mark.parametrize(
    ("name", "object", "finding", "contradicting"),
    [
        ("whole", None, "met", {"no"}), ("half", None, "partly_met", {"yes"}), ("nothing", None, "not_met", {"yes"}), ("optional", None, "absent", {"yes"}),
        ("each", "firearms", "met", {"no"}), ("each", "ammunition", "not_met", {"yes"}), ("unread", None, "not_reviewed", set()),
    ],
)  # fmt: skip
def test_contradictions_between_self_report_and_text_are_flagged(world, name, object, finding, contradicting):
    """Yes where the text falls short, no where it does not; what is open contradicts nothing, nor does “not known”."""
    found = set()
    for answer in ANSWERS:
        e = world(elements=ELEMENTS, AAA=_country([_answer(name, object, answer)])).element("AAA", name, object)
        assert e["finding"] == finding
        found |= {answer} if e["self_reported"]["contradicts"] else set()
    assert found == contradicting


def _views(w: factory.World, language: str = "en") -> tuple:
    view = report(w.corpus, w.assessment("AAA"), Wording(w.corpus.vocabulary, language))
    elements: dict[str, ElementView] = {e.anchor: e for t in view.topics for c in t.cards for e in c.elements}
    return view, elements


@pytest.mark.parametrize(
    ("language", "answer", "flag"), [("en", "yes", "contradicts the text"), ("fr", "oui", "en contradiction avec le texte")],
)  # fmt: skip
def test_the_report_shows_answers_beside_findings_with_a_sign_and_a_word(world, language, answer, flag):
    """In the reader's language, with the law, the article and the remark as they were written."""
    w = world(elements=ELEMENTS, AAA=_country([_answer("nothing", None, "yes", law="Act", article="s. 1", remark="Since 2020."), _answer("whole", None, "yes")]))
    view, elements = _views(w, language)
    said = elements["t-1.nothing"].self_reported
    assert (said.answer, said.where, said.remark, said.sign, said.contradicts) == (answer, "Act, s. 1", "Since 2020.", "≠", flag)
    assert elements["t-1.nothing"].mark.id == "not_met"
    assert elements["t-1.whole"].self_reported.contradicts == ""
    assert elements["t-1.half"].self_reported is None
    assert [(c.path, c.mark.id) for c in view.self_report.contradictions] == [("#t-1.nothing", "not_met")]
    assert "Ministry" in view.self_report.intro


def test_a_report_without_self_report_has_no_such_section(world):
    """Nothing is said of what is not there."""
    view, elements = _views(world(elements=ELEMENTS, AAA=LAW + "}"))
    assert view.self_report is None and not any(e.self_reported for e in elements.values())
    published = contract.assessment(world(elements=ELEMENTS, AAA=LAW + "}").assessment("AAA"))
    assert "self_reported" not in published


def test_agreement_is_said_as_well(world):
    """A self-report that fits the text needs no list."""
    view, _ = _views(world(elements=ELEMENTS, AAA=_country([_answer("whole", None, "yes")])))
    assert view.self_report.contradictions == () and view.self_report.summary == "No answer contradicts a finding."


def test_the_derivation_in_the_terminal_says_it_too(world):
    """`lacuna explain` shows what the page shows."""
    w = world(elements=ELEMENTS, AAA=_country([_answer("nothing", None, "yes", law="Act", article="s. 1")]))
    text = explain.derivation(w.assessment("AAA"), "t-1", Wording(w.corpus.vocabulary, "en"))
    assert "Self-reported: yes (Act, s. 1) ≠ contradicts the text" in text


def test_the_published_findings_name_who_answered_and_what(world):
    """The shape that other tools read."""
    w = world(elements=ELEMENTS, AAA=_country([_answer("each", "ammunition", "no", law="Act")]))
    assert contract.assessment(w.assessment("AAA"))["self_reported"] == {"by": "Ministry", "on": "2026-02-01"}
    assert w.element("AAA", "each", "ammunition")["self_reported"] == {"answer": "no", "law": "Act", "article": "", "remark": "", "contradicts": False}
    assert w.element("AAA", "each", "firearms")["self_reported"] is None


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        (_answer("wole", None, "yes"), "unknown-id"), (_answer("each", None, "yes"), "unknown-id"), (_answer("each", "parts", "yes"), "unknown-id"),
        (_answer("whole", "firearms", "yes"), "unknown-id"), (_answer("whole", None, "perhaps"), "schema-value"),
    ],
)  # fmt: skip
def test_an_answer_to_nothing_is_an_error(world, answer, check):
    """A slip in an id would silently lose the answer."""
    with pytest.raises(DataError) as failed:
        world(elements=ELEMENTS, AAA=_country([answer]))
    assert [p.check for p in failed.value.problems] == [check]


def test_an_answer_given_twice_is_an_error(world):
    """Which of the two would count?"""
    with pytest.raises(DataError) as failed:
        world(elements=ELEMENTS, AAA=_country([_answer("whole", None, "yes"), _answer("whole", None, "no")]))
    assert [p.check for p in failed.value.problems] == ["duplicate-id"]
