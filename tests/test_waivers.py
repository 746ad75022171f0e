"""Waivers: a reasoned exception stands in the data, hides exactly one problem, and is reported when it is no longer needed."""

from datetime import date

import factory
import pytest
from test_checks import found_in

from generator import checks
from generator.load import examine

LONG = "a b c d e f g"  # seven key words, where six are allowed
REASON = "reason: {en: The term is that long., fr: Le terme est aussi long.}"
BAD = f'{{rule: marking, at: ["4(1)"], event: [manufacture], objects: [firearms], words: [{LONG}]}}'
GOOD = "{rule: marking, at: ['5'], event: [import], objects: [firearms]}"


def _found(root, waivers: str, provisions: str = f"[{BAD}, {GOOD}]", **how):
    return found_in(root, f"{{laws: {{xxa-act: {provisions}}}, waivers: [{waivers}]}}", **how)


@pytest.mark.parametrize("at", ["xxa-act 4(1)", "xxa-act"])
def test_a_waived_problem_is_not_shown(tmp_path, at):
    """By law and pinpoint, or for the whole law."""
    assert _found(tmp_path, f"{{check: words-sentence, at: {at}, {REASON}}}") == []


@pytest.mark.parametrize("at", ["xxa-act 5", "xxa-act 4", "xxa", "marking", "XXA", "yyy-act 4(1)"])
def test_a_waiver_of_another_place_hides_nothing_and_is_reported(tmp_path, at):
    """A pinpoint is meant as it stands; the hint names the place where the check does find something."""
    found = _found(tmp_path, f"{{check: words-sentence, at: {at}, {REASON}}}")
    assert sorted(p.check for p in found) == ["waiver", "words-sentence"]
    unused = next(p for p in found if p.check == "waiver")
    assert "covers no problem" in unused.message and unused.hint
    assert unused.at.path == "laws/xxa/country.yml"


def test_a_waiver_of_another_check_hides_nothing(tmp_path):
    """One reason is good for one problem."""
    assert sorted(p.check for p in _found(tmp_path, f"{{check: says-long, at: xxa-act 4(1), {REASON}}}")) == ["waiver", "words-sentence"]


def test_a_waiver_that_is_no_longer_needed_is_reported_at_its_place(tmp_path):
    """It would hide the next problem there."""
    (p,) = _found(tmp_path, f"{{check: words-sentence, at: xxa-act 5, {REASON}}}", f"[{GOOD}]")
    assert (p.check, p.severity) == ("waiver", "error")
    line = (tmp_path / p.at.path).read_text(encoding="utf-8").splitlines()[p.at.line - 1]
    assert line[p.at.column - 1 :] == "xxa-act 5"


@pytest.mark.parametrize(("day", "expected"), [(date(2026, 5, 31), []), (date(2026, 6, 1), ["waiver", "words-sentence"]), (date(2027, 1, 1), ["waiver", "words-sentence"])])
def test_a_waiver_holds_until_its_day(tmp_path, day, expected):
    """From that day the problem shows again, beside the waiver; the day is given, not looked up."""
    found = _found(tmp_path, f"{{check: words-sentence, at: xxa-act 4(1), until: 2026-06-01, {REASON}}}", day=day)
    assert sorted(p.check for p in found) == expected


@pytest.mark.parametrize("check", ["words-sentense", "schema-value", "waiver"])
def test_only_legal_checks_can_be_waived(tmp_path, check):
    """Form is form, and a waiver of waivers would have no end."""
    found = _found(tmp_path, f"{{check: {check}, at: xxa-act 4(1), {REASON}}}")
    assert sorted(p.check for p in found) == ["waiver", "words-sentence"]
    assert any("no check that can be waived" in p.message for p in found)


def test_two_waivers_of_one_problem_are_both_used(tmp_path):
    """The wider one is not called unused because of the narrower."""
    assert _found(tmp_path, f"{{check: words-sentence, at: xxa-act 4(1), {REASON}}}, {{check: words-sentence, at: xxa-act, {REASON}}}") == []


def test_problems_of_the_review_record_are_waived_by_their_area(tmp_path):
    """They stand in no law."""
    text = "{laws: {xxa-act: []}, review: {records: {state: complete, as_at: 2026-01-01, texts: [xxa-act]}}, waivers: [%s]}"
    assert [p.check for p in found_in(tmp_path, text % "")] == ["review-incomplete"]
    assert found_in(tmp_path, text % f"{{check: review-incomplete, at: records, {REASON}}}") == []


def test_a_waiver_holds_in_its_own_country_only(tmp_path):
    """What one country's encoders decided binds no other."""
    factory.write_instrument(tmp_path, needs=factory.MARKED)
    factory.write_country(tmp_path, "AAA", f"{{laws: {{aaa-act: [{BAD}]}}, waivers: [{{check: words-sentence, at: bbb-act, {REASON}}}]}}")
    factory.write_country(tmp_path, "BBB", f"{{laws: {{bbb-act: [{BAD}]}}}}")
    found = checks.run(examine(tmp_path)[0], factory.DAY)
    assert sorted((p.at.path, p.check) for p in found) == [
        ("laws/aaa/aaa-act.yml", "words-sentence"), ("laws/aaa/country.yml", "waiver"), ("laws/bbb/bbb-act.yml", "words-sentence")]  # fmt: skip


def test_a_country_with_a_mistake_in_a_file_is_not_told_that_its_waivers_are_unused(tmp_path, lacuna):
    """The problem that the waiver covers may stand in the file that could not be read."""
    factory.checked_project(tmp_path)
    factory.write_country(tmp_path, "CCC", f"{{laws: {{ccc-act: [{BAD.replace('manufacture', 'manufacure')}]}}, waivers: [{{check: words-sentence, at: ccc-act, {REASON}}}]}}")
    code, out, _ = lacuna("--root", tmp_path, "check", "--as-of", "2026-11-21")
    assert (code, "schema-value" in out, "error waiver" in out) == (1, True, False)


@pytest.mark.parametrize("waiver", ["{check: words-sentence, at: xxa-act}", f"{{check: words-sentence, {REASON}}}", f"{{at: xxa-act, {REASON}}}", "{check: words-sentence, at: xxa-act, reason: {en: Only English.}}"])
def test_a_waiver_says_what_where_and_why_in_each_language(tmp_path, waiver):
    """Without a reason it is no waiver."""
    factory.write_instrument(tmp_path, needs=factory.MARKED)
    factory.write_country(tmp_path, "AAA", f"{{laws: {{aaa-act: [{GOOD}]}}, waivers: [{waiver}]}}")
    assert [p.check for p in examine(tmp_path)[1]] == ["schema-missing-field"]
