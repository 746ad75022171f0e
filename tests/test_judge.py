"""How far provisions satisfy a test: lists and conditions, alternatives, reach, exemptions, near misses."""

import pytest

MARKED = "{rule: marking, event: [manufacture], objects: [firearms]}"
RECORDED = "{rule: records, event: [import], objects: [firearms], content: [serial-number, model], retention: {at_least: 10 years}}"
LICENSED = "{rule: licence, activity: [import], objects: [firearms]}"


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


# ---- wholes and parts -------------------------------------------------------------------------------------------------------


def test_all_parts_together_are_the_whole(world):
    """A law that lists barrel, frame, slide and bolt reaches parts and components; one that lists a barrel reaches some."""
    w = world(
        needs="{rule: licence, activity: [import], objects: [parts]}",
        AAA="- {rule: licence, activity: [import], objects: [barrel, frame-or-receiver, slide-or-cylinder, bolt-or-breech-block]}",
        BBB="- {rule: licence, activity: [import], objects: [barrel]}",
        CCC="- {rule: licence, activity: [import], objects: [all]}",
    )
    assert (w.finding("AAA"), w.finding("BBB"), w.finding("CCC")) == ("met", "partly_met", "met")
    assert [m["objects"] for m in w.element("BBB")["missing"]] == ["frame-or-receiver", "slide-or-cylinder", "bolt-or-breech-block"]


def test_a_general_verb_reaches_the_acts_that_it_includes_and_no_others(world):
    """Tampering in any way covers removing a mark; applying a false mark needs words of its own."""
    w = world(
        elements="""
        remove: {needs: {rule: offence, conduct: [remove-marking], objects: [firearms]}}
        falsify: {needs: {rule: offence, conduct: [falsify-marking], objects: [firearms]}}
        """,
        AAA="- {rule: offence, conduct: [tamper-in-any-way], objects: [firearms]}",
    )
    assert (w.finding("AAA", "remove"), w.finding("AAA", "falsify")) == ("met", "not_met")


def test_a_general_word_fulfils_a_condition_too(world):
    """A licence for everything is a licence for primers, in a list and in a condition."""
    w = world(
        elements="""
        listed: {needs: {rule: licence, activity: [import], objects: [primer]}}
        asked: {needs: {rule: licence, activity: [import], objects: {any: [primer, case]}}}
        triggered: {strength: shall-if, when: {rule: licence, objects: {any: [primer, case]}}, needs: {rule: authority, function: [trace]}}
        """,
        AAA="- {rule: licence, activity: [import], objects: [all]}",
    )
    assert [w.finding("AAA", n) for n in ("listed", "asked", "triggered")] == ["met", "met", "not_met"]


def test_a_broader_definition_passes_and_a_narrower_one_fails(world):
    """More than the Protocol asks is not a gap, less is."""
    w = world(
        elements="""
        expels: {needs: {rule: definition, term: firearms, covers: [expels]}}
        convertible: {needs: {rule: definition, term: firearms, covers: [readily-convertible]}}
        """,
        AAA="- {rule: definition, term: firearms, covers: [portable-barrelled, expels, designed-to-expel, readily-convertible, silencer]}",
        BBB="- {rule: definition, term: firearms, covers: [expels]}",
        CCC="- {rule: definition, term: firearms, covers: [expels, readily-convertible], narrower: not air weapons}",
    )
    assert (w.finding("AAA", "expels"), w.finding("AAA", "convertible")) == ("met", "met")
    assert (w.finding("BBB", "expels"), w.finding("BBB", "convertible")) == ("met", "not_met")
    assert w.finding("CCC", "expels") == "partly_met"
    assert w.element("CCC", "expels")["satisfied_by"][0]["limits"] == ["narrower"]


def test_objects_are_judged_one_by_one(world):
    """A licence for firearms says nothing of ammunition."""
    w = world(
        elements="x: {objects: [firearms, parts, ammunition], needs: {rule: licence, activity: [import], objects: [OBJECT]}}",
        AAA="""
        - {rule: licence, activity: [import], objects: [firearms]}
        - {rule: licence, activity: [import], objects: [barrel]}
        """,
    )
    assert [w.finding("AAA", object=o) for o in ("firearms", "parts", "ammunition")] == ["met", "partly_met", "not_met"]
    assert w.requirement("AAA")["finding"] == "partly_met"


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


# ---- reach ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("half", "other"),
    [("class: [military]", "class: [civil]"), ("flow: [union]", "flow: [third-country]"), ("manner: [habitual]", "manner: [single-act]"),
     ("actor: [business]", "actor: [individual, state]")],
)  # fmt: skip
def test_rules_of_limited_reach_satisfy_together_what_each_satisfies_in_part(world, half, other):
    """A rule for some is partly enough, and the report names the rest."""
    rule = "- {rule: licence, activity: [import], objects: [firearms], only: {%s}}"
    w = world(needs=LICENSED, AAA=f"{rule % half}\n{rule % other}", BBB=rule % half, CCC=rule % other)
    assert (w.finding("AAA"), w.finding("BBB"), w.finding("CCC")) == ("met", "partly_met", "partly_met")
    division, values = other.removesuffix("]").split(": [")
    assert [m[division] for m in w.element("BBB")["missing"]] == values.split(", ")


def test_two_limits_leave_every_cell_that_neither_rule_reaches(world):
    """Businesses with military arms and individuals with civil arms are two corners of four."""
    w = world(
        needs=LICENSED,
        AAA="""
        - {rule: licence, activity: [import], objects: [firearms], only: {class: [military], actor: [business]}}
        - {rule: licence, activity: [import], objects: [firearms], only: {class: [civil], actor: [individual, state]}}
        """,
    )
    assert w.finding("AAA") == "partly_met"
    missing = {(m["class"], m["actor"]) for m in w.element("AAA")["missing"]}
    assert missing == {("military", "individual"), ("military", "state"), ("civil", "business")}


def test_a_jurisdiction_may_refine_a_division(world):
    """A law that regulates categories A to C reaches civil arms when it reaches all three."""
    w = world(
        needs=LICENSED,
        AAA="""
        divisions: {class: {cat-a: {within: civil}, cat-b: {within: civil}, war: {within: military}}}
        laws:
          aaa-act:
            - {rule: licence, activity: [import], objects: [firearms], only: {class: [civil]}}
            - {rule: licence, activity: [import], objects: [firearms], only: {class: [war]}}
        """,
        BBB="""
        divisions: {class: {cat-a: {within: civil}, cat-b: {within: civil}}}
        laws: {bbb-act: [{rule: licence, activity: [import], objects: [firearms], only: {class: [cat-a, military]}}]}
        """,
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("met", "partly_met")
    assert [m["class"] for m in w.element("BBB")["missing"]] == ["cat-b"]


def test_a_limit_in_words_is_covered_partly_however_often(world):
    """Two rules that each leave something out in words never add up to the whole."""
    rule = "- {rule: licence, activity: [import], objects: [firearms], narrower: not the army}"
    w = world(needs=LICENSED, AAA=f"{rule}\n{rule}", BBB=f"{rule}\n- {{rule: licence, activity: [import], objects: [firearms]}}")
    assert (w.finding("AAA"), w.finding("BBB")) == ("partly_met", "met")


def test_a_rule_that_names_no_objects_reaches_none(world):
    """Missing means not covered: a general rule says so with the word all."""
    w = world(needs=LICENSED, AAA="- {rule: licence, activity: [import]}")
    assert w.finding("AAA") == "not_met"


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


# ---- exemptions -------------------------------------------------------------------------------------------------------------


def test_an_exemption_wider_than_the_instrument_tolerates_is_named_and_leaves_the_duty_partly_met(world):
    """Exempting the State's own firearms is a shortfall; exempting transfers between States is not."""
    rule = "- {rule: marking, event: [manufacture], objects: [firearms], exempts: [{kind: %s, at: ['9(2)']}]}"
    w = world(needs=MARKED, tolerates="[state-to-state]", AAA=rule % "state", BBB=rule % "state-to-state")
    assert (w.finding("AAA"), w.finding("BBB")) == ("partly_met", "met")
    assert w.element("AAA")["satisfied_by"][0]["limits"] == ["exemption"]
    named = w.assessment("AAA").of("t-1").elements[0].outcome.uses[0].exemptions
    assert [(e.kind, e.citation.pinpoint) for e in named] == [("state", "s. 9(2)")]


def test_a_requirement_may_tolerate_exemptions_of_its_own(world):
    """Temporary imports may stay unmarked at import, but not at manufacture."""
    w = world(
        requirements="""
        t-1: {tolerates: [temporary-import], elements: {x: {needs: {rule: marking, event: [import], objects: [firearms]}}}}
        t-2: {elements: {x: {needs: {rule: marking, event: [import], objects: [firearms]}}}}
        """,
        AAA="- {rule: marking, event: [import], objects: [firearms], exempts: [{kind: temporary-import}]}",
    )
    assert (w.finding("AAA", "t-1.x"), w.finding("AAA", "t-2.x")) == ("met", "partly_met")


def test_exemptions_that_have_an_element_of_their_own_weigh_there_only(world):
    """One exemption is one shortfall, not one in every element."""
    w = world(
        requirements="""
        t-1:
          tolerates: [temporary-import]
          exemptions_apart: "true"
          elements:
            x: {needs: {rule: marking, event: [import], objects: [firearms]}}
            limits: {needs: {every: {rule: exemption, scope: import-marking}, each_provision: true, has: {kind: temporary-import}, if_none: met, if_some_fail: partly_met}}
        """,
        AAA="""
        - {rule: marking, id: mark, event: [import], objects: [firearms]}
        - {rule: exemption, scope: import-marking, from: [mark], kind: personal-import, objects: [firearms]}
        """,
    )
    assert (w.finding("AAA"), w.finding("AAA", "limits")) == ("met", "partly_met")


def test_what_one_rule_exempts_another_may_still_reach(world):
    """An exemption from the first rule does no harm where a second binds without it."""
    w = world(
        needs=MARKED,
        AAA="""
        - {rule: marking, event: [manufacture], objects: [firearms], exempts: [{kind: state}]}
        - {rule: marking, event: [manufacture], objects: [firearms]}
        """,
    )
    assert w.finding("AAA") == "met"


# ---- near misses ------------------------------------------------------------------------------------------------------------


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
