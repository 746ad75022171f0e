"""What must hold of every law that could be written, tried on many combinations of provisions."""

from dataclasses import replace
from datetime import date

import factory
import pytest
from factory import DAY
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import contract
from generator.assess import DUTIES, Assessment, Finding, assess

PROVISIONS = """
- {rule: marking, id: mark, event: [manufacture], objects: [firearms], content: [manufacturer]}
- {rule: marking, event: [manufacture], objects: [firearms], content: [serial-number], only: {class: [civil]}}
- {rule: marking, event: [manufacture, import], objects: [all], content: [serial-number, manufacturer], only: {class: [military], actor: [business]}}
- {rule: marking, event: [import], objects: [firearms], narrower: not replicas}
- {rule: licence, id: trade, activity: [import, export], objects: [firearms]}
- {rule: licence, activity: [export], objects: [barrel, frame-or-receiver], only: {flow: [union]}}
- {rule: prohibition, conduct: [import], objects: [ammunition], only: {class: [military]}}
- {rule: definition, term: firearms, includes: [ammunition]}
- {rule: records, id: register, event: [import, export], objects: [firearms], content: [serial-number]}
- {rule: records, completes: [register], retention: 20 years}
- {rule: records, completes: [register], content: [model], only: {actor: [business]}}
- {rule: offence, punishes: [trade], penalty: {kind: imprisonment, max: 5 years}}
- {rule: offence, punishes: whole-law, penalty: {kind: administrative}, only: {actor: [business]}}
- {rule: offence, conduct: [import], objects: [parts], penalty: {kind: criminal-fine}, in_force: 2028-01-01}
- {rule: marking, event: [manufacture], objects: [firearms], ends: 2029-01-01}
- {rule: licence, activity: [import], objects: [parts], open: "Which parts?"}
- {rule: marking, event: [import], objects: [firearms], content: [country-of-import], unread: Decree 12}
- {rule: exemption, scope: single-duties, from: [mark, trade], kind: state}
- {rule: exemption, scope: regime, kind: antique, last_year: 1870}
- {rule: exemption, scope: regime, kind: antique, last_year: 1945}
- {rule: enabling, subject: [marking, records]}
"""
LIMITS = {"exemption"}
ELEMENTS = """
marked: {needs: {rule: marking, event: [manufacture, import], objects: [firearms]}}
content: {needs: {rule: marking, event: [manufacture], objects: [firearms], content: [manufacturer, serial-number]}}
licensed: {objects: [firearms, parts, ammunition], needs: {rule: licence, activity: [import, export], objects: [OBJECT]}}
recorded: {needs: {any_of: [{rule: records, event: [import], content: [serial-number, model], retention: {at_least: 10 years}}, {partly: {rule: records, event: [import]}}]}}
punished:
  objects: [firearms, parts]
  needs: {any_of: [{rule: offence, conduct: [import], objects: [OBJECT], penalty.kind: {any: [imprisonment, criminal-fine]}}, {partly: {rule: offence, conduct: [import], objects: [OBJECT]}}]}
both: {needs: {all_of: [{rule: licence, activity: [import], objects: [firearms]}, {rule: records, event: [import], objects: [firearms]}]}}
optional: {strength: may, needs: {rule: marking, event: [import], objects: [firearms]}}
considered: {strength: consider, needs: {rule: licence, activity: [import], objects: [all]}}
relative: {needs: {every: {rule: marking, event: [manufacture], objects: [firearms]}, has: {content: serial-number}}}
limit: {needs: {every: {rule: exemption, scope: regime, kind: antique}, each_provision: true, has: {last_year: {at_most: 1899}}, if_none: met, if_some_fail: partly_met}}
triggered: {strength: shall-if, when: {rule: marking, event: [import]}, needs: {rule: records, event: [import], objects: [firearms]}}
"""
ABSOLUTE = {"marked", "content", "licensed", "recorded", "punished", "both", "optional", "considered"}
RANK = {"not_met": 0, "absent": 0, "not_reviewed": 1, "unclear": 1, "partly_met": 2, "partly_present": 2, "met": 3, "present": 3}
COUNT = len(factory.read(PROVISIONS))

some = st.frozensets(st.integers(0, COUNT - 1), max_size=COUNT)
few_examples = settings(max_examples=60, derandomize=True, deadline=None, database=None)


@pytest.fixture(scope="module")
def w(tmp_path_factory) -> factory.World:
    """A project whose law has every provision of the list; tests take some of them."""
    return factory.world(tmp_path_factory.mktemp("world"), elements=ELEMENTS, AAA=PROVISIONS)


def _judge(w: factory.World, chosen, state: str = "complete", on: date = DAY) -> Assessment:
    """The assessment of a law with some of the provisions, in the order given, after a review of some state."""
    country = w.corpus.jurisdictions["AAA"]
    provisions = tuple(country.provisions[n] for n in (sorted(chosen) if isinstance(chosen, frozenset) else chosen))
    country = replace(country, provisions=provisions, areas={a: replace(area, state=state) for a, area in country.areas.items()})
    return assess(w.corpus, country, w.corpus.instruments[factory.INSTRUMENT], on)


def _found(a: Assessment) -> dict[tuple[str, str | None], str]:
    return {(e.element.id.removeprefix("t-1."), e.object): str(e.finding) for e in a.requirements[0].elements}


def _rule(w: factory.World, n: int) -> str:
    return w.corpus.jurisdictions["AAA"].provisions[n].rule


@given(chosen=some, added=st.integers(0, COUNT - 1))
@few_examples
def test_a_further_rule_never_makes_a_finding_worse(w, chosen, added):
    """Absolute tests ask what there is: whatever is added, unless it exempts, takes nothing away."""
    if _rule(w, added) in LIMITS:
        return
    before, after = _found(_judge(w, chosen - {added})), _found(_judge(w, chosen | {added}))
    for (name, obj), finding in before.items():
        if name in ABSOLUTE:
            assert RANK[after[name, obj]] >= RANK[finding], (name, obj, finding, after[name, obj])


@given(chosen=some)
@few_examples
def test_a_relative_test_is_not_made_worse_by_what_has_all_that_it_asks(w, chosen):
    """Of what must be marked, a rule that also names the number never lowers the share that is numbered."""
    serial = [n for n, p in enumerate(w.corpus.jurisdictions["AAA"].provisions) if "serial-number" in p.attributes.get("content", ()) and p.rule == "marking"]
    for added in serial:
        before, after = (_found(_judge(w, c))["relative", None] for c in (chosen - {added}, chosen | {added}))
        assert RANK[after] >= RANK[before]


@given(chosen=some, added=st.integers(0, COUNT - 1))
@few_examples
def test_exclusions_never_make_a_limit_better_and_nothing_else_touches_it(w, chosen, added):
    """Of the provisions none of which may fail, the widest decides; other rules are not asked."""
    before, after = (_found(_judge(w, c))["limit", None] for c in (chosen - {added}, chosen | {added}))
    assert RANK[after] <= RANK[before] if _rule(w, added) in LIMITS else after == before


@given(chosen=some, added=st.integers(0, COUNT - 1))
@few_examples
def test_an_exemption_never_makes_a_duty_better(w, chosen, added):
    """Taking something out of a rule adds nothing to the law."""
    if _rule(w, added) not in LIMITS:
        return
    before, after = _found(_judge(w, chosen - {added})), _found(_judge(w, chosen | {added}))
    assert all(RANK[after[key]] <= RANK[before[key]] for key in before if key[0] in ABSOLUTE)


@given(order=st.permutations(range(COUNT)), size=st.integers(0, COUNT))
@few_examples
def test_the_order_in_which_provisions_are_read_never_matters(w, order, size):
    """The same provisions in any order give the same findings and the same derivations, to the letter."""
    chosen = order[:size]
    assert contract.assessment(_judge(w, chosen)) == contract.assessment(_judge(w, frozenset(chosen)))


@given(order=st.permutations(range(COUNT)), size=st.integers(0, COUNT))
@few_examples
def test_the_place_of_a_provision_in_its_law_never_matters(w, order, size):
    """An amendment that renumbers the articles changes no finding."""
    country = w.corpus.jurisdictions["AAA"]
    renumbered = tuple(replace(country.provisions[n], number=place) for place, n in enumerate(order[:size], 1))
    a = assess(w.corpus, replace(country, provisions=renumbered), w.corpus.instruments[factory.INSTRUMENT], DAY)
    assert _found(a) == _found(_judge(w, frozenset(order[:size])))


def test_of_two_periods_for_one_register_it_is_not_their_order_that_decides(tmp_path):
    """Where two clauses give the same register different periods, the finding cannot hang on which stands first."""
    short, long = (f"{{rule: records, completes: [register], retention: {p}}}" for p in ("2 years", "20 years"))
    register = "{rule: records, id: register, event: [import], objects: [firearms]}"
    w = factory.world(tmp_path, needs="{rule: records, event: [import], objects: [firearms], retention: {at_least: 10 years}}",
                      AAA=f"[{register}, {short}, {long}]", BBB=f"[{register}, {long}, {short}]")  # fmt: skip
    assert w.finding("AAA") == w.finding("BBB")


@given(chosen=some, on=st.sampled_from([DAY, date(2028, 6, 1), date(2030, 1, 1)]))
@few_examples
def test_an_area_that_was_not_started_never_yields_a_gap(w, chosen, on):
    """Nobody looked: nothing is missing, in whole or in part."""
    a = _judge(w, chosen, "not-started", on)
    assert not {Finding.NOT_MET, Finding.PARTLY_MET, Finding.ABSENT} & {x.finding for r in a.requirements for x in (r, *r.elements)}


@given(chosen=some)
@few_examples
def test_an_area_that_was_not_reviewed_completely_never_yields_an_absence(w, chosen):
    """What was found counts in part or in full; what was not found may stand elsewhere."""
    a = _judge(w, chosen, "partial")
    assert not {Finding.NOT_MET, Finding.ABSENT, Finding.NOT_TRIGGERED} & {e.finding for e in a.requirements[0].elements}
    assert all(e.provisional for e in a.requirements[0].elements if e.finding == Finding.PARTLY_MET)


@given(chosen=some, state=st.sampled_from(["complete", "partial", "not-started"]))
@few_examples
def test_what_is_no_duty_is_never_a_gap(w, chosen, state):
    """Shall consider, seek to and may do not oblige to legislate, whatever the law says."""
    for e in _judge(w, chosen, state).requirements[0].elements:
        if e.element.strength not in DUTIES:
            assert e.finding not in (Finding.MET, Finding.PARTLY_MET, Finding.NOT_MET)
        else:
            assert e.finding not in (Finding.PRESENT, Finding.PARTLY_PRESENT, Finding.ABSENT)


@given(chosen=some)
@few_examples
def test_what_is_announced_comes_true(w, chosen):
    """On each date that a finding names it is what was announced, and until then it stays."""
    today = _judge(w, chosen)
    for day in (date(2028, 1, 1), date(2029, 1, 1)):
        then = _found(_judge(w, chosen, on=day))
        for e in today.requirements[0].elements:
            announced = [f for d, f in e.pending if d <= day]
            assert then[e.element.id.removeprefix("t-1."), e.object] == (announced[-1] if announced else e.finding)


@given(chosen=some)
@few_examples
def test_met_in_full_means_that_nothing_is_missing_and_short_means_that_something_is(w, chosen):
    """A finding and its derivation never contradict each other."""
    for e in _judge(w, chosen).requirements[0].elements:
        if e.finding in (Finding.MET, Finding.PRESENT):
            assert e.outcome.missing == ()
        if e.finding in (Finding.NOT_MET, Finding.PARTLY_MET, Finding.ABSENT, Finding.PARTLY_PRESENT):
            assert e.outcome.missing
        if e.finding in (Finding.NOT_MET, Finding.ABSENT):
            assert e.outcome.uses == ()
