"""Legal checks: what a careful editor would question in data whose form is right, one module each.

A module has an `ID` (stable, what a message shows and `lacuna explain` understands), a `SEVERITY` and `check(corpus)`, which
yields problems at exact places and knows no clock: those in `DATED` are given the day. Its docstring is its documentation
page, with a failing and a fixed example that the tests run. To add a check, write such a module and name it in the list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from types import ModuleType

from generator.checks import (
    area_unlisted,
    article_url,
    bill,
    clause_targets,
    commencement,
    contradiction,
    dates,
    duplicate,
    exemption_from_nothing,
    exemption_without_kind,
    exemption_year,
    future,
    law_id,
    law_unlisted,
    missing_text,
    no_url,
    open_unread,
    outside_competence,
    pinpoint,
    question,
    reach_of_everything,
    review_incomplete,
    review_older,
    review_texts,
    sanction,
    says_form,
    says_long,
    says_repeated,
    second_reading,
    serves_nothing,
    title_original,
    translation,
    union_review,
    unread_law,
    waiver,
    words,
)  # fmt: skip
from generator.load import Corpus
from generator.problems import Problem

# In the order in which an editor would look: the article, the fact, its reach, its clauses, its dates, the law, the review.
PLAIN: tuple[ModuleType, ...] = (
    pinpoint, words, says_form, says_long, says_repeated, translation,
    duplicate, contradiction, serves_nothing, sanction, reach_of_everything,
    clause_targets, exemption_from_nothing, exemption_without_kind, exemption_year, question, open_unread, unread_law,
    dates, bill, law_id, title_original, no_url, article_url,
    law_unlisted, area_unlisted, review_incomplete, review_texts, review_older, missing_text, union_review, outside_competence, second_reading,
)  # fmt: skip
DATED: tuple[ModuleType, ...] = (commencement, future)
CHECKS: Mapping[str, ModuleType] = {module.ID: module for module in (*PLAIN, *DATED, waiver)}


def run(corpus: Corpus, day: date, incomplete: Collection[str] = ()) -> list[Problem]:
    """Every problem that the checks find and no waiver covers, sorted; `day` is today.

    `incomplete` are the ids of jurisdictions that could not be built whole: of their waivers none is called unused.
    """
    found = [p for module in PLAIN for p in module.check(corpus)]
    found += [p for module in DATED for p in module.check(corpus, day)]
    return sorted(waiver.apply(corpus, found, CHECKS, day, incomplete))


def page(id: str) -> str:
    """The documentation page of a check, in Markdown. Raises KeyError."""
    module = CHECKS[id]
    title, _, rest = (module.__doc__ or "").partition("\n\n")
    return f"# {id} ({module.SEVERITY})\n\n{title}\n\n{rest.strip()}\n"


def summary(id: str) -> str:
    """What a check finds, in one line. Raises KeyError."""
    return (CHECKS[id].__doc__ or "").partition("\n")[0]
