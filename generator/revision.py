"""The data of a project at another time: a folder, or a revision of the repository that holds it."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.problems import LacunaError

_DATA = ("laws", "protocol")


@contextmanager
def opened(root: Path, name: str) -> Iterator[Path]:
    """The folder that holds the data named: a folder as it is, or a git revision laid out in a temporary one.

    Raises LacunaError where neither is there, with what to do about a shallow clone.
    """
    if (folder := Path(name)).is_dir() and (folder / "protocol").is_dir():
        yield folder
        return
    with TemporaryDirectory(prefix="lacuna-") as temporary:
        _lay_out(root, name, Path(temporary))
        yield Path(temporary)


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """The files below `root` that differ from a git revision, new ones included, as paths from `root`.

    Raises LacunaError where the revision is not there.
    """
    _require(root, revision)
    differ = _git(root, "diff", "--name-only", "--no-ext-diff", "--no-renames", "--relative", "-z", revision, "--", ".")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    if differ.returncode or new.returncode:
        raise LacunaError(f"git cannot tell what changed since “{revision}”: {(differ.stderr or new.stderr).decode(errors='replace').strip()}")
    return frozenset(filter(None, (differ.stdout + new.stdout).decode(errors="surrogateescape").split("\0")))


def _require(root: Path, revision: str) -> None:
    """Raise LacunaError where a revision is not there, with what to do about it."""
    if revision.startswith("-"):
        raise LacunaError(f"“{revision}” is not a revision")
    if _git(root, "rev-parse", "--is-inside-work-tree").returncode != 0:
        raise LacunaError(f"{root.resolve().name} is not a git repository; name two folders instead")
    if _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode != 0:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        more = "this clone is shallow: fetch the revision first, with  git fetch --depth=1 origin REVISION  or  git fetch --unshallow" if shallow else "name a branch, a tag or a commit"
        raise LacunaError(f"the revision “{revision}” is not here; {more}")


def _lay_out(root: Path, revision: str, into: Path) -> None:
    _require(root, revision)
    prefix = _git(root, "rev-parse", "--show-prefix").stdout.decode().strip()
    archive = _git(root, "archive", "--format=tar", f"{revision}:{prefix}", *_DATA)
    if archive.returncode != 0:
        raise LacunaError(f"the revision “{revision}” holds no laws/ and protocol/: {archive.stderr.decode(errors='replace').strip()}")
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(into, filter="data")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError:
        raise LacunaError("git is not installed; name two folders instead of revisions") from None
