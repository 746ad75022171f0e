"""A preview that follows the files: what an edit does not touch is neither read, nor judged, nor rendered again.

Files are remembered by their time and size, jurisdictions and instruments by the files that they were built from,
assessments and views by the jurisdiction; views also by everything in protocol/. A page is made when it is asked for. An edit with a mistake leaves the last good
corpus in place and shows the problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator import compare_files, contract, feedback
from generator.assess import Assessment, assess
from generator.load import Corpus, Loader
from generator.pages import Pages
from generator.problems import Problem
from generator.timeline import Event


@dataclass
class Preview:
    """The site as it would be now, page by page."""

    root: Path
    languages: tuple[str, ...]
    as_of: date
    corpus: Corpus | None = None
    problems: list[Problem] = field(default_factory=list)
    version: int = 0
    _assessments: dict[tuple, Assessment] = field(default_factory=dict)
    _pages: dict[str, Pages] = field(default_factory=dict)
    _timelines: dict[Assessment, tuple[Event, ...]] = field(default_factory=dict)
    _stamps: Mapping[Path, tuple[int, int]] = field(default_factory=dict)
    _shared_changed: bool = False  # instruments, participation, groups, the crosswalk: every report shows something of them

    def __post_init__(self) -> None:
        self._loader = Loader(self.root)
        self._repository = feedback.repository(self.root)

    def refresh(self) -> bool:
        """Look at the files; where some have changed, take them in. Returns whether anything has."""
        stamps = {f: (s.st_mtime_ns, s.st_size) for d in ("laws", "protocol") for f in (self.root / d).rglob("*.yml") if (s := f.stat())}
        if stamps == self._stamps:
            return False
        shared = {f for f in {*stamps, *self._stamps} if f.is_relative_to(self.root / "protocol") and stamps.get(f) != self._stamps.get(f)}
        self._shared_changed |= bool(shared)  # until it is taken in: a mistake in between must not hide it
        self._stamps = stamps
        corpus, self.problems = self._loader.examine()
        self.version += 1
        if corpus is not None and not any(p.severity == "error" for p in self.problems):
            self._take(corpus)
        return True

    def page(self, language: str, path: str) -> tuple[str, str] | None:
        """Title and body of a page, or None where there is no such page."""
        pages = self._pages.get(language)
        if pages is None or path not in pages.paths:
            return None
        found = pages.page(path)
        return found.title, found.body

    def file(self, language: str, path: str) -> str | None:
        """The data that a page loads, or None where there is no such file."""
        pages = self._pages.get(language)
        return pages.files[path]() if pages and path.startswith(compare_files.FOLDER) and path in pages.files else None

    def data(self, name: str) -> dict[str, Any] | None:
        """The published data of one jurisdiction, by the name of its file without the ending."""
        found = (a for a in self._assessments.values() if a.jurisdiction.id.lower() == name and not a.instrument.is_model)
        return next((contract.assessment(a) for a in found), None)

    def _take(self, corpus: Corpus) -> None:
        self.corpus = corpus
        states = sorted((j for j in corpus.jurisdictions.values() if not j.union), key=lambda j: j.id)
        keys = [(i, j, corpus.unions_of(j)) for i in corpus.instruments.values() for j in states if j.laws or not i.is_model]
        self._assessments = {k: self._assessments.get(k) or assess(corpus, k[1], k[0], self.as_of) for k in keys}
        found, kept = list(self._assessments.values()), set(self._assessments.values())
        self._timelines = {a: events for a, events in self._timelines.items() if a in kept}
        known = {} if self._shared_changed else {code: pages.views for code, pages in self._pages.items()}
        self._shared_changed = False
        self._pages = {code: Pages(corpus, found, self.as_of, code, known.get(code), self._repository, self._timelines) for code in self.languages}
