"""Clauses that work through others: what completes provisions elsewhere and what punishes their breach."""

import itertools
from dataclasses import replace

import pytest
from factory import DAY

from generator import contract
from generator.assess import assess

RECORDED = "{rule: records, event: [import], objects: [firearms], content: [serial-number], retention: {at_least: 10 years}}"
REGISTER = "- {rule: records, id: register, event: [import], objects: [firearms], content: [serial-number]}"
UNMARKED = "{rule: offence, conduct: [import-unmarked], objects: [firearms], penalty.kind: imprisonment}"
MARK = "- {rule: marking, id: mark, event: [import], objects: [firearms], %s}"
PUNISH = "- {rule: offence, punishes: [mark], penalty: {kind: imprisonment, max: 5 years}, %s}"


def _counted(w, country: str, name: str = "x") -> list[tuple[str, list[str]]]:
    """What counts: each pinpoint, with those through which it reaches."""
    return [(p["at"], [c["at"] for c in p["through"]]) for p in w.element(country, name)["satisfied_by"]]


# ---- completes --------------------------------------------------------------------------------------------------------------


def test_a_clause_completes_the_provision_that_it_names(world):
    """The register stands in one article and its period in another; both are cited."""
    w = world(
        needs=RECORDED,
        AAA=f"{REGISTER}\n- {{rule: records, completes: [register], retention: 20 years}}",
        BBB=f"{REGISTER}\n- {{rule: records, retention: 20 years}}",
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("met", "not_met")
    assert _counted(w, "AAA") == [("s. 1", ["s. 2"])]


def test_a_clause_with_a_reach_of_its_own_completes_that_part_only(world):
    """Where only businesses keep the register twenty years, the register is kept long enough in part."""
    period = "- {rule: records, completes: [register], retention: 20 years, only: {actor: [%s]}}"
    w = world(
        needs=RECORDED,
        AAA=f"{REGISTER}\n{period % 'business'}",
        BBB=f"{REGISTER}\n{period % 'business'}\n{period % 'individual, state'}",
        CCC=f"{REGISTER}\n- {{rule: records, completes: [register], retention: 20 years, narrower: not antiques}}",
    )
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC")] == ["partly_met", "met", "partly_met"]
    assert [m["actor"] for m in w.element("AAA")["missing"]] == ["individual", "state"]


def test_the_register_stands_where_the_clause_that_completes_it_does_not_reach(world):
    """A period for some does not take the duty from the others."""
    w = world(
        needs="{rule: records, event: [import], objects: [firearms], content: [serial-number]}",
        AAA=f"{REGISTER}\n- {{rule: records, completes: [register], retention: 20 years, only: {{actor: [business]}}}}",
    )
    assert w.finding("AAA") == "met"


def test_a_clause_adds_to_a_list_and_does_not_replace_a_condition(world):
    """A schedule adds fields; the period that the article itself fixes stays."""
    w = world(
        elements="""
        fields: {needs: {rule: records, event: [import], objects: [firearms], content: [serial-number, model], retention: {given: true}}}
        longer: {needs: {rule: records, event: [import], objects: [firearms], retention: {at_least: 10 years}}}
        """,
        AAA="""
        - {rule: records, id: register, event: [import], objects: [firearms], content: [serial-number], retention: 2 years}
        - {rule: records, completes: [register], content: [model], retention: 20 years}
        """,
    )
    assert (w.finding("AAA", "fields"), w.finding("AAA", "longer")) == ("met", "not_met")


def test_a_clause_that_has_not_commenced_completes_nothing_yet(world):
    """The register is complete from the day on which its period commences."""
    w = world(needs=RECORDED, AAA=f"{REGISTER}\n- {{rule: records, completes: [register], retention: 20 years, in_force: 2028-01-01}}")
    assert w.finding("AAA") == "not_met"
    assert w.element("AAA")["pending"] == [{"from": "2028-01-01", "finding": "met"}]


# ---- punishes ---------------------------------------------------------------------------------------------------------------


def test_a_clause_that_punishes_a_duty_makes_its_breach_an_offence_and_both_are_cited(world):
    """Importing without the mark is punishable, although no article says so in these words."""
    w = world(needs=UNMARKED, AAA=MARK % "content: [year-of-import]" + "\n" + PUNISH % "at: ['30']", BBB=MARK % "content: [year-of-import]")
    assert (w.finding("AAA"), w.finding("BBB")) == ("met", "not_met")
    assert _counted(w, "AAA") == [("s. 30", ["s. 1"])]


def test_the_derived_offence_reaches_what_both_clauses_reach(world):
    """A penalty for businesses on a duty for military arms punishes businesses with military arms."""
    w = world(
        needs=UNMARKED,
        AAA=MARK % "only: {class: [military]}" + "\n" + PUNISH % "only: {actor: [business]}",
        BBB=MARK % "only: {class: [military]}" + "\n" + PUNISH % "only: {class: [civil]}",
        CCC=MARK % "narrower: not replicas" + "\n" + PUNISH % "at: ['30']",
    )
    assert [w.finding(c) for c in ("AAA", "BBB", "CCC")] == ["partly_met", "not_met", "partly_met"]
    assert {(m.get("class"), m.get("actor")) for m in w.element("AAA")["missing"]} == {
        ("civil", "business"), ("civil", "individual"), ("civil", "state"), ("military", "individual"), ("military", "state"),
    }  # fmt: skip


@pytest.mark.parametrize(("duty", "clause"), [("2027-01-01", "2028-01-01"), ("2028-01-01", "2027-01-01")])
def test_the_derived_offence_starts_on_the_later_of_the_two_dates(world, duty, clause):
    """Neither a duty without its penalty nor a penalty without its duty punishes anyone."""
    w = world(needs=UNMARKED, AAA=MARK % f"in_force: {duty}" + "\n" + PUNISH % f"in_force: {clause}")
    assert (w.finding("AAA"), w.element("AAA")["pending"]) == ("not_met", [{"from": "2028-01-01", "finding": "met"}])


def test_what_exempts_from_the_duty_exempts_from_its_penalty(world):
    """The State that need not mark is not punished for it."""
    w = world(needs=UNMARKED, AAA=MARK % "exempts: [{kind: state}]" + "\n" + PUNISH % "at: ['30']")
    assert w.finding("AAA") == "partly_met"
    assert w.element("AAA")["satisfied_by"][0]["limits"] == ["exemption"]


def test_whoever_contravenes_this_act_reaches_every_duty_of_the_act_and_no_other_law(world):
    """Each duty gives its breach a word of its own; the duties of authorities are not punished."""
    w = world(
        elements="""
        marking: {needs: {rule: offence, conduct: [import-unmarked], objects: [firearms], penalty.kind: criminal-fine}}
        records: {needs: {rule: offence, conduct: [breach-of-records], objects: [firearms], penalty.kind: criminal-fine}}
        licence: {needs: {rule: offence, conduct: [export], objects: [firearms], penalty.kind: criminal-fine}}
        elsewhere: {needs: {rule: offence, conduct: [breach-of-security], objects: [firearms]}}
        """,
        AAA="""
        laws:
          aaa-act:
            - {rule: marking, event: [import], objects: [firearms]}
            - {rule: records, event: [import], objects: [firearms]}
            - {rule: licence, activity: [export], objects: [firearms]}
            - {rule: authority, function: [trace]}
            - {rule: offence, punishes: whole-law, penalty: {kind: criminal-fine}}
          aaa-other: [{rule: security, event: [holding], objects: [firearms]}]
        """,
    )
    assert [w.finding("AAA", n) for n in ("marking", "records", "licence", "elsewhere")] == ["met", "met", "met", "not_met"]
    assert _counted(w, "AAA", "records") == [("s. 5", ["s. 2"])]


def test_a_penalty_in_a_table_completes_the_clause_that_punishes(world):
    """Duty, offence and penalty may stand in three places."""
    table = "- {rule: offence, at: [Schedule 1], completes: [breach], penalty: {kind: imprisonment}}"
    w = world(needs=UNMARKED, AAA=MARK % "at: ['4']" + f"\n- {{rule: offence, id: breach, at: ['30'], punishes: [mark]}}\n{table}")
    assert w.finding("AAA") == "met"
    assert _counted(w, "AAA")[0][0] == "s. 30"


# ---- names and order --------------------------------------------------------------------------------------------------------


def test_a_name_means_the_provision_of_the_same_jurisdiction(world):
    """A member's clause on its own register does not change the union's register of the same name."""
    w = world(
        needs="{rule: records, event: [export], objects: [firearms], retention: {at_least: 10 years}}",
        UNI="""
        union: "true"
        laws: {uni-regulation: {type: supranational, provisions: [{rule: records, id: register, event: [export], objects: [firearms]}]}}
        """,
        AAA=f"member_of: [UNI]\nlaws: {{aaa-act: [{REGISTER[2:]}, {{rule: records, completes: [register], retention: 20 years}}]}}",
    )
    assert w.finding("AAA") == "not_met"


def test_the_order_of_articles_does_not_matter(world):
    """The same law in another order is the same law."""
    w = world(
        needs=UNMARKED,
        AAA="""
        - {rule: marking, id: mark, event: [import], objects: [firearms]}
        - {rule: offence, id: breach, punishes: [mark]}
        - {rule: offence, completes: [breach], penalty: {kind: imprisonment}}
        - {rule: exemption, scope: single-duties, from: [mark], kind: state}
        """,
    )
    country, instrument = w.corpus.jurisdictions["AAA"], w.corpus.instruments["tiny-protocol"]
    published = [
        contract.assessment(assess(w.corpus, replace(country, provisions=order), instrument, DAY)) for order in itertools.permutations(country.provisions)
    ]
    assert all(p == published[0] for p in published)
    assert published[0]["requirements"][0]["finding"] == "partly_met"
