"""The language of tests: what each form means, and that nothing in it is ever silently ignored."""

import factory
import pytest

from generator import vocabulary
from generator.language import AllOf, AnyOf, Condition, Every, Need, Parser, Partly, months, needs_of
from generator.load import examine


@pytest.fixture(scope="module")
def terms(root):
    """The real vocabulary."""
    return vocabulary.build(factory.read((root / "protocol" / "vocabulary.yml").read_text(encoding="utf-8")))


@pytest.fixture
def parse(terms):
    """Parse a test from YAML; returns it with its problems as (path, message, hint)."""

    def run(text: str, patterns: str = "{}", obj: str | None = None):
        problems: list[tuple] = []
        parser = Parser(terms, factory.read(patterns), lambda path, message, hint: problems.append((path, message, hint)))
        return parser.parse(factory.read(text), (), obj), problems

    return run


@pytest.fixture
def good(parse):
    """Parse a test that has no problems."""

    def run(*given, **more):
        test, problems = parse(*given, **more)
        assert problems == []
        return test

    return run


# ---- forms ------------------------------------------------------------------------------------------------------------------


def test_brackets_make_a_list_and_a_plain_word_a_condition(good):
    """A list may be filled by several provisions, a word must stand in each."""
    need = good("{rule: records, event: [import, export], content: serial-number, keeper: {any: [business, authority]}}")
    assert need == Need("records", {"event": ("import", "export")}, {"content": Condition(any=("serial-number",)), "keeper": Condition(any=("business", "authority"))})


@pytest.mark.parametrize(
    ("written", "condition"),
    [("{at_least: 10 years}", Condition(at_least="10 years")), ("{given: true}", Condition(given=True)), ("{given: false}", Condition(given=False)),
     ("{any: [permanent]}", Condition(any=("permanent",))), ("permanent", Condition(any=("permanent",)))],
)  # fmt: skip
def test_conditions(good, written, condition):
    """Thresholds, alternatives, presence and absence are told apart."""
    assert good(f"{{rule: records, retention: {written}}}").conditions == {"retention": condition}


def test_alternatives_and_cumulations_nest(good):
    """One of these, all of those, in part at most: as deep as a lawyer needs."""
    test = good("any_of: [{rule: marking}, {all_of: [{rule: records}, {partly: {rule: security}}]}]")
    assert isinstance(test, AnyOf)
    assert isinstance(test.tests[1], AllOf)
    assert isinstance(test.tests[1].tests[1], Partly)
    assert [n.rule for n in needs_of(test)] == ["marking", "records", "security"]


def test_every_has(good):
    """Of what the first part finds, how much also has the second."""
    test = good("{every: {rule: offence, conduct: [sell]}, has: {penalty.kind: imprisonment}, partly_has: {penalty.kind: contravention}, if_none: met, if_some_fail: partly_met}")
    assert isinstance(test, Every)
    assert (test.each.rule, test.has, test.partly_has) == ("offence", {"penalty.kind": Condition(any=("imprisonment",))}, {"penalty.kind": Condition(any=("contravention",))})
    assert (test.each_provision, test.if_none, test.if_some_fail) == (False, "met", "partly_met")
    assert good("{every: {rule: marking}, each_provision: true, has: {content: model}}").each_provision is True


def test_a_pattern_takes_the_values_of_the_element(good):
    """What many elements share is written once."""
    patterns = "{licensed: {any_of: [{rule: licence, activity: $activity, objects: $objects}, {partly: {rule: licence, activity: $activity}}]}}"
    test = good("{pattern: licensed, activity: [import], objects: [OBJECT]}", patterns=patterns, obj="ammunition")
    assert [n.lists for n in needs_of(test)] == [{"activity": ("import",), "objects": ("ammunition",)}, {"activity": ("import",)}]


def test_object_stands_for_the_object_that_is_judged(good):
    """One test serves firearms, parts and ammunition."""
    assert [good("{rule: licence, objects: [OBJECT]}", obj=o).lists["objects"] for o in ("firearms", "parts")] == [("firearms",), ("parts",)]


@pytest.mark.parametrize(
    ("period", "length"),
    [("1 day", 12 / 365), ("30 days", 360 / 365), ("1 month", 1), ("10 years", 120), ("permanent", float("inf")), ("life", float("inf")),
     ("life-of-register", None), ("10", None), ("ten years", None), ("10 weeks", None), ("", None), ("1.5 years", None)],
)  # fmt: skip
def test_the_length_of_a_period(period, length):
    """A period without a stated length is none, and is never taken for a long one."""
    assert months(period) == (None if length is None else pytest.approx(length))


# ---- mistakes ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "path", "words"),
    [
        ("{rule: markng}", ("rule",), "did you mean “marking”?"),
        ("{event: [import]}", ("rule",), "no kind of rule"),
        ("{rule: marking, evnt: [import]}", ("evnt",), "did you mean “event”?"),
        ("{rule: marking, retention: 10 years}", ("retention",), "marking has no attribute"),
        ("{rule: marking, event: [import, exprt]}", ("event", 1), "did you mean “export”?"),
        ("{rule: marking, event: importt}", ("event",), "did you mean “import”?"),
        ("{rule: marking, event: {any: [import, exprt]}}", ("event", "any", 1), "did you mean “export”?"),
        ("{rule: records, retention: {at_leest: 10 years}}", ("retention",), "not a condition"),
        ("{rule: records, retention: {at_least: ten}}", ("retention",), "not a condition"),
        ("{rule: records, retention: {at_least: 10 years, at_most: 1899}}", ("retention",), "not a condition"),
        ("{rule: exemption, last_year: {at_most: old}}", ("last_year",), "not a condition"),
        ("{rule: offence, requires: {given: maybe}}", ("requires",), "not a condition"),
        ("{rule: marking, event: {any: []}}", ("event",), "not a condition"),
        ("{any_of: [{rule: marking}], rule: marking}", ("rule",), "has no meaning here"),
        ("{partly: {rule: marking}, event: [import]}", ("event",), "has no meaning here"),
        ("{any_of: [{rule: marking}], all_of: [{rule: records}]}", ("all_of",), "has no meaning here"),
        ("{any_of: [{rule: marking}, {rule: recrds}]}", ("any_of", 1, "rule"), "did you mean “records”?"),
        ("{every: {rule: marking}, hass: {content: model}, has: {content: model}}", ("hass",), "did you mean “has”?"),
        ("{every: {rule: marking}}", (), "needs “has”"),
        ("{every: {rule: marking}, has: {contnt: model}}", ("has", "contnt"), "did you mean “content”?"),
        ("{every: {rule: marking}, has: {content: modell}}", ("has", "content"), "did you mean “model”?"),
        ("{every: {rule: marking}, has: {content: model}, if_none: mett}", ("if_none",), "did you mean “met”?"),
        ("{every: {rule: marking}, has: {content: model}, if_some_fail: partly}", ("if_some_fail",), ""),
        ("{every: {rule: marking}, has: {content: model}, each_provision: yes}", ("each_provision",), ""),
        ("{pattern: licensd}", ("pattern",), "did you mean “licensed”?"),
        ("{pattern: licensed}", (), "needs a value for “activity”"),
        ("{pattern: licensed, activity: [import], objets: [parts]}", ("objets",), "no place for “objets”"),
        ("{rule: licence, objects: [OBJECT]}", ("objects", 0), "OBJECT"),
        ("[a, b]", (), "a test is a mapping"),
        ("{any_of: []}", ("any_of",), ""),
    ],
)
def test_a_mistake_in_a_test_is_told_with_its_place_and_a_hint(parse, text, path, words):
    """A slip in a test would otherwise be a gap in every country."""
    _, problems = parse(text, patterns="{licensed: {rule: licence, activity: $activity}}")
    assert problems, "it is silently accepted"
    assert problems[0][0] == path
    assert words in f"{problems[0][1]} {problems[0][2]}"


def test_a_mistake_in_an_instrument_has_its_line_and_column(tmp_path):
    """The maintainer of an instrument is led to the word."""
    factory.write_instrument(tmp_path, elements="{x: {needs: {rule: marking, event: [imprt]}}, y: {when: {rule: markings}, needs: {rule: marking}}}")
    text = (tmp_path / "protocol" / factory.INSTRUMENT / "marking.yml").read_text(encoding="utf-8").splitlines()
    places = [(p.at.path, text[p.at.line - 1][p.at.column - 1 :]) for p in examine(tmp_path)[1]]
    assert places == [("protocol/tiny-protocol/marking.yml", "imprt"), ("protocol/tiny-protocol/marking.yml", "markings")]


@pytest.mark.parametrize("element", ["{needs: {rule: marking}, nedds: {rule: marking}}", "{text: {en: a, fr: b}}", "{needs: {rule: marking}, strength: shal}",
                                     "{needs: {rule: marking}, objects: [firearm]}", "{any_of: {}}"])  # fmt: skip
def test_a_mistake_in_an_element_is_a_problem(tmp_path, element):
    """An element that asks for nothing, or for something unknown, is not quietly met."""
    factory.write_instrument(tmp_path, elements=f"{{x: {element}}}")
    assert examine(tmp_path)[1] != []


def test_an_order_that_does_not_fit_the_requirements_is_a_problem(tmp_path):
    """A requirement that is not in the order would vanish from every report."""
    factory.write_instrument(tmp_path, requirements="{t-1: {elements: {x: {needs: {rule: marking}}}}, t-2: {elements: {x: {needs: {rule: marking}}}}}")
    profile = tmp_path / "protocol" / factory.INSTRUMENT / "instrument.yml"
    profile.write_text(profile.read_text(encoding="utf-8").replace("- t-2", "- t-3"), encoding="utf-8")
    assert sorted(p.check for p in examine(tmp_path)[1]) == ["order-missing", "unknown-id"]


def test_a_topic_without_its_file_is_a_problem(tmp_path):
    """A file lost or renamed would take its requirements out of every report."""
    factory.write_instrument(tmp_path, needs="{rule: marking}")
    folder = tmp_path / "protocol" / factory.INSTRUMENT
    (folder / "marking.yml").rename(folder / "markings.yml")
    assert [p.at.path.split("/")[1] for p in examine(tmp_path)[1]] != []
