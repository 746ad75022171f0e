"""How far provisions satisfy a test: lists and conditions, alternatives, and relative tests."""

import pytest

RECORDED = "{rule: records, event: [import], objects: [firearms], content: [serial-number, model], retention: {at_least: 10 years}}"


# ---- lists and conditions ---------------------------------------------------------------------------------------------------


def test_fields_of_a_list_may_stand_in_several_provisions(world):
    """Two articles that each prescribe one field prescribe both."""
    w = world(
        needs="{rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer, serial-number]}",
        AAA="""
        - {rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer]}
        - {rule: marking, event: [manufacture], objects: [firearms], content: [serial-number]}
        """,
        BBB="- {rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer]}",
    )
    assert w.finding("AAA") == "met"
    assert [p["at"] for p in w.element("AAA")["satisfied_by"]] == ["s. 1", "s. 2"]
    assert w.finding("BBB") == "partly_met"
    assert [(m["rule"], m["content"]) for m in w.element("BBB")["missing"]] == [("marking", "serial-number")]


def test_a_condition_must_stand_in_the_provision_that_fills_the_list(world):
    """The ten years of one register do not keep the fields of another."""
    w = world(
        needs=RECORDED,
        AAA="""
        - {rule: records, event: [import], objects: [firearms], content: [serial-number, model], retention: 2 years}
        - {rule: records, event: [import], objects: [firearms], content: [calibre], retention: 20 years}
        """,
        BBB="""
        - {rule: records, event: [import], objects: [firearms], content: [serial-number], retention: 10 years}
        - {rule: records, event: [import], objects: [firearms], content: [model], retention: 20 years}
        """,
    )
    assert w.finding("AAA") == "not_met"
    assert w.finding("BBB") == "met"


@pytest.mark.parametrize(
    ("retention", "finding"),
    [("9 years", "not_met"), ("10 years", "met"), ("119 months", "not_met"), ("120 months", "met"), ("11 years", "met"),
     ("permanent", "met"), ("life-of-register", "not_met")],
)  # fmt: skip
def test_a_period_counts_by_its_length(world, retention, finding):
    """Ten years are enough, nine are not, for ever is more than any number of years."""
    w = world(needs=RECORDED, AAA=f"- {{rule: records, event: [import], objects: [firearms], content: [serial-number, model], retention: {retention}}}")
    assert w.finding("AAA") == finding


def test_a_register_without_a_period_is_a_near_miss_that_names_the_period(world):
    """The drafter is told that only the period is lacking."""
    w = world(needs=RECORDED, AAA="- {rule: records, event: [import], objects: [firearms], content: [serial-number, model]}")
    near = w.element("AAA")["near_misses"]
    assert [(n["at"], n["reason"], n["attribute"], n["has"]) for n in near] == [("s. 1", "differs", "retention", [])]


@pytest.mark.parametrize(("year", "finding"), [("1898", "met"), ("1899", "met"), ("1900", "not_met")])
def test_an_antique_is_made_in_1899_or_earlier(world, year, finding):
    """An earlier limit is stricter and passes."""
    w = world(
        needs="{every: {rule: exemption, scope: regime, kind: antique}, each_provision: true, has: {last_year: {at_most: 1899}}, if_none: met}",
        AAA=f"- {{rule: exemption, scope: regime, kind: antique, counted_by: year-of-manufacture, last_year: {year}}}",
    )
    assert w.finding("AAA") == finding


def test_a_condition_may_ask_that_something_is_not_required(world):
    """An offence that needs a border crossed is not an offence for every case."""
    w = world(
        needs="{rule: offence, conduct: [sell], objects: [firearms], requires: {given: false}}",
        AAA="- {rule: offence, conduct: [sell], objects: [firearms]}",
        BBB="- {rule: offence, conduct: [sell], objects: [firearms], requires: [cross-border]}",
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("met", "not_met")


# ---- alternatives -----------------------------------------------------------------------------------------------------------


def test_one_alternative_is_enough(world):
    """A ban on releasing State stocks answers the duty to mark them."""
    w = world(
        needs="""any_of:
        - {rule: marking, event: [state-transfer], objects: [firearms], content: [transferring-country]}
        - {rule: prohibition, conduct: [state-transfer], objects: [firearms]}""",
        AAA="- {rule: prohibition, conduct: [state-transfer], objects: [firearms]}",
        BBB="- {rule: marking, event: [state-transfer], objects: [firearms], content: [transferring-country]}",
        CCC="[]",
    )
    assert (w.finding("AAA"), w.finding("BBB"), w.finding("CCC")) == ("met", "met", "not_met")
    assert w.element("BBB")["missing"] == []


def test_alternatives_that_each_do_half_do_the_whole_together(world):
    """Military stocks are marked, police stocks may not be passed on: nothing is left open."""
    w = world(
        needs="""any_of:
        - {rule: marking, event: [state-transfer], objects: [firearms], content: [transferring-country]}
        - {rule: prohibition, conduct: [state-transfer], objects: [firearms]}""",
        AAA="""
        - {rule: marking, event: [state-transfer], objects: [firearms], content: [transferring-country], only: {class: [military]}}
        - {rule: prohibition, conduct: [state-transfer], objects: [firearms], only: {class: [civil]}}
        """,
        BBB="- {rule: prohibition, conduct: [state-transfer], objects: [firearms], only: {class: [civil]}}",
    )
    assert w.finding("AAA") == "met"
    assert [p["at"] for p in w.element("AAA")["satisfied_by"]] == ["s. 1", "s. 2"]
    assert w.finding("BBB") == "partly_met"


def test_what_one_alternative_fills_is_not_missing_from_another(world):
    """A ban for civil stocks leaves the military ones to be marked, and the report asks for no more than that."""
    w = world(
        needs="""any_of:
        - {rule: marking, event: [state-transfer], objects: [firearms], content: [transferring-country]}
        - {rule: prohibition, conduct: [state-transfer], objects: [firearms]}""",
        AAA="- {rule: prohibition, conduct: [state-transfer], objects: [firearms], only: {class: [civil]}}",
    )
    assert [m.get("class") for m in w.element("AAA")["missing"]] == ["military"]


def test_all_of_needs_every_one(world):
    """Cumulative duties are met together or partly."""
    w = world(
        needs="all_of: [{rule: authority, function: [trace]}, {rule: authority, function: [train]}]",
        AAA="- {rule: authority, function: [trace, train]}",
        BBB="- {rule: authority, function: [trace]}",
        CCC="[]",
    )
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC")] == ["met", "partly_met", "not_met"]


def test_what_satisfies_in_part_never_satisfies_in_full(world):
    """A fine that is only administrative makes conduct punishable in part."""
    w = world(
        needs="{pattern: punishable, conduct: [export], objects: [firearms]}",
        patterns="""
        punishable:
          any_of:
            - {rule: offence, conduct: $conduct, objects: $objects, penalty.kind: {any: [imprisonment, criminal-fine]}}
            - partly: {rule: offence, conduct: $conduct, objects: $objects}
        """,
        AAA="- {rule: offence, conduct: [export], objects: [firearms], penalty: {kind: administrative}}",
        BBB="- {rule: offence, conduct: [export], objects: [firearms], penalty: {kind: imprisonment, max: 5 years}}",
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("partly_met", "met")
    assert w.element("AAA")["satisfied_by"][0]["limits"] == ["partly"]


def test_a_prohibition_satisfies_the_need_for_a_licence(world):
    """What nobody may do at all, nobody may do without a licence."""
    w = world(
        elements="""
        x: {needs: {rule: licence, activity: [import], objects: [firearms]}}
        written: {needs: {rule: licence, activity: [import], objects: [firearms], form: licence}}
        """,
        AAA="- {rule: prohibition, conduct: [import], objects: [firearms]}",
        BBB="""
        - {rule: prohibition, conduct: [import], objects: [firearms], only: {class: [military]}}
        - {rule: licence, activity: [import], objects: [firearms], form: licence, only: {class: [civil]}}
        """,
    )
    assert w.finding("AAA") == "met"
    assert w.element("AAA")["met_by"] == ["prohibition"]
    assert w.finding("AAA", "written") == "met"
    assert w.finding("BBB") == w.finding("BBB", "written") == "met"
    assert w.element("BBB")["met_by"] == ["prohibition", "provision"]


# ---- of what one thing finds, how much also has another ----------------------------------------------------------------------


def test_a_shortfall_of_reach_counts_once(world):
    """Where war weapons need no mark, the duty is short; the content of the mark that is put on is not."""
    w = world(
        elements="""
        duty: {needs: {rule: marking, event: [manufacture], objects: [firearms]}}
        serial: {needs: {every: {rule: marking, event: [manufacture], objects: [firearms]}, has: {content: serial-number}}}
        """,
        AAA="- {rule: marking, event: [manufacture], objects: [firearms], content: [serial-number], only: {class: [civil]}}",
        BBB="""
        - {rule: marking, event: [manufacture], objects: [firearms], content: [serial-number], only: {class: [civil]}}
        - {rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer], only: {class: [military]}}
        """,
        CCC="[]",
    )
    assert (w.finding("AAA", "duty"), w.finding("AAA", "serial")) == ("partly_met", "met")
    assert (w.finding("BBB", "duty"), w.finding("BBB", "serial")) == ("met", "partly_met")
    assert (w.finding("CCC", "duty"), w.finding("CCC", "serial")) == ("not_met", "not_met")
    lacking = w.element("BBB", "serial")["near_misses"]
    assert [(n["at"], n["attribute"], n["wanted"]) for n in lacking] == [("s. 2", "content", ["serial-number"])]


def test_a_relative_test_may_be_satisfied_in_part(world):
    """A contravention is, in part, a criminal sanction; an administrative fine is none."""
    w = world(
        needs="""
        every: {rule: offence, conduct: [sell], objects: [firearms]}
        has: {penalty.kind: {any: [imprisonment, criminal-fine]}}
        partly_has: {penalty.kind: contravention}
        """,
        AAA="- {rule: offence, conduct: [sell], objects: [firearms], penalty: {kind: imprisonment}}",
        BBB="- {rule: offence, conduct: [sell], objects: [firearms], penalty: {kind: contravention}}",
        CCC="- {rule: offence, conduct: [sell], objects: [firearms], penalty: {kind: administrative}}",
    )
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC")] == ["met", "partly_met", "not_met"]


def test_exclusions_do_not_add_up_the_widest_decides(world):
    """One exclusion that goes too far is enough, however many others are within the limit."""
    needs = """
        every: {rule: exemption, scope: regime, kind: antique}
        each_provision: true
        has: {counted_by: year-of-manufacture, last_year: {at_most: 1899}}
        if_none: met
        if_some_fail: %s
    """
    within = "- {rule: exemption, scope: regime, kind: antique, counted_by: year-of-manufacture, last_year: 1870}"
    beyond = "- {rule: exemption, scope: regime, kind: antique, counted_by: year-of-manufacture, last_year: 1945}"
    w = world(needs=needs % "not_met", AAA=f"{within}\n{beyond}", BBB=within, CCC=beyond, DDD="[]")
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC", "DDD")] == ["not_met", "met", "not_met", "met"]


def test_a_limit_may_be_exceeded_in_part_only(world):
    """Where the instrument says so, an exclusion that goes too far leaves the element partly met."""
    w = world(
        needs="{every: {rule: exemption, scope: regime, kind: antique}, each_provision: true, has: {last_year: {at_most: 1899}}, if_none: met, if_some_fail: partly_met}",
        AAA="- {rule: exemption, scope: regime, kind: antique, last_year: 1945}",
    )
    assert w.finding("AAA") == "partly_met"
