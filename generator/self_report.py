"""What a State says of its own law, beside what the text says: an answer, and whether it contradicts the finding.

A self-report is evidence of second class. Nothing here is used by `assess`: an answer never makes or changes a finding.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.assess import Assessment, ElementFinding
from generator.findings import Finding
from generator.model import Answer

# Answers that cannot stand together with a finding. Findings that leave something open (unclear, not reviewed) contradict nothing.
_CONTRADICTS = {
    "yes": (Finding.NOT_MET, Finding.PARTLY_MET, Finding.ABSENT, Finding.PARTLY_PRESENT),
    "no": (Finding.MET, Finding.PRESENT),
}


@dataclass(frozen=True, slots=True)
class Reported:
    """An answer to the question on an element, and whether the finding from the text contradicts it."""

    answer: Answer
    contradicts: bool


def reported(a: Assessment, e: ElementFinding) -> Reported | None:
    """What was answered on an element; None where nothing was."""
    report = a.jurisdiction.self_reported
    answer = report.answers.get((e.element.id, e.object)) if report else None
    return Reported(answer, e.finding in _CONTRADICTS.get(answer.answer, ())) if answer else None
