"""Citations as lawyers write them, with the way to the official text."""

import pytest

from generator.model import Citation, Law


def _law(**fields) -> Law:
    given = {"id": "aaa-act", "jurisdiction": "AAA", "title": {"en": "Act"}, "citation": "Act 1", "type": "act", "cite_as": "s. {}", "language": "en", "completeness": "whole"}
    return Law(**{**given, **fields})


@pytest.mark.parametrize(
    ("cite_as", "at", "written"),
    [
        ("s. {}", ["3(1)"], "s. 3(1)"), ("§ {}", ["24(1)", "2"], "§ 24(1), 2"), ("art. {}", ["5 bis"], "art. 5 bis"),
        ("s. {}", ["Schedule 1"], "Schedule 1"), ("s. {}", ["Schedule 1", "3"], "Schedule 1, s. 3"), ("s. {}", ["3", "Schedule 1"], "s. 3, Schedule 1"),
        ("art. {}", ["R. 311-5"], "R. 311-5"),
    ],
)  # fmt: skip
def test_a_pinpoint_reads_as_lawyers_cite(cite_as, at, written):
    """A number takes the form of its law; what has a name of its own keeps it."""
    assert Citation(_law(cite_as=cite_as), tuple(at)).pinpoint == written


def test_a_section_after_a_schedule_is_not_a_part_of_the_schedule():
    """Whoever reads “Schedule 1, 5” looks for item 5 of the schedule."""
    assert Citation(_law(), ("3", "Schedule 1", "5")).pinpoint == "s. 3, Schedule 1, s. 5"


@pytest.mark.parametrize(
    ("at", "address"),
    [("3(1)(a)", "https://example.org/act#3"), ("25.1", "https://example.org/act#25.1"), ("37a, 2", "https://example.org/act#37a"), ("12 bis", "https://example.org/act#12"),
     ("Schedule 1", "https://example.org/act")],
)  # fmt: skip
def test_a_citation_leads_to_the_cited_article_or_else_to_the_law(at, address):
    """The reader can check the official text in one step."""
    assert Citation(_law(url="https://example.org/act", article_url="https://example.org/act#{}"), (at,)).url == address


def test_a_law_without_an_address_has_no_link():
    """No link is better than a guess."""
    assert Citation(_law(), ("3",)).url == ""
