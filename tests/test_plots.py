"""Small plots: what they draw, what they say without the picture, and that no label breaks out."""

from __future__ import annotations

import math

import pytest
from lxml import etree

from generator.plots import Point, number_line, strip, ticks

HOSTILE = '"><script>alert(1)</script>'


def _tree(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def _texts(svg: str, kind: str) -> list[str]:
    return [t.text for t in _tree(svg).iter("text") if t.get("class") == kind]


def test_a_strip_has_one_place_a_country_with_its_sign_and_name():
    """Readable without colour, and nothing is scaled: as many places as countries."""
    svg = strip([("met", "✓", ["Aland", "Bland"]), ("not_met", "✕", ["Cland"])], "met 2, not met 1")
    assert [t.text for t in _tree(svg).iter("text")] == ["✓", "✓", "✕"]
    assert [t.text for t in _tree(svg).iter("title")] == ["Aland", "Bland", "Cland"]
    assert (_tree(svg).get("role"), _tree(svg).get("aria-label")) == ("img", "met 2, not met 1")


def test_a_strip_of_many_countries_grows_downwards():
    """A hundred and ninety-five countries fit a column of a table."""
    svg = _tree(strip([("met", "✓", [str(n) for n in range(195)])], "met 195"))
    assert int(svg.get("width")) == 360 and int(svg.get("height")) == 180


def test_a_number_line_puts_points_in_their_order_and_marks_the_limit():
    """Five years stand left of the limit of ten, and a register kept for ever stands right of everything."""
    svg = number_line([("Aland", [Point(5, "5 years", hollow=True), Point(math.inf, "permanently")])], [(10, "≥ 10 years")], "Retention")
    dots = {c.get("class"): float(c.get("cx")) for c in _tree(svg).iter("circle")}
    (limit,) = [float(line.get("x1")) for line in _tree(svg).iter("line") if line.get("class") == "lx-limit-line"]
    assert dots["lx-hollow"] < limit < dots["lx-dot"]
    assert (_texts(svg, "lx-limit-label"), _texts(svg, "lx-low"), _texts(svg, "lx-high")) == (["≥ 10 years"], ["5 years"], ["permanently"])


def test_a_country_without_a_number_keeps_its_row():
    """What is not stated is shown as such, not left out."""
    svg = number_line([("Aland", []), ("Bland", [Point(3, "3 years")])], [], "Retention")
    assert _texts(svg, "lx-name") == ["Aland", "Bland"]


@pytest.mark.parametrize(
    ("values", "from_zero", "first", "last"),
    [([3, 30], True, 0, 30), ([1870, 1899], False, 1870, 1900), ([], True, 0, 1), ([0.5], True, 0, 0.5), ([7, 7], False, 7, 8), ([1, 99], True, 0, 100)],
)
def test_the_scale_spans_the_values_with_few_round_numbers(values, from_zero, first, last):
    """A reader can tell a year from the scale."""
    found = ticks(values, from_zero)
    assert found[0] == first and found[-1] == pytest.approx(last) and len(found) <= 7


@pytest.mark.parametrize("svg", [strip([("met", HOSTILE, [HOSTILE])], HOSTILE), number_line([(HOSTILE, [Point(1, HOSTILE)])], [(1, HOSTILE)], HOSTILE)])
def test_no_label_breaks_out(svg):
    """Names and labels come from data files."""
    assert "<script" not in svg and _tree(svg).get("aria-label") == HOSTILE
