"""Findings: silence, dates, strength, unions, federal units, bills, opinions, and how a requirement adds up."""

from datetime import date, timedelta

import pytest

from factory import DAY
from generator.model import Participation

MARKED = "{rule: marking, event: [manufacture], objects: [firearms]}"
RULE = f"- {MARKED}"
TRIED = "{rule: liability, form: [attempt], offences: [all]}"


def _with(**fields) -> str:
    written = (f'{k}: "{v}"' if k in ("open", "unread") else f"{k}: {v}" for k, v in fields.items())
    return "- {rule: marking, event: [manufacture], objects: [firearms], " + ", ".join(written) + "}"


# ---- 1. silence is not a gap ------------------------------------------------------------------------------------------------


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
    w = world(needs=MARKED, AAA=f"{{review: {{marking: partial}}, laws: {{aaa-act: [{_with(only='{class: [civil]}')[2:]}]}}}}",
              BBB=f"{{review: {{marking: partial}}, laws: {{bbb-act: [{MARKED}]}}}}")  # fmt: skip
    assert (w.finding("AAA"), w.element("AAA")["provisional"]) == ("partly_met", True)
    assert (w.finding("BBB"), w.element("BBB")["provisional"]) == ("met", False)


def test_a_topic_that_was_not_started_is_never_partly_met(world):
    """A rule met by accident does not show half a gap in an area that nobody reviewed."""
    w = world(needs=MARKED, AAA=f"{{review: {{marking: not-started}}, laws: {{aaa-act: [{_with(only='{class: [civil]}')[2:]}]}}}}")
    assert w.finding("AAA") == "not_reviewed"


def test_a_rule_known_to_stand_in_an_unread_text_makes_the_element_not_reviewed(world):
    """The report says which text could change the finding, and does not call the law silent."""
    w = world(needs=MARKED, AAA=_with(unread="Decree 12"), BBB=f"{_with(only='{class: [civil]}')}\n{_with(unread='Decree 12')}")
    assert w.finding("AAA") == "not_reviewed"
    assert [u["text"]["en"] for u in w.element("AAA")["unread"]] == ["Decree 12"]
    assert w.finding("BBB") == "partly_met"
    assert [u["at"] for u in w.element("BBB")["unread"]] == ["s. 2"]


def test_an_open_question_makes_the_element_unclear_and_is_named(world):
    """A text that can be read both ways is neither met nor a gap."""
    w = world(needs=MARKED, AAA=_with(open="Does making include assembling?"), BBB=f"{_with(open='Whose?')}\n{RULE}")
    assert w.finding("AAA") == "unclear"
    assert [q["question"]["en"] for q in w.element("AAA")["open"]] == ["Does making include assembling?"]
    assert w.finding("BBB") == "met"


def test_a_question_that_cannot_change_the_finding_is_not_named(world):
    """What is open about civil arms says nothing of the military ones that are missing."""
    w = world(needs=MARKED, AAA=f"{_with(only='{class: [civil]}')}\n{_with(only='{class: [civil], actor: [business]}', open='Which?')}",
              BBB=f"{_with(only='{class: [civil]}')}\n{_with(only='{class: [military], actor: [business]}', open='Which?')}")  # fmt: skip
    assert (w.finding("AAA"), w.element("AAA")["open"]) == ("partly_met", [])
    assert (w.finding("BBB"), [q["at"] for q in w.element("BBB")["open"]]) == ("partly_met", ["s. 2"])


def test_a_question_is_named_before_an_unread_text(world):
    """Unclear is of the text at hand; where only an unread text would help, the element is not reviewed."""
    w = world(needs="{rule: marking, event: [manufacture], objects: [firearms], content: [serial-number]}",
              AAA=f"{_with(content='[serial-number]', open='Which number?')}\n{_with(unread='Decree 12')}")  # fmt: skip
    assert w.finding("AAA") == "unclear"


# ---- 2. only law in force counts --------------------------------------------------------------------------------------------


def test_enacted_law_counts_from_the_day_of_its_commencement(world):
    """The day before it is a gap, on the day it is met, and the report says so in advance."""
    w = world(needs=MARKED, AAA=_with(in_force="2027-12-01"))
    start = date(2027, 12, 1)
    assert w.finding("AAA") == w.finding("AAA", on=start - timedelta(days=1)) == "not_met"
    assert w.finding("AAA", on=start) == "met"
    assert w.element("AAA")["pending"] == w.requirement("AAA")["pending"] == [{"from": "2027-12-01", "finding": "met"}]
    assert w.element("AAA", on=start)["pending"] == []


def test_a_section_in_force_under_an_act_that_is_not_has_no_effect(world):
    """The later of the two commencements decides."""
    w = world(needs=MARKED, AAA=f"laws: {{aaa-act: {{in_force: 2030-01-01, provisions: [{_with(in_force='2020-01-01')[2:]}]}}}}")
    assert w.finding("AAA") == "not_met"
    assert w.element("AAA")["pending"] == [{"from": "2030-01-01", "finding": "met"}]


def test_law_that_never_commenced_never_counts(world):
    """Enacted and repealed before commencement is not law and is not pending."""
    w = world(needs=MARKED, AAA=_with(in_force="never"))
    assert (w.finding("AAA"), w.finding("AAA", on=date(2999, 1, 1))) == ("not_met", "not_met")
    assert w.element("AAA")["pending"] == []


def test_repealed_law_is_history(world):
    """A rule counts to the last day before its end, and its end is announced."""
    w = world(needs=MARKED, AAA=_with(ends="2029-02-12"), BBB=_with(ends=DAY.isoformat()))
    assert w.finding("AAA") == w.finding("AAA", on=date(2029, 2, 11)) == "met"
    assert w.finding("AAA", on=date(2029, 2, 12)) == "not_met"
    assert w.element("AAA")["pending"] == [{"from": "2029-02-12", "finding": "not_met"}]
    assert w.finding("BBB") == "not_met"


def test_every_future_date_on_which_a_finding_changes_is_shown(world):
    """One regulation ends and another follows: losses as well as gains."""
    w = world(
        needs=MARKED,
        AAA=f"{_with(ends='2029-02-12')}\n{_with(in_force='2029-06-01', only='{class: [civil]}')}\n{_with(in_force='2030-01-01', only='{class: [military]}')}",
    )
    assert w.element("AAA")["pending"] == [
        {"from": "2029-02-12", "finding": "not_met"}, {"from": "2029-06-01", "finding": "partly_met"}, {"from": "2030-01-01", "finding": "met"},
    ]  # fmt: skip


def test_an_exemption_that_takes_the_place_of_another_changes_the_finding(world):
    """On the same day a tolerated exemption ends and a wider one begins."""
    exempt = "{{rule: exemption, scope: single-duties, from: [mark], kind: {}, {}}}"
    w = world(needs=MARKED, tolerates="[state-to-state]",
              AAA=f"{_with(id='mark')}\n- {exempt.format('state-to-state', 'ends: 2028-01-01')}\n- {exempt.format('state', 'in_force: 2028-01-01')}")  # fmt: skip
    assert (w.finding("AAA"), w.finding("AAA", on=date(2028, 1, 1))) == ("met", "partly_met")
    assert w.element("AAA")["pending"] == [{"from": "2028-01-01", "finding": "partly_met"}]


def test_a_clause_that_takes_the_place_of_another_changes_the_finding(world):
    """On the same day the period of a register is shortened by an amendment."""
    period = "{{rule: records, completes: [register], retention: {}, {}}}"
    w = world(needs="{rule: records, event: [import], objects: [firearms], retention: {at_least: 10 years}}",
              AAA="- {rule: records, id: register, event: [import], objects: [firearms]}\n"
                  f"- {period.format('20 years', 'ends: 2028-01-01')}\n- {period.format('2 years', 'in_force: 2028-01-01')}")  # fmt: skip
    assert w.element("AAA")["pending"] == [{"from": "2028-01-01", "finding": "not_met"}]


def test_a_date_that_changes_no_finding_is_not_shown(world):
    """A second rule that commences beside the first is no news."""
    w = world(needs=MARKED, AAA=f"{RULE}\n{_with(in_force='2029-06-01')}")
    assert w.element("AAA")["pending"] == []


def test_a_duty_that_will_be_triggered_is_pending_beside_not_triggered(world):
    """The exemptions of a duty that commences later are judged from then on."""
    w = world(
        elements="""
        limits:
          strength: shall-if
          when: {rule: marking, event: [import], objects: [firearms]}
          needs: {every: {rule: exemption, scope: import-marking}, each_provision: true, has: {kind: temporary-import}, if_none: met, if_some_fail: partly_met}
        """,
        AAA="""
        laws:
          aaa-act:
            in_force: 2027-12-01
            provisions:
            - {rule: marking, event: [import], objects: [firearms]}
            - {rule: exemption, scope: import-marking, kind: personal-import, objects: [firearms]}
        """,
    )
    found = w.element("AAA", "limits")
    assert (found["finding"], found["pending"]) == ("not_triggered", [{"from": "2027-12-01", "finding": "partly_met"}])


# ---- 3. strength ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("strength", ["consider", "endeavour", "may"])
def test_what_is_no_duty_is_present_or_absent_and_never_a_gap(world, strength):
    """Shall consider, seek to and may do not oblige to legislate."""
    w = world(requirements=f"t-1: {{strength: {strength}, elements: {{x: {{needs: {MARKED}}}}}}}", AAA=RULE, BBB="[]", CCC=_with(only="{class: [civil]}"))
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


# ---- triggers ---------------------------------------------------------------------------------------------------------------

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


# ---- limits are met only as surely as the texts were read ---------------------------------------------------------------------

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


# ---- 5. how it is met: general law, unions, federal units -----------------------------------------------------------------------


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
          aaa-north: [{_with(only='{unit: [north]}')[2:]}]
          aaa-south: {{in_force: 2028-01-01, provisions: [{_with(only='{unit: [south]}')[2:]}]}}
        """,
    )
    found = w.element("AAA")
    assert (found["finding"], found["pending"]) == ("partly_met", [{"from": "2028-01-01", "finding": "met"}])
    assert [m["unit"] for m in found["missing"]] == ["south"]
    assert [n["law"] for n in found["near_misses"]] == ["aaa-south"]


# ---- 7. being bound ---------------------------------------------------------------------------------------------------------


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


# ---- 8. bills ---------------------------------------------------------------------------------------------------------------


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


# ---- 9. opinions ------------------------------------------------------------------------------------------------------------


def test_an_expert_opinion_stands_beside_the_finding_and_never_in_its_place(world):
    """Who disagrees, when and why is shown; the computed finding stays."""
    w = world(needs=MARKED, AAA="{opinions: [{requirement: t-1, by: A. Expert, on: 2026-01-02, finding: met, because: Practice.}]}")
    found = w.assessment("AAA").of("t-1")
    assert (found.finding, w.finding("AAA")) == ("not_met", "not_met")
    assert [(o.by, o.finding, o.because["en"]) for o in found.opinions] == [("A. Expert", "met", "Practice.")]


# ---- 4. how a requirement adds up -----------------------------------------------------------------------------------------------


_NEEDS = {
    "met": "needs: {rule: authority, function: [trace]}",
    "partly_met": "needs: {rule: authority, function: [trace, exchange-case-information]}",
    "not_met": "needs: {rule: authority, function: [train]}",
    "unclear": "needs: {rule: authority, function: [border-control]}",
    "not_reviewed": "area: general-criminal-law, needs: {rule: authority, function: [train]}",
    "not_triggered": "strength: shall-if, when: {rule: marking, event: [import]}, needs: {rule: authority, function: [trace]}",
    "present": "strength: may, needs: {rule: authority, function: [trace]}",
    "absent": "strength: may, needs: {rule: authority, function: [train]}",
}
_LAW = """
review: {general-criminal-law: partial}
laws: {aaa-act: [{rule: authority, function: [trace]}, {rule: authority, function: [border-control], open: "Where?"}]}
"""


def _added_up(world, rows: dict[str, str], tree: str = "{%s}") -> dict[str, str]:
    """The finding of a requirement for each row of elements; a row names the findings of its elements."""
    requirements = {f"t-{n}": tree % ", ".join(f"e{i}: {{{_NEEDS[f]}}}" for i, f in enumerate(row.split())) for n, row in enumerate(rows)}
    w = world(requirements="{" + ", ".join(f"{id}: {{elements: {elements}}}" for id, elements in requirements.items()) + "}", AAA=_LAW)
    published = [w.requirement("AAA", id) for id in requirements]
    assert [" ".join(e["finding"] for e in r["elements"]) for r in published] == list(rows)
    return {row: r["finding"] for row, r in zip(rows, published, strict=True)}


def test_a_requirement_adds_up_from_its_elements(world):
    """All met is met, some is partly; what is open does not hide what is short; options never spoil or save a duty."""
    rows = {
        "met met": "met", "met not_met": "partly_met", "not_met not_met": "not_met", "met partly_met": "partly_met", "partly_met": "partly_met",
        "not_met partly_met": "partly_met", "met unclear": "unclear", "met not_reviewed": "not_reviewed", "unclear not_reviewed": "not_reviewed",
        "not_met unclear": "not_met", "not_met not_reviewed": "not_met", "met not_met not_reviewed": "partly_met", "met not_triggered": "met",
        "not_triggered": "not_triggered", "not_met not_triggered": "not_met", "met absent": "met", "met present": "met", "not_met present": "not_met",
        "present absent": "partly_present", "absent": "absent", "present": "present",
    }  # fmt: skip
    assert _added_up(world, rows) == rows


def test_of_alternatives_the_best_counts(world):
    """An absent alternative is no gap, and one that is open may yet satisfy."""
    rows = {
        "not_met met": "met", "partly_met not_met": "partly_met", "partly_met met": "met", "not_met not_met": "not_met",
        "unclear not_met": "unclear", "not_reviewed not_met": "not_reviewed", "unclear met": "met",
    }  # fmt: skip
    assert _added_up(world, rows, "{content: {any_of: {%s}}}") == rows


def test_a_requirement_says_how_many_of_its_elements_are_open(world):
    """A shortfall beside unreviewed elements is not the whole story, and the report says so."""
    elements = ", ".join(f"e{i}: {{{_NEEDS[f]}}}" for i, f in enumerate(("met", "unclear", "not_reviewed", "not_met")))
    found = world(elements=f"{{{elements}}}", AAA=_LAW).assessment("AAA").of("t-1")
    assert (found.finding, found.open_elements) == ("partly_met", 2)


def test_an_absent_symbol_marking_does_not_spoil_a_met_plain_marking(world):
    """Article 8(1)(a) offers two ways of marking; a State takes one."""
    w = world(
        elements="""
        content:
          any_of:
            plain-marking:
              all_of:
                manufacturer: {needs: {every: {rule: marking, event: [manufacture], objects: [firearms]}, has: {content: manufacturer}}}
                serial-number: {needs: {every: {rule: marking, event: [manufacture], objects: [firearms]}, has: {content: serial-number}}}
            symbol-marking: {needs: {rule: marking, event: [manufacture], objects: [firearms], content: [symbol-and-code]}}
        """,
        AAA="- {rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer, serial-number]}",
        BBB="- {rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer]}",
        CCC="- {rule: marking, event: [manufacture], objects: [firearms], content: [symbol-and-code]}",
    )
    assert w.finding("AAA", "content.symbol-marking") == "not_met"
    assert [w.requirement(c)["finding"] for c in ("AAA", "BBB", "CCC")] == ["met", "partly_met", "met"]
    assert w.finding("BBB", "content.plain-marking.serial-number") == "not_met"


def test_requirements_stand_in_the_order_of_the_instrument(world):
    """No score and no ranking: the order never depends on the findings."""
    one = "{elements: {x: {needs: {rule: authority, function: [%s]}}}}"
    w = world(requirements=f"{{t-2: {one % 'train'}, t-1: {one % 'trace'}, t-3: {one % 'train'}}}", AAA="- {rule: authority, function: [trace]}")
    assert [r.requirement.id for r in w.assessment("AAA").requirements] == ["t-2", "t-1", "t-3"]
