"""The timeline of findings, and judgements of days before the law that was read."""

from datetime import date

import pytest
from factory import INSTRUMENT, MARKED, marked

from generator.timeline import begins, timeline

OLD = "review: {{marking: {{state: complete, as_at: 2026-01-01, since: 2010-01-01, texts: [aaa-act], searched: [mark]}}}}, laws: {{aaa-act: [{}]}}"


def _turns(w) -> list[tuple[str, str, str]]:
    events = timeline(w.corpus, w.corpus.jurisdictions["AAA"], w.corpus.instruments[INSTRUMENT])
    return [(e.day.isoformat(), t.before.value, t.after.value) for e in events for t in e.turns]


def test_silence_before_the_law_that_was_read_proves_nothing(world):
    """What a consolidation of 2026 does not show may have been law in 2015."""
    w = world(needs=MARKED, AAA="[]")
    assert (w.finding("AAA"), w.finding("AAA", on=date(2015, 1, 1))) == ("not_met", "not_reviewed")


def test_silence_counts_from_the_day_from_which_earlier_law_is_encoded(world):
    """`since` is a promise that repealed and amended law of the area is there as well."""
    w = world(needs=MARKED, AAA="{" + OLD.format("") + "}")
    assert (w.finding("AAA", on=date(2010, 1, 1)), w.finding("AAA", on=date(2009, 12, 31))) == ("not_met", "not_reviewed")


def test_an_earlier_rule_counts_on_an_earlier_day(world):
    """What is found needs no complete record."""
    w = world(needs=MARKED, AAA="- " + marked(in_force="2000-01-01", ends="2020-01-01"))
    assert (w.finding("AAA", on=date(2015, 1, 1)), w.finding("AAA")) == ("met", "not_met")


def test_the_timeline_shows_each_turn_of_a_finding_past_and_to_come(world):
    """A law is repealed, another follows, and a third will narrow it."""
    rules = f"{marked(in_force='2012-01-01', ends='2020-01-01')}, {marked(in_force='2021-01-01', ends='2030-01-01')}, {marked(in_force='2030-01-01', only='{class: [civil]}')}"
    w = world(needs=MARKED, AAA="{" + OLD.format(rules) + "}")
    assert _turns(w) == [("2012-01-01", "not_met", "met"), ("2020-01-01", "met", "not_met"), ("2021-01-01", "not_met", "met"), ("2030-01-01", "met", "partly_met")]


def test_the_timeline_begins_where_the_record_does(world):
    """What lies before is left out, not guessed."""
    w = world(needs=MARKED, AAA="- " + marked(in_force="2012-01-01"))
    assert (_turns(w), begins(w.corpus.jurisdictions["AAA"])) == ([], date(2026, 1, 1))


def test_an_event_names_the_laws_that_make_it(world):
    """A reader sees which act ended and which began."""
    w = world(needs=MARKED, AAA="{" + OLD.format("").replace("aaa-act: []", f"aaa-act: [{marked(ends='2020-01-01')}], aaa-new: [{marked(in_force='2020-02-01')}]") + "}")
    first, second = timeline(w.corpus, w.corpus.jurisdictions["AAA"], w.corpus.instruments[INSTRUMENT])
    assert ([law.id for law in first.ends], [law.id for law in second.begins]) == (["aaa-act"], ["aaa-new"])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_terminal_warns_of_a_day_before_the_law_that_was_read(lacuna, root, language):
    """A reader who asks for 1990 is told what the answer rests on."""
    code, out, _ = lacuna("--root", root, "assess", "CAN", "--as-of", "1990-01-01", "--lang", language)
    assert code == 0 and {"en": "lies before the law that was read", "fr": "antérieur au droit lu"}[language] in out
    assert "lies before" not in lacuna("--root", root, "assess", "CAN", "--as-of", "2026-11-21")[1]
