"""The comment on a pull request: written where nothing may be trusted, posted only if it is what it should be."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import factory
import pytest

SCRIPTS = factory.ROOT / ".github" / "scripts"
_spec = importlib.util.spec_from_file_location("post_comment", SCRIPTS / "post_comment.py")
post_comment = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(post_comment)
MARKER, Refused, MovedOn = post_comment.MARKER, post_comment.RefusedError, post_comment.MovedOnError

RUN = {"id": 5, "head_sha": "abc", "head_branch": "fix", "head_repository": {"id": 77}}
PULL = {"state": "open", "head": {"sha": "abc", "ref": "fix", "repo": {"id": 77}}}
BOT, PERSON = {"login": "github-actions[bot]"}, {"login": "somebody"}


def packed(**files: str | bytes) -> bytes:
    """An artifact."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in files.items():
            z.writestr(name.replace("_", "."), content)
    return held.getvalue()


GOOD = packed(comment_md=f"{MARKER}\n### Findings\n- x: met → not met", number="12\n")


class GitHub:
    """The API as far as it is used, with what it was told."""

    def __init__(self, data: bytes = GOOD, pull: dict[str, Any] = PULL, comments: tuple[dict, ...] = (), artifacts: list[dict] | None = None):
        self.data, self.pull, self.comments, self.sent = data, pull, list(comments), []
        self.artifacts = artifacts if artifacts is not None else [{"id": 9, "name": "comment", "expired": False, "size_in_bytes": len(data)}]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        if method != "GET":
            self.sent.append((method, path, body["body"]))
            return {}
        if path.startswith("/actions/"):
            return {"artifacts": self.artifacts}
        if path == "/pulls/12":
            return self.pull
        page = int(path.rpartition("=")[2])
        return self.comments[(page - 1) * 100 : page * 100]

    def download(self, path: str, limit: int) -> bytes:
        return self.data[: limit + 1]


def test_the_first_comment_is_written():
    """On the pull request that the run was for."""
    g = GitHub()
    post_comment.post(g, RUN)
    ((method, path, body),) = g.sent
    assert (method, path) == ("POST", "/issues/12/comments")
    assert body.startswith(f"{MARKER}\n### Findings")


def test_there_is_one_comment_however_often_the_change_is_changed():
    """The old one is brought up to date, also where a hundred others stand before it."""
    others = [{"id": n, "user": PERSON, "body": "I agree."} for n in range(100)]
    g = GitHub(comments=(*others, {"id": 200, "user": BOT, "body": f"{MARKER}\nold"}))
    post_comment.post(g, RUN)
    assert [(m, p) for m, p, _ in g.sent] == [("PATCH", "/issues/comments/200")]


def test_nothing_is_sent_where_nothing_changed():
    """Nobody gets a notice for the same words."""
    g = GitHub()
    post_comment.post(g, RUN)
    again = GitHub(comments=({"id": 1, "user": BOT, "body": g.sent[0][2]},))
    post_comment.post(again, RUN)
    assert again.sent == []


def test_a_comment_of_a_person_is_never_overwritten():
    """Not even one that begins with the marker."""
    g = GitHub(comments=({"id": 1, "user": PERSON, "body": f"{MARKER}\nmine"},))
    post_comment.post(g, RUN)
    assert [m for m, _, _ in g.sent] == ["POST"]


@pytest.mark.parametrize(
    "data",
    [
        b"no archive",
        packed(comment_md=f"{MARKER}\nx"),
        packed(comment_md=f"{MARKER}\nx", number="12", more="x"),
        packed(comment_md="no marker", number="12"),
        packed(comment_md=f"{MARKER}no line", number="12"),
        packed(comment_md=f"{MARKER}\n" + "x" * 70_000, number="12"),
        packed(comment_md=f"{MARKER}\n" + "x" * 10_000_000, number="12"),
        packed(comment_md=f"{MARKER}\n" + "<" * 50_000, number="12"),
        packed(comment_md=f"{MARKER}\n".encode() + b"\xff", number="12"),
        packed(comment_md=f"{MARKER}\nx", number="12/../1"),
        packed(comment_md=f"{MARKER}\nx", number="٣"),
        packed(comment_md=f"{MARKER}\nx", number="0"),
    ],
    ids=["no archive", "no number", "more files", "no marker", "marker only begins", "long", "bomb", "long once it is text", "not utf-8", "path", "other digits", "zero"],
)  # fmt: skip
def test_a_letter_that_is_not_as_it_should_be_is_refused(data):
    """Whatever the code of a pull request left there, nothing is posted."""
    g = GitHub(data)
    with pytest.raises(Refused):
        post_comment.post(g, RUN)
    assert g.sent == []


@pytest.mark.parametrize("artifacts", [[], [{"id": 9, "name": "comment", "expired": False, "size_in_bytes": 10**9}],
                                       [{"id": 9, "name": "comment", "expired": True, "size_in_bytes": 9}]], ids=["none", "large", "expired"])  # fmt: skip
def test_an_artifact_that_is_missing_or_large_is_not_opened(artifacts):
    """The size is known before the download."""
    with pytest.raises(Refused):
        post_comment.post(GitHub(artifacts=artifacts), RUN)


@pytest.mark.parametrize("head", [{"sha": "abc", "ref": "fix", "repo": {"id": 78}}, {"sha": "abc", "ref": "other", "repo": {"id": 77}}, {"sha": "abc", "ref": "fix", "repo": None}],
                         ids=["other repository", "other branch", "repository gone"])  # fmt: skip
def test_the_number_of_another_pull_request_is_refused(head):
    """A stranger cannot write on somebody else's pull request."""
    g = GitHub(pull={"state": "open", "head": head})
    with pytest.raises(Refused):
        post_comment.post(g, RUN)
    assert g.sent == []


@pytest.mark.parametrize("pull", [{**PULL, "state": "closed"}, {"state": "open", "head": {**PULL["head"], "sha": "newer"}}], ids=["closed", "newer commit"])
def test_an_old_result_does_not_replace_a_newer_one(pull):
    """A run that was overtaken says nothing."""
    g = GitHub(pull=pull)
    with pytest.raises(MovedOn):
        post_comment.post(g, RUN)
    assert g.sent == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everybody", "@\u2060everybody"), (r"\@everybody", "\\@\u2060everybody"), ("&#64;all", "&amp;#\u206064;all"),
        ("<img src=x>", "&lt;img src=x>"), ("<!-- lacuna", "&lt;!-- lacuna"), (r"\\<b>", r"\\&lt;b>"), (r"\<b>", r"\<b>"),
        ("[here](https://x.example)", "\\[here](https:\u2060//x.example)"), (r"\\[here](//x)", r"\\\[here](//x)"), ("![](x)", r"!\[](x)"),
        ("www.x.example", "www\u2060.x.example"), ("_WWW.x_", "_www\u2060.x_"), ("#12", "#\u206012"), ("#### Canada", "#### Canada"),
        ("<details><summary>Edits</summary>", "<details><summary>Edits</summary>"), ("<details onclick=x>", "&lt;details onclick=x>"),
        ("art. 8(1)(b) → *met*", "art. 8(1)(b) → *met*"),
    ],
)  # fmt: skip
def test_what_is_posted_leads_nowhere_and_calls_nobody(text, shown):
    """No link, image, mention, reference or HTML of a stranger stands under the name of the project."""
    assert post_comment.harmless(f"{MARKER}\n{text}") == f"{MARKER}\n{shown}"


# ---- written in the job without rights --------------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A tiny project under version control, with one commit."""
    root = factory.checked_project(tmp_path / "project")
    _git(root, "init", "-q", "-b", "main")
    _commit(root)
    return root


def _git(root: Path, *words: str) -> None:
    who = {f"GIT_{r}_{k}": v for r in ("AUTHOR", "COMMITTER") for k, v in (("NAME", "A"), ("EMAIL", "a@example.org"))}
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull})


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "x")


def _script(root: Path, name: str, *words: str) -> tuple[int, str]:
    """Run a script in the project, with this installation's command."""
    command = root.parent / "lacuna"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{factory.ROOT}" exec "{sys.executable}" -m generator.cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    done = subprocess.run([str(SCRIPTS / name), *words], cwd=root, capture_output=True, text=True, check=False, env={**os.environ, "LACUNA": str(command)})
    return done.returncode, done.stdout


def _edit(root: Path, old: str, new: str, law: str = "bbb-act") -> None:
    file = root / "laws" / law[:3] / f"{law}.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    _commit(root)


def _written(root: Path, code: int = 0) -> str:
    assert _script(root, "write_comment.sh", "HEAD^1", "12", "comment")[0] == code
    held = {p.name: p.read_text(encoding="utf-8") for p in (root / "comment").iterdir()}
    assert held["number"] == "12\n"
    assert sorted(held) == ["comment.md", "number"]
    assert post_comment.letter(packed(comment_md=held["comment.md"], number=held["number"]))[0] == 12
    return held["comment.md"]


def test_the_comment_says_what_the_change_does(repository):
    """Before and after, and by which edit; and it passes what the other job asks of it."""
    _edit(repository, "serial-number", "year-of-manufacture")
    text = _written(repository)
    assert "met → not met" in text and "State of BBB" in text


def test_a_comment_comes_through_unchanged(repository):
    """What the project itself writes is harmless already, but for letters that are shown the same."""
    _edit(repository, "serial-number", "year-of-manufacture")
    text = _written(repository)
    assert post_comment.harmless(text) == text


def test_data_with_problems_is_said_to_have_problems(repository):
    """An old comment does not stay as if it were about the new change."""
    _edit(repository, "serial-number", "serial-numbr")
    assert "has problems" in _written(repository)


def test_a_list_that_is_too_long_is_cut_and_says_so(tmp_path):
    """GitHub would refuse it; whole lines are kept, and the marker."""
    command = tmp_path / "lacuna"
    command.write_text(f"#!/bin/sh\necho '{MARKER}'\nyes -- '- élément : rempli → non rempli' | head -n 9000\n", encoding="utf-8")
    command.chmod(0o755)
    done = subprocess.run([str(SCRIPTS / "write_comment.sh"), "main", "12", str(tmp_path / "out")], check=False, env={**os.environ, "LACUNA": str(command)})
    text = (tmp_path / "out" / "comment.md").read_text(encoding="utf-8")
    assert done.returncode == 0
    assert post_comment.letter(packed(comment_md=text, number="12")) == (12, text)
    assert len(text.encode()) < 61_000 and "too long for a comment" in text
    assert set(text.partition("\n\n**")[0].splitlines()[1:]) == {"- élément : rempli → non rempli"}


def test_a_comparison_that_fails_is_seen(repository):
    """A base that is not there fails the job, and the comment says where to look."""
    assert "could not be compared" in _written(repository, code=1)  # one commit: there is no HEAD^1
