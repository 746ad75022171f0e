"""What a change does to the findings: told in the terms of the field, with the edits that caused it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import factory
import pytest

from generator import diff
from generator.cli import main
from generator.load import load
from generator.views import diff as views

NEEDS = "{rule: records, event: [import], objects: [firearms], retention: {at_least: 10 years}}"
NINE = "- {rule: records, event: [import], objects: [firearms], retention: 9 years}"
TEN = NINE.replace("9 years", "10 years")


def _differ(tmp_path: Path, before: str, after: str, **more: str) -> tuple[diff.Difference, tuple]:
    corpora = []
    for name, law in (("before", before), ("after", after)):
        root = tmp_path / name
        root.mkdir()
        corpora.append(factory.world(root, needs=NEEDS, AAA=law, **more).corpus)
    return diff.compare(*corpora, factory.DAY), tuple(corpora)


def test_a_finding_that_changes_is_told_with_the_edit_that_caused_it(tmp_path: Path) -> None:
    """A maintainer sees what a longer period does, and where."""
    found, corpora = _differ(tmp_path, NINE, TEN)
    text = views.as_text(found, corpora, "en")
    assert "not met → met, by aaa-act s. 1" in text
    assert "changed: aaa-act s. 1 – records (retention) · laws/aaa/aaa-act.yml:" in text
    assert "1 element has changed" in text


def test_a_new_country_is_told_with_its_findings_counted(tmp_path: Path) -> None:
    """A country that appears has changed no finding, but it has some."""
    corpora = []
    for name, laws in (("before", {"AAA": NINE}), ("after", {"AAA": NINE, "BBB": TEN})):
        (root := tmp_path / name).mkdir()
        corpora.append(factory.world(root, needs=NEEDS, **laws).corpus)
    text = views.as_text(diff.compare(*corpora, factory.DAY), tuple(corpora), "en")
    assert "  met: 1" in text
    assert "No finding has changed" not in text and "on one side only" in text


def test_other_wording_changes_nothing_and_says_so(tmp_path: Path) -> None:
    """An editor who only improves a sentence can be sure of it."""
    found, corpora = _differ(tmp_path, NINE, NINE.replace("9 years}", "9 years, says: Better words.}"))
    assert found.jurisdictions[0].only_wording
    assert "Only wording has changed" in views.as_text(found, corpora, "en")


def test_no_change_is_said_to_be_none(tmp_path: Path) -> None:
    """Silence is not an answer."""
    found, corpora = _differ(tmp_path, NINE, NINE)
    assert (found.jurisdictions, views.as_text(found, corpora, "en")) == ((), "Nothing has changed.")


def test_a_provision_that_moves_is_the_same_provision(tmp_path: Path) -> None:
    """Putting articles in another order is not an edit of the law."""
    other = "- {at: ['7'], rule: records, event: [export], objects: [firearms], says: Other.}"
    first, second = NINE.replace("{rule", "{at: ['3'], says: X., rule"), other
    found, _ = _differ(tmp_path, f"{first}\n{second}", f"{second}\n{first}")
    assert found.jurisdictions == ()


def test_a_review_state_that_changes_is_told_as_the_cause(tmp_path: Path) -> None:
    """A gap that appears because the review is now complete is no change of the law."""
    found, corpora = _differ(tmp_path, "{review: {marking: partial}, laws: {aaa-act: []}}", "{laws: {aaa-act: []}}")
    text = views.as_text(found, corpora, "en")
    assert "not reviewed → not met, through the review record" in text
    assert "partial → complete" in text


def test_an_edit_of_a_unions_law_reaches_its_members(tmp_path: Path) -> None:
    """A regulation that changes is felt in every member."""
    union = 'union: "true"\nlaws: {{uni-act: {{type: supranational, provisions: [{}]}}}}'
    corpora = []
    for name, law in (("before", NINE[2:]), ("after", TEN[2:])):
        (tmp_path / name).mkdir()
        corpora.append(factory.world(tmp_path / name, needs=NEEDS, UNI=union.format(law), AAA="{member_of: [UNI], laws: {aaa-act: []}}").corpus)
    found = diff.compare(*corpora, factory.DAY, frozenset({"UNI"}), tests=False)
    member = next(j for j in found.jurisdictions if j.id == "AAA")
    (element,) = member.findings[0].elements
    assert [str(element.before.finding), str(element.after.finding)] == ["not_met", "met"]
    assert element.causes[0].provision.law.id == "uni-act"


def test_the_comment_is_one_that_can_be_found_again_and_is_safe(tmp_path: Path) -> None:
    """Text of a stranger's pull request cannot become a link, an image or a mention in the comment."""
    found, corpora = _differ(tmp_path, "[]", "names: 'A ![x](http://e.example) @everyone <b>'\nlaws: {aaa-act: [" + TEN[2:] + "]}")
    text = views.as_markdown(found, corpora, "en")
    assert text.startswith(views.MARKER)
    assert "![x]" not in text and "@everyone" not in text and "<b>" not in text


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit."""
    root = tmp_path / "project"
    root.mkdir()
    factory.world(root, needs=NEEDS, AAA=NINE)
    for command in (["init", "-q", "-b", "main"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "first"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)
    return root


def test_a_revision_is_compared_with_the_files_as_they_are(repository: Path, capsys: pytest.CaptureFixture) -> None:
    """`lacuna diff main` says what the edits since then do."""
    factory.write_country(repository, "AAA", TEN)
    assert main(["--root", str(repository), "diff", "main", "--as-of", "2026-11-21", "--format", "json"]) == 0
    (country,) = json.loads(capsys.readouterr().out)["jurisdictions"]
    assert [(e["before"], e["after"]) for r in country["requirements"] for e in r["elements"]] == [("not_met", "met")]


def test_what_no_edit_touches_is_not_read(repository: Path, capsys: pytest.CaptureFixture) -> None:
    """An edit of one country is judged also while another country's file is broken, and costs no more among many countries."""
    factory.write_country(repository, "BBB", NINE)
    law = next(f for f in (repository / "laws" / "bbb").glob("*.yml") if f.name != "country.yml")
    law.write_text("title: [", encoding="utf-8")
    subprocess.run(["git", "-C", str(repository), "add", "."], check=True)
    subprocess.run(["git", "-C", str(repository), "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "broken"], check=True)
    factory.write_country(repository, "AAA", TEN)
    assert main(["--root", str(repository), "diff", "main", "--as-of", "2026-11-21"]) == 0
    assert "not met → met" in capsys.readouterr().out


def test_a_revision_that_is_missing_is_explained(repository: Path, capsys: pytest.CaptureFixture) -> None:
    """The message names the revision and what to do."""
    assert main(["--root", str(repository), "diff", "nowhere"]) == 2
    assert "“nowhere” is not here" in capsys.readouterr().err


def test_a_shallow_clone_is_told_how_to_get_the_revision(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """On a build server the base revision is often not there."""
    factory.write_country(repository, "AAA", TEN)
    subprocess.run(["git", "-C", str(repository), "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qam", "second"], check=True)
    first = subprocess.run(["git", "-C", str(repository), "rev-parse", "HEAD~1"], check=True, capture_output=True, text=True).stdout.strip()
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{repository}", str(clone)], check=True)
    assert main(["--root", str(clone), "diff", first]) == 2
    assert "shallow" in capsys.readouterr().err


def test_two_folders_can_be_compared(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """No repository is needed."""
    other = tmp_path / "other"
    shutil.copytree(repository, other)
    factory.write_country(other, "AAA", TEN)
    assert main(["diff", str(repository), str(other)]) == 0
    assert "not met → met" in capsys.readouterr().out


def test_an_option_is_never_taken_for_a_revision(repository: Path, capsys: pytest.CaptureFixture) -> None:
    """A name that git would read as an option is refused."""
    with pytest.raises(SystemExit):
        main(["--root", str(repository), "diff", "--upload-pack=x"])
    assert load(repository).jurisdictions
