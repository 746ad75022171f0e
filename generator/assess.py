"""Findings: one jurisdiction, one instrument, one date.

The rules, in order of importance, are those of the methodology page. Silence is not a gap: nothing is *not met* unless the
area was reviewed in full. Only law in force on the date counts; what is enacted is judged on each future date on which a
finding changes. Strength decides what can be a gap. An element is judged up to three times: on the plain texts, with the
provisions that leave a question open, and with those known to stand in texts that were not read; only where the first
finds nothing and a later one finds something is the element *unclear* or *not reviewed*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator import alignment
from generator.findings import AS_JUDGED, DUTIES, NEVER_A_GAP, OPEN, OPTIONS, Finding, chosen, roll_up
from generator.index import Index
from generator.judge import Judge, Level, NearMiss, Outcome
from generator.language import Every, Test, needs_of
from generator.link import resolve
from generator.load import Corpus
from generator.model import NEVER, Area, Jurisdiction, Opinion, Provision, Repeal
from generator.requirement import Element, Instrument, Requirement

COMPLETE, NOT_STARTED, OUTSIDE = "complete", "not-started", "outside-competence"
_NOTHING = Area(state=NOT_STARTED)
_OF_LEVEL = {Level.FULL: Finding.MET, Level.PART: Finding.PARTLY_MET, Level.NONE: Finding.NOT_MET}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ElementFinding:
    """What was found of one element (for one object, where it is judged by object), and why.

    `pending` lists the future dates on which the finding changes. `provisional` says that what is missing may stand in a
    text of the area that was not read. `questions` and `unread` name what could change the finding.
    """

    element: Element
    object: str | None
    finding: Finding
    outcome: Outcome
    bases: tuple[str, ...] = ()
    questions: tuple[Provision, ...] = ()
    unread: tuple[Provision, ...] = ()
    trigger: tuple[Provision, ...] = ()
    provisional: bool = False
    pending: tuple[tuple[date, Finding], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RequirementFinding:
    """The finding of a requirement, rolled up over the tree of its elements."""

    requirement: Requirement
    finding: Finding
    elements: tuple[ElementFinding, ...]
    opinions: tuple[Opinion, ...] = ()
    pending: tuple[tuple[date, Finding], ...] = ()

    @property
    def decisive(self) -> frozenset[str]:
        """The ids of the elements on which the finding rests; an alternative that is not the best is left out."""
        return chosen(self.requirement.tree, _by_id(_counted(self.elements)))

    @property
    def is_duty(self) -> bool:
        """Whether its absence can be a gap."""
        return self.requirement.strength in DUTIES

    @property
    def open_elements(self) -> int:
        """How many of its elements are unclear or not reviewed."""
        return sum(e.finding in OPEN for e in self.elements)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assessment:
    """All findings for a jurisdiction, an instrument and a date."""

    jurisdiction: Jurisdiction
    instrument: Instrument
    as_of: date
    bill: str
    requirements: tuple[RequirementFinding, ...]

    def of(self, requirement: str) -> RequirementFinding:
        """The finding of one requirement. Raises KeyError."""
        for found in self.requirements:
            if found.requirement.id == requirement:
                return found
        raise KeyError(requirement)


def assess(corpus: Corpus, jurisdiction: Jurisdiction, instrument: Instrument, as_of: date, bill: str = "", ahead: bool = True) -> Assessment:
    """Judge a jurisdiction's law, and the directly applicable law of its unions, against an instrument on a date.

    With `bill`, the id of a law of type bill, the law is judged as if the bill were adopted. Without `ahead`, later days are not
    judged, and nothing is pending. Raises KeyError for an unknown bill.
    """
    return _Assessor(corpus, jurisdiction, as_of, bill, ahead).assess(instrument)


def _counted(elements: Sequence[ElementFinding]) -> Sequence[ElementFinding]:
    """The elements that are rolled up: an optional one that is open says nothing, unless there is nothing else."""
    return [e for e in elements if e.element.strength not in OPTIONS or e.finding not in OPEN] or elements


def _by_id(elements: Iterable[ElementFinding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for e in elements:
        found.setdefault(e.element.id, []).append(AS_JUDGED.get(e.finding, e.finding))
    return found


@dataclass(frozen=True, eq=False)
class _Day:
    """The law on one day, in three tiers: plain, with open questions, with texts not read."""

    tiers: tuple[Index, Index, Index]


class _Assessor:
    def __init__(self, corpus: Corpus, jurisdiction: Jurisdiction, as_of: date, bill: str, ahead: bool):
        self.jurisdiction, self.as_of, self.bill, self.ahead = jurisdiction, as_of, bill, ahead
        self.unions = corpus.unions_of(jurisdiction)
        self.vocabulary = corpus.vocabulary_of(jurisdiction)
        self.asked = {repr(test) for i in corpus.instruments.values() if not i.is_model for q in i.requirements for e in q.elements for test in e.needs.values()}
        self.requirements = {q.id: q for i in corpus.instruments.values() for q in i.requirements}
        own = [p for j in (jurisdiction, *self.unions) for p in j.provisions]
        self.provisions = _with_bill(own, jurisdiction, bill)
        self._known: dict[tuple, ElementFinding] = {}

    def assess(self, instrument: Instrument) -> Assessment:
        days = [(day, self._requirements(instrument, day)) for day in self._dates()]
        today, later = days[0][1], days[1:]
        found = []
        for n, (requirement, finding, elements) in enumerate(today):
            elements = tuple(_with_pending(e, [(day, of[n][2][i].finding) for day, of in later]) for i, e in enumerate(elements))
            opinions = tuple(o for o in self.jurisdiction.opinions if o.requirement == requirement.id)
            found.append(RequirementFinding(requirement=requirement, finding=finding, elements=elements, opinions=opinions,
                                            pending=_changes(finding, [(day, of[n][1]) for day, of in later])))  # fmt: skip
        return Assessment(jurisdiction=self.jurisdiction, instrument=instrument, as_of=self.as_of, bill=self.bill, requirements=tuple(found))

    def _dates(self) -> list[date]:
        """The day, and every later day on which some provision starts or ends."""
        changes = {d for p in self.provisions for d in (p.in_force, p.ends) if self.ahead and d and d != NEVER and d > self.as_of}
        return [self.as_of, *sorted(changes)]

    def _requirements(self, instrument: Instrument, day: date) -> list[tuple[Requirement, Finding, tuple[ElementFinding, ...]]]:
        law = self._law_on(day)
        out = []
        for requirement in instrument.requirements:
            elements = tuple(self._element(requirement, e, o, law, day) for e in requirement.elements for o in e.objects)
            if instrument.is_model:
                elements = tuple(self._aligned(e, instrument) for e in elements)
            finding = roll_up(requirement.tree, _by_id(_counted(elements)))
            if instrument.is_model:
                decisive = chosen(requirement.tree, _by_id(_counted(elements)))
                finding = alignment.outcome(finding, [e.bases for e in elements if e.element.id in decisive])
            out.append((requirement, finding, elements))
        return out

    def _aligned(self, e: ElementFinding, instrument: Instrument) -> ElementFinding:
        """The element with its outcome against a model law."""
        return replace(e, finding=alignment.of_element(e.finding, e.bases, bool(e.element.follows) or instrument.id in self.jurisdiction.asked or repr(e.element.needs[e.object]) in self.asked))

    def _law_on(self, day: date) -> _Day:
        there = [p for p in self.provisions if p.in_force_on(day)]
        plain = [p for p in there if not p.open and not p.unread]
        with_open = [p for p in there if not p.unread]
        return _Day(tuple(Index.of(resolve(ps, self.vocabulary), self.vocabulary) for ps in (plain, with_open, there)))

    @cached_property
    def _not_in_force(self) -> Index:
        """Provisions that do not count today: the best explanation of a gap."""
        return Index.of((p for p in self.provisions if not p.in_force_on(self.as_of)), self.vocabulary)

    # ---- one element ---------------------------------------------------------------------------------------------------

    def _element(self, requirement: Requirement, element: Element, obj: str | None, law: _Day, day: date) -> ElementFinding:
        """The finding of an element on a day; the same law gives the same finding on another day."""
        if element.follows:
            return self._followed(element, law, day)
        rules = self._rules(element.needs[obj], requirement.when, element.when)
        key = (element.id, obj, self._complete(element.area, day), *(index.fingerprint(rules) for index in law.tiers))
        if key not in self._known:
            self._known[key] = self._found(requirement, element, obj, law, day)
        return self._known[key]

    def _followed(self, element: Element, law: _Day, day: date) -> ElementFinding:
        """The finding of the requirement that an element follows, with everything on which it rests."""
        requirement = self.requirements[element.follows]
        parts = [self._element(requirement, e, o, law, day) for e in requirement.elements for o in e.objects]
        finding = roll_up(requirement.tree, _by_id(_counted(parts)))
        decisive = chosen(requirement.tree, _by_id(_counted(parts)))
        parts = [p for p in parts if p.element.id in decisive]
        levels = {((p.element.id, p.object or ""), *place): level for p in parts for place, level in p.outcome.levels.items()}
        outcome = Outcome(levels, tuple(u for p in parts for u in p.outcome.uses), near=tuple(n for p in parts for n in p.outcome.near), missing=tuple(m for p in parts for m in p.outcome.missing))
        return ElementFinding(element=element, object=None, finding=finding, outcome=outcome, bases=tuple(sorted({b for p in parts for b in p.bases})),
                              trigger=tuple(dict.fromkeys(x for p in parts for x in p.trigger)), questions=tuple(dict.fromkeys(x for p in parts for x in p.questions)), unread=tuple(dict.fromkeys(x for p in parts for x in p.unread)),
                              provisional=any(p.provisional for p in parts))  # fmt: skip

    def _rules(self, *tests: Test | None) -> tuple[str, ...]:
        """The kinds of rule on which tests depend: their own, and a stricter kind that fills the place of one."""
        own = {need.rule for test in tests if test for need in needs_of(test)}
        return tuple(sorted(own | {self.vocabulary.stricter[r]["rule"] for r in own if r in self.vocabulary.stricter}))

    def _found(self, requirement: Requirement, element: Element, obj: str | None, law: _Day, day: date) -> ElementFinding:
        today = day == self.as_of
        judges = [Judge(index, requirement.tolerates, requirement.exemptions_apart, today and n == 0) for n, index in enumerate(law.tiers)]
        area_complete = self._complete(element.area, day)
        triggers: tuple[Provision, ...] = ()
        for when in filter(None, (requirement.when, element.when)):
            found = [judge.finds_any(when) for judge in judges]
            if not any(found):
                finding = Finding.NOT_TRIGGERED if area_complete else Finding.NOT_REVIEWED
                return ElementFinding(element=element, object=obj, finding=finding, outcome=Outcome({}))
            if not found[0]:
                return ElementFinding(element=element, object=obj, finding=Finding.UNCLEAR if found[1] else Finding.NOT_REVIEWED, outcome=Outcome({}),
                                      questions=found[1], unread=found[2])  # fmt: skip
            triggers += found[0]
        return self._judged(element, obj, judges, area_complete, triggers, day)

    def _judged(self, element: Element, obj: str | None, judges: list[Judge], area_complete: bool, triggers: tuple[Provision, ...], day: date) -> ElementFinding:
        test = element.needs[obj]
        outcome = judges[0].judge(test)
        finding = _OF_LEVEL[outcome.level]
        questions: tuple[Provision, ...] = ()
        unread: tuple[Provision, ...] = ()
        if outcome.level < Level.FULL:
            with_open, with_unread = (self._wider(judge, judges[0], test, outcome) for judge in judges[1:])
            if _adds(with_open, outcome):
                questions = _marked(with_open, "open")
                finding = Finding.UNCLEAR if finding == Finding.NOT_MET and with_open.level > Level.NONE else finding
            if _adds(with_unread, with_open):
                unread = _marked(with_unread, "unread")
                finding = Finding.NOT_REVIEWED if finding == Finding.NOT_MET and with_unread.level > Level.NONE else finding
            if (finding == Finding.NOT_MET and not area_complete) or (finding == Finding.PARTLY_MET and self._state(element.area) == NOT_STARTED):
                finding = Finding.NOT_REVIEWED
        elif isinstance(test, Every) and test.each_provision:
            finding, questions, unread = self._limit(test, outcome, judges, area_complete)
        else:  # an exemption that is open or unread may weigh on a duty that is met
            questions, unread = self._doubts(test, judges)
        provisional = finding == Finding.PARTLY_MET and not area_complete
        if element.strength in OPTIONS:
            finding = NEVER_A_GAP.get(finding, finding)
        if outcome.level < Level.FULL and day == self.as_of:
            outcome = self._with_law_not_in_force(test, outcome)
            if element.near:  # what the conventions name as coming near, and no more
                found = tuple(NearMiss(p, "convention") for p in judges[0].finds_any(element.near))
                outcome = replace(outcome, near=found + outcome.near)
        return ElementFinding(element=element, object=obj, finding=finding, outcome=outcome, bases=_bases(outcome, test), questions=questions, unread=unread,
                              trigger=triggers, provisional=provisional)  # fmt: skip

    def _wider(self, judge: Judge, plain: Judge, test: Test, outcome: Outcome) -> Outcome:
        """The outcome with more provisions; that of the plain texts where there are none of the kinds that matter."""
        rules = self._rules(test)
        return outcome if judge.index.fingerprint(rules) == plain.index.fingerprint(rules) else judge.judge(test)

    def _doubts(self, test: Test, judges: list[Judge]) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
        """Exemptions with an open question, or in a text not read, that would lower a finding that is met."""
        plain, *wider = judges
        found = []
        for judge, field in zip(wider, ("open", "unread"), strict=True):
            lower = self._wider(judge, plain, test, Outcome({(): Level.FULL})).level < Level.FULL
            named = {e.citation for u in judge.judge(test).uses for e in u.exemptions} if lower else set()
            found.append(tuple(p for p in self.provisions if getattr(p, field) and p.citation in named))
        return found[0], found[1]

    def _limit(self, test: Every, outcome: Outcome, judges: list[Judge], area_complete: bool) -> tuple[Finding, tuple[Provision, ...], tuple[Provision, ...]]:
        """A limit is met only as surely as no open or unread provision may exceed it, and silence only where all was read."""
        for judge, field, finding in ((judges[1], "open", Finding.UNCLEAR), (judges[2], "unread", Finding.NOT_REVIEWED)):
            if judge.judge(test).level < Level.FULL:
                named = tuple(p for p in judge.finds_any(test) if getattr(p, field))
                return finding, named if field == "open" else (), named if field == "unread" else ()
        return (Finding.MET if outcome.uses or area_complete else Finding.NOT_REVIEWED), (), ()

    def _with_law_not_in_force(self, test: Test, outcome: Outcome) -> Outcome:
        """Add to the near misses what would count if it were in force."""
        found = Judge(self._not_in_force, explains=False).judge(test).uses
        near = tuple(NearMiss(u.provision, _why_not(u.provision, self.as_of), need=u.need) for u in found)
        return replace(outcome, near=near + outcome.near) if near else outcome

    def _state(self, area: str) -> str:
        return self.jurisdiction.areas[area].state if area in self.jurisdiction.areas else NOT_STARTED

    def _complete(self, area: str, day: date) -> bool:
        """Whether silence means absence: the area was reviewed in full for the day, here and in each union that has a say in it.

        What was read shows the law from the day that the record names; earlier law may have been replaced without a trace in it.
        """
        own = self.jurisdiction.areas.get(area, _NOTHING)
        unions = (u.areas.get(area, _NOTHING) for u in self.unions)
        return _reviewed(own, day) and all(u.state == OUTSIDE or _reviewed(u, day) for u in unions)


def _reviewed(area: Area, day: date) -> bool:
    since = area.since or area.as_at
    return area.state == COMPLETE and (since is None or since <= day)


def _with_bill(provisions: list[Provision], jurisdiction: Jurisdiction, bill: str) -> tuple[Provision, ...]:
    """The provisions that count: no bill, or the named one as if adopted, less what it repeals."""
    laws = {law.id: law for law in jurisdiction.laws}
    if not bill:
        return tuple(p for p in provisions if p.law.type != "bill")
    if bill not in laws or laws[bill].type != "bill":
        raise KeyError(bill)
    gone = {(p.law.id, p.number) for r in laws[bill].repeals for p in repealed(r, provisions)}
    kept = (p for p in provisions if p.law.type != "bill" and (p.law.id, p.number) not in gone)
    return (*kept, *(p for p in provisions if p.law.id == bill))


def repealed(repeal: Repeal, provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The provisions that a repeal removes: all of a law, or those that stand at its pinpoint."""
    return tuple(p for p in provisions if p.law.id == repeal.law and repeal.at in ("", *p.citation.at))


def _with_pending(e: ElementFinding, later: list[tuple[date, Finding]]) -> ElementFinding:
    changes = _changes(e.finding, later)
    if not changes:
        return e
    return ElementFinding(element=e.element, object=e.object, finding=e.finding, outcome=e.outcome, bases=e.bases, questions=e.questions, unread=e.unread,
                          trigger=e.trigger, provisional=e.provisional, pending=changes)  # fmt: skip


def _changes(today: Finding, later: list[tuple[date, Finding]]) -> tuple[tuple[date, Finding], ...]:
    out = []
    for day, finding in later:
        if finding != today:
            out.append((day, finding))
            today = finding
    return tuple(out)


def _adds(wider: Outcome, plain: Outcome) -> bool:
    """Whether more provisions cover a place better than before; a place that is only cut finer is not covered better."""
    axes = {axis for place in plain.levels for axis, _ in place}
    known = dict(plain.levels)
    return any(level > known.get(tuple(pair for pair in place if pair[0] in axes), Level.NONE) for place, level in wider.levels.items())


def _marked(outcome: Outcome, field: str) -> tuple[Provision, ...]:
    """The provisions that carry a mark (open, unread), themselves or in a clause that they draw on."""
    found = {id(p): p for u in outcome.uses for p in (u.provision, *u.provision.via) if getattr(p, field)}
    return tuple(found.values())


def _why_not(p: Provision, day: date) -> str:
    if p.in_force == NEVER:
        return "never"
    return "not_in_force" if p.in_force and p.in_force > day else "ended"


def _bases(outcome: Outcome, test: Test) -> tuple[str, ...]:
    """How it is met: by a provision, by a prohibition, by general law, by the law of a union."""
    asked = {need.rule for need in needs_of(test)}
    found = set()
    for use in outcome.uses:
        p = use.provision
        if p.rule == "prohibition" and asked != {"prohibition"}:
            found.add("prohibition")
        if p.law.type == "supranational":
            found.add("supranational")
        elif p.law.general_law:
            found.add("general-law")
        elif p.rule != "prohibition":
            found.add("provision")
    return tuple(sorted(found))
