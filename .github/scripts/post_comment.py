"""Keep one comment on a pull request that says what it does to the findings.

Runs in a workflow that may write comments, after one that ran the pull request's own code and may not. What that one left
is therefore read as a stranger's letter. Nothing of it is run or unpacked to disk, and the comment is refused unless

- there is one artifact called “comment”, of at most 100 kB, which holds comment.md and number and nothing else;
- the number names an open pull request of this repository whose head is the very commit and repository that the run was for;
- the text begins with the marker and has at most 60,000 characters.

What is posted has no links, no images, no mentions and no HTML but folding: text is shown as text.

Environment, all set by GitHub Actions: GITHUB_REPOSITORY, GITHUB_EVENT_PATH, GITHUB_TOKEN. Needs nothing but Python.
Exit codes: 0 posted, or the pull request has moved on and a later run will post; 1 refused.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

MARKER = "<!-- lacuna: what this change does to the findings -->"  # generator/views/diff.py
LIMIT_ARCHIVE, LIMIT_BYTES, LIMIT_TEXT = 100_000, 400_000, 60_500
LIMIT_COMMENT = 65_000  # GitHub takes 65,536 characters
_BOT = "github-actions[bot]"
_KEPT = ("<details>", "</details>", "<summary>", "</summary>")
_LIVE = re.compile(r"\\[\\<\[]|</?(?:details|summary)>|[<\[@&]|://|www\.|#(?=\d)", re.IGNORECASE)


class RefusedError(Exception):
    """What the other workflow left is not what it should be."""


class MovedOnError(Exception):
    """The pull request is no longer as it was when it was checked."""


class GitHub:
    """The few calls of the GitHub API that are needed."""

    def __init__(self, repository: str, token: str):
        self._start = f"https://api.github.com/repos/{repository}"
        self._token = token

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Send a request below the repository; give the JSON that comes back."""
        return json.loads(self._open(method, path, None if body is None else json.dumps(body).encode()).read())

    def download(self, path: str, limit: int) -> bytes:
        """A file of at most so many bytes; a longer one is cut, and is then no archive."""
        return self._open("GET", path, None).read(limit + 1)

    def _open(self, method: str, path: str, body: bytes | None) -> Any:
        request = urllib.request.Request(self._start + path, data=body, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")  # not for the storage that a download leads to
        return urllib.request.urlopen(request, timeout=60)


def main() -> int:
    """Post the comment of the run that the event names."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github = GitHub(os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"])
    try:
        print(post(github, event["workflow_run"]))
    except MovedOnError as reason:
        print(f"nothing posted: {reason}")
    except RefusedError as reason:
        print(f"::error::refused: {reason}")
        return 1
    return 0


def post(github: Any, run: dict[str, Any]) -> str:
    """Post the comment of a run, or bring it up to date; say which. Raises RefusedError, MovedOnError."""
    number, text = letter(archive(github, run["id"]))
    belongs(github.call("GET", f"/pulls/{number}"), run)
    body = harmless(text)
    if len(body) > LIMIT_COMMENT:
        raise RefusedError("the text is too long")
    there = existing(github, number)
    if there is None:
        github.call("POST", f"/issues/{number}/comments", {"body": body})
        return f"comment written on #{number}"
    if there["body"] == body:
        return f"comment on #{number} is up to date"
    github.call("PATCH", f"/issues/comments/{there['id']}", {"body": body})
    return f"comment on #{number} brought up to date"


def archive(github: Any, run: int) -> bytes:
    """The artifact of the run."""
    found = [a for a in github.call("GET", f"/actions/runs/{run}/artifacts?per_page=100")["artifacts"] if a["name"] == "comment" and not a["expired"]]
    if len(found) != 1:
        raise RefusedError(f"the run left {len(found)} artifacts called “comment”, expected one")
    if found[0]["size_in_bytes"] > LIMIT_ARCHIVE:
        raise RefusedError("the artifact is too large")
    return github.download(f"/actions/artifacts/{found[0]['id']}/zip", LIMIT_ARCHIVE)


def letter(data: bytes) -> tuple[int, str]:
    """The number and the text in an artifact."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as zipped:
            if sorted(zipped.namelist()) != ["comment.md", "number"]:
                raise RefusedError("the artifact does not hold comment.md and number, and nothing else")
            text, number = (_entry(zipped, name) for name in ("comment.md", "number"))
    except zipfile.BadZipFile:
        raise RefusedError("the artifact is no archive, or is too large") from None
    if not re.fullmatch(r"[1-9][0-9]{0,8}\n?", number, re.ASCII):
        raise RefusedError("the number is no number")
    if not text.startswith(f"{MARKER}\n") or len(text) > LIMIT_TEXT:
        raise RefusedError("the text does not begin with the marker, or is too long")
    return int(number), text


def _entry(zipped: zipfile.ZipFile, name: str) -> str:
    with zipped.open(name) as entry:
        data = entry.read(LIMIT_BYTES + 1)  # whatever size the archive claims
    if len(data) > LIMIT_BYTES:
        raise RefusedError(f"{name} is too large")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError(f"{name} is not UTF-8 text") from None


def belongs(pull: dict[str, Any], run: dict[str, Any]) -> None:
    """The pull request must be the one that the run was for, as it was then."""
    head = pull["head"]
    if head["repo"] is None or head["repo"]["id"] != run["head_repository"]["id"] or head["ref"] != run["head_branch"]:
        raise RefusedError("the number is that of another pull request")
    if pull["state"] != "open":
        raise MovedOnError("the pull request is closed")
    if head["sha"] != run["head_sha"]:
        raise MovedOnError("the pull request has a newer commit")


def existing(github: Any, number: int) -> dict[str, Any] | None:
    """The comment that is there already: one by the workflow, never one by a person who copied the marker."""
    page = 1
    while comments := github.call("GET", f"/issues/{number}/comments?per_page=100&page={page}"):
        for c in comments:
            if c["user"]["login"] == _BOT and c["body"].startswith(MARKER):
                return c
        page += 1
    return None


def harmless(text: str) -> str:
    """The text without anything that leads elsewhere, calls somebody, or is markup other than folding and emphasis.

    >>> harmless(MARKER + " @all <img src=x> [see](https://x.example)")
    '<!-- lacuna: what this change does to the findings --> @\\u2060all &lt;img src=x> \\\\[see](https:\\u2060//x.example)'
    """

    # An escape or an entity is text only to Markdown: GitHub looks for mentions and numbers in what Markdown has made of it.
    def still(found: re.Match[str]) -> str:
        word = found.group()
        if word.lower() in _KEPT or word.startswith("\\"):
            return word
        return {"<": "&lt;", "&": "&amp;", "[": r"\[", "@": "@\u2060", "://": ":\u2060//", "#": "#\u2060"}.get(word, "www\u2060.")

    return MARKER + _LIVE.sub(still, text.removeprefix(MARKER))


if __name__ == "__main__":
    sys.exit(main())
