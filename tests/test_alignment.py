"""A model law as an instrument: outcomes that are never gaps, and silence that proves nothing where nobody asked."""

from __future__ import annotations

import pytest
from factory import DAY, MARKED, marked, write

from generator.assess import assess
from generator.load import examine, load

RECORDS = "{rule: records, event: [manufacture], objects: [firearms]}"


def _both() -> dict:
    return {"en": "Model", "fr": "Modèle"}


def _element(extra: dict) -> dict:
    return {"text": _both(), **({"recommend": _both(), "wording": _both()} if "needs" in extra else {}), **extra}


def _model(root, elements: dict, strength: str = "mandatory", **more) -> None:
    """A model law of one item beside the tiny protocol of the factory."""
    folder = root / "protocol" / "model"
    folder.mkdir(exist_ok=True)
    write(folder / "instrument.yml", {"id": "model", "kind": "model", "name": _both(), "short": _both(), "topics": ["records"], "order": ["m-1"],
                                      "conventions": [{"id": "none", "en": "None.", "fr": "Aucune."}]})  # fmt: skip
    item = {"id": "m-1", "pinpoint": {"en": "ch. I", "fr": "chap. I"}, "chapter": "I", "confidence": "medium", "strength": strength, "title": _both(), "text": _both(),
            "elements": {n: _element(e) for n, e in elements.items()}, **more}  # fmt: skip
    write(folder / "records.yml", {"requirements": [item]})


def _outcome(world, country: str, elements: dict, **more) -> tuple[str, list[str]]:
    w = world(needs=MARKED, AAA=country)
    _model(w.root, elements, **more)
    corpus = load(w.root)
    (found,) = assess(corpus, corpus.jurisdictions["AAA"], corpus.instruments["model"], DAY).requirements
    return str(found.finding), [str(e.finding) for e in found.elements]


@pytest.mark.parametrize(("law", "outcome"), [("- " + MARKED, "aligned"), ("- " + marked(only="{class: [civil]}"), "partly_aligned"), ("[]", "not_adopted")])
def test_an_item_that_only_implements_the_treaty_follows_its_finding(world, law, outcome):
    """The same fact is not judged twice."""
    assert _outcome(world, law, {"x": {"follows": "t-1"}}) == (outcome, [outcome])


def test_what_the_model_adds_is_not_missed_where_nobody_looked_for_it(world):
    """A law read for the treaty may hold more than was entered."""
    beyond = {"x": {"needs": {"rule": "records", "event": ["manufacture"], "objects": ["firearms"]}}}
    assert _outcome(world, "[]", beyond)[0] == "not_reviewed"


def test_silence_counts_where_the_questions_of_the_model_were_put(world):
    """The record says so."""
    w = world(needs=MARKED, AAA="[]")
    _model(w.root, {"x": {"needs": {"rule": "records", "event": ["manufacture"], "objects": ["firearms"]}}})
    profile = w.root / "laws/aaa/country.yml"
    profile.write_text(profile.read_text().replace("review:\n", "review:\n  asked: [model]\n"))
    corpus = load(w.root)
    (found,) = assess(corpus, corpus.jurisdictions["AAA"], corpus.instruments["model"], DAY).requirements
    assert str(found.finding) == "not_adopted"


def test_what_was_found_counts_also_where_nobody_asked(world):
    """A rule is a rule."""
    beyond = {"x": {"needs": {"rule": "records", "event": ["manufacture"], "objects": ["firearms"]}}}
    assert _outcome(world, "- " + RECORDS, beyond)[0] == "aligned"


def test_general_law_aligns_by_other_means(world):
    """The model gives it to the arms act; the penal code does it as well."""
    law = f"laws: {{aaa-code: {{general_law: true, provisions: [{MARKED}]}}}}"
    assert _outcome(world, law, {"x": {"follows": "t-1"}})[0] == "aligned_otherwise"


@pytest.mark.parametrize("strength", ["mandatory", "conditional", "must-consider", "optional"])
def test_no_part_of_a_model_law_makes_a_gap(world, strength):
    """Not even the one that calls itself mandatory."""
    finding, elements = _outcome(world, "[]", {"x": {"follows": "t-1"}}, strength=strength)
    assert {finding, *elements} == {"not_adopted"}


def test_an_item_that_names_an_unknown_requirement_is_a_problem(world):
    """A slip in an id is found before a report is made."""
    w = world(needs=MARKED, AAA="[]")
    _model(w.root, {"x": {"follows": "t-2"}}, implements=["t-9"])
    assert {p.message for p in examine(w.root)[1]} == {"m-1 names “t-9”, and no requirement is called that", "m-1 names “t-2”, and no requirement is called that"}


def test_the_model_law_gives_no_article_numbers_and_says_how_sure_it_is(corpus):
    """None could be verified."""
    items = [q for i in corpus.instruments.values() if i.is_model for q in i.requirements]
    assert items and all(q.chapter and q.confidence and not any(c.isdigit() for c in q.pinpoint["en"]) for q in items)


def test_the_report_can_be_read_against_either_instrument_or_both(pages_of):
    """Links between the two, and on each point what the other finds."""
    treaty, model = pages_of("en/countries/can/"), pages_of("en/countries/can-unodc-model-law/")
    assert "../../countries/can-unodc-model-law/" in treaty and 'href="../../countries/can/"' in model
    assert "can-unodc-model-law/#ml-iv-import-marking" in treaty and "countries/can/#fp-08-1-b" in model


@pytest.fixture
def pages_of(site):
    """The text of a page of the real site."""
    return lambda path: (site / path / "index.html").read_text(encoding="utf-8")
