"""Definitions that include further things, and the chains that lead from a rule to what it reaches."""

from factory import within


def _counted(w, country: str, name: str = "x") -> list[tuple[str, list[str]]]:
    """What counts: each pinpoint, with those through which it reaches."""
    return [(p["at"], [c["at"] for c in p["through"]]) for p in w.element(country, name)["satisfied_by"]]


def test_a_chain_of_definitions_is_followed_and_cited(world):
    """Firearms include ammunition, ammunition includes primers: a licence for firearms reaches primers, and the chain is shown."""
    w = world(
        needs="{rule: licence, activity: [import], objects: [primer]}",
        AAA="""
        laws:
          aaa-act:
            - {rule: licence, activity: [import], objects: [firearms]}
            - {rule: definition, term: ammunition, includes: [primer]}
            - {rule: definition, term: firearms, includes: [ammunition]}
        """,
    )
    assert w.finding("AAA") == "met"
    ((at, through),) = _counted(w, "AAA")
    assert (at, sorted(through)) == ("s. 1", ["s. 2", "s. 3"])


def test_definitions_that_include_each_other_end(world):
    """A circle of definitions is no reason to hang."""
    w = world(
        needs="{rule: licence, activity: [import], objects: [ammunition]}",
        AAA="""
        - {rule: licence, activity: [import], objects: [firearms]}
        - {rule: definition, term: firearms, includes: [ammunition]}
        - {rule: definition, term: ammunition, includes: [firearms]}
        """,
    )
    with within(2):
        assert w.finding("AAA") == "met"


def test_a_definition_holds_in_its_own_law_and_in_those_that_it_names(world):
    """What one act calls a firearm another need not."""
    laws = """
        laws:
          xxx-arms-act: [{{rule: definition, term: firearms, includes: [ammunition]{across}}}]
          xxx-customs-act: [{{rule: licence, activity: [import], objects: [firearms]}}]
    """
    needs = "{rule: licence, activity: [import], objects: [ammunition]}"
    w = world(needs=needs, AAA=laws.format(across=""), BBB=laws.format(across=", across: [xxx-customs-act]"))
    assert (w.finding("AAA"), w.finding("BBB")) == ("not_met", "met")


def test_a_narrow_definition_carries_its_limit_along(world):
    """What is reached through a limited definition is reached partly."""
    w = world(
        needs="{rule: licence, activity: [import], objects: [ammunition]}",
        AAA="""
        - {rule: licence, activity: [import], objects: [firearms]}
        - {rule: definition, term: firearms, includes: [ammunition], narrower: not blanks}
        """,
    )
    assert w.finding("AAA") == "partly_met"


def test_a_limit_anywhere_in_the_chain_is_carried_to_its_end(world):
    """Where only some ammunition counts as firearms, the primers of that ammunition are reached partly too."""
    w = world(
        needs="{rule: licence, activity: [import], objects: [primer]}",
        AAA="""
        - {rule: licence, activity: [import], objects: [firearms]}
        - {rule: definition, term: firearms, includes: [ammunition], narrower: not blanks}
        - {rule: definition, term: ammunition, includes: [primer]}
        """,
    )
    assert w.finding("AAA") == "partly_met"


def test_only_the_definitions_of_the_chain_are_cited(world):
    """A definition that adds something else has no place in the derivation."""
    w = world(
        needs="{rule: licence, activity: [import], objects: [silencer]}",
        AAA="""
        - {rule: licence, activity: [import], objects: [firearms]}
        - {rule: definition, term: firearms, includes: [ammunition]}
        - {rule: definition, term: firearms, includes: [silencer]}
        """,
    )
    assert _counted(w, "AAA") == [("s. 1", ["s. 3"])]
