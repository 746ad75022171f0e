"""Exemptions, in the same article or in another: which weigh, on what, and how they are named."""

from factory import MARKED

MARK = "- {rule: marking, id: mark, event: [import], objects: [firearms], %s}"


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


# ---- exemptions in articles of their own --------------------------------------------------------------------------------------


def test_an_exemption_weighs_on_the_duties_that_it_names(world):
    """An exemption from one event does not infect another."""
    w = world(
        elements="""
        import: {needs: {rule: marking, event: [import], objects: [firearms]}}
        manufacture: {needs: {rule: marking, event: [manufacture], objects: [firearms]}}
        """,
        AAA=MARK % "at: ['1']" + """
        - {rule: marking, event: [manufacture], objects: [firearms]}
        - {rule: exemption, at: ["9(2)"], scope: single-duties, from: [mark], kind: state, objects: [firearms]}
        """.replace("\n        ", "\n"),
    )
    assert (w.finding("AAA", "import"), w.finding("AAA", "manufacture")) == ("partly_met", "met")
    use = w.assessment("AAA").of("t-1").elements[0].outcome.uses[0]
    assert [(e.kind, e.citation.pinpoint) for e in use.exemptions] == [("state", "s. 9(2)")]


def test_an_exemption_from_the_whole_law_weighs_on_each_of_its_duties(world):
    """This Act does not bind the State: every duty is short of it, those of other laws are not."""
    w = world(
        elements="""
        import: {needs: {rule: marking, event: [import], objects: [firearms]}}
        records: {needs: {rule: records, event: [import], objects: [firearms]}}
        security: {needs: {rule: security, event: [holding], objects: [firearms]}}
        """,
        AAA="""
        laws:
          aaa-act:
            - {rule: marking, event: [import], objects: [firearms]}
            - {rule: records, event: [import], objects: [firearms]}
            - {rule: exemption, scope: regime, from: whole-law, kind: state}
          aaa-other: [{rule: security, event: [holding], objects: [firearms]}]
        """,
    )
    assert [w.finding("AAA", n) for n in ("import", "records", "security")] == ["partly_met", "partly_met", "met"]


def test_an_exemption_that_has_ended_weighs_on_nothing(world):
    """The duty is met in full from the day on which the exemption ends."""
    w = world(needs="{rule: marking, event: [import], objects: [firearms]}",
              AAA=MARK % "at: ['1']" + "\n- {rule: exemption, scope: single-duties, from: [mark], kind: state, ends: 2028-01-01}")  # fmt: skip
    assert (w.finding("AAA"), w.element("AAA")["pending"]) == ("partly_met", [{"from": "2028-01-01", "finding": "met"}])


def test_an_exemption_weighs_on_the_objects_that_it_names_and_no_others(world):
    """Letting small quantities of ammunition pass without a licence takes nothing from the licence for firearms."""
    w = world(
        elements="x: {objects: [firearms, ammunition], needs: {rule: licence, activity: [import], objects: [OBJECT]}}",
        AAA="""
        - {rule: licence, id: trade, activity: [import], objects: [firearms, ammunition]}
        - {rule: exemption, scope: import-licence, from: [trade], kind: small-quantity, objects: [ammunition]}
        """,
    )
    assert [w.finding("AAA", object=o) for o in ("firearms", "ammunition")] == ["met", "partly_met"]


def test_an_exemption_weighs_within_its_own_reach_only(world):
    """Military arms are exempt from one act and marked under another: nothing is left unmarked."""
    w = world(
        needs="{rule: marking, event: [import], objects: [firearms]}",
        AAA=MARK % "at: ['1']" + """
        - {rule: exemption, scope: single-duties, from: [mark], kind: state, only: {class: [military]}}
        - {rule: marking, event: [import], objects: [firearms], only: {class: [military]}}
        """.replace("\n        ", "\n"),
        BBB=MARK % "at: ['1']" + "\n- {rule: exemption, scope: single-duties, from: [mark], kind: state, only: {class: [military]}}",
    )
    assert (w.finding("AAA"), w.finding("BBB")) == ("met", "partly_met")
    assert [m.get("class") for m in w.element("BBB")["missing"]] == ["military"]
