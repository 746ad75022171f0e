"""Outcomes against a model law: aligned, aligned in part, aligned by other means, not adopted; never a gap.

A model law is offered to legislators and binds no State. What it proposes is judged like everything else and then named
otherwise. What it adds to a treaty was perhaps not looked for when a law was read: silence on it counts only where the review
record says that the questions of the model law were put to the texts.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.findings import AS_JUDGED, Finding

_OUTCOMES = {judged: outcome for outcome, judged in AS_JUDGED.items() if outcome != Finding.ALIGNED_OTHERWISE}
_OUTCOMES |= {Finding.PRESENT: Finding.ALIGNED, Finding.PARTLY_PRESENT: Finding.PARTLY_ALIGNED, Finding.ABSENT: Finding.NOT_ADOPTED}


def outcome(finding: Finding, bases: Iterable[tuple[str, ...]]) -> Finding:
    """The outcome for a finding that rests on these bases, one tuple an element: by other means where no arms law does it."""
    named = _OUTCOMES.get(finding, finding)
    known = list(bases)
    by_others = named == Finding.ALIGNED and known and all(b and "provision" not in b for b in known)
    return Finding.ALIGNED_OTHERWISE if by_others else named


def of_element(finding: Finding, bases: tuple[str, ...], silence_counts: bool) -> Finding:
    """The outcome of an element; where silence may not count, what was not found was not looked for."""
    if _OUTCOMES.get(finding) == Finding.NOT_ADOPTED and not silence_counts:
        return Finding.NOT_REVIEWED
    return outcome(finding, [bases])
