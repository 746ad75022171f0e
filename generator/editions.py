"""Editions: what the site said on a day, frozen with a manifest of hashes, so that a report can be cited for good.

An edition is a folder below editions/: the findings of every country as JSON, the tables as one archive a language, the
documents, and `manifest.json` with the SHA-256 of every file. It is written once; a build refuses one that was altered.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import contract
from generator.assess import Assessment
from generator.documents.package import DATE
from generator.problems import LacunaError

FOLDER = "editions"
_MANIFEST = "manifest.json"
_NAME = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Change:
    """A requirement whose finding differs between two editions; an empty finding says that the country was not there."""

    country: str
    requirement: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A frozen edition. `findings` maps country and requirement to the finding; `files` maps paths to sizes in bytes."""

    name: str
    as_of: date
    findings: Mapping[tuple[str, str], str]
    files: Mapping[str, int]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of the edition."""
        return tuple(dict.fromkeys(country for country, _ in self.findings))


def freeze(root: Path, name: str, as_of: date, assessments: Iterable[Assessment], more: Mapping[str, bytes]) -> Path:
    """Write an edition: the findings, and `more` files by path. Raises LacunaError for a name that is taken or no name."""
    if not _NAME.fullmatch(name):
        raise LacunaError(f"“{name}” cannot name an edition; use small letters, digits, hyphens and dots, such as 2026-11")
    target = root / FOLDER / name
    if target.exists():
        raise LacunaError(f"there is an edition “{name}” already; an edition is written once, so choose another name")
    files = {f"findings/{a.instrument.id}/{a.jurisdiction.id.lower()}.json": _json(contract.assessment(a)) for a in assessments} | dict(more)
    manifest = {"name": name, "as_of": as_of.isoformat(), "files": {path: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for path, data in sorted(files.items())}}
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{name}-", dir=target.parent) as folder:
        work = Path(folder) / name
        for path, data in {**files, _MANIFEST: _json(manifest)}.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_bytes(data)
        work.rename(target)
    return target


def read(root: Path) -> tuple[Edition, ...]:
    """Every edition, the latest first. Raises LacunaError for one whose files are not those of its manifest."""
    found = [_read(folder) for folder in sorted((root / FOLDER).glob("*")) if (folder / _MANIFEST).is_file()]
    return tuple(sorted(found, key=lambda e: (e.as_of, e.name), reverse=True))


def changes(before: Edition | None, after: Edition) -> tuple[Change, ...]:
    """What an edition finds otherwise than the one before it."""
    old = before.findings if before else {}
    there = {country for country, _ in old}
    both = [key for key in after.findings if key[0] in there or not before]
    found = [Change(*key, old.get(key, ""), after.findings[key]) for key in both if old.get(key) != after.findings[key]]
    gone = [Change(*key, old[key], "") for key in old if key not in after.findings]
    return tuple(found + gone) if before else ()


def copy(root: Path, out: Path) -> None:
    """Put every edition into the site, as it is."""
    if (root / FOLDER).is_dir():
        shutil.copytree(root / FOLDER, out / FOLDER, ignore=shutil.ignore_patterns(".*"))


def archive(files: Mapping[str, bytes]) -> bytes:
    """Files as one zip, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in sorted(files.items()):
            info = zipfile.ZipInfo(path, DATE)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            packed.writestr(info, data)
    return out.getvalue()


def _read(folder: Path) -> Edition:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = {path: int(entry["bytes"]) for path, entry in manifest["files"].items()}
        there = {f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_symlink() or not f.is_dir()} - {_MANIFEST}
        if strange := sorted({*there} ^ {*files}) or sorted(f.name for f in folder.rglob("*") if f.is_symlink()) or ([] if manifest["name"] == folder.name else [manifest["name"]]):
            raise LacunaError(f"the edition “{folder.name}” was altered: {strange[0]} does not belong to it, or is missing; restore it from the repository's history")
        for path, entry in manifest["files"].items():
            if hashlib.sha256((folder / path).read_bytes()).hexdigest() != entry["sha256"]:
                raise LacunaError(f"the edition “{folder.name}” was altered: {path} is not what was frozen; restore it from the repository's history")
        findings = {}
        for path in files:
            if path.startswith("findings/"):
                a = json.loads((folder / path).read_text(encoding="utf-8"))
                findings |= {(a["jurisdiction"], r["id"]): r["finding"] for r in a["requirements"]}
        return Edition(name=manifest["name"], as_of=date.fromisoformat(manifest["as_of"]), findings=findings, files=files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LacunaError(f"the edition “{folder.name}” cannot be read: {error}; restore it from the repository's history") from None


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
