"""The legal checks: each has a complete page, finds what its failing example shows, and is content with its fixed one."""

import dataclasses
import re
import textwrap
from datetime import date
from functools import cache
from pathlib import Path

import factory
import pytest

from generator import checks
from generator.audit import problems
from generator.form import CHECKS as FORM
from generator.load import Corpus, examine
from generator.problems import Problem

SECTIONS = ["What it finds", "Why it matters in law", "A failing example", "A fixed example"]
EXAMPLE = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
every_check = pytest.mark.parametrize("id", checks.CHECKS)


@cache
def _instruments() -> Corpus:
    """The real instruments, without a jurisdiction."""
    return examine(factory.ROOT, frozenset())[0]


def found_in(root: Path, text: str, day: date = factory.DAY) -> list[Problem]:
    """What is found in a jurisdiction written as the examples are; `unions` holds the review states of unions."""
    given = factory.read(text)
    given = given if isinstance(given, dict) else {"laws": {"xxa-act": given}}
    unions, instruments = given.pop("unions", {}), _instruments().instruments
    areas = {e.area: "not-started" for i in instruments.values() for q in i.requirements for e in q.elements if e.area not in factory.AREAS}
    factory.write_instrument(root, needs=factory.MARKED)
    factory.write_country(root, "XXA", factory.yaml.safe_dump({**given, "review": {**areas, **given.get("review", {})}}))
    for id, review in unions.items():
        factory.write_country(root, id, factory.yaml.safe_dump({"union": "true", "laws": {f"{id.lower()}-act": []}, "review": {**areas, **review}}))
    corpus, form = examine(root)
    assert [f"{p.at} {p.message}" for p in form] == []
    return checks.run(dataclasses.replace(corpus, instruments=instruments), day)


@every_check
def test_every_check_has_the_same_sections(id):
    """Whoever reads one page knows where to look on the next."""
    module = checks.CHECKS[id]
    title, _, rest = module.__doc__.partition("\n\n")
    assert "\n" not in title and title.endswith(".")
    assert re.findall("^## (.*)$", rest, re.MULTILINE) == SECTIONS
    parts = re.split("^## .*$", rest, flags=re.MULTILINE)[1:]
    assert all(len(part.split()) > 10 for part in parts[:2])
    assert [len(EXAMPLE.findall(part)) for part in parts] == [0, 0, 1, 1]


@every_check
def test_every_check_finds_its_failing_example(tmp_path, id):
    """The page shows what the check really does."""
    failing, _ = EXAMPLE.findall(checks.CHECKS[id].__doc__)
    found = [p for p in found_in(tmp_path, textwrap.dedent(failing)) if p.check == id]
    assert found
    for p in found:
        assert p.severity == checks.CHECKS[id].SEVERITY
        assert p.message and p.hint and p.about
        assert (tmp_path / p.at.path).is_file() and p.at.line <= len((tmp_path / p.at.path).read_text(encoding="utf-8").splitlines())


@every_check
def test_every_fixed_example_has_no_error_and_nothing_of_its_check(tmp_path, id):
    """Whoever does as the page says is done."""
    _, fixed = EXAMPLE.findall(checks.CHECKS[id].__doc__)
    found = found_in(tmp_path, textwrap.dedent(fixed))
    assert [f"{p.at} {p.check} {p.message}" for p in found if p.check == id or p.severity == "error"] == []


def test_ids_and_severities_are_in_order():
    """An id means one thing, and a severity decides an exit code."""
    modules = (*checks.PLAIN, *checks.DATED, checks.waiver)
    assert len(checks.CHECKS) == len(modules)
    assert not set(checks.CHECKS) & set(FORM)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", id) for id in checks.CHECKS)
    assert {m.SEVERITY for m in modules} == {"error", "warning"}


def test_every_module_is_in_the_list():
    """A check that nobody named would never run."""
    files = {f.stem for f in (factory.ROOT / "generator" / "checks").glob("*.py")} - {"__init__", "spot"}
    assert files == {m.__name__.rpartition(".")[2] for m in checks.CHECKS.values()}


# ---- single checks: where the line is drawn ---------------------------------------------------------------------------------


def ids(root: Path, text: str, **how) -> list[str]:
    """The checks that find something, in the order of the places."""
    return [p.check for p in found_in(root, text, **how)]


def _with(**fields: str) -> str:
    return "- " + factory.marked(content="[serial-number]", **fields)


@pytest.mark.parametrize("at", ["4(1)(a)", "Schedule 1", "462.37(2.01)", "12 inc. a)", "2, 1°(a)", "24 Abs. 1 Satz 2", "Anlage 1, Nr. 1.1", "117(n.1)"])
def test_pinpoints_of_real_laws_are_right(tmp_path, at):
    """Numbering differs from country to country."""
    assert ids(tmp_path, _with(at=f'["{at}"]')) == []


@pytest.mark.parametrize("at", [" ", " 4", "4 ", "4  (1)", "4(1", "4)1(", "4,", "4;", "4.", ",4", "s. 4", "s 4", "S. 4", "s.4(1)"])
def test_pinpoints_that_cannot_be_cited_are_found(tmp_path, at):
    """Each at its own line and column."""
    (p,) = found_in(tmp_path, _with(at=f'["{at}"]'))
    assert p.check == "pinpoint"
    line = (tmp_path / p.at.path).read_text(encoding="utf-8").splitlines()[p.at.line - 1]
    assert line[p.at.column - 1 :].strip("'") == at


@pytest.mark.parametrize(("at", "right"), [("§ 24 WaffG", "24"), ("24 WaffG", "24"), ("§ 24", "24")])
def test_what_cite_as_adds_before_and_behind_is_found(tmp_path, at, right):
    """The hint gives the pinpoint as it should be."""
    (p,) = found_in(tmp_path, f'laws: {{xxa-act: {{cite_as: "§ {{}} WaffG", provisions: [{_with(at=f"[{at}]")[2:]}]}}}}')
    assert (p.check, right in p.hint) == ("pinpoint", True)


def test_a_pinpoint_of_an_exemption_is_looked_at(tmp_path):
    """Wherever one is written."""
    assert ids(tmp_path, _with(exempts='[{kind: state, at: ["3(2"]}]')) == ["pinpoint"]


@pytest.mark.parametrize(
    "differs",
    ["at: ['1', '2'], retention: 20 years", "event: [export], retention: 20 years", "objects: [ammunition], retention: 20 years", "keeper: authority, retention: 20 years",
     "only: {class: [civil]}, retention: 20 years", "retention: 20 years, narrower: not kits", "retention: 20 years, in_force: 2026-02-01", "content: [serial-number], retention: 10 years"],
)  # fmt: skip
def test_two_rules_that_differ_are_no_contradiction(tmp_path, differs):
    """Another article, act, object, keeper, reach or time is another rule."""
    first = {"rule": "records", "at": "['1']", "event": "[import]", "objects": "[firearms]", "keeper": "business", "retention": "10 years", "ends": "2026-02-01"}
    if "in_force" not in differs:
        del first["ends"]
    second = {k: v for k, v in first.items() if k != "ends"} | {k: v for k, _, v in (field.partition(": ") for field in re.split(r", (?=[a-z_]+:)", differs))}
    says = ("{en: One., fr: Un.}", "{en: Two., fr: Deux.}")
    text = "\n".join("- {" + ", ".join(f"{k}: {v}" for k, v in {**p, "says": words}.items()) + "}" for p, words in zip((first, second), says, strict=True))
    assert "contradictory-rules" not in ids(tmp_path, text)


def test_a_repeat_in_another_order_is_a_repeat(tmp_path):
    """Lists have no order in law."""
    a = "{rule: marking, at: ['1'], event: [manufacture, import], objects: [firearms], says: {en: One., fr: Un.}}"
    b = "{rule: marking, at: ['1'], event: [import, manufacture], objects: [firearms], says: {en: Two., fr: Deux.}}"
    assert ids(tmp_path, f"- {a}\n- {b}") == ["duplicate-provision"]


@pytest.mark.parametrize(
    ("provision", "says"),
    [
        ("{rule: marking, objects: [firearms], content: [serial-number]}", "“event”"),
        ("{rule: offence, objects: [firearms], penalty: {kind: criminal-fine}}", "“conduct”"),
        ("{rule: offence, conduct: [import], penalty: {kind: imprisonment, max: 2 years}}", "“objects”"),
    ],
)
def test_a_rule_without_its_act_or_its_objects_serves_nothing(tmp_path, provision, says):
    """The message says what is not there."""
    (p,) = found_in(tmp_path, f"- {provision}")
    assert (p.check, says in p.message) == ("serves-nothing", True)


@pytest.mark.parametrize(
    "provision",
    ["{rule: enabling, subject: [marking]}", "{rule: exemption, scope: regime, kind: state}", "{rule: definition, term: firearms, includes: [parts]}",
     "{rule: marking, event: [holding], objects: [ammunition]}", "{rule: prohibition, conduct: [import], objects: [firearms]}"],
)  # fmt: skip
def test_facts_that_work_otherwise_or_that_nothing_asks_for_are_no_slips(tmp_path, provision):
    """A check that cries wolf is waived wholesale."""
    assert ids(tmp_path, f"- {provision}") == []


@pytest.mark.parametrize("words", ["numéro de série", "up to five (5) years", "s. 4(1) a 6(2) b 7(3) c", "Multa de dos (2) a diez (10) veces", "S.C. 1995, c. 39", "mit Strafe bedroht."[:-1]])
def test_key_words_of_real_laws_are_right(tmp_path, words):
    """Numbers and abbreviations are not sentences."""
    assert ids(tmp_path, _with(words=f'["{words}"]')) == []


@pytest.mark.parametrize("words", [" ", "one two three four five six seven", "It is marked.", "x" * 61])
def test_key_words_that_are_sentences_are_found(tmp_path, words):
    """Statutes are not copied."""
    assert ids(tmp_path, _with(words=f'["{words}"]')) == ["words-sentence"]


@pytest.mark.parametrize(
    ("clause", "wrong"),
    [
        ("{rule: marking, id: b, completes: [b], content: [manufacturer]}", True), ("{rule: records, completes: [a], content: [manufacturer]}", True),
        ("{rule: marking, completes: [c], content: [manufacturer]}", True), ("{rule: marking, completes: [a], content: [manufacturer]}", False),
        ("{rule: offence, punishes: [a], penalty: {kind: criminal-fine}}", False), ("{rule: offence, punishes: [d], penalty: {kind: criminal-fine}}", True),
        ("{rule: offence, punishes: [e], penalty: {kind: criminal-fine}}", True), ("{rule: offence, punishes: whole-law, penalty: {kind: criminal-fine}}", False),
        ("{rule: exemption, kind: state, from: [a]}", False), ("{rule: exemption, kind: state, from: [d]}", True),
    ],
)  # fmt: skip
def test_clauses_must_name_what_they_can_work_through(tmp_path, clause, wrong):
    """A reference without effect reads as if it had one."""
    others = [factory.marked(id="a"), "{rule: marking, id: c, completes: [a], content: [year-of-manufacture]}", "{rule: authority, id: d, function: [trace]}",
              "{rule: marking, id: e, event: [holding], objects: [firearms]}"]  # fmt: skip
    assert ("clause-targets" in ids(tmp_path, "\n".join(f"- {p}" for p in (*others, clause)))) is wrong


def test_clauses_that_lead_in_a_circle_are_found_once_each(tmp_path):
    """However long the circle is."""
    text = "\n".join(f"- {{rule: marking, id: {a}, completes: [{b}], content: [serial-number]}}" for a, b in ("ab", "bc", "ca"))
    assert ids(tmp_path, text) == ["clause-targets"] * 3


@pytest.mark.parametrize(
    ("law", "review", "wrong"),
    [
        ("{completeness: extract}", "complete", True), ("{completeness: extract}", "partial", False), ("{completeness: partial, general_law: true}", "complete", True),
        ("{completeness: extract, general_law: true, notes: Arts 1 to 9.}", "complete", False), ("{version: null}", "complete", True), ("{}", "complete", False),
        ("{completeness: extract, provisions: [{rule: marking, event: [import], objects: [firearms], unread: Annex 1}]}", "complete", False),
        ("{completeness: not-read}", "complete", True),
    ],
)  # fmt: skip
def test_a_complete_review_rests_on_whole_texts_or_says_what_is_missing(tmp_path, law, review, wrong):
    """Complete turns silence into a gap."""
    area = f"{{state: {review}, as_at: 2026-01-01, texts: [xxa-act], searched: [mark]}}"
    assert ("review-texts" in ids(tmp_path, f"{{laws: {{xxa-act: {law}}}, review: {{marking: {area}, records: not-started, general-criminal-law: not-started}}}}")) is wrong


def test_an_area_is_as_old_as_its_oldest_text(tmp_path):
    """Its day is the day up to which all of its texts are known."""
    area = "{state: complete, as_at: 2024-06-30, texts: [xxa-a, xxa-b], searched: [mark]}"
    assert "review-older" not in ids(tmp_path, f"{{laws: {{xxa-a: {{version: 2024-06-30}}, xxa-b: {{version: 2026-01-01}}}}, review: {{marking: {area}}}}}")


def test_the_day_is_given_and_not_looked_up(tmp_path):
    """The same data gives the same answer for the same day, whenever it is asked."""
    text = "laws: {xxa-act: {version: 2026-06-30}}"
    assert "date-in-future" in ids(tmp_path, text, day=date(2026, 6, 29))
    assert "date-in-future" not in ids(tmp_path, text, day=date(2026, 6, 30))


def test_a_union_is_looked_at_by_its_members(tmp_path):
    """An area that the union's record does not mention is not started."""
    assert "union-review" in ids(tmp_path, "{laws: {xxa-act: []}, member_of: [XU], unions: {XU: {marking: 'null'}}}")


# ---- the whole project ------------------------------------------------------------------------------------------------------


def test_the_same_is_found_however_many_processes_share_the_work(tmp_path):
    """The order of the work never shows."""
    factory.checked_project(tmp_path, bad=True)
    for n in range(5):
        factory.write_country(tmp_path, f"XA{'ABCDE'[n]}", f"{{laws: {{xa{'abcde'[n]}-act: [{factory.marked(at='[s. 4]')}]}}, member_of: [XU]}}")
    factory.write_country(tmp_path, "XU", "{union: true, review: {marking: not-started}}")
    alone = problems(tmp_path, factory.DAY, 1)
    assert {p.check for p in alone} >= {"schema-value", "pinpoint", "union-review"}
    assert problems(tmp_path, factory.DAY, 2) == problems(tmp_path, factory.DAY, 3) == alone


def test_the_real_laws_are_checked_without_failing(root):
    """What the checks find there is for the people who encode; that they run through is for us."""
    found = problems(root, factory.DAY, 1)
    assert all(p.hint and p.message for p in found)
    assert all((root / p.at.path).is_file() for p in found)
