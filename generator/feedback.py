"""The links by which a reader reports an error: an issue form of the project's repository, filled in as far as the page knows.

The address of the repository stands in mkdocs.yml (extra.repository). Where it is empty, there are no links. The forms are
those of .github/ISSUE_TEMPLATE; the names of their fields are the names given here.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

import yaml

from generator.problems import LacunaError

FINDING, LAW = "finding-is-wrong.yml", "law-has-changed.yml"


def repository(root: Path) -> str:
    """The address of the project's repository, or nothing. Raises LacunaError for one that is no https address."""
    address = str((_settings(root).get("extra") or {}).get("repository") or "").rstrip("/")
    if address and not re.fullmatch(r"https://[\w.-]+(/[\w.-]+)+", address):
        raise LacunaError(f"mkdocs.yml: extra.repository is “{address}”; write the address of the repository, such as https://github.com/owner/name, or leave it empty")
    return address


def site_url(root: Path) -> str:
    """The address of the published site, ending in a slash, or nothing. Raises LacunaError for one that is no https address."""
    address = str(_settings(root).get("site_url") or "").rstrip("/")
    if address and not re.fullmatch(r"https?://[\w.-]+(:\d+)?(/[\w.~-]+)*", address):
        raise LacunaError(f"mkdocs.yml: site_url is “{address}”; write the address of the published site, such as https://example.org/lacuna, or leave it empty")
    return f"{address}/" if address else ""


def _settings(root: Path) -> dict:
    file = root / "mkdocs.yml"
    return (yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) or {}) if file.is_file() else {}


def issue(repository: str, form: str, **fields: str) -> str:
    """The address of a form with these fields filled in; nothing where the project names no repository.

    >>> issue("https://github.com/owner/name", FINDING, country="CAN", pinpoint="s. 3(1)")
    'https://github.com/owner/name/issues/new?template=finding-is-wrong.yml&country=CAN&pinpoint=s.+3%281%29'
    >>> issue("", FINDING, country="CAN")
    ''
    """
    return f"{repository}/issues/new?{urlencode({'template': form, **{k: v for k, v in fields.items() if v}})}" if repository else ""
