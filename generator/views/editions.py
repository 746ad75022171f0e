"""The editions in words: what each holds, and what it finds otherwise than the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.countries import names
from generator.editions import FOLDER, Change, Edition, changes
from generator.load import Corpus
from generator.requirement import Instrument, Requirement
from generator.views.parts import Mark, mark
from generator.views.record import path_of
from generator.wording import Wording

Known = Mapping[str, tuple[Instrument, Requirement]]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A requirement whose finding changed; a mark is None where the country or the requirement was not there."""

    title: str
    path: str
    before: Mark | None
    after: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionView:
    """An edition as its page lists it; paths are below the root of the site."""

    name: str
    day: str
    summary: str
    manifest: str
    added: str
    changes: tuple[tuple[str, tuple[ChangeView, ...]], ...]  # country, what changed
    files: tuple[tuple[str, str], ...]  # name, path
    cite: str


def editions_view(corpus: Corpus, found: tuple[Edition, ...], w: Wording) -> tuple[EditionView, ...]:
    """Every edition, the latest first."""
    older = (*found[1:], None)[: len(found)]
    known = {q.id: (i, q) for i in corpus.instruments.values() for q in i.requirements}
    return tuple(_edition(corpus, known, e, before, w) for e, before in zip(found, older, strict=True))


def label(found: tuple[Edition, ...], as_of: date, w: Wording) -> str:
    """What a page says of the edition that it belongs to: it follows the latest that was frozen by then."""
    found = tuple(e for e in found if e.as_of <= as_of)
    return w("edition_after", name=found[0].name, day=w.day(found[0].as_of)) if found else w("edition_none")


def _edition(corpus: Corpus, known: Known, e: Edition, before: Edition | None, w: Wording) -> EditionView:
    by_country: dict[str, list[Change]] = {}
    for change in changes(before, e):
        by_country.setdefault(change.country, []).append(change)
    added = [w.text(names(corpus, c)) or c for c in e.countries if before and c not in before.countries]
    return EditionView(
        name=e.name, day=w.day(e.as_of), summary=w.count("edition_holds", len(e.countries), files=len(e.files)), manifest=f"{FOLDER}/{e.name}/manifest.json",
        added=w("edition_added", what=w.listed(added)) if added else "",
        changes=tuple((w.text(names(corpus, c)) or c, tuple(_change(corpus, known, x, w) for x in rows)) for c, rows in sorted(by_country.items())),
        files=tuple((path.rpartition("/")[2], f"{FOLDER}/{e.name}/{path}") for path in e.files if path.startswith(f"documents/{w.language}/") or path.endswith(f"-{w.language}.zip")),
        cite=w("edition_cite", name=e.name, day=w.day(e.as_of)),
    )  # fmt: skip


def _change(corpus: Corpus, known: Known, x: Change, w: Wording) -> ChangeView:
    i, q = known.get(x.requirement, (None, None))
    title = f"{w.text(q.title)} ({w.text(q.pinpoint)})" if q else x.requirement
    path = f"{path_of(x.country, i)}#{x.requirement}" if q and x.country in corpus.jurisdictions else ""
    return ChangeView(title, path, mark(x.before, w) if x.before else None, mark(x.after, w) if x.after else None)
