"""The workflows of the repository: what runs code of a stranger has no rights, and what has rights runs no code of a stranger."""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from factory import ROOT

from generator import schema, vocabulary
from generator.views.diff import MARKER

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
EXPRESSION = re.compile(r"\$\{\{.*?\}\}")
TRUSTED = {"comment.yml": {"actions": "read", "contents": "read", "pull-requests": "write"}, "publish.yml": {"pages": "write", "id-token": "write"}}


def _read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # “on” stays a word


def _steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.fixture(params=WORKFLOWS, ids=lambda f: f.stem)
def workflow(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Each workflow, with the name of its file."""
    return request.param.name, _read(request.param)


def test_what_a_pull_request_sets_off_may_only_read(workflow):
    """Code of a stranger runs there: no secret, no right to write, no token left behind."""
    name, w = workflow
    if "pull_request" in w["on"]:
        assert w["permissions"] == {"contents": "read"}
        assert not any("permissions" in job or "environment" in job for job in w["jobs"].values())
        text = (GITHUB / "workflows" / name).read_text(encoding="utf-8")
        assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN", text)


def test_no_workflow_gives_a_pull_request_the_rights_of_the_repository(workflow):
    """pull_request_target runs with secrets on what a stranger chose."""
    assert "pull_request_target" not in workflow[1]["on"]


def test_rights_are_given_to_one_job_and_no_more_than_it_needs(workflow):
    """Whoever adds a right has to change this test."""
    name, w = workflow
    given = [job["permissions"] for job in w["jobs"].values() if "permissions" in job]
    assert given == ([TRUSTED[name]] if name in TRUSTED else [])
    assert w["permissions"] in ({}, {"contents": "read"}, "{}")


def test_the_job_that_comments_runs_nothing_of_the_pull_request():
    """It checks out the default branch, its scripts only, and installs nothing."""
    w = _read(GITHUB / "workflows" / "comment.yml")
    checkout, run = _steps(w)
    assert checkout["with"] == {"ref": "${{ github.event.repository.default_branch }}", "sparse-checkout": ".github/scripts", "persist-credentials": "false"}
    assert run["run"] == "python3 .github/scripts/post_comment.py"
    (job,) = w["jobs"].values()
    assert "event == 'pull_request'" in job["if"]
    assert w["on"]["workflow_run"]["workflows"] == [_read(GITHUB / "workflows" / "check.yml")["name"]]


def test_no_token_stays_in_the_checkout(workflow):
    """What runs later cannot use it."""
    for step in _steps(workflow[1]):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_actions_are_github_s_own_and_pinned_to_a_commit(workflow):
    """A tag can be moved to other code."""
    for step in _steps(workflow[1]):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]), step["uses"]


def test_nothing_that_a_stranger_writes_stands_in_a_command(workflow):
    """Names of branches and titles reach a script through its environment, if at all."""
    for step in _steps(workflow[1]):
        assert not EXPRESSION.search(step.get("run", ""))


def test_every_command_is_shell_and_its_scripts_are_there(workflow):
    """A slip shows here and not on somebody's pull request."""
    for step in _steps(workflow[1]):
        if "run" in step:
            assert subprocess.run(["bash", "-n"], input=step["run"], text=True, check=False).returncode == 0
            for script in re.findall(r"\.github/scripts/[\w.]+", step["run"]):
                assert (ROOT / script).is_file()
            for target in re.findall(r"\bmake (\S+)", step["run"]):
                assert re.search(rf"^{re.escape(target.replace('.venv', '$(VENV)'))}:|^{re.escape(target)}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("script", sorted((GITHUB / "scripts").glob("*.sh")), ids=lambda f: f.name)
def test_every_script_is_shell_and_can_be_run(script):
    """Executable, strict, and says what it takes."""
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    assert script.stat().st_mode & 0o111
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text and f"usage: {script.name}" in text


@pytest.mark.skipif(not shutil.which("actionlint"), reason="actionlint is not installed; the other tests of this file check the invariants")
def test_actionlint_finds_nothing():
    """Where the tool is at hand, it is asked."""
    done = subprocess.run(["actionlint", *map(str, WORKFLOWS)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_comment_is_found_by_the_marker_that_it_is_written_with():
    """Three programs have to agree on it."""
    for name in ("post_comment.py", "write_comment.sh"):
        assert MARKER in (GITHUB / "scripts" / name).read_text(encoding="utf-8")


# ---- forms and editors ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["finding-is-wrong.yml", "law-has-changed.yml"])
def test_issue_forms_are_forms(form):
    """Each field has a name, by which a link can fill it in, and a label; the required ones can be answered."""
    d = _read(GITHUB / "ISSUE_TEMPLATE" / form)
    fields = [f for f in d["body"] if f["type"] != "markdown"]
    assert d["name"] and d["description"]
    assert {f["type"] for f in fields} <= {"input", "textarea", "dropdown"}
    assert all(re.fullmatch(r"[a-z]+", f["id"]) and f["attributes"]["label"] for f in fields)
    assert len({f["id"] for f in fields}) == len(fields)
    for f in fields:
        if f["type"] == "dropdown":
            assert len(f["attributes"]["options"]) > int(f["attributes"].get("default", 0))


def test_the_reviewer_is_asked_what_no_program_can_check():
    """Source, amendments, commencement, words and a second reading."""
    text = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    for question in ("Source read?", "Amendments considered?", "Commencement established?", "Words verified?", "Second reading?"):
        assert f"- [ ] {question}" in text


def test_no_owner_is_invented():
    """Until the teams are there, every line is a comment."""
    assert all(not line or line.startswith("#") for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines())


def test_the_hook_before_a_commit_runs_the_check():
    """The same command as everywhere, only for data."""
    ((hook,),) = [r["hooks"] for r in _read(ROOT / ".pre-commit-config.yaml")["repos"]]
    assert hook["entry"].endswith("lacuna check") and hook["pass_filenames"] == "false"
    assert re.search(hook["files"], "laws/can/can-firearms-act.yml") and not re.search(hook["files"], "README.md")


def test_an_editor_gives_each_data_file_its_schema(root):
    """One and only one, and the one that its first line names."""
    wanted = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    globs = {Path(s).name: [g] if isinstance(g, str) else g for s, g in wanted.items()}
    known = schema.all_schemas(vocabulary.build(_read(root / "protocol" / "vocabulary.yml")))
    assert set(globs) == {f"{name}.json" for name in known}
    for file in (*root.glob("laws/*/*.yml"), *root.glob("protocol/*.yml"), *root.glob("protocol/*/*.yml")):
        path = file.relative_to(root).as_posix()
        found = [s for s, patterns in globs.items() if any(path.count("/") == g.count("/") and fnmatch.fnmatch(path, g) for g in patterns)]
        assert len(found) == (file.name != "patterns.yml"), path
        if named := re.match(r"# yaml-language-server: \$schema=\S*?([^/\s]+)\n", file.read_text(encoding="utf-8")):
            assert found == [named[1]], path
