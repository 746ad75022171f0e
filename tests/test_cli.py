"""The command `lacuna`: exit codes, messages that say what to do next, and help that is complete."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import factory
from generator import cli
from generator.problems import Location, Problem, as_github

MARKED = "{rule: marking, event: [manufacture], objects: [firearms], content: [serial-number]}"
BAD_LAW = """id: aaa-bad
title: {en: Bad, fr: Mauvaise}
citation: Act 2
type: act
cite_as: "s. {}"
language: en
completeness: whole
provisions:
  - at: ["1"]
    rule: marking
    event: [manufacure]
    says: {en: Mark., fr: Marquer.}
"""
BAD_PLACE = "laws/aaa/aaa-bad.yml:11:13"


@pytest.fixture
def lacuna(capsys):
    """Run the command; returns exit code, standard output and standard error."""

    def run(*words: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(w) for w in words])
        except SystemExit as error:  # argparse
            code = error.code
        out, err = capsys.readouterr()
        return code, out, err

    return run


def _project(root: Path) -> Path:
    factory.write_instrument(root, needs=MARKED)
    factory.write_country(root, "AAA", f"{{laws: {{aaa-act: {{in_force: 2027-12-01, provisions: [{MARKED}]}}, aaa-bill: {{type: bill, provisions: [{MARKED}]}}}}}}")
    factory.write_country(root, "BBB", f"- {MARKED}")
    assert cli.main(["--root", str(root), "schema"]) == 0
    return root


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """A project without problems."""
    return _project(tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> Path:
    """The same project with one slip in one law."""
    root = _project(tmp_path_factory.mktemp("bad"))
    (root / "laws" / "aaa" / "aaa-bad.yml").write_text(BAD_LAW, encoding="utf-8")
    return root


# ---- check ------------------------------------------------------------------------------------------------------------------


def test_a_clean_project_exits_with_0(lacuna, good):
    """An automatic check passes, and says so to a person only."""
    assert lacuna("--root", good, "check") == (0, "", "no problems\n")


def test_a_problem_exits_with_1_and_shows_place_line_and_hint(lacuna, bad, monkeypatch):
    """The maintainer sees where, the line itself with a mark below the word, and the nearest right word."""
    monkeypatch.chdir(bad)
    code, out, err = lacuna("check")
    assert code == 1
    first, line, mark, hint = out.splitlines()
    assert first.startswith(f"{BAD_PLACE}: error schema-value ")
    assert line[mark.index("^") :].startswith("manufacure")
    assert "did you mean “manufacture”?" in hint
    assert err == "1 problem(s) in 1 file(s)\n"


def test_the_line_is_shown_from_any_folder(lacuna, bad):
    """With --root the messages are as good as inside the project."""
    _, out, _ = lacuna("--root", bad, "check")
    assert "event: [manufacure]" in out


def test_problems_as_annotations(lacuna, bad):
    """A pull request shows the problem at its line."""
    code, out, _ = lacuna("--root", bad, "check", "--format", "github")
    assert code == 1
    assert re.fullmatch(r"::error file=laws/aaa/aaa-bad\.yml,line=11,col=13,title=schema-value::.+\n", out)


def test_annotations_hold_no_line_break_and_no_command_of_their_own():
    """What stands in a data file cannot give commands to the service that shows it."""
    shown = as_github([Problem(Location("laws/a,b:c.yml"), "x", "one\n::error::two 100%")])
    assert "\n" not in shown
    assert shown == "::error file=laws/a%2Cb%3Ac.yml,line=1,col=1,title=x::one%0A::error::two 100%25"


def test_problems_as_json(lacuna, bad):
    """Other tools read the same fields, and an empty list where nothing is wrong."""
    code, out, _ = lacuna("--root", bad, "check", "--format", "json")
    assert code == 1
    (problem,) = json.loads(out)
    assert (f"{problem['path']}:{problem['line']}:{problem['column']}", problem["severity"], problem["check"]) == (BAD_PLACE, "error", "schema-value")
    assert problem["message"] and problem["hint"]


def test_no_problems_as_json_are_an_empty_list(lacuna, good):
    """A tool never has to guess what silence means."""
    code, out, _ = lacuna("--root", good, "check", "--format", "json")
    assert (code, json.loads(out)) == (0, [])


def test_a_path_shows_the_problems_below_it_only(lacuna, bad):
    """Whoever works on one country is not held up by another."""
    assert lacuna("--root", bad, "check", "laws/bbb")[0] == 0
    assert lacuna("--root", bad, "check", "laws/aaa/aaa-act.yml")[0] == 0
    assert lacuna("--root", bad, "check", "laws/aaa")[0] == 1
    assert lacuna("--root", bad, "check", "laws/bbb", "laws/aaa/aaa-bad.yml")[0] == 1
    assert lacuna("--root", bad, "check", bad / "laws" / "aaa")[0] == 1


@pytest.mark.parametrize("path", ["laws/zzz", "/etc/hostname"])
def test_a_path_that_is_not_in_the_project_is_misuse(lacuna, good, path):
    """A typo in a path is not a clean check."""
    code, _, err = lacuna("--root", good, "check", path)
    assert code == 2
    assert path in err


def test_an_outdated_schema_is_a_problem(lacuna, tmp_path):
    """An editor that refuses other things than the check would mislead."""
    _project(tmp_path)
    (tmp_path / "protocol" / "schema" / "law.json").write_text("{}", encoding="utf-8")
    code, out, _ = lacuna("--root", tmp_path, "check")
    assert code == 1
    assert "protocol/schema/law.json:1:1: error schema-outdated" in out and "lacuna schema" in out


def test_a_folder_that_is_no_project_is_misuse(lacuna, tmp_path):
    """The message says what is missing and which option helps."""
    code, _, err = lacuna("--root", tmp_path, "check")
    assert code == 2
    assert "--root" in err


# ---- misuse -----------------------------------------------------------------------------------------------------------------

TINY = ("--instrument", "tiny-protocol", "--as-of", "2026-11-21")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("assess", "AAB", *TINY), "did you mean “AAA”?"),
        (("assess", "ZZZ", *TINY), "AAA, BBB"),
        (("assess", "AAA", "--instrument", "tiny-protocl"), "tiny-protocol"),
        (("assess", "AAA", *TINY, "--with-bill", "aaa-act"), "bills: aaa-bill"),
        (("assess", "BBB", *TINY, "--with-bill", "x"), "none is encoded"),
        (("assess", "AAA", "--as-of", "1.12.2027"), "2027-12-01"),
        (("assess", "AAA", "--as-of", "2027-02-30"), "“2027-02-30” is not a date"),
        (("assess", "AAA", *TINY, "--lang", "de"), "'en', 'fr'"),
        (("explain", "AAA", "t-2", *TINY), "did you mean “t-1”?"),
        (("explain", "AAB", "t-1", *TINY), "did you mean “AAA”?"),
        (("explain", "serial-numbr"), "did you mean “serial-number”?"),
        (("build", "--lang", "en,de", "--site", "unused"), "en, fr"),
        (("chek",), "check"),
        ((), "COMMAND"),
        (("check", "--format", "xml"), "github"),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, tuple) else None,
)
def test_misuse_exits_with_2_and_names_what_is_valid(lacuna, good, words, message):
    """Nobody has to look up the right word."""
    code, out, err = lacuna("--root", good, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_findings_are_not_derived_from_data_with_problems(lacuna, bad):
    """A report of half the law would be a wrong report: exit 1, with the problems."""
    code, out, err = lacuna("--root", bad, "assess", "AAA", *TINY)
    assert (code, out) == (1, "")
    assert BAD_PLACE in err and "lacuna check" in err


# ---- assess and explain -----------------------------------------------------------------------------------------------------


def test_assess_prints_findings_with_what_is_pending(lacuna, good):
    """In words and signs, with the date on which a finding changes."""
    code, out, err = lacuna("--root", good, "assess", "aaa", *TINY)
    assert (code, err) == (0, "")
    assert "✕ not met" in out and "From 1 December 2027: met" in out


def test_assess_judges_the_day_that_is_asked_for(lacuna, good):
    """On the day of commencement it is met."""
    _, out, _ = lacuna("--root", good, "assess", "AAA", "--instrument", "tiny-protocol", "--as-of", "2027-12-01", "--format", "json")
    found = json.loads(out)
    assert (found["as_of"], found["requirements"][0]["finding"]) == ("2027-12-01", "met")


def test_assess_judges_a_bill_as_if_adopted(lacuna, good):
    """The bill is named in what is printed."""
    _, out, _ = lacuna("--root", good, "assess", "AAA", *TINY, "--with-bill", "aaa-bill", "--format", "json")
    found = json.loads(out)
    assert (found["with_bill"], found["requirements"][0]["finding"]) == ("aaa-bill", "met")


def test_assess_speaks_french(lacuna, good):
    """A language is data: the same findings in its words."""
    _, out, _ = lacuna("--root", good, "assess", "AAA", *TINY, "--lang", "fr")
    assert "1er décembre 2027" in out


def test_explain_prints_the_whole_derivation(lacuna, good):
    """Requirement, test, what comes near, date logic and the conclusion."""
    code, out, _ = lacuna("--root", good, "explain", "AAA", "t-1", *TINY)
    assert code == 0
    for part in ("State of AAA", "21 November 2026", "t-1.x", "marking: at manufacture", "serial number", "aaa-act, s. 1", "enacted, in force from 1 December 2027", "complete"):
        assert part in out, part


def test_explain_tells_what_a_word_means(lacuna, good):
    """A kind of rule, an attribute, a value, a finding or a requirement."""
    for word in ("marking", "retention", "serial-number", "not_met", "shall-qualified", "flow", "third-country", "t-1"):
        code, out, _ = lacuna("--root", good, "explain", word)
        assert code == 0, word
        assert len(out.strip()) > len(word) + 10, word


@pytest.mark.parametrize("check", ["schema-value", "schema-unknown-field", "yaml-duplicate-key", "unknown-id", "id-mismatch"])
def test_explain_tells_what_a_check_means(lacuna, good, check):
    """The id in a message is the word to ask for more."""
    code, out, _ = lacuna("--root", good, "explain", check)
    assert (code, check in out) == (0, True)


# ---- help -------------------------------------------------------------------------------------------------------------------


def _commands(help_text: str) -> list[str]:
    """The commands that the help lists."""
    return re.findall(r"^    ([a-z]+)\s", help_text.partition("COMMAND")[2], re.MULTILINE)


def test_the_help_of_every_command_explains_every_option(lacuna):
    """Nobody needs the source to use the command."""
    code, out, _ = lacuna("--help")
    assert code == 0
    commands = _commands(out)
    assert {"check", "build", "assess", "explain"} <= set(commands)
    for command in commands:
        code, text, _ = lacuna(command, "--help")
        assert code == 0
        usage, _, rest = text.partition("\n\n")
        for option in re.findall(r"--[a-z-]+", usage):
            assert re.search(rf"^\s+(-\w, )?{option}\b[^\n]*?(\s{{2,}}\S|\n\s{{10,}}\S)", rest, re.MULTILINE), f"{command} {option}"
        assert rest.strip(), command


def test_the_examples_in_the_help_work(lacuna, root, monkeypatch):
    """What the help shows can be typed as it stands."""
    monkeypatch.chdir(root)
    _, out, _ = lacuna("--help")
    examples = [re.split(r"\s{2,}", line.strip())[0].split()[1:] for line in out.splitlines() if re.match(r"  lacuna ", line)]
    assert examples
    for words in examples:
        if words[0] not in ("build", "check", "serve"):
            assert lacuna(*words)[0] == 0, " ".join(words)


def test_exit_codes_are_documented(lacuna):
    """Scripts rely on them."""
    assert "0 clean, 1 problems in the data, 2 misuse" in lacuna("--help")[1]


# ---- pipes ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("assess", "AAA", *TINY), ("explain", "marking"), ("assess", "AAA", *TINY, "--format", "json")], ids=lambda w: w[0])
def test_a_reader_that_has_gone_is_no_error(good, words):
    """`lacuna … | head` ends quietly, however much was left to say."""
    code = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--root", str(good), *words]
    ordinary = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=factory.ROOT, text=True, env=ordinary) as process:
        process.stdout.close()  # before the first word is written
        said = process.stderr.read()
    assert (process.returncode, said) == (0, "")
