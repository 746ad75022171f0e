"""Small plots, drawn as SVG when the site is built: from numbers and labels to a picture that needs neither colour nor script.

Every piece of text is escaped. A picture carries its text alternative; what it shows also stands in a table beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_CELL, _ACROSS = 18, 20  # of a strip: size of a place, and places in a line
_NAMES, _LEFT, _RIGHT, _BEYOND, _WIDTH = 130, 205, 500, 590, 680  # of a number line: where names end, the scale, what has no end
_TOP, _LINE = 34, 20
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a number line; infinity for what has no end. A hollow point is one that does not count."""

    at: float
    label: str
    hollow: bool = False


def strip(groups: Iterable[tuple[str, str, Sequence[str]]], label: str) -> Markup:
    """One place a country with the sign of its finding: the id, the sign and the names of each finding, in order."""
    places = [(id, sign, name) for id, sign, names in groups for name in names]
    width, height = _CELL * min(_ACROSS, len(places)), _CELL * math.ceil(len(places) / _ACROSS)
    drawn = Markup("").join(_place(n, *place) for n, place in enumerate(places))
    return Markup('<svg class="lx-strip" role="img" aria-label="{}" width="{}" height="{}" viewBox="0 0 {} {}">{}</svg>').format(label, width, height, width, height, drawn)


def _place(n: int, id: str, sign: str, name: str) -> Markup:
    x, y = n % _ACROSS * _CELL, n // _ACROSS * _CELL
    return Markup('<g class="lx-{}"><title>{}</title><rect x="{}" y="{}" width="{}" height="{}"/><text x="{}" y="{}">{}</text></g>').format(
        id, name, x + 1, y + 1, _CELL - 2, _CELL - 2, x + _CELL / 2, y + _CELL - 5, sign)  # fmt: skip


def number_line(rows: Sequence[tuple[str, Sequence[Point]]], limits: Iterable[tuple[float, str]], label: str, from_zero: bool = True) -> Markup:
    """A row a name with its points, joined from the lowest to the highest, and a dashed line at each limit."""
    limits = list(limits)
    marks = ticks([at for at in (*(p.at for _, points in rows for p in points), *(at for at, _ in limits)) if math.isfinite(at)], from_zero)
    height = _TOP + _LINE * len(rows) + 6
    parts = [_text(_x(at, marks), _TOP - 6, f"{at:g}", "lx-tick") + _rule(_x(at, marks), height, "lx-scale") for at in marks]
    parts += [_text(_x(at, marks), 11, words, "lx-limit-label") + _rule(_x(at, marks), height, "lx-limit-line") for at, words in limits]
    parts += [_row(n, name, sorted(points, key=lambda p: p.at), marks) for n, (name, points) in enumerate(rows)]
    return Markup('<svg class="lx-line" role="img" aria-label="{}" viewBox="0 0 {} {}">{}</svg>').format(label, _WIDTH, height, Markup("").join(parts))


def ticks(values: Sequence[float], from_zero: bool = True) -> list[float]:
    """Round numbers that span the values, seven at most.

    >>> ticks([3, 30]), ticks([1870, 1899], from_zero=False)
    ([0, 5, 10, 15, 20, 25, 30], [1870, 1875, 1880, 1885, 1890, 1895, 1900])
    """
    low, high = 0 if from_zero else min(values, default=0), max(values, default=0)
    least = (high - low) / _TICKS or 1
    power = 10 ** math.floor(math.log10(least))
    step = next(power * m for m in (1, 2, 5, 10, 20) if power * m * _TICKS >= high - math.floor(low / (power * m)) * power * m)
    first = math.floor(low / step)
    return [n * step for n in range(first, max(first + 1, math.ceil(high / step)) + 1)]


def _row(n: int, name: str, points: Sequence[Point], marks: Sequence[float]) -> Markup:
    y = _TOP + _LINE * n + _LINE / 2
    parts = [_text(_NAMES, y + 4, name, "lx-name")]
    if points:
        first, last = points[0], points[-1]
        parts.append(Markup('<line class="lx-span" x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}"/>').format(_x(first.at, marks), _x(last.at, marks), y, y))
        parts += [Markup('<circle class="{}" cx="{:.1f}" cy="{}" r="4.5"/>').format("lx-hollow" if p.hollow else "lx-dot", _x(p.at, marks), y) for p in points]
        parts.append(_text(_x(last.at, marks) + 9, y + 4, last.label, "lx-high"))
        if first.at != last.at:
            parts.append(_text(_x(first.at, marks) - 9, y + 4, first.label, "lx-low"))
    return Markup("").join(parts)


def _x(at: float, marks: Sequence[float]) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (at - marks[0]) / (marks[-1] - marks[0]) if math.isfinite(at) else _BEYOND


def _text(x: float, y: float, words: str, kind: str) -> Markup:
    return Markup('<text class="{}" x="{:.1f}" y="{}">{}</text>').format(kind, x, y, words)


def _rule(x: float, height: int, kind: str) -> Markup:
    return Markup('<line class="{}" x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}"/>').format(kind, x, x, _TOP - 2, height)
