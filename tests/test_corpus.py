"""Law files that are right and law files that are wrong, each wrong one with the problems that must be found.

To add a case, put a law file into corpus/good or corpus/bad; no Python is needed. Beside a bad one stands a file of the same
name that ends in .expected: one problem a line, as `line:column check-id`, then words that the message or hint must hold.
"""

from pathlib import Path

import factory
import pytest

from generator.load import examine
from generator.problems import Problem

CORPUS = Path(__file__).parent / "corpus"


def _files(folder: str):
    return [pytest.param(f, id=f.stem) for f in sorted((CORPUS / folder).glob("*.yml"))]


def _problems(root: Path, law: Path) -> list[Problem]:
    """What is wrong with a law file when it stands in a project that is otherwise right."""
    factory.write_instrument(root, needs="{rule: marking, event: [manufacture], objects: [firearms]}")
    factory.write_country(root, "AAA", "{divisions: {class: {cat-a: {within: civil}, cat-b: {within: civil}}}}")
    (root / "laws" / "aaa" / law.name).write_bytes(law.read_bytes())
    return examine(root)[1]


@pytest.mark.parametrize("law", _files("good"))
def test_a_law_file_that_is_right_has_no_problems(tmp_path, law):
    """What a lawyer writes as the guide shows it is accepted."""
    assert [str(p.at) + " " + p.message for p in _problems(tmp_path, law)] == []


@pytest.mark.parametrize("law", _files("bad"))
def test_a_law_file_that_is_wrong_is_told_what_where_and_what_to_do(tmp_path, law):
    """All problems at once, each at its own line and column, each with the nearest right word."""
    expected = [line.split(" ", 2) for line in law.with_suffix(".expected").read_text(encoding="utf-8").splitlines()]
    found = _problems(tmp_path, law)
    assert [f"{p.at.line}:{p.at.column} {p.check}" for p in found] == [" ".join(e[:2]) for e in expected]
    for problem, words in zip(found, (e[2] if len(e) > 2 else "" for e in expected), strict=True):
        assert words in f"{problem.message} {problem.hint}"
        assert problem.at.path == f"laws/aaa/{law.name}"
        assert problem.hint


def test_every_bad_file_says_what_is_wrong_with_it():
    """A sidecar without its file, or a file without its sidecar, tests nothing."""
    assert {f.stem for f in (CORPUS / "bad").glob("*.yml")} == {f.stem for f in (CORPUS / "bad").glob("*.expected")}


def test_a_mistake_in_one_file_is_not_a_mistake_in_another(tmp_path):
    """The review record and the other laws that name a law with a slip in it are right all the same."""
    factory.write_instrument(tmp_path, needs="{rule: marking, event: [manufacture], objects: [firearms]}")
    factory.write_country(tmp_path, "AAA", """
        laws:
          aaa-act: [{rule: marking, id: mark, event: [manufacure], objects: [firearms]}]
          aaa-penalties: [{rule: offence, punishes: [mark], penalty: {kind: imprisonment}}]
    """)  # fmt: skip
    profile = tmp_path / "laws" / "aaa" / "country.yml"
    data = factory.read(profile.read_text(encoding="utf-8"))
    data["review"]["areas"]["marking"]["texts"] = ["aaa-act", "aaa-penalties"]
    factory.write(profile, data)
    assert [(p.at.path, p.check) for p in examine(tmp_path)[1]] == [("laws/aaa/aaa-act.yml", "schema-value")]


def test_an_opinion_on_nothing_is_a_mistake(tmp_path):
    """An expert's disagreement that names no requirement would be lost without a word."""
    factory.write_instrument(tmp_path, needs="{rule: marking, event: [manufacture], objects: [firearms]}")
    factory.write_country(tmp_path, "AAA", "{opinions: [{requirement: t-11, by: A. Expert, on: 2026-01-02, finding: met, because: Practice.}]}")
    assert [p.at.path for p in examine(tmp_path)[1]] == ["laws/aaa/country.yml"]


@pytest.mark.parametrize(
    "profile",
    [
        "{divisions: {class: {cat-a: {within: civl}}}}", "{terms: {rifles: {made_of: [barel]}}}", "{terms: {rifles: {includes: [amunition]}}}",
        "{terms: {long: {made_of: [short]}, short: {made_of: [long]}}}", "{member_of: [AAB]}", "{member_of: [AAA]}", "{member_of: [BBB]}",
    ],
)  # fmt: skip
def test_a_profile_that_refers_to_nothing_is_a_mistake(tmp_path, profile):
    """A slip in a country's own terms or unions would change what its rules reach, without a word."""
    factory.write_instrument(tmp_path, needs="{rule: marking, event: [manufacture], objects: [firearms]}")
    factory.write_country(tmp_path, "AAA", profile)
    factory.write_country(tmp_path, "BBB", "[]")  # a State, not a union
    found = examine(tmp_path)[1]
    assert {p.at.path for p in found} == {"laws/aaa/country.yml"}
    assert all(p.hint for p in found)


def test_a_folder_without_a_profile_is_told_to_write_one(tmp_path):
    """Laws of nobody are not judged."""
    factory.write_instrument(tmp_path, needs="{rule: marking, event: [manufacture], objects: [firearms]}")
    factory.write_country(tmp_path, "AAA", "[]")
    (tmp_path / "laws" / "aaa" / "country.yml").unlink()
    assert [(p.at.path, p.check) for p in examine(tmp_path)[1]] == [("laws/aaa/country.yml", "country-missing")]
