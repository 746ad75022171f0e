"""Findings, and how those of elements make that of a requirement.

A finding is a word, never a number: there is no score. Strength decides what can be a gap; what the instrument asks States
to consider, to endeavour or merely allows is present or absent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from generator.requirement import Branch, Element

DUTIES = frozenset({"shall", "shall-qualified", "shall-if"})
OPTIONS = frozenset({"consider", "endeavour", "may"})  # what a treaty asks to consider or merely allows
CORE = frozenset({"mandatory", "conditional"})  # the parts of a model law that it gives to every State; no duties


class Finding(StrEnum):
    """What was found; labels and meanings stand in the vocabulary."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"
    NOT_TRIGGERED = "not_triggered"
    NOT_REVIEWED = "not_reviewed"
    PRESENT = "present"
    PARTLY_PRESENT = "partly_present"
    ABSENT = "absent"
    ALIGNED = "aligned"
    PARTLY_ALIGNED = "partly_aligned"
    ALIGNED_OTHERWISE = "aligned_otherwise"
    NOT_ADOPTED = "not_adopted"


NEVER_A_GAP = {Finding.MET: Finding.PRESENT, Finding.PARTLY_MET: Finding.PARTLY_PRESENT, Finding.NOT_MET: Finding.ABSENT}
AS_JUDGED = {Finding.ALIGNED: Finding.MET, Finding.ALIGNED_OTHERWISE: Finding.MET, Finding.PARTLY_ALIGNED: Finding.PARTLY_MET, Finding.NOT_ADOPTED: Finding.NOT_MET}
OPEN = (Finding.UNCLEAR, Finding.NOT_REVIEWED)
_SHORT = (Finding.PARTLY_MET, Finding.NOT_MET)
_BEST_FIRST = (
    Finding.MET, Finding.PRESENT, Finding.PARTLY_MET, Finding.PARTLY_PRESENT, Finding.UNCLEAR, Finding.NOT_REVIEWED, Finding.NOT_TRIGGERED,
    Finding.NOT_MET, Finding.ABSENT,
)  # fmt: skip


def roll_up(node: Branch | Element, findings: Mapping[str, Sequence[Finding]]) -> Finding:
    """The finding of a node of a requirement's tree, from the findings of its elements by id.

    Of alternatives the best counts. Elements that are not triggered, and optional ones beside duties, are left out. Where
    nothing is short but something is open, the whole is open.
    """
    if isinstance(node, Element):
        return _together(findings.get(node.id, ()))
    children = [roll_up(child, findings) for child in node.children]
    return min(children, key=_BEST_FIRST.index) if node.any_of else _together(children)


def chosen(node: Branch | Element, findings: Mapping[str, Sequence[Finding]]) -> frozenset[str]:
    """The ids of the elements on which the finding of a node rests: of alternatives, those of the best branch."""
    if isinstance(node, Element):
        return frozenset({node.id})
    best = [min(node.children, key=lambda child: _BEST_FIRST.index(roll_up(child, findings)))] if node.any_of else node.children
    return frozenset().union(*(chosen(child, findings) for child in best))


def _together(findings: Iterable[Finding]) -> Finding:
    found = [f for f in findings if f != Finding.NOT_TRIGGERED]
    duties = [f for f in found if f not in NEVER_A_GAP.values()]
    if not found:
        return Finding.NOT_TRIGGERED
    if not duties:
        if set(found) == {Finding.PRESENT}:
            return Finding.PRESENT
        return Finding.ABSENT if set(found) == {Finding.ABSENT} else Finding.PARTLY_PRESENT
    if any(f in _SHORT for f in duties):
        judged = {f for f in duties if f not in OPEN}
        return Finding.NOT_MET if judged == {Finding.NOT_MET} else Finding.PARTLY_MET
    open_ones = [f for f in duties if f in OPEN]
    return max(open_ones, key=OPEN.index) if open_ones else Finding.MET
