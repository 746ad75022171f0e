"""The command `lacuna`: exit codes, messages that name what is valid, derivations, and help that is complete."""

import json
import os
import re
import subprocess
import sys

import factory
import pytest
from factory import BAD_PLACE

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
def test_misuse_exits_with_2_and_names_what_is_valid(lacuna, good_project, words, message):
    """Nobody has to look up the right word."""
    code, out, err = lacuna("--root", good_project, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_findings_are_not_derived_from_data_with_problems(lacuna, bad_project):
    """A report of half the law would be a wrong report: exit 1, with the problems."""
    code, out, err = lacuna("--root", bad_project, "assess", "AAA", *TINY)
    assert (code, out) == (1, "")
    assert BAD_PLACE in err and "lacuna check" in err


# ---- assess and explain -----------------------------------------------------------------------------------------------------


def test_assess_prints_findings_with_what_is_pending(lacuna, good_project):
    """In words and signs, with the date on which a finding changes."""
    code, out, err = lacuna("--root", good_project, "assess", "aaa", *TINY)
    assert (code, err) == (0, "")
    assert "✕ not met" in out and "From 1 December 2027: met" in out
    assert "1 ✕ not met" in out.splitlines()[1], "the findings are counted first"


def test_assess_judges_the_day_that_is_asked_for(lacuna, good_project):
    """On the day of commencement it is met."""
    _, out, _ = lacuna("--root", good_project, "assess", "AAA", "--instrument", "tiny-protocol", "--as-of", "2027-12-01", "--format", "json")
    found = json.loads(out)
    assert (found["as_of"], found["requirements"][0]["finding"]) == ("2027-12-01", "met")


def test_assess_judges_a_bill_as_if_adopted(lacuna, good_project):
    """The bill is named in what is printed."""
    _, out, _ = lacuna("--root", good_project, "assess", "AAA", *TINY, "--with-bill", "aaa-bill", "--format", "json")
    found = json.loads(out)
    assert (found["with_bill"], found["requirements"][0]["finding"]) == ("aaa-bill", "met")


def test_assess_speaks_french(lacuna, good_project):
    """A language is data: the same findings in its words."""
    _, out, _ = lacuna("--root", good_project, "assess", "AAA", *TINY, "--lang", "fr")
    assert "1er décembre 2027" in out


def test_explain_prints_the_whole_derivation(lacuna, good_project):
    """Requirement, test, what comes near, date logic and the conclusion."""
    code, out, _ = lacuna("--root", good_project, "explain", "AAA", "t-1", *TINY)
    assert code == 0
    for part in ("State of AAA", "21 November 2026", "t-1.x", "marking: at manufacture", "serial number", "aaa-act, s. 1", "enacted, takes effect on 1 December 2027", "complete"):
        assert part in out, part


def test_explain_tells_what_a_word_means(lacuna, good_project):
    """A kind of rule, an attribute, a value, a finding or a requirement."""
    for word in ("marking", "retention", "serial-number", "not_met", "shall-qualified", "flow", "third-country", "t-1", "requirements"):
        code, out, _ = lacuna("--root", good_project, "explain", word)
        assert code == 0, word
        assert len(out.strip()) > len(word) + 10, word


@pytest.mark.parametrize("check", ["schema-value", "schema-unknown-field", "yaml-duplicate-key", "unknown-id", "id-mismatch"])
def test_explain_tells_what_a_check_means(lacuna, good_project, check):
    """The id in a message is the word to ask for more."""
    code, out, _ = lacuna("--root", good_project, "explain", check)
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
def test_a_reader_that_has_gone_is_no_error(good_project, words):
    """`lacuna … | head` ends quietly, however much was left to say."""
    code = "import sys; from generator.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--root", str(good_project), *words]
    ordinary = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=factory.ROOT, text=True, env=ordinary) as process:
        process.stdout.close()  # before the first word is written
        said = process.stderr.read()
    assert (process.returncode, said) == (0, "")
