"""What is known of a country beside its law: groups, treaties, reported facts; and the page of a country that was not reviewed."""

from __future__ import annotations

import factory
import pytest
from factory import INSTRUMENT, MARKED

from generator.assess import assess
from generator.load import examine, load
from generator.views.profile import groups, profile
from generator.wording import Wording

REPORTED = """
reported:
  - {kind: law, says: {en: An act of 1990., fr: Une loi de 1990., original: قانون 1990}, certainty: stated, sources: ["https://example.org/act"]}
  - {kind: authority, says: {en: A ministry., fr: Un ministère.}, certainty: general-knowledge, sources: []}
review: {marking: "null", records: "null", general-criminal-law: "null"}
"""


def _profile(w, language="en"):
    j = w.corpus.jurisdictions["AAA"]
    return profile(w.corpus, assess(w.corpus, j, w.corpus.instruments[INSTRUMENT], factory.DAY), Wording(w.corpus.vocabulary_of(j), language))


def test_reported_facts_are_shown_and_make_no_finding(world):
    """Press reports are no law."""
    w = world(needs=MARKED, AAA=REPORTED)
    assert w.finding("AAA") == "not_reviewed"
    (law, facts), (authority, _) = _profile(w).reported
    assert (law, facts[0].says, facts[0].original, facts[0].sources[0].text) == ("law in force, as reported", "An act of 1990.", "قانون 1990", "example.org")
    assert authority == "authority"


def test_a_country_that_was_not_reviewed_says_which_texts_to_bring(world):
    """A contributor knows exactly what would be needed, and what hangs on it."""
    (row,) = _profile(world(needs=MARKED, AAA=REPORTED)).bring
    assert (row.area, row.state, row.elements) == ("Marking", "not started", "1 element") and "decree" in row.texts


def test_an_area_that_is_complete_is_not_asked_for(world):
    """Nothing is asked for twice."""
    assert _profile(world(needs=MARKED, AAA="[]")).bring == ()


@pytest.mark.parametrize(
    ("group", "message"),
    [("members: [BBX]", "nothing is called “BBX”"), ("parties_of: attt", "nothing is called “attt”"), ("topics: [markings]", "“markings” is not one of the values")],
)
def test_a_slip_in_a_group_is_named_with_its_line(tmp_path, group, message):
    """A group names countries, treaties and topics that are known."""
    factory.world(tmp_path, needs=MARKED, AAA="[]")
    (tmp_path / "protocol/groups.yml").write_text(f"groups:\n  - id: g\n    kind: group\n    name: {{en: G, fr: G}}\n    {group}\n    source: S\n", encoding="utf-8")
    (found,) = [p for p in examine(tmp_path)[1] if p.at.path == "protocol/groups.yml"]
    assert message in found.message and found.at.line == 5


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("groups", "groups:\n" + 2 * "  - {id: g, kind: group, name: {en: G, fr: G}, members: [AAA], source: S}\n", "the id “g” is taken"),
        ("participation", "treaties: {t: {en: T, fr: T}}\nparticipation:\n  - {jurisdiction: CAN, treaty: t, status: party, source: S}\n  - {jurisdiction: CAN, treaty: t, status: signatory, source: S}\n", "“CAN” and “t” stand here a second time"),
    ],
)  # fmt: skip
def test_what_stands_twice_is_named(tmp_path, file, text, message):
    """Neither of two groups, nor of two answers on one treaty, wins in silence."""
    factory.world(tmp_path, needs=MARKED, AAA="[]")
    path = f"protocol/{file}.yml"
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert [(p.check, p.message) for p in examine(tmp_path)[1] if p.at.path == path] == [("duplicate-id", message)]


def test_the_parties_of_a_convention_are_those_that_are_established(corpus):
    """A signatory is no party, and “not established” is neither."""
    parties = {state for state, of in corpus.participation.items() if "ecowas" in of and of["ecowas"].status == "party"}
    (group,) = [g for g in corpus.groups if g.id == "ecowas-parties"]
    assert set(group.members) == parties and "GHA" not in parties


def test_every_member_of_a_group_of_the_programme_has_a_page(corpus):
    """Every country that the programme's reports name is on the map."""
    named = {m for g in corpus.groups if g.kind != "convention" for m in g.members}
    assert named <= set(corpus.jurisdictions)


def test_groups_name_their_source_and_link_to_countries(corpus):
    """Membership can be checked."""
    views = [g for _, found in groups(corpus, Wording(corpus.vocabulary, "fr")) for g in found]
    assert all(g.source for g in views)
    (maghreb,) = [g for g in views if g.id == "maghreb"]
    assert [name for name, _ in maghreb.members] == ["Algérie", "Libye", "Maroc", "Mauritanie", "Tunisie"]


def test_a_project_without_groups_loads(tmp_path):
    """The file is optional."""
    factory.world(tmp_path, needs=MARKED, AAA="[]")
    assert load(tmp_path).groups == ()
