"""One requirement as a report shows it: the five columns, the checklist of elements, and the derivation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.assess import Assessment, ElementFinding, RequirementFinding
from generator.findings import Finding
from generator.model import Jurisdiction, Opinion, Provision
from generator.requirement import Element
from generator.self_report import reported
from generator.views.parts import Change, Cite, Fact, Mark, Near, fact, mark, near
from generator.wording import Line, Wording

_NEAR_SHOWN = 4
SHORT = ("partly_met", "not_met", "partly_aligned", "not_adopted")
_NEAREST_FIRST = ("not_in_force", "convention", "differs", "never", "ended", "enabling")


@dataclass(frozen=True, slots=True)
class SelfView:
    """What the State answers of itself on an element; `sign` and `contradicts` are the sign and the word where the text says otherwise."""

    answer: str
    where: str
    remark: str
    sign: str
    contradicts: str


@dataclass(frozen=True, slots=True)
class Related:
    """What another instrument says on the point of a requirement, and what was found there."""

    instrument: str
    title: str
    pinpoint: str
    path: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementView:
    """One element of a requirement, for one object where it is judged by object."""

    id: str
    anchor: str
    text: str
    object: str
    strength: str
    qualifier: str
    trigger: str
    triggered_by: tuple[str, ...]
    mark: Mark
    bases: tuple[str, ...]
    facts: tuple[Fact, ...]
    cited: tuple[Cite, ...]
    near: tuple[Near, ...]
    comes_near: tuple[Near, ...]
    alternative: bool  # another branch decides, so that nothing hangs on this one
    missing: tuple[str, ...]
    names_missing: bool
    questions: tuple[str, ...]
    unread: tuple[str, ...]
    provisional: str
    pending: tuple[Change, ...]
    recommend: str
    wording: str
    alternatives: str
    test: tuple[Line, ...]
    concluded: str
    self_reported: SelfView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One requirement: the five columns, the checklist of elements, and the derivation."""

    id: str
    path: str
    pinpoint: str
    title: str
    text: str
    topic: str
    strength_id: str
    strength: str
    qualifier: str
    trigger: str
    mark: Mark
    is_duty: bool
    chapter: str
    confidence: str
    beyond: str
    related: tuple[Related, ...]
    binds: tuple[str, ...]
    open_note: str
    elements: tuple[ElementView, ...]
    facts: tuple[Fact, ...]
    near: tuple[Near, ...]
    pending: tuple[Change, ...]
    decisive: tuple[str, ...]  # anchors of the elements on which the finding rests
    recommendations: tuple[str, ...]
    wordings: tuple[str, ...]
    alternatives: tuple[str, ...]  # notes on what else would do
    nothing: str  # what stands in the place of provisions where there are none
    opinions: tuple[str, ...]


def card(r: RequirementFinding, a: Assessment, w: Wording, related: tuple[Related, ...] = (), binds: tuple[str, ...] = ()) -> CardView:
    """The view of one requirement in one language; `related` is what other instruments find on the same point, `binds` the others that bind the State on it."""
    q = r.requirement
    elements = tuple(element(e, r, a, w) for e in r.elements)
    decisive = [e for e in elements if e.id in r.decisive]
    short = [e for e in decisive if e.mark.id in SHORT]
    facts = {(f.cite.path, f.reach): f for f in sorted((f for e in elements for f in e.facts), key=lambda f: (len(f.limits), -len(f.via)))}
    counted = {path for path, _ in facts}
    nears = {n.cite.path: n for e in elements for n in e.near if n.cite.path not in counted}
    return CardView(
        id=q.id, path=f"{a.instrument.id}/{q.id}/", pinpoint=w.text(q.pinpoint), title=w.text(q.title), text=w.text(q.text), topic=q.topic,
        strength_id=q.strength, strength=w.label("strengths", q.strength), qualifier=w.text(q.qualifier), trigger=w.text(q.trigger),
        mark=mark(r.finding, w), is_duty=r.is_duty, chapter=q.chapter, confidence=w(f"confidence_{q.confidence}") if q.confidence else "",
        beyond=w.text(q.beyond), related=related, binds=binds, elements=elements, facts=_strongest_first(facts.values()), near=tuple(nears.values())[:_NEAR_SHOWN],
        open_note=w.count("open_elements", r.open_elements, total=len(r.elements)) if r.open_elements else "",
        pending=_changes(r.pending, w), recommendations=_recommendations(decisive, w), decisive=tuple(e.anchor for e in decisive),
        wordings=tuple(dict.fromkeys(e.wording for e in short if e.wording)), alternatives=tuple(dict.fromkeys(e.alternatives for e in short if e.alternatives)),
        opinions=tuple(opinion(o, w) for o in r.opinions), nothing=w("no_provision_unread" if r.finding == Finding.NOT_REVIEWED else "no_provision"),
    )  # fmt: skip


def element(e: ElementFinding, r: RequirementFinding, a: Assessment, w: Wording) -> ElementView:
    """One element with everything that explains its finding."""
    x = e.element
    own = x.strength != r.requirement.strength
    fulfilled = e.finding in (Finding.MET, Finding.PRESENT, Finding.ALIGNED, Finding.ALIGNED_OTHERWISE)
    shown = {}
    for use in sorted(e.outcome.uses, key=lambda u: (u.level, -len(u.provision.via))):  # once each: as it counts most, and most directly
        shown[(use.provision.law.id, use.provision.number, tuple(use.provision.only.items()))] = fact(use, w)
    counted = {(u.provision.law.id, at) for u in e.outcome.uses for at in u.provision.citation.at}
    nears = {}
    for miss in sorted(e.outcome.near, key=lambda n: _NEAREST_FIRST.index(n.reason)):  # an article that counts does not also come near
        p = miss.provision
        if miss.reason != "differs" or not any((p.law.id, at) in counted for at in p.citation.at):
            nears.setdefault((p.law.id, p.number), near(miss, w, a.as_of))
    facts = _strongest_first(shown.values())
    missing = _missing(e, facts, w)
    return ElementView(
        id=x.id, anchor=x.id + (f"--{e.object}" if e.object else ""), text=w.text(x.text), object=w.object(e.object),
        strength=w.label("strengths", x.strength) if own else "", qualifier=w.text(x.qualifier), trigger=w.text(x.trigger),
        triggered_by=tuple(dict.fromkeys(f"{w.text(p.law.title)}, {p.citation.pinpoint}" for p in e.trigger)), mark=mark(e.finding, w),
        bases=tuple(w.label("bases", b) for b in e.bases if b != "provision"), facts=facts, cited=_cited(facts),
        near=() if fulfilled else tuple(nears.values()), comes_near=_worth_a_line(nears.values()), missing=() if fulfilled or e.finding == Finding.NOT_REVIEWED else missing,
        alternative=x.id not in r.decisive,
        names_missing=bool(missing) and e.finding in (Finding.PARTLY_MET, Finding.PARTLY_PRESENT, Finding.PARTLY_ALIGNED),
        questions=tuple(dict.fromkeys(w("question", cite=_named(p, w), question=w.text(p.open)) for p in e.questions)),
        unread=tuple(dict.fromkeys(w("unread", cite=_named(p, w), text=w.text(p.unread)) for p in e.unread)),
        provisional=w("provisional") if e.provisional else "", pending=_changes(e.pending, w), recommend=w.text(x.recommend),
        wording=w.text(x.wording), alternatives=w.text(x.alternatives), test=tests_of(x, e.object, w), concluded=_concluded(e, a.jurisdiction, w),
        self_reported=_self_view(e, a, w),
    )  # fmt: skip


def tests_of(x: Element, obj: str | None, w: Wording) -> tuple[Line, ...]:
    """The test of an element in plain words, or whose finding it follows."""
    return (Line(0, w("test_follows", what=x.follows)),) if x.follows else tuple(w.test(x.needs[obj]))


def _missing(e: ElementFinding, facts: tuple[Fact, ...], w: Wording) -> tuple[str, ...]:
    """What is missing; where limits of what counts are all that is, the limits themselves."""
    limits = [limit for f in facts if not f.full for limit in f.limits]
    found: dict[str, None] = {}
    for lack in e.outcome.missing:
        found |= dict.fromkeys(limits if lack.in_part and not lack.cell and not lack.has and limits else [w.missing(lack)])
    return tuple(found)


def _cited(facts: tuple[Fact, ...]) -> tuple[Cite, ...]:
    """The citations of what counts, each once."""
    return tuple({f.cite.path: f.cite for f in facts}.values())


def _worth_a_line(nears: Iterable[Near]) -> tuple[Near, ...]:
    """The near miss that a reader of the report should see first; a mere power is left to the derivation."""
    return tuple(n for n in nears if n.reason != "enabling")[:1]


def _self_view(e: ElementFinding, a: Assessment, w: Wording) -> SelfView | None:
    found = reported(a, e)
    if found is None:
        return None
    said = found.answer
    return SelfView(
        answer=w.label("answers", said.answer), where=", ".join(filter(None, (said.law, said.article))), remark=said.remark,
        sign="≠" if found.contradicts else "", contradicts=w("self_contradicts") if found.contradicts else "",
    )  # fmt: skip


def _strongest_first(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda f: (not f.full, bool(f.reach), len(f.limits))))


def _named(p: Provision, w: Wording) -> str:
    return f"{w.text(p.law.title)}, {p.citation.pinpoint}"


def opinion(o: Opinion, w: Wording) -> str:
    """An expert's opinion in one sentence, with its reason."""
    return w("opinion", by=o.by, day=w.day(o.on), finding=w.label("findings", o.finding), because=w.text(o.because))


def _concluded(e: ElementFinding, j: Jurisdiction, w: Wording) -> str:
    """The last step of the derivation: how the finding follows."""
    area = j.areas.get(e.element.area)
    state = w.label("review_states", area.state if area else "not-started")
    if e.unread and e.finding == Finding.NOT_REVIEWED:
        return w("concluded_unread")
    return w(f"concluded_{e.finding}", area=w.label("areas", e.element.area), state=state)


def _recommendations(elements: list[ElementView], w: Wording) -> tuple[str, ...]:
    """What to do about each element that is short or open; what enacted law will close is said once a date."""
    coming: dict[str, list[str]] = {}
    others: list[str] = []
    for e in elements:
        closes = next((c for c in e.pending if c.mark.id in ("met", "aligned")), None)
        if e.mark.id in SHORT and closes:
            coming.setdefault(closes.written, []).append(element_name(e))
        elif e.mark.id in SHORT and e.recommend:
            others.append(e.recommend)
        elif e.mark.id in ("unclear", "not_reviewed"):
            others.append(w(f"recommend_{e.mark.id}", what=element_name(e)))
    return (*(w("recommend_pending", day=day, what=w.listed(what)) for day, what in coming.items()), *dict.fromkeys(others))


def _changes(pending: tuple[tuple[date, Finding], ...], w: Wording) -> tuple[Change, ...]:
    return tuple(Change(day, w.day(day), mark(finding, w)) for day, finding in pending)


def element_name(e: ElementView) -> str:
    """An element with the object for which it is judged."""
    return f"{e.text} ({e.object})" if e.object else e.text
