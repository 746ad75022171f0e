"""What comes near and does not count, and in what it fails."""

from factory import MARKED


def test_a_near_miss_says_in_what_it_fails(world):
    """The drafter reads: requires marking at import, but names the country of origin, not that of import."""
    w = world(
        needs="{rule: marking, event: [import], objects: [firearms], content: [country-of-import]}",
        AAA="""
        - {rule: marking, event: [import], objects: [firearms], content: [country-of-origin]}
        - {rule: marking, event: [import], objects: [ammunition], content: [country-of-import]}
        - {rule: marking, event: [manufacture], objects: [firearms], content: [country-of-import]}
        - {rule: marking, event: [import], objects: [ammunition], content: [country-of-origin]}
        """,
    )
    near = {n["at"]: (n["attribute"], n["has"], n["wanted"]) for n in w.element("AAA")["near_misses"]}
    assert near == {
        "s. 1": ("content", ["country-of-origin"], ["country-of-import"]),
        "s. 2": ("objects", ["ammunition"], ["firearms"]),
    }  # not another event, and not what fails in two respects


def test_a_power_to_make_rules_is_not_a_rule(world):
    """Enabling clauses are shown as near and never satisfy."""
    w = world(needs=MARKED, AAA="- {rule: enabling, subject: [marking]}")
    assert w.finding("AAA") == "not_met"
    assert [(n["at"], n["reason"]) for n in w.element("AAA")["near_misses"]] == [("s. 1", "enabling")]


def test_law_that_is_not_in_force_is_the_best_near_miss(world):
    """What is enacted and waits, what never commenced and what has ended are told apart."""
    rule = "{rule: marking, event: [manufacture], objects: [firearms], %s}"
    w = world(needs=MARKED, AAA=f"- {rule % 'in_force: 2030-01-01'}\n- {rule % 'in_force: never'}\n- {rule % 'ends: 2020-01-01'}")
    near = w.element("AAA")["near_misses"]
    assert [(n["at"], n["reason"], n.get("from")) for n in near] == [("s. 1", "not_in_force", "2030-01-01"), ("s. 2", "never", None), ("s. 3", "ended", None)]


def test_what_is_recorded_is_not_marked(world):
    """A field in a register never satisfies a marking element."""
    w = world(
        needs="{rule: marking, event: [import], objects: [firearms], content: [country-of-import]}",
        AAA="- {rule: records, event: [import], objects: [firearms], content: [country-of-import]}",
    )
    assert w.finding("AAA") == "not_met"


def test_what_the_application_states_the_licence_need_not(world):
    """A condition on the licence is not fulfilled by a field of the application form."""
    w = world(
        needs="any_of: [{rule: licence, activity: [export], states: [quantity]}, {partly: {rule: licence, activity: [export], applicant_states: [quantity]}}]",
        AAA="- {rule: licence, activity: [export], objects: [firearms], applicant_states: [quantity]}",
        BBB="- {rule: licence, activity: [export], objects: [firearms], states: [quantity]}",
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("partly_met", "met")
