"""How far a set of provisions satisfies a test: fully, in part, or not at all, and why.

A need is judged on a grid: every value of its lists × its objects × the divisions that occur among the provisions that
count. Each provision covers a box of that grid. A cell is covered fully or, where the provision is limited in words or
exempts more than the instrument tolerates, in part. Every cell full is full, none is none, anything else is part; the
cells that are not full *are* what is missing. Alternatives are judged cell by cell, so that two rules which each meet
half of a duty in different ways meet it together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import product

from generator.index import Hit, Index
from generator.language import AllOf, AnyOf, Condition, Every, Need, Partly, Test, needs_of
from generator.model import Exemption, Provision

OBJECTS = "objects"


class Level(IntEnum):
    """How far something is covered."""

    NONE = 0
    PART = 1
    FULL = 2


Cell = tuple[tuple[str, str], ...]  # (axis, value) pairs in the order of the axes
_FROM_FINDING = {"met": Level.FULL, "partly_met": Level.PART, "not_met": Level.NONE}


def blend(levels: Iterable[Level]) -> Level:
    """All full is full, all none (or nothing) is none, anything else is part."""
    found = set(levels)
    if found == {Level.FULL}:
        return Level.FULL
    return Level.NONE if found <= {Level.NONE} else Level.PART


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A provision that counts towards a test, how far, and what keeps it from counting in full."""

    provision: Provision
    level: Level
    limits: tuple[str, ...] = ()  # narrower, exemption, partly
    exemptions: tuple[Exemption, ...] = ()
    need: Need | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NearMiss:
    """A provision that would count but for one thing.

    `reason` is differs (then `attribute`, `has` and `wanted` say in what), not_in_force, ended, never, convention or enabling.
    """

    provision: Provision
    reason: str
    attribute: str = ""
    has: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    need: Need | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lack:
    """What is missing: one part of the grid of a need that is not covered, or (`in_part`) not covered in full.

    `cell` leaves out the axes along which all values are concerned; an empty cell is the whole need. With `has`, the rules
    are there but lack these attributes.
    """

    need: Need
    cell: Cell = ()
    in_part: bool = False
    has: Mapping[str, Condition] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a judgement found: the level at each place (object × divisions), what counted, what is missing."""

    levels: Mapping[Cell, Level]
    uses: tuple[Use, ...] = ()
    missing: tuple[Lack, ...] = ()
    near: tuple[NearMiss, ...] = ()

    @property
    def level(self) -> Level:
        """The level of the whole."""
        return blend(self.levels.values())


@dataclass(frozen=True, eq=False)
class Judge:
    """Judges tests over one index.

    `tolerated` are the kinds of exemption that do not count against a provision; `explains` asks for near misses as well.
    """

    index: Index
    tolerated: frozenset[str] = frozenset()
    exemptions_apart: bool = False
    explains: bool = True

    def judge(self, test: Test) -> Outcome:
        """Judge a test."""
        hits = [hit.provision for need in needs_of(test) for hit in self.index.hits(need)]
        found = {d for p in hits for d in p.only} | {d for p in hits for e in self._weighing(p) for d in e.only}
        divisions = {d: self.index.vocabulary.cells(d) for d in sorted(found)}
        outcome = self._judge(test, divisions)
        return replace(outcome, missing=self._shortened(outcome.missing, divisions))

    def finds_any(self, test: Test) -> tuple[Provision, ...]:
        """The provisions that count towards any need of a test, however little: enough to trigger a duty."""
        return tuple(hit.provision for need in needs_of(test) for hit in self.index.hits(need))

    def _judge(self, test: Test, divisions: Mapping[str, tuple[str, ...]]) -> Outcome:
        match test:
            case Need():
                return self._need(test, divisions)
            case Every():
                return self._every(test, divisions)
            case Partly():
                return _capped(self._judge(test.test, divisions))
            case AnyOf():
                return _any_of([self._judge(t, divisions) for t in test.tests])
            case AllOf():
                return _all_of([self._judge(t, divisions) for t in test.tests])

    # ---- one need ------------------------------------------------------------------------------------------------

    def _need(self, need: Need, divisions: Mapping[str, tuple[str, ...]]) -> Outcome:
        hits = self.index.hits(need)
        axes = {a: self.index.parts(values) for a, values in need.lists.items()} | divisions
        uses = [self._use(hit.provision, need) for hit in hits]
        levels: dict[Cell, Level] = {}
        for values in product(*axes.values()):
            cell = tuple(zip(axes, values, strict=True))
            levels[cell] = max((self._level(use, cell) for hit, use in zip(hits, uses, strict=True) if self._covers(hit, cell)), default=Level.NONE)
        missing = _lacks(need, levels)
        near = self._near(need) if blend(levels.values()) < Level.FULL else ()
        return Outcome(_places(levels, divisions), tuple(uses), missing, near)

    def _covers(self, hit: Hit, cell: Cell) -> bool:
        for axis, value in cell:
            if axis in hit.reached:
                if value not in hit.reached[axis]:
                    return False
            elif axis in hit.provision.only and value not in self.index.vocabulary.cells(axis, hit.provision.only[axis]):
                return False
        return True

    def _level(self, use: Use, cell: Cell) -> Level:
        """How far a provision covers a cell: an exemption that takes out other things or flows does not weigh there."""
        if use.level == Level.FULL or use.provision.narrower:
            return use.level
        return Level.PART if any(self._takes_out(e, cell) for e in use.exemptions) else Level.FULL

    def _takes_out(self, e: Exemption, cell: Cell) -> bool:
        v, here = self.index.vocabulary, dict(cell)
        if e.objects and OBJECTS in here and here[OBJECTS] not in self.index.reach(e.objects):
            return False
        return all(here.get(division) is None or here[division] in v.cells(division, values) for division, values in e.only.items())

    def _weighing(self, p: Provision) -> tuple[Exemption, ...]:
        """The exemptions that count against a provision."""
        return () if self.exemptions_apart else tuple(e for e in p.exempts if e.kind not in self.tolerated)

    def _use(self, p: Provision, need: Need) -> Use:
        exemptions = self._weighing(p)
        limits = (("narrower",) if p.narrower else ()) + (("exemption",) if exemptions else ())
        return Use(p, Level.PART if limits else Level.FULL, limits, exemptions, need)

    def _near(self, need: Need) -> tuple[NearMiss, ...]:
        """Provisions of the same kind, about the same thing, that fail in exactly one respect; and mere powers."""
        if not self.explains:
            return ()
        found = []
        axis = self.index.vocabulary.kinds[need.rule].axis if need.rule else ""
        for p in self.index.by_rule.get(need.rule, ()):
            failed = [a for a, values in need.lists.items() if not self.index.parts_reached(p, a, self.index.parts(values))]
            failed += [a for a, condition in need.conditions.items() if not self.index.holds(p, a, condition)]
            if len(failed) == 1 and failed[0] != axis and (p.attributes.get(failed[0]) or failed[0] in need.conditions):
                wanted = need.lists.get(failed[0]) or need.conditions[failed[0]].any
                found.append(NearMiss(p, "differs", failed[0], p.attributes.get(failed[0], ()), wanted, need))
        for p in self.index.by_rule.get("enabling", ()):
            if need.rule in p.attributes.get("subject", ()):
                found.append(NearMiss(p, "enabling", need=need))
        return tuple(found)

    def _shortened(self, missing: Sequence[Lack], divisions: Mapping[str, tuple[str, ...]]) -> tuple[Lack, ...]:
        """The same lacks in the fewest words, need by need."""
        groups: dict[tuple[int, bool, bool], list[Lack]] = {}
        for lack in missing:
            groups.setdefault((id(lack.need), lack.in_part, lack.has is not None), []).append(lack)
        out: list[Lack] = []
        for lacks in groups.values():
            axes = {a: self.index.parts(values) for a, values in lacks[0].need.lists.items()} | divisions
            out += [replace(lacks[0], cell=cell) for cell in _shortest({lack.cell for lack in lacks}, axes)]
        return tuple(out)

    # ---- of what one thing finds, how much also has another ----------------------------------------------------------

    def _every(self, test: Every, divisions: Mapping[str, tuple[str, ...]]) -> Outcome:
        hits = self.index.hits(test.each)
        if not hits:
            near = self._near(test.each) if test.if_none != "met" else ()
            missing = () if test.if_none == "met" else (Lack(test.each),)
            return Outcome({(): _FROM_FINDING[test.if_none]}, (), missing, near)
        graded = [(hit, self._grade(hit.provision, test)) for hit in hits]
        uses = tuple(Use(hit.provision, level, ("partly",) if level == Level.PART else (), need=test.each) for hit, level in graded if level)
        near = tuple(self._lacking(hit.provision, test) for hit, level in graded if level < Level.FULL and self.explains)
        if test.each_provision:
            level = _weakest([level for _, level in graded], test.if_some_fail)
            return Outcome({(): level}, uses, () if level == Level.FULL else (Lack(test.each, has=test.has),), near)
        axes = {a: self.index.parts(values) for a, values in test.each.lists.items()} | divisions
        levels_by_cell: dict[Cell, Level] = {}
        for values in product(*axes.values()):
            cell = tuple(zip(axes, values, strict=True))
            covering = [(hit.provision, level) for hit, level in graded if self._covers(hit, cell)]
            if covering:
                levels_by_cell[cell] = _how_much(covering)
        missing = _lacks(test.each, levels_by_cell, test.has)
        return Outcome(_places(levels_by_cell, divisions), uses, missing, near)

    def _grade(self, p: Provision, test: Every) -> Level:
        if all(self.index.holds(p, a, c) for a, c in test.has.items()):
            return Level.FULL
        if test.partly_has and all(self.index.holds(p, a, c) for a, c in test.partly_has.items()):
            return Level.PART
        return Level.NONE

    def _lacking(self, p: Provision, test: Every) -> NearMiss:
        attribute = next(a for a, c in test.has.items() if not self.index.holds(p, a, c))
        condition = test.has[attribute]
        return NearMiss(p, "differs", attribute, p.attributes.get(attribute, ()), condition.any or tuple(filter(None, (condition.at_least, condition.at_most))), test.each)


def _how_much(covering: Sequence[tuple[Provision, Level]]) -> Level:
    """How far a cell has what is asked: a rule limited in words cannot speak for a wider one that lacks it."""
    best = max(level for _, level in covering)
    unlimited = any(level == best and not p.narrower for p, level in covering)
    return best if unlimited or all(level == best for _, level in covering) else min(best, Level.PART)


def _weakest(levels: Sequence[Level], if_some_fail: str) -> Level:
    """The level of provisions none of which may fail: they do not add up, the widest exclusion or shortest period decides."""
    if min(levels) > Level.NONE:
        return min(levels)
    if if_some_fail:
        return _FROM_FINDING[if_some_fail]
    return Level.PART if max(levels) > Level.NONE else Level.NONE


# ---- putting outcomes together ------------------------------------------------------------------------------------------


def _places(levels: Mapping[Cell, Level], divisions: Mapping[str, tuple[str, ...]]) -> dict[Cell, Level]:
    """Levels by place: the objects and divisions of a cell, without the other lists."""
    return _project(levels, {OBJECTS, *divisions})


def _project(levels: Mapping[Cell, Level], axes: set[str]) -> dict[Cell, Level]:
    grouped: dict[Cell, list[Level]] = {}
    for cell, level in levels.items():
        grouped.setdefault(tuple(pair for pair in cell if pair[0] in axes), []).append(level)
    return {place: blend(found) for place, found in grouped.items()}


def _aligned(outcomes: Sequence[Outcome]) -> list[Mapping[Cell, Level]]:
    """The levels of several outcomes on the same places: an axis on which they differ is folded away."""
    spans = [{axis: {dict(c).get(axis) for c in o.levels} for axis in {a for c in o.levels for a, _ in c}} for o in outcomes]
    shared = {axis for axis in spans[0] if all(s.get(axis) == spans[0][axis] for s in spans)} if spans else set()
    return [_project(o.levels, shared) for o in outcomes]


def _any_of(outcomes: Sequence[Outcome]) -> Outcome:
    levels = _aligned(outcomes)
    places = dict.fromkeys(place for by_place in levels for place in by_place)
    best = {place: max(by_place.get(place, Level.NONE) for by_place in levels) for place in places}
    strongest = max(outcomes, key=lambda o: (o.level, sum(o.levels.values())))
    if strongest.level == Level.FULL:
        return Outcome(best, strongest.uses)
    helps = [o for o, by_place in zip(outcomes, levels, strict=True) if any(by_place.get(p, 0) == level > Level.NONE for p, level in best.items())]
    uses = _best_uses(u for o in helps for u in o.uses)
    if blend(best.values()) == Level.FULL:
        return Outcome(best, uses)
    counted = {id(u.provision) for u in uses}
    near: dict[tuple[int, str], NearMiss] = {}
    for n in (n for o in outcomes for n in o.near if id(n.provision) not in counted):
        near.setdefault((id(n.provision), n.attribute), n)  # the first alternative says what full would be
    return Outcome(best, uses, _still_missing(outcomes, strongest, best), tuple(near.values()))


def _best_uses(uses: Iterable[Use]) -> tuple[Use, ...]:
    """Each provision once: as it counts most, and with the fewest reservations."""
    found: dict[int, Use] = {}
    for use in uses:
        known = found.get(id(use.provision))
        if known is None or (use.level, -len(use.limits)) > (known.level, -len(known.limits)):
            found[id(use.provision)] = use
    return tuple(found.values())


def _still_missing(outcomes: Sequence[Outcome], strongest: Outcome, best: Mapping[Cell, Level]) -> tuple[Lack, ...]:
    """What the full alternative lacks: the first alternative says what full would be, less the places that others fill."""
    first = outcomes[0] if outcomes[0].missing else strongest
    full = [dict(place) for place, level in best.items() if level == Level.FULL]

    def filled(cell: Cell) -> bool:
        here = dict(cell)
        return any(place and all(here.get(a) == w for a, w in place.items()) for place in full)

    return tuple(lack for lack in first.missing if not filled(lack.cell))


def _all_of(outcomes: Sequence[Outcome]) -> Outcome:
    levels = _aligned(outcomes)
    places = dict.fromkeys(place for by_place in levels for place in by_place)
    together = {place: blend(by_place.get(place, Level.NONE) for by_place in levels) for place in places}
    return Outcome(together, tuple(u for o in outcomes for u in o.uses), tuple(m for o in outcomes for m in o.missing), tuple(n for o in outcomes for n in o.near))


def _capped(outcome: Outcome) -> Outcome:
    uses = tuple(Use(u.provision, min(u.level, Level.PART), tuple(dict.fromkeys((*u.limits, "partly"))), u.exemptions, u.need) for u in outcome.uses)
    return Outcome({place: min(level, Level.PART) for place, level in outcome.levels.items()}, uses, outcome.missing, outcome.near)


def _lacks(need: Need, levels: Mapping[Cell, Level], has: Mapping[str, Condition] | None = None) -> tuple[Lack, ...]:
    """What is missing of a grid: first what nothing covers, then what is covered in part."""
    return tuple(Lack(need, cell, level == Level.PART, has) for level in (Level.NONE, Level.PART) for cell, found in levels.items() if found == level)


def _shortest(cells: set[Cell], axes: Mapping[str, tuple[str, ...]]) -> list[Cell]:
    """Cells without the axes along which all values are concerned: what is missing, in the fewest words."""
    for axis, values in axes.items():
        without = {tuple(pair for pair in cell if pair[0] != axis) for cell in cells}
        if len(without) * len(values) == len(cells) and without != cells:
            cells = without
    order = {(axis, value): i for axis, values in axes.items() for i, value in enumerate(values)}
    return sorted(cells, key=lambda cell: [order[pair] for pair in cell])
