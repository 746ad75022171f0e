"""Findings: strength, triggers, unions, federal units, being bound, bills and opinions."""

from datetime import date

import pytest
from factory import MARKED, marked

from generator.requirement import Participation

RULE = f"- {MARKED}"
TRIED = "{rule: liability, form: [attempt], offences: [all]}"


# ---- strength ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("strength", ["consider", "endeavour", "may"])
def test_what_is_no_duty_is_present_or_absent_and_never_a_gap(world, strength):
    """Shall consider, seek to and may do not oblige to legislate."""
    w = world(requirements=f"t-1: {{strength: {strength}, elements: {{x: {{needs: {MARKED}}}}}}}", AAA=RULE, BBB="[]", CCC="- " + marked(only="{class: [civil]}"))
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC")] == ["present", "absent", "partly_present"]
    assert [w.requirement(c)["finding"] for c in ("AAA", "BBB", "CCC")] == ["present", "absent", "partly_present"]


@pytest.mark.parametrize("strength", ["shall", "shall-qualified", "shall-if"])
def test_the_absence_of_a_duty_is_a_gap(world, strength):
    """A qualifier or a condition that is fulfilled does not make it optional."""
    w = world(requirements=f"t-1: {{strength: {strength}, elements: {{x: {{needs: {MARKED}}}}}}}", AAA="[]")
    assert w.finding("AAA") == w.requirement("AAA")["finding"] == "not_met"


def test_what_is_no_duty_is_not_absent_where_nobody_looked(world):
    """Optional points are unreviewed like any other."""
    w = world(requirements=f"t-1: {{strength: may, elements: {{x: {{needs: {MARKED}}}}}}}", AAA="{review: {marking: partial}}")
    assert w.finding("AAA") == "not_reviewed"


# ---- triggers ----------------------------------------------------------------------------------------------------------------

VERIFIED = """
x:
  strength: shall-if
  trigger: deactivated firearms leave the regime
  when: {rule: deactivation, status: {any: [outside-regime, lighter-regime]}}
  needs: {rule: deactivation, verified: [by-authority]}
"""


def test_a_conditional_duty_is_judged_only_where_the_law_fulfils_its_condition(world):
    """Whoever keeps deactivated firearms under the whole regime needs no rule on their verification."""
    w = world(
        elements=VERIFIED,
        AAA="- {rule: deactivation, status: [full-regime]}",
        BBB="- {rule: deactivation, status: [outside-regime]}",
        CCC="- {rule: deactivation, status: [lighter-regime], verified: [by-authority]}",
        DDD="{review: {marking: partial}}",
    )
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC", "DDD")] == ["not_triggered", "not_met", "met", "not_reviewed"]
    assert w.requirement("AAA")["finding"] == "not_triggered"


def test_a_condition_that_rests_on_a_doubt_leaves_the_duty_in_doubt(world):
    """A trigger in an unread text is not reviewed; one that can be read both ways is unclear."""
    w = world(elements=VERIFIED, AAA="- {rule: deactivation, status: [outside-regime], unread: Decree 12}",
              BBB="- {rule: deactivation, status: [outside-regime], open: 'All of them?'}")  # fmt: skip
    assert (w.finding("AAA"), w.finding("BBB")) == ("not_reviewed", "unclear")
    assert [u["at"] for u in w.element("AAA")["unread"]] == ["s. 1"]
    assert [u["question"]["en"] for u in w.element("BBB")["open"]] == ["All of them?"]


def test_a_condition_of_fact_is_always_judged(world):
    """If another State asks is not a matter of the law: the duty to answer is tested."""
    w = world(
        requirements="""
        t-1: {strength: shall-if, trigger: where a State asks, event: "true", elements: {x: {needs: {rule: authority, function: [confirm-delivery]}}}}
        """,
        AAA="[]",
        BBB="- {rule: authority, function: [confirm-delivery]}",
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("not_met", "met")


# ---- how it is met: general law, unions, federal units -----------------------------------------------------------------------


def test_general_law_counts_and_is_named_as_such(world):
    """The general part of a penal code punishes the attempt of arms offences too."""
    w = world(needs=TRIED, AAA=f"{{laws: {{aaa-penal-code: {{type: code, general_law: 'true', provisions: [{TRIED}]}}}}}}")
    assert (w.finding("AAA"), w.element("AAA")["met_by"]) == ("met", ["general-law"])


UNION = "{{union: 'true', review: {{marking: {state}}}, laws: {{uni-regulation: {{type: supranational, provisions: [{rules}]}}}}}}"


def test_the_law_of_a_union_counts_for_its_members_only(world):
    """An EU regulation applies in a member State as its own law does."""
    w = world(needs=MARKED, UNI=UNION.format(state="complete", rules=MARKED), AAA="member_of: [UNI]", BBB="[]")
    assert (w.finding("AAA"), w.element("AAA")["met_by"]) == ("met", ["supranational"])
    assert [p["law"] for p in w.element("AAA")["satisfied_by"]] == ["uni-regulation"]
    assert w.finding("BBB") == "not_met"


def test_national_law_and_union_law_fill_the_reach_together(world):
    """The regulation covers trade with third countries, national law the trade inside the union."""
    w = world(
        needs="{rule: licence, activity: [export], objects: [firearms]}",
        UNI=UNION.format(state="complete", rules="{rule: licence, activity: [export], objects: [firearms], only: {flow: [third-country]}}"),
        AAA="{member_of: [UNI], laws: {aaa-act: [{rule: licence, activity: [export], objects: [firearms], only: {flow: [union]}}]}}",
        BBB="member_of: [UNI]",
    )
    assert (w.finding("AAA"), w.element("AAA")["met_by"]) == ("met", ["provision", "supranational"])
    assert w.finding("BBB") == "partly_met"


@pytest.mark.parametrize(("state", "finding"), [("complete", "not_met"), ("partial", "not_reviewed"), ("not-started", "not_reviewed"), ("outside-competence", "not_met")])
def test_what_an_unread_union_text_may_hold_is_not_missing(world, state, finding):
    """A member's silence is a gap only where the union's law was reviewed too, or has no say."""
    w = world(needs=MARKED, UNI=UNION.format(state=state, rules=""), AAA="member_of: [UNI]", BBB="{member_of: [UNI], review: {marking: partial}}")
    assert w.finding("AAA") == finding
    assert w.finding("BBB") == "not_reviewed"


def test_a_rule_in_only_some_federal_units_is_partly_met_until_the_last_one_follows(world):
    """North marks today, South from 2028: partly met, met from then on, missing: south."""
    w = world(
        needs=MARKED,
        AAA=f"""
        divisions: {{unit: {{north: {{}}, south: {{}}}}}}
        laws:
          aaa-north: [{marked(only='{unit: [north]}')}]
          aaa-south: {{in_force: 2028-01-01, provisions: [{marked(only='{unit: [south]}')}]}}
        """,
    )
    found = w.element("AAA")
    assert (found["finding"], found["pending"]) == ("partly_met", [{"from": "2028-01-01", "finding": "met"}])
    assert [m["unit"] for m in found["missing"]] == ["south"]
    assert [n["law"] for n in found["near_misses"]] == ["aaa-south"]


# ---- being bound -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "since"),
    [({"status": "party", "deposited": date(2004, 1, 1)}, date(2005, 7, 3)), ({"status": "party", "deposited": date(2010, 3, 1)}, date(2010, 3, 31)),
     ({"status": "party", "in_force": date(2012, 5, 5)}, date(2012, 5, 5)), ({"status": "party"}, None), ({"status": "signatory", "signed": date(2002, 1, 1)}, None),
     ({"status": "not-established"}, None)],
)  # fmt: skip
def test_a_state_is_bound_from_the_thirtieth_day_after_deposit_and_not_before_entry_into_force(world, given, since):
    """A signatory's shortfall is not a breach, and a date is not invented."""
    w = world(needs=MARKED)
    assert Participation(jurisdiction="AAA", treaty="tiny-protocol", **given).bound_since(w.corpus.instruments["tiny-protocol"]) == since


# ---- bills -------------------------------------------------------------------------------------------------------------------


def test_a_bill_is_judged_as_if_adopted_and_not_otherwise(world):
    """What it adds counts, what it repeals does not, and without it nothing changes."""
    w = world(
        elements=f"""
        marked: {{needs: {MARKED}}}
        recorded: {{needs: {{rule: records, event: [manufacture], objects: [firearms]}}}}
        traced: {{needs: {{rule: authority, function: [trace]}}}}
        trained: {{needs: {{rule: authority, function: [train]}}}}
        """,
        AAA=f"""
        laws:
          aaa-old: [{{rule: authority, function: [train]}}]
          aaa-act:
            - {{at: ["3", "5"], rule: records, event: [manufacture], objects: [firearms]}}
            - {{at: ["4"], rule: authority, function: [trace]}}
          aaa-bill: {{type: bill, repeals: [{{law: aaa-act, at: "3"}}, {{law: aaa-old}}], provisions: [{MARKED}]}}
        """,
    )
    names = ("marked", "recorded", "traced", "trained")
    assert [w.finding("AAA", n) for n in names] == ["not_met", "met", "met", "met"]
    assert [w.finding("AAA", n, bill="aaa-bill") for n in names] == ["met", "not_met", "met", "not_met"]


def test_only_a_bill_can_be_judged_as_if_adopted(world):
    """An act is not a bill, and an unknown bill is an error rather than a report without it."""
    w = world(needs=MARKED, AAA=RULE)
    for name in ("aaa-act", "aaa-bill"):
        with pytest.raises(KeyError):
            w.assessment("AAA", bill=name)


# ---- opinions ----------------------------------------------------------------------------------------------------------------


def test_an_expert_opinion_stands_beside_the_finding_and_never_in_its_place(world):
    """Who disagrees, when and why is shown; the computed finding stays."""
    w = world(needs=MARKED, AAA="{opinions: [{requirement: t-1, by: A. Expert, on: 2026-01-02, finding: met, because: Practice.}]}")
    found = w.assessment("AAA").of("t-1")
    assert (found.finding, w.finding("AAA")) == ("not_met", "not_met")
    assert [(o.by, o.finding, o.because["en"]) for o in found.opinions] == [("A. Expert", "met", "Practice.")]
