"""What a change to the data does to the findings, in the terms of the field, and which edits caused it.

Two corpora are compared: provisions by what they state, then the findings of every jurisdiction that an edit can reach. An
edit causes a change of a finding where the provision edited counts, or nearly counts, before or after it; where none does,
the review record or the tests have changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.assess import Assessment, ElementFinding, RequirementFinding, assess
from generator.load import Corpus
from generator.model import Jurisdiction, Provision

_WORDING = ("says", "words", "notes")
_STATES = ("citation", "rule", "attributes", "only", "narrower", "exempts", "completes", "punishes", "open", "unread", "in_force", "ends")


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """A provision added, removed, changed in what it states, or only in its wording."""

    kind: str  # added removed changed wording
    before: Provision | None
    after: Provision | None
    fields: tuple[str, ...] = ()

    @property
    def provision(self) -> Provision:
        """The provision as it is now, or as it was."""
        return self.after or self.before  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)
class ElementChange:
    """The finding of an element before and after, and the edits that caused the change."""

    before: ElementFinding | None
    after: ElementFinding | None
    causes: tuple[Edit, ...]

    @property
    def found(self) -> ElementFinding:
        """The element as it is found now, or as it was."""
        return self.after or self.before  # type: ignore[return-value]

    @property
    def changed(self) -> bool:
        """Whether the finding, or a future one, is another."""
        old, new = self.before, self.after
        return old is None or new is None or (old.finding, old.pending) != (new.finding, new.pending)

    @property
    def counting(self) -> tuple[Edit, ...]:
        """The edits of provisions that count; where none does, of those that come near."""
        found = tuple(e for e in self.causes if _bears_on(e, self.before, self.after, near=False))
        return found or self.causes


@dataclass(frozen=True, slots=True, eq=False)
class RequirementChange:
    """A requirement whose finding, or an element's finding or future finding, is another."""

    before: RequirementFinding | None
    after: RequirementFinding | None
    elements: tuple[ElementChange, ...]

    @property
    def found(self) -> RequirementFinding:
        """The requirement as it is found now, or as it was."""
        return self.after or self.before  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)
class JurisdictionChange:
    """Everything that is other in one jurisdiction."""

    id: str
    before: Jurisdiction | None
    after: Jurisdiction | None
    edits: tuple[Edit, ...]
    review: tuple[tuple[str, str, str], ...]  # area, state before, state after
    findings: tuple[RequirementChange, ...]

    @property
    def only_wording(self) -> bool:
        """Whether nothing but wording has changed."""
        return not self.findings and not self.review and bool(self.edits) and all(e.kind == "wording" for e in self.edits)


@dataclass(frozen=True, slots=True, eq=False)
class Difference:
    """The difference between two corpora on a day. `tests` says that requirements or the vocabulary are other as well."""

    as_of: date
    tests: bool
    jurisdictions: tuple[JurisdictionChange, ...]


def compare(before: Corpus, after: Corpus, as_of: date, touched: frozenset[str] | None = None, tests: bool = True) -> Difference:
    """Compare two corpora. `touched` limits the work to jurisdictions whose files differ; `tests` says whether protocol/ does."""
    ids = sorted({*before.jurisdictions, *after.jurisdictions})
    wanted = set(ids) if touched is None or tests else {id for id in ids if id in touched or _members_of(touched, id, before, after)}
    found = [_jurisdiction(before, after, id, as_of) for id in ids if id in wanted]
    return Difference(as_of, tests, tuple(j for j in found if j.edits or j.review or j.findings or not (j.before and j.after)))


def _members_of(unions: frozenset[str], id: str, *corpora: Corpus) -> bool:
    return any(u in unions for c in corpora if id in c.jurisdictions for u in c.jurisdictions[id].member_of)


def _jurisdiction(before: Corpus, after: Corpus, id: str, as_of: date) -> JurisdictionChange:
    old, new = before.jurisdictions.get(id), after.jurisdictions.get(id)
    edits = tuple(_edits(old, new))
    causes = edits + tuple(e for c, j in ((after, new), (before, old)) if j for u in c.unions_of(j) for e in _edits(before.jurisdictions.get(u.id), after.jurisdictions.get(u.id)))
    return JurisdictionChange(id, old, new, edits, tuple(_review(old, new)), tuple(_findings(before, after, old, new, as_of, causes)))


# ---- edits ------------------------------------------------------------------------------------------------------------------


def _edits(old: Jurisdiction | None, new: Jurisdiction | None) -> Iterator[Edit]:
    """Provisions paired by what they are: the same statement, else the same id, else the same place in the law."""
    gone = list(old.provisions) if old else []
    come = list(new.provisions) if new else []
    for key in (_whole, _statement, _named, _place):
        by_key: dict = {}
        for p in gone:
            by_key.setdefault(key(p), []).append(p)
        left = []
        for p in come:
            match = by_key.get(key(p))
            if key(p) is None or not match:
                left.append(p)
                continue
            was = match.pop(0)
            gone.remove(was)
            if (edit := _changed(was, p)) is not None:
                yield edit
        come = left
    yield from (Edit("removed", p, None) for p in gone)
    yield from (Edit("added", None, p) for p in come)


def _changed(was: Provision, now: Provision) -> Edit | None:
    states = tuple(f for f in _STATES if _value(was, f) != _value(now, f))
    wording = tuple(f for f in _WORDING if _value(was, f) != _value(now, f))
    if states:
        return Edit("changed", was, now, tuple(_attributes(was, now)) + tuple(f for f in states + wording if f != "attributes"))
    return Edit("wording", was, now, wording) if wording else None


def _attributes(was: Provision, now: Provision) -> Iterator[str]:
    """The attributes that differ."""
    return (a for a in dict.fromkeys((*was.attributes, *now.attributes)) if was.attributes.get(a) != now.attributes.get(a))


def _value(p: Provision, field: str) -> object:
    value = getattr(p, field)
    if field == "citation":
        return p.law.id, value.at
    if field == "exempts":
        return [(e.kind, e.citation.at, dict(e.says or {})) for e in value]
    return dict(value) if isinstance(value, Mapping) else value


def _whole(p: Provision) -> object:
    return repr([_value(p, f) for f in (*_STATES, *_WORDING)])


def _statement(p: Provision) -> object:
    return repr([_value(p, f) for f in _STATES])


def _named(p: Provision) -> object:
    return (p.law.id, p.id) if p.id else None


def _place(p: Provision) -> object:
    return p.law.id, p.rule, p.citation.at[0]


def _review(old: Jurisdiction | None, new: Jurisdiction | None) -> Iterator[tuple[str, str, str]]:
    areas = dict.fromkeys((*(old.areas if old else ()), *(new.areas if new else ())))
    for area in areas:
        states = [j.areas[area].state if j and area in j.areas else "" for j in (old, new)]
        if states[0] != states[1]:
            yield area, states[0], states[1]


# ---- findings ---------------------------------------------------------------------------------------------------------------


def _findings(before: Corpus, after: Corpus, old: Jurisdiction | None, new: Jurisdiction | None, as_of: date, edits: tuple[Edit, ...]) -> Iterator[RequirementChange]:
    if (new or old).union:  # a union's law is judged in its members
        return
    for instrument in dict.fromkeys((*before.instruments, *after.instruments)):
        was, now = (_requirements(c, j, instrument, as_of) for c, j in ((before, old), (after, new)))
        for id in dict.fromkeys((*now, *was)):
            change = requirement_change(was.get(id), now.get(id), edits)
            if elements := tuple(e for e in change.elements if e.changed):
                yield replace(change, elements=elements)


def _requirements(corpus: Corpus, j: Jurisdiction | None, instrument: str, as_of: date) -> dict[str, RequirementFinding]:
    if j is None or instrument not in corpus.instruments:
        return {}
    found: Assessment = assess(corpus, j, corpus.instruments[instrument], as_of)
    return {r.requirement.id: r for r in found.requirements}


def requirement_change(was: RequirementFinding | None, now: RequirementFinding | None, edits: tuple[Edit, ...]) -> RequirementChange:
    """A requirement before and after, with every element of it, changed or not, and the edits that bear on each."""
    before, after = ({(e.element.id, e.object): e for e in r.elements} if r else {} for r in (was, now))
    pairs = ((before.get(key), after.get(key)) for key in dict.fromkeys((*after, *before)))
    return RequirementChange(was, now, tuple(ElementChange(old, new, tuple(e for e in edits if e.kind != "wording" and _bears_on(e, old, new))) for old, new in pairs))


def _bears_on(edit: Edit, old: ElementFinding | None, new: ElementFinding | None, near: bool = True) -> bool:
    """Whether the provision edited counts, nearly counts (unless `near` is not asked for), or raises a doubt about the element."""
    for p, e in ((edit.before, old), (edit.after, new)):
        if p is not None and e is not None and any(q.law.id == p.law.id and q.number == p.number for q in _concerned(e, near)):
            return True
    return False


def _concerned(e: ElementFinding, near: bool) -> Iterator[Provision]:
    nears = (n.provision for n in e.outcome.near) if near else ()
    for p in (*(u.provision for u in e.outcome.uses), *nears, *e.questions, *e.unread, *e.trigger):
        yield p
        yield from p.via
    for u in e.outcome.uses:
        for x in u.exemptions:
            yield from (p for p in (u.provision,) if x.citation.law is p.law)
