"""The JSON of the findings: a shape that other tools rely on."""

import json
import re
from datetime import date

import pytest
from factory import DAY

from generator import contract
from generator.assess import Finding

ELEMENT_KEYS = {"id", "object", "strength", "finding", "pending", "met_by", "provisional", "satisfied_by", "near_misses", "missing", "open", "unread", "self_reported"}


@pytest.fixture(scope="module")
def canada(assessed) -> dict:
    """The published findings for Canada."""
    return contract.assessment(assessed("CAN"))


def test_the_shape_is_that_of_the_design(canada):
    """Fields that tools read are there under their names."""
    assert {"jurisdiction": "CAN", "instrument": "firearms-protocol", "as_of": "2026-11-21"}.items() <= canada.items()
    for requirement in canada["requirements"]:
        assert {"id", "strength", "finding", "elements"} <= set(requirement)
        for element in requirement["elements"]:
            assert set(element) == ELEMENT_KEYS
            assert all({"law", "at"} <= set(p) for field in ("satisfied_by", "near_misses", "open", "unread") for p in element[field])
            assert all("reason" in n for n in element["near_misses"])


def test_it_is_plain_json(canada):
    """What is written can be read again unchanged."""
    assert json.loads(json.dumps(canada)) == canada


def test_the_example_of_the_design_holds(canada):
    """Marking at import in Canada: not met, and met from 1 December 2027."""
    requirement = next(r for r in canada["requirements"] if r["id"] == "fp-08-1-b")
    assert (requirement["strength"], requirement["finding"]) == ("shall", "not_met")
    element = next(e for e in requirement["elements"] if e["id"] == "fp-08-1-b.country-of-import")
    assert (element["object"], element["finding"], element["pending"]) == (None, "not_met", [{"from": "2027-12-01", "finding": "met"}])


def test_ids_are_those_of_the_catalogue_joined_by_dots(canada):
    """Nested elements carry the whole way, each id once an object."""
    pairs = [(e["id"], e["object"]) for r in canada["requirements"] for e in r["elements"]]
    assert ("fp-08-1-a.content.plain-marking.serial-number", None) in pairs
    assert len(pairs) == len(set(pairs))
    assert all(e["id"].startswith(f"{r['id']}.") for r in canada["requirements"] for e in r["elements"])


def test_an_element_with_objects_has_one_entry_an_object(canada):
    """Firearms, parts and ammunition are found apart; other elements have no object."""
    objects = {e["object"] for r in canada["requirements"] for e in r["elements"]}
    assert objects == {None, "firearms", "parts", "ammunition"}
    exports = [e["object"] for r in canada["requirements"] for e in r["elements"] if e["id"] == "fp-05-1-b.export"]
    assert exports == ["firearms", "parts", "ammunition"]


def test_findings_are_those_of_the_vocabulary(canada, corpus):
    """No finding is published that the glossary does not explain."""
    known = set(corpus.vocabulary.sets["findings"])
    assert known == {str(f) for f in Finding}
    found = {x["finding"] for r in canada["requirements"] for x in (r, *r["elements"])}
    assert found <= known


def test_dates_are_iso_dates(canada):
    """Year, month, day, and never an object of a programming language."""
    dates = [canada["as_of"]] + [p["from"] for r in canada["requirements"] for x in (r, *r["elements"]) for p in (*x["pending"], *x.get("near_misses", ())) if "from" in p]
    assert dates
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", d) and date.fromisoformat(d) for d in dates)


def test_every_law_that_is_named_is_a_law_of_the_corpus(canada, corpus):
    """A tool can follow each citation to its law."""
    laws = {law.id for j in corpus.jurisdictions.values() for law in j.laws}
    named = {p["law"] for r in canada["requirements"] for e in r["elements"] for field in ("satisfied_by", "near_misses", "open", "unread") for p in e[field]}
    assert named <= laws


def test_a_bill_is_named_where_the_law_is_judged_with_it(world):
    """Findings as if adopted can never be mistaken for findings of the law."""
    w = world(needs="{rule: authority, function: [trace]}", AAA="laws: {aaa-bill: {type: bill, provisions: [{rule: authority, function: [trace]}]}}")
    assert "with_bill" not in contract.assessment(w.assessment("AAA"))
    judged = contract.assessment(w.assessment("AAA", bill="aaa-bill"))
    assert (judged["with_bill"], judged["as_of"]) == ("aaa-bill", DAY.isoformat())
    assert judged["requirements"][0]["finding"] == "met"
