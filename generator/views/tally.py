"""One question over many countries: who has which finding, and what follows for what they share, where they differ, what is short.

There is no score: a tally names the countries, and those of which it is not known never make a majority.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.views.parts import Mark
from generator.wording import Wording

HAS, SHORT, OPEN = ("met", "present"), ("partly_met", "not_met"), ("unclear", "not_reviewed")
ELSEWHERE = "alternative"  # another branch of the requirement decides, so that nothing hangs on this element
_ORDER = (*HAS, "partly_present", *SHORT, "absent", ELSEWHERE, "not_triggered", *OPEN)


@dataclass(frozen=True, slots=True)
class Found:
    """The countries with one finding: name and path to it."""

    mark: Mark
    countries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What is asked, and its findings, the strongest first. `open` names the countries of which it is not known."""

    name: str
    pinpoint: str
    path: str
    found: tuple[Found, ...]
    open: str

    def having(self, findings: Sequence[str]) -> int:
        """How many countries have one of these findings."""
        return sum(len(f.countries) for f in self.found if f.mark.id in findings)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What is shared, where there are differences, which gaps are common, and of what too little is known to say."""

    shared: tuple[Tally, ...]
    differ: tuple[Tally, ...]
    gaps: tuple[Tally, ...]
    open: tuple[Tally, ...]


def tally(name: str, pinpoint: str, path: str, findings: Iterable[tuple[Mark, tuple[str, str]]], w: Wording) -> Tally:
    """The tally of findings, each with the name of its country and the path to it."""
    by: dict[Mark, list[tuple[str, str]]] = {}
    for mark, country in findings:
        by.setdefault(mark, []).append(country)
    found = [Found(mark, tuple(by[mark])) for mark in sorted(by, key=lambda m: _ORDER.index(m.id))]
    unknown = (w("study_of", what=f.mark.word, who=w.listed(name for name, _ in f.countries)) for f in found if f.mark.id in OPEN)
    return Tally(name=name, pinpoint=pinpoint, path=path, found=tuple(found), open="; ".join(unknown))


def agreement(tallies: Iterable[Tally], enough: int) -> Agreement:
    """Sort what is asked; `enough` is how many countries make something shared, or a gap common."""
    shared, differ, gaps, open = [], [], [], []
    for t in tallies:
        has, short, unknown = t.having(HAS), t.having(SHORT), t.having(OPEN)
        if has >= enough:
            shared.append(t)
        elif short >= enough:
            gaps.append(t)
        elif unknown and max(has, short) + unknown >= enough:
            open.append(t)
        elif len(t.found) > 1:
            differ.append(t)
    return Agreement(tuple(shared), tuple(differ), tuple(gaps), tuple(open))
