"""`lacuna check`: all problems at once, each with its place, its line and a hint, for people and for other tools."""

import json
import re

import pytest
from factory import BAD_PLACE, checked_project

from generator.problems import Location, Problem, as_github


def test_a_clean_project_exits_with_0(lacuna, good_project):
    """An automatic check passes, and says so to a person only."""
    assert lacuna("--root", good_project, "check") == (0, "", "no problems\n")


def test_a_problem_exits_with_1_and_shows_place_line_and_hint(lacuna, bad_project, monkeypatch):
    """The maintainer sees where, the line itself with a mark below the word, and the nearest right word."""
    monkeypatch.chdir(bad_project)
    code, out, err = lacuna("check")
    assert code == 1
    first, line, mark, hint = out.splitlines()
    assert first.startswith(f"{BAD_PLACE}: error schema-value ")
    assert line[mark.index("^") :].startswith("manufacure")
    assert "did you mean “manufacture”?" in hint
    assert err == "1 problem(s) in 1 file(s)\n"


def test_the_line_is_shown_from_any_folder(lacuna, bad_project):
    """With --root the messages are as good as inside the project."""
    _, out, _ = lacuna("--root", bad_project, "check")
    assert "event: [manufacure]" in out


def test_problems_as_annotations(lacuna, bad_project):
    """A pull request shows the problem at its line."""
    code, out, _ = lacuna("--root", bad_project, "check", "--format", "github")
    assert code == 1
    assert re.fullmatch(r"::error file=laws/aaa/aaa-bad\.yml,line=11,col=13,title=schema-value::.+\n", out)


def test_annotations_hold_no_line_break_and_no_command_of_their_own():
    """What stands in a data file cannot give commands to the service that shows it."""
    shown = as_github([Problem(Location("laws/a,b:c.yml"), "x", "one\n::error::two 100%")])
    assert "\n" not in shown
    assert shown == "::error file=laws/a%2Cb%3Ac.yml,line=1,col=1,title=x::one%0A::error::two 100%25"


def test_problems_as_json(lacuna, bad_project):
    """Other tools read the same fields, and an empty list where nothing is wrong."""
    code, out, _ = lacuna("--root", bad_project, "check", "--format", "json")
    assert code == 1
    (problem,) = json.loads(out)
    assert (f"{problem['path']}:{problem['line']}:{problem['column']}", problem["severity"], problem["check"]) == (BAD_PLACE, "error", "schema-value")
    assert problem["message"] and problem["hint"]


def test_no_problems_as_json_are_an_empty_list(lacuna, good_project):
    """A tool never has to guess what silence means."""
    code, out, _ = lacuna("--root", good_project, "check", "--format", "json")
    assert (code, json.loads(out)) == (0, [])


def test_a_path_shows_the_problems_below_it_only(lacuna, bad_project):
    """Whoever works on one country is not held up by another."""
    assert lacuna("--root", bad_project, "check", "laws/bbb")[0] == 0
    assert lacuna("--root", bad_project, "check", "laws/aaa/aaa-act.yml")[0] == 0
    assert lacuna("--root", bad_project, "check", "laws/aaa")[0] == 1
    assert lacuna("--root", bad_project, "check", "laws/bbb", "laws/aaa/aaa-bad.yml")[0] == 1
    assert lacuna("--root", bad_project, "check", bad_project / "laws" / "aaa")[0] == 1


@pytest.mark.parametrize("path", ["laws/zzz", "/etc/hostname"])
def test_a_path_that_is_not_in_the_project_is_misuse(lacuna, good_project, path):
    """A typo in a path is not a clean check."""
    code, _, err = lacuna("--root", good_project, "check", path)
    assert code == 2
    assert path in err


def test_an_outdated_schema_is_a_problem(lacuna, tmp_path):
    """An editor that refuses other things than the check would mislead."""
    checked_project(tmp_path)
    (tmp_path / "protocol" / "schema" / "law.json").write_text("{}", encoding="utf-8")
    code, out, _ = lacuna("--root", tmp_path, "check")
    assert code == 1
    assert "protocol/schema/law.json:1:1: error schema-outdated" in out and "lacuna schema" in out


def test_a_folder_that_is_no_project_is_misuse(lacuna, tmp_path):
    """The message says what is missing and which option helps."""
    code, _, err = lacuna("--root", tmp_path, "check")
    assert code == 2
    assert "--root" in err
