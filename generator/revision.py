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


def _lay_out(root: Path, revision: str, into: Path) -> None:
    if revision.startswith("-"):
        raise LacunaError(f"“{revision}” is not a revision")
    if _git(root, "rev-parse", "--is-inside-work-tree").returncode != 0:
        raise LacunaError(f"{root.resolve().name} is not a git repository; name two folders instead")
    if _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode != 0:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        more = "this clone is shallow: fetch the revision first, with  git fetch --depth=1 origin REVISION  or  git fetch --unshallow" if shallow else "name a branch, a tag or a commit"
        raise LacunaError(f"the revision “{revision}” is not here; {more}")
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
