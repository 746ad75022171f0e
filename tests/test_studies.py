"""Studies of topics and groups: what is shared, where laws differ, which gaps are common, which values laws give; and what is not said."""

from __future__ import annotations

import factory
import pytest
from factory import MARKED

from generator.load import load
from generator.pages import Pages
from generator.views import study_values as values
from generator.views.group import group_study
from generator.views.study import study
from generator.wording import Wording

CONTENT = "{rule: marking, event: [manufacture], objects: [firearms], content: [serial-number, manufacturer]}"
KEPT = "{every: {rule: records, event: [manufacture], objects: [firearms]}, each_provision: true, has: {retention: {at_least: 10 years}}, if_none: not_met}"
UNREAD = """
review: {marking: "null", records: "null", general-criminal-law: "null"}
reported: [{kind: law, says: {en: An act of 1990., fr: Une loi de 1990.}, certainty: stated, sources: []}]
"""
GROUP = "  - {{id: {id}, kind: {kind}, name: {{en: {id}, fr: {id}}}, source: S{more}}}\n"


def _marking(content: str) -> str:
    return f"- {{rule: marking, event: [manufacture], objects: [firearms], content: [{content}]}}"


def _kept(*periods: str) -> str:
    return "\n".join(f"- {{rule: records, event: [manufacture], objects: [firearms], content: [serial-number], retention: {p}}}" for p in periods)


def _pages(w, language="en"):
    corpus = load(w.root)
    states = [j for j in corpus.jurisdictions if not corpus.jurisdictions[j].union]
    return Pages(corpus, [factory.World(w.root, corpus).assessment(id) for id in states], factory.DAY, language)


def _study(w, language="en"):
    pages = _pages(w, language)
    return study("marking", list(pages.corpus.instruments.values()), pages._read, pages.w)


def _group(w, id):
    pages = _pages(w)
    return group_study(pages.corpus, next(g for g in pages.corpus.groups if g.id == id), pages.reports, pages.w)


@pytest.fixture
def grouped(tmp_path):
    """Two countries that mark, one that does not, one that was not read, and groups of them."""
    w = factory.world(tmp_path, requirements=f"{{t-1: {{elements: {{x: {{needs: {MARKED}}}}}}}, t-2: {{elements: {{x: {{needs: {KEPT}}}}}}}}}",
                      AAA=f"- {MARKED}", BBB=f"- {MARKED}", CCC="[]", DDD=UNREAD)  # fmt: skip
    groups = (("read", "group", ", members: [AAA, BBB]"), ("mixed", "group", ", members: [AAA, CCC, DDD]"), ("unread", "group", ", members: [DDD]"),
              ("single", "group", ", members: [AAA, DDD]"), ("limited", "project", ", members: [AAA], topics: [records]"), ("unnamed", "project", ", topics: [marking]"))  # fmt: skip
    (tmp_path / "protocol/groups.yml").write_text("groups:\n" + "".join(GROUP.format(id=id, kind=kind, more=more) for id, kind, more in groups), encoding="utf-8")
    return w


def _names(tallies):
    return [t.name for t in tallies]


def test_every_country_stands_under_its_finding(world):
    """Who meets it, partly, not; each with the way to the finding."""
    v = _study(world(needs=CONTENT, AAA=_marking("serial-number, manufacturer"), BBB=_marking("serial-number"), CCC="[]", DDD=UNREAD))
    (row,) = v.sections[0].rows
    assert [(f.mark.id, f.countries) for f in row.tally.found] == [
        ("met", (("State of AAA", "countries/aaa/#t-1.x"),)), ("partly_met", (("State of BBB", "countries/bbb/#t-1.x"),)), ("not_met", (("State of CCC", "countries/ccc/#t-1.x"),))]  # fmt: skip
    assert row.strip.count("<rect") == 3


def test_what_most_have_and_common_gaps_are_counted_over_all_that_were_read(world):
    """Two of three have it; a country of which no law was read is in no count."""
    assert _names(_study(world(needs=MARKED, AAA=f"- {MARKED}", BBB=f"- {MARKED}", CCC="[]", DDD=UNREAD)).agreement.shared) == ["it is there"]
    assert _names(_study(world(needs=MARKED, AAA=f"- {MARKED}", BBB="[]", CCC="[]", DDD=UNREAD)).agreement.gaps) == ["it is there"]


def test_where_neither_side_is_the_larger_they_differ(world):
    """One has it, one has not."""
    assert _names(_study(world(needs=MARKED, AAA=f"- {MARKED}", BBB="[]")).agreement.differ) == ["it is there"]


def test_what_is_not_known_makes_no_majority_and_is_named(world):
    """One has it, of the other two nothing is known: neither shared nor a gap."""
    not_known = "{laws: {}, review: {marking: partial}}"
    found = _study(world(needs=MARKED, AAA=f"- {MARKED}", BBB=not_known.replace("{}", "{bbb-act: []}"), CCC=not_known.replace("{}", "{ccc-act: []}"))).agreement
    assert (found.shared, found.gaps, found.differ) == ((), (), ())
    assert found.open[0].open == "not reviewed: State of BBB and State of CCC"


def test_a_value_that_a_law_requires_is_marked_and_leads_to_the_provision(world):
    """Who requires what in a marking: a table of values by country."""
    v = _study(world(needs=CONTENT, AAA=_marking("serial-number, manufacturer"), BBB=_marking("serial-number, calibre"), CCC="[]"))
    (field,) = v.sections[0].fields
    (table,) = field.tables
    assert field.title == "marking: content" and [name for name, _ in table.countries] == ["State of AAA", "State of BBB"]
    assert [(r.label, r.asked, [bool(c) for c in r.cells]) for r in table.rows] == [
        ("name of the manufacturer", True, [True, False]), ("serial number", True, [True, True]), ("calibre", False, [False, True])]  # fmt: skip
    assert table.rows[0].cells[0].cite.path == "laws/aaa-act/#p-1"
    assert field.without == "No provision counts: State of CCC."


def test_countries_beyond_a_table_stand_in_a_further_one(world):
    """Twenty-five columns do not fit a page."""
    codes = [f"A{chr(65 + n)}{c}" for c in "AB" for n in range(13)]
    v = _study(world(needs=CONTENT, **{c: _marking("serial-number, manufacturer") for c in codes}))
    assert [len(t.countries) for t in v.sections[0].fields[0].tables] == [24, 2]


def test_the_limit_on_the_number_line_is_that_of_the_test(world):
    """Ten years come from the instrument's test, not from the code; what falls short is hollow."""
    v = _study(world(needs=KEPT.replace("10 years", "12 years"), AAA=_kept("5 years", "permanent"), BBB=_kept("12 years"), CCC=_kept("life-of-register"), DDD=UNREAD))
    field = next(f for f in v.sections[0].fields if f.plot)
    assert field.plot.count("lx-limit-label") == 1 and "≥ 12 years" in field.plot
    assert field.plot.count("lx-hollow") == 1 and field.plot.count("lx-dot") == 2
    assert {country: [(s.label, s.sign) for s in said] for (country, _), said in field.numbers} == {
        "State of AAA": [("5 years", "○"), ("permanently", "●")], "State of BBB": [("12 years", "●")], "State of CCC": [("for the life of the register", "○")]}  # fmt: skip


def test_what_satisfies_in_part_is_not_what_is_asked(world):
    """The instrument names the manufacturer; the calibre is only a makeshift."""
    w = world(needs=f"{{any_of: [{MARKED[:-1]}, content: [manufacturer]}}, {{partly: {MARKED[:-1]}, content: [calibre]}}}}]}}", AAA="[]")
    assert values.asked(w.corpus.instruments[factory.INSTRUMENT].requirements[0])["marking", "content"] == {"manufacturer"}


def test_an_element_that_an_alternative_decides_is_no_gap(world):
    """Nothing hangs on the branch that was not chosen."""
    w = world(elements=f"{{any_of: {{a: {{needs: {MARKED}}}, b: {{needs: {{rule: marking, event: [import], objects: [firearms]}}}}}}}}".replace("{any_of", "{y: {any_of") + "}", AAA=f"- {MARKED}")
    v = _study(w)
    assert [r.tally.found[0].mark.id for r in v.sections[0].rows] == ["met", "alternative"] and v.agreement.gaps == ()


def test_a_group_shows_what_its_reviewed_members_share_and_lack(grouped):
    """Both mark, and neither keeps records."""
    v = _group(grouped, "read")
    assert (_names(v.agreement.shared), _names(v.agreement.gaps), v.notices) == (["t-1"], ["t-2"], ())
    assert [(c.name, c.mark.id) for c in v.topics[0].tables[0][0].cells] == [("State of AAA", "met"), ("State of BBB", "met")]


def test_a_member_that_was_not_reviewed_is_named_and_counts_on_neither_side(grouped):
    """Of three members two were read, and the third needs texts."""
    v = _group(grouped, "mixed")
    assert (_names(v.agreement.differ), [name for name, _, _ in v.reviewed], [name for name, _ in v.unreviewed]) == (["t-1"], ["State of AAA", "State of CCC"], ["State of DDD"])
    assert v.notices == ("Rests on 2 of 3 members. The others were not reviewed and count on neither side.",)
    assert [(row.area, who) for row, who in v.bring] == [("Marking", "State of DDD")]


def test_a_group_of_which_no_law_was_read_says_so(grouped):
    """Nothing is found and nothing concluded; what is known besides stands there."""
    v = _group(grouped, "unread")
    assert v.topics == () and v.agreement.gaps == () and "No law of any member was read" in v.notices[0]
    assert [(k.name, k.facts[0][1].says) for k in v.reported] == [("State of DDD", "An act of 1990.")]


def test_one_reviewed_member_is_described_and_not_compared(grouped):
    """One law makes no comparison."""
    assert "does not compare" in _group(grouped, "single").notices[0]


def test_a_project_shows_only_its_topics_and_says_so(grouped):
    """A project about drugs touches a few topics of firearms law."""
    v = _group(grouped, "limited")
    assert v.topics == () and v.notices[0] == "Only these topics bear on it, and only they are shown: Record-keeping."


def test_a_project_without_named_members_leads_to_the_studies_of_its_topics(grouped):
    """Aims, partners and topics are known; no State is."""
    v = _group(grouped, "unnamed")
    assert v.studies == (("Marking", "studies/marking/"),) and any("No States are named" in n for n in v.notices) and v.participation == ()


def test_every_topic_and_every_group_has_a_page_in_each_language(grouped):
    """Nothing is listed that cannot be opened."""
    for language in ("en", "fr"):
        pages = _pages(grouped, language)
        wanted = ["studies/", "studies/marking/", *(f"groups/{g.id}/" for g in pages.corpus.groups)]
        assert set(wanted) <= set(pages.paths)
        assert all("<h1" in pages.page(path).body for path in wanted)


def test_a_study_names_the_countries_that_were_not_reviewed(grouped):
    """They are never left out in silence."""
    text = _pages(grouped).page("studies/marking/").body
    assert "1 further country is not reviewed." in text and "State of DDD" in text


def test_a_project_without_reviewed_countries_builds(world):
    """The first day of a project."""
    v = _study(world(needs=MARKED, AAA=UNREAD))
    assert v.sections[0].rows == () and v.agreement.shared == ()


def test_each_limit_and_value_has_words_in_french(corpus):
    """A study is handed out in the language of its readers."""
    assert Wording(corpus.vocabulary, "fr").period("10 years") == "10 ans"
