"""`lacuna check`: all problems at once, each with its place, its line and a hint, for people and for other tools."""

import json
import re
import subprocess

import pytest
from factory import BAD_PLACE, checked_project, write_country

from generator.checks import CHECKS, page
from generator.form import CHECKS as FORM
from generator.problems import Location, Problem, as_github, as_summary


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


# ---- severities, order, lists -----------------------------------------------------------------------------------------------

WARNED = "{laws: {ccc-act: [{rule: marking, event: [manufacture], objects: [firearms], says: {en: Marked, fr: Marquer.}}]}}"  # no full stop


@pytest.fixture
def project(tmp_path, capsys):
    """A clean project of one's own."""
    made = checked_project(tmp_path)
    capsys.readouterr()
    return made


def test_warnings_alone_exit_with_0(lacuna, project):
    """They are shown, and nobody is held up by them."""
    write_country(project, "CCC", WARNED)
    code, out, err = lacuna("--root", project, "check")
    assert (code, ": warning says-form " in out) == (0, True)
    assert err == "1 problem(s) in 1 file(s), 1 of them only warning(s)\n"


def test_strict_fails_on_warnings(lacuna, project):
    """For whoever wants none."""
    assert lacuna("--root", project, "check", "--strict")[0] == 0
    write_country(project, "CCC", WARNED)
    assert lacuna("--root", project, "check")[0] == 0
    assert lacuna("--root", project, "check", "--strict")[0] == 1


def test_form_and_legal_checks_are_shown_together(lacuna, tmp_path, capsys):
    """A slip in one file does not hide what is wrong in another."""
    write_country(checked_project(tmp_path, bad=True), "CCC", WARNED)
    capsys.readouterr()
    _, out, _ = lacuna("--root", tmp_path, "check", "--format", "json")
    assert {(p["check"], p["severity"]) for p in json.loads(out)} == {("schema-value", "error"), ("says-form", "warning")}


def test_the_day_of_the_check_can_be_given(lacuna, project):
    """A check of yesterday can be repeated."""
    assert lacuna("--root", project, "check", "--as-of", "2026-01-01")[0] == 0
    code, out, _ = lacuna("--root", project, "check", "--as-of", "2025-12-31")
    assert (code, "date-in-future" in out) == (1, True)


def _with_many(project):
    """Twelve countries with one error and one warning each, in the order of their codes."""
    for letter in "CDEFGHIJKLMN":
        write_country(project, f"XX{letter}", WARNED.replace("ccc", f"xx{letter.lower()}").replace("rule", "at: ['s. 1'], rule"))
    return project


def test_problems_of_changed_files_come_first(lacuna, project):
    """GitHub shows ten errors and ten warnings of a step: those of the change must be among them."""
    _with_many(project)
    changed = project / "laws" / "xxn" / "xxn-act.yml"
    for name in (changed, "laws/xxn/xxn-act.yml"):
        _, out, _ = lacuna("--root", project, "check", "--format", "github", "--changed", name)
        first, second, third = out.splitlines()[:3]
        assert first.startswith("::error file=laws/xxn/xxn-act.yml") and second.startswith("::warning file=laws/xxn/xxn-act.yml")
        assert third.startswith("::error file=laws/xxc/xxc-act.yml")


def test_what_github_does_not_show_is_counted(lacuna, project):
    """Ten of each kind are shown; the reader is told of the others."""
    _, out, _ = lacuna("--root", _with_many(project), "check", "--format", "github")
    notices = [line for line in out.splitlines() if line.startswith("::notice")]
    assert [re.search(r"::(\d+) more (\w+)", n).groups() for n in notices] == [("2", "errors"), ("2", "warnings")]


def test_the_summary_of_a_step_is_a_table_of_all(lacuna, project, monkeypatch, tmp_path):
    """It is added to what other commands of the step have written."""
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lacuna("--root", _with_many(project), "check", "--format", "github")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n### `lacuna check`: 12 error(s), 12 warning(s)\n")
    assert text.count("\n| laws/") == 24
    lacuna("--root", project, "check")
    assert summary.read_text(encoding="utf-8") == text  # only the format that GitHub reads writes it


def test_text_from_data_is_not_markup_in_a_summary():
    """A pull request cannot write links, images or mentions into what reviewers read."""
    shown = as_summary([Problem(Location("laws/a|b.yml"), "x", "![i](https://e.org/x) <b> @team `a` | b\n| c", "[l](m)")])
    row = shown.splitlines()[-1]
    assert row.count("|") - row.count("\\|") == 6
    assert "](" not in row and "<" not in row and "@team" not in row


def test_a_summary_of_nothing_says_so():
    """Silence could also mean that the step did not run."""
    assert as_summary([]) == "### `lacuna check`: no problems\n"


def _git(folder, *words):
    subprocess.run(["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org", *words], check=True, capture_output=True)


def test_changed_files_are_those_that_differ_from_a_revision(lacuna, project):
    """Committed, not committed and new ones alike."""
    _with_many(project)
    _git(project, "init", "--quiet", "--initial-branch=main")
    _git(project, "add", "--all")
    _git(project, "commit", "--quiet", "--message=base")
    for code in ("xxl", "xxm"):
        law = project / "laws" / code / f"{code}-act.yml"
        law.write_text(law.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        if code == "xxl":
            _git(project, "commit", "--quiet", "--all", "--message=one law")
    write_country(project, "XXZ", WARNED.replace("ccc", "xxz"))
    _, out, _ = lacuna("--root", project, "check", "--format", "json", "--changed-since", "HEAD~1")
    assert [p["path"].split("/")[1] for p in json.loads(out)][:6] == ["xxl", "xxm", "xxl", "xxm", "xxz", "xxc"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_a_revision_that_is_not_there_is_misuse(lacuna, project, revision):
    """The message says what to do; an option is never taken for a revision."""
    _git(project, "init", "--quiet")
    code, _, err = lacuna("--root", project, "check", f"--changed-since={revision}")
    assert (code, revision in err) == (2, True)
    assert not (project / "x").exists()


def test_the_list_names_every_check_with_its_severity(lacuna):
    """One line each, and nothing is checked: the folder need not even be a project."""
    code, out, _ = lacuna("--root", "/nonexistent", "check", "--list")
    lines = out.splitlines()
    assert code == 0
    assert [line.split()[0] for line in lines] == [*FORM, *CHECKS]
    assert all(re.fullmatch(r"\S+ +(error|warning) +\S.*\.", line) for line in lines)


@pytest.mark.parametrize("id", ["pinpoint", "review-texts", "waiver"])
def test_explain_prints_the_page_of_a_check(lacuna, project, id):
    """The id in a message is the word to ask for more: what, why, and an example of each."""
    code, out, _ = lacuna("--root", project, "explain", id)
    assert code == 0
    assert page(id) in out
    assert out.count("```yaml") == 2


def test_explain_names_the_nearest_check(lacuna, project):
    """Nobody types ids without slips."""
    assert "“review-texts”" in lacuna("--root", project, "explain", "review-text")[2]
