"""The questionnaire on the site: its forms in one language, and what the page that offers them shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.load import Corpus
from generator.questionnaire.forms import FORMS
from generator.questionnaire.page import page
from generator.questionnaire.questions import questionnaire
from generator.wording import Wording

PATH = "questionnaire/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The forms on one instrument as the page lists them: links below the page, and the names under which they are saved."""

    title: str
    page: str
    page_note: str
    downloads: tuple[tuple[str, str, str], ...]  # label, link, name of the saved file


def offers(corpus: Corpus, w: Wording) -> tuple[Offer, ...]:
    """The forms of every instrument."""
    found = []
    for i in (i for i in corpus.instruments.values() if not i.is_model):
        n = len(questionnaire(i, w).questions)
        labels = {"docx": w("q_form_word"), "xlsx": w("q_form_sheet"), "html": w("q_form_offline")}
        downloads = tuple((labels[ending], f"{i.id}.{ending}", f"questionnaire-{i.id}-{w.language}.{ending}") for ending in FORMS)
        found.append(Offer(title=w("q_forms", name=w.text(i.short), n=n), page=f"{i.id}.html", page_note=w("q_form_page_note"), downloads=downloads))
    return tuple(found)


def files(corpus: Corpus, language: str, names: Mapping[str, str]) -> dict[str, bytes]:
    """Every form in one language, by its path in that language. `names` maps the languages of the site to their own names."""
    w = Wording(corpus.vocabulary, language)
    found: dict[str, bytes] = {}
    for i in (i for i in corpus.instruments.values() if not i.is_model):
        q = questionnaire(i, w)
        elsewhere = tuple((code, name, f"../../{code}/{PATH}{i.id}.html") for code, name in names.items() if code != language)
        for ending, write in FORMS.items():
            found[f"{PATH}{i.id}.{ending}"] = page(q, w, elsewhere).encode() if ending == "html" else write(q, w)
    return found
