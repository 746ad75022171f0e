"""Only law in force on the day counts, and what is enacted is shown with the day on which it changes a finding."""

from datetime import date, timedelta

from factory import DAY, MARKED, marked

RULE = f"- {MARKED}"


def test_enacted_law_counts_from_the_day_of_its_commencement(world):
    """The day before it is a gap, on the day it is met, and the report says so in advance."""
    w = world(needs=MARKED, AAA="- " + marked(in_force="2027-12-01"))
    start = date(2027, 12, 1)
    assert w.finding("AAA") == w.finding("AAA", on=start - timedelta(days=1)) == "not_met"
    assert w.finding("AAA", on=start) == "met"
    assert w.element("AAA")["pending"] == w.requirement("AAA")["pending"] == [{"from": "2027-12-01", "finding": "met"}]
    assert w.element("AAA", on=start)["pending"] == []


def test_a_section_in_force_under_an_act_that_is_not_has_no_effect(world):
    """The later of the two commencements decides."""
    w = world(needs=MARKED, AAA=f"laws: {{aaa-act: {{in_force: 2030-01-01, provisions: [{marked(in_force='2020-01-01')}]}}}}")
    assert w.finding("AAA") == "not_met"
    assert w.element("AAA")["pending"] == [{"from": "2030-01-01", "finding": "met"}]


def test_law_that_never_commenced_never_counts(world):
    """Enacted and repealed before commencement is not law and is not pending."""
    w = world(needs=MARKED, AAA="- " + marked(in_force="never"))
    assert (w.finding("AAA"), w.finding("AAA", on=date(2999, 1, 1))) == ("not_met", "not_met")
    assert w.element("AAA")["pending"] == []


def test_repealed_law_is_history(world):
    """A rule counts to the last day before its end, and its end is announced."""
    w = world(needs=MARKED, AAA="- " + marked(ends="2029-02-12"), BBB="- " + marked(ends=DAY.isoformat()))
    assert w.finding("AAA") == w.finding("AAA", on=date(2029, 2, 11)) == "met"
    assert w.finding("AAA", on=date(2029, 2, 12)) == "not_met"
    assert w.element("AAA")["pending"] == [{"from": "2029-02-12", "finding": "not_met"}]
    assert w.finding("BBB") == "not_met"


def test_every_future_date_on_which_a_finding_changes_is_shown(world):
    """One regulation ends and another follows: losses as well as gains."""
    w = world(
        needs=MARKED,
        AAA=f"- {marked(ends='2029-02-12')}\n- {marked(in_force='2029-06-01', only='{class: [civil]}')}\n- {marked(in_force='2030-01-01', only='{class: [military]}')}",
    )
    assert w.element("AAA")["pending"] == [
        {"from": "2029-02-12", "finding": "not_met"}, {"from": "2029-06-01", "finding": "partly_met"}, {"from": "2030-01-01", "finding": "met"},
    ]  # fmt: skip


def test_an_exemption_that_takes_the_place_of_another_changes_the_finding(world):
    """On the same day a tolerated exemption ends and a wider one begins."""
    exempt = "{{rule: exemption, scope: single-duties, from: [mark], kind: {}, {}}}"
    w = world(needs=MARKED, tolerates="[state-to-state]",
              AAA=f"- {marked(id='mark')}\n- {exempt.format('state-to-state', 'ends: 2028-01-01')}\n- {exempt.format('state', 'in_force: 2028-01-01')}")  # fmt: skip
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
    w = world(needs=MARKED, AAA=f"{RULE}\n- {marked(in_force='2029-06-01')}")
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
