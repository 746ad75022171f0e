"""What a rule reaches: wholes and parts, objects, classes, flows, actors, and what is left over."""

import pytest

LICENSED = "{rule: licence, activity: [import], objects: [firearms]}"


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
