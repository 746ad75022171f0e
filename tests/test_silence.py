"""Silence is not a gap: what the review record, open questions and unread texts do to a finding."""

import pytest
from factory import MARKED, marked

RULE = f"- {MARKED}"
TRIED = "{rule: liability, form: [attempt], offences: [all]}"


# ---- silence is not a gap ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("state", "finding"), [("complete", "not_met"), ("partial", "not_reviewed"), ("not-started", "not_reviewed")])
def test_silence_is_a_gap_only_where_the_review_of_the_area_is_complete(world, state, finding):
    """What nobody looked for is not missing."""
    w = world(needs=MARKED, AAA=f"{{review: {{marking: {state}}}}}")
    assert w.finding("AAA") == w.requirement("AAA")["finding"] == finding


def test_general_law_has_an_area_of_its_own(world):
    """An unread penal code does not make the marking rules unreviewed, nor the other way round."""
    w = world(
        elements=f"""
        x: {{needs: {MARKED}}}
        attempt: {{area: general-criminal-law, needs: {TRIED}}}
        """,
        AAA="{review: {general-criminal-law: not-started}}",
        BBB="{review: {marking: partial}}",
    )
    assert (w.finding("AAA"), w.finding("AAA", "attempt")) == ("not_met", "not_reviewed")
    assert (w.finding("BBB"), w.finding("BBB", "attempt")) == ("not_reviewed", "not_met")


def test_a_rule_that_was_found_counts_however_far_the_review_has_come(world):
    """What was read is a fact; what is missing may still stand in a text that was not read, and the finding says so."""
    w = world(needs=MARKED, AAA=f"{{review: {{marking: partial}}, laws: {{aaa-act: [{marked(only='{class: [civil]}')}]}}}}",
              BBB=f"{{review: {{marking: partial}}, laws: {{bbb-act: [{MARKED}]}}}}")  # fmt: skip
    assert (w.finding("AAA"), w.element("AAA")["provisional"]) == ("partly_met", True)
    assert (w.finding("BBB"), w.element("BBB")["provisional"]) == ("met", False)


def test_a_topic_that_was_not_started_is_never_partly_met(world):
    """A rule met by accident does not show half a gap in an area that nobody reviewed."""
    w = world(needs=MARKED, AAA=f"{{review: {{marking: not-started}}, laws: {{aaa-act: [{marked(only='{class: [civil]}')}]}}}}")
    assert w.finding("AAA") == "not_reviewed"


def test_a_rule_known_to_stand_in_an_unread_text_makes_the_element_not_reviewed(world):
    """The report says which text could change the finding, and does not call the law silent."""
    w = world(needs=MARKED, AAA="- " + marked(unread="Decree 12"), BBB=f"- {marked(only='{class: [civil]}')}\n- {marked(unread='Decree 12')}")
    assert w.finding("AAA") == "not_reviewed"
    assert [u["text"]["en"] for u in w.element("AAA")["unread"]] == ["Decree 12"]
    assert w.finding("BBB") == "partly_met"
    assert [u["at"] for u in w.element("BBB")["unread"]] == ["s. 2"]


def test_an_open_question_makes_the_element_unclear_and_is_named(world):
    """A text that can be read both ways is neither met nor a gap."""
    w = world(needs=MARKED, AAA="- " + marked(open="Does making include assembling?"), BBB=f"- {marked(open='Whose?')}\n{RULE}")
    assert w.finding("AAA") == "unclear"
    assert [q["question"]["en"] for q in w.element("AAA")["open"]] == ["Does making include assembling?"]
    assert w.finding("BBB") == "met"


def test_a_question_that_cannot_change_the_finding_is_not_named(world):
    """What is open about civil arms says nothing of the military ones that are missing."""
    w = world(needs=MARKED, AAA=f"- {marked(only='{class: [civil]}')}\n- {marked(only='{class: [civil], actor: [business]}', open='Which?')}",
              BBB=f"- {marked(only='{class: [civil]}')}\n- {marked(only='{class: [military]}', open='Which?')}")  # fmt: skip
    assert (w.finding("AAA"), w.element("AAA")["open"]) == ("partly_met", [])
    assert (w.finding("BBB"), [q["at"] for q in w.element("BBB")["open"]]) == ("partly_met", ["s. 2"])


def test_a_question_is_named_before_an_unread_text(world):
    """Unclear is of the text at hand; where only an unread text would help, the element is not reviewed."""
    w = world(needs="{rule: marking, event: [manufacture], objects: [firearms], content: [serial-number]}",
              AAA=f"- {marked(content='[serial-number]', open='Which number?')}\n- {marked(unread='Decree 12')}")  # fmt: skip
    assert w.finding("AAA") == "unclear"


# ---- limits are met only as surely as the texts were read --------------------------------------------------------------------

LIMIT = "{every: {rule: exemption, scope: regime, kind: antique}, each_provision: true, has: {last_year: {at_most: 1899}}, if_none: met, if_some_fail: not_met}"
BEYOND = "- {rule: exemption, scope: regime, kind: antique, last_year: 1945, %s}"


def test_no_exclusion_is_no_proof_where_the_review_is_not_complete(world):
    """Silence satisfies a limit only where all texts were read."""
    w = world(needs=LIMIT, AAA="[]", BBB="{review: {marking: partial}}")
    assert (w.finding("AAA"), w.finding("BBB")) == ("met", "not_reviewed")


def test_an_exclusion_in_doubt_leaves_the_limit_in_doubt(world):
    """An exclusion that may go too far, or that stands in an unread text, is not within the limit."""
    w = world(needs=LIMIT, AAA=BEYOND % "open: 'Whose year?'", BBB=BEYOND % "unread: Decree 12")
    assert (w.finding("AAA"), w.finding("BBB")) == ("unclear", "not_reviewed")
