"""The forms in which the questionnaire is published, by the ending of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.questionnaire.page import page
from generator.questionnaire.questions import Questionnaire, questionnaire
from generator.requirement import Instrument
from generator.wording import Wording


def _word(q: Questionnaire, w: Wording) -> bytes:
    from generator.questionnaire.word import document  # loaded when wanted: other commands need not wait for it

    return document(q, w)


def _sheet(q: Questionnaire, w: Wording) -> bytes:
    from generator.questionnaire.sheet import workbook

    return workbook(q, w)


FORMS: Mapping[str, Callable[[Questionnaire, Wording], bytes]] = {"docx": _word, "xlsx": _sheet, "html": lambda q, w: page(q, w).encode()}


def form(instrument: Instrument, w: Wording, ending: str) -> bytes:
    """The questionnaire on an instrument in one of the forms."""
    return FORMS[ending](questionnaire(instrument, w), w)
