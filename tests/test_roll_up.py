"""How a requirement adds up from its elements, and its elements from alternatives."""

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
