"""The country report: facts first, then the counts, what stands out, and every requirement with its derivation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.assess import DUTIES, Assessment, ElementFinding, Finding, RequirementFinding
from generator.load import Corpus
from generator.model import NEVER, Jurisdiction, Law, Opinion, Provision
from generator.self_report import reported
from generator.views.parts import Change, Cite, Fact, Mark, Near, fact, law_path, mark, near
from generator.wording import Line, Wording

_STRENGTHS = ("shall", "shall-if", "shall-qualified", "consider", "endeavour", "may")
_DUTY_FINDINGS = ("met", "partly_met", "not_met", "unclear", "not_triggered", "not_reviewed")
_OPTION_FINDINGS = ("present", "partly_present", "absent", "unclear", "not_reviewed")
_NEAR_SHOWN = 4
_NEAREST_FIRST = ("not_in_force", "convention", "differs", "never", "ended", "enabling")
_STANDING_OUT = 12


@dataclass(frozen=True, slots=True)
class SelfView:
    """What the State answers of itself on an element; `sign` and `contradicts` are the sign and the word where the text says otherwise."""

    answer: str
    where: str
    remark: str
    sign: str
    contradicts: str


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
    open_note: str
    elements: tuple[ElementView, ...]
    facts: tuple[Fact, ...]
    near: tuple[Near, ...]
    pending: tuple[Change, ...]
    decisive: tuple[str, ...]  # anchors of the elements on which the finding rests
    recommendations: tuple[str, ...]
    wordings: tuple[str, ...]
    opinions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """The requirements of one topic, with the state of the review of its area."""

    id: str
    title: str
    review: str
    review_note: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many requirements have a finding; `share` is in per cent of all of them, for the band."""

    mark: Mark
    n: int
    share: float


@dataclass(frozen=True, slots=True)
class StandingOut:
    """A gap that stands out: what, why, and where in the report."""

    mark: Mark
    title: str
    pinpoint: str
    anchor: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRow:
    """A law as the report lists it."""

    title: str
    original: str
    citation: str
    type: str
    path: str
    url: str
    version: str
    completeness: str
    in_force: str
    provisions: int
    union: str
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area of the review record."""

    title: str
    state_id: str
    state: str
    as_at: str
    texts: tuple[tuple[str, str], ...]
    searched: str
    note: str


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A difference between the two readings and its resolution."""

    element: str
    path: str
    object: str
    first: str
    second: str
    resolved: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The review record: areas, how the encoding was made, the second reading, what was not available."""

    state: str
    prepared: str
    confirmed: str
    areas: tuple[AreaRow, ...]
    complete: int
    second: str
    second_short: str
    resolutions: tuple[ResolutionRow, ...]
    not_available: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """An element of which the State says one thing and the text another; `path` leads to it in the report."""

    path: str
    element: str
    title: str
    pinpoint: str
    mark: Mark
    said: SelfView


@dataclass(frozen=True, slots=True)
class SelfReportView:
    """The self-report as a whole: who, when, how much, and where it contradicts the text."""

    intro: str
    count: str
    summary: str
    contradictions: tuple[ContradictionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A country's whole report against one instrument."""

    id: str
    path: str
    name: str
    instrument: str
    as_of: str
    as_of_iso: str
    bound: str
    bound_note: str
    law_as_at: str
    review: ReviewView
    counts: tuple[Count, ...]
    duties: int
    options: tuple[Count, ...]
    option_total: int
    elements: tuple[Count, ...]
    pending: tuple[tuple[str, tuple[StandingOut, ...]], ...]
    standing_out: tuple[StandingOut, ...]
    more_gaps: int
    topics: tuple[TopicView, ...]
    laws: tuple[LawRow, ...]
    provisions: int
    self_report: SelfReportView | None


def report(corpus: Corpus, assessment: Assessment, w: Wording) -> ReportView:
    """The view of one assessment in one language."""
    j, instrument = assessment.jurisdiction, assessment.instrument
    cards = {r.requirement.id: _card(r, assessment, w) for r in assessment.requirements}
    topics = []
    for topic in instrument.topics:
        found = tuple(cards[r.requirement.id] for r in assessment.requirements if r.requirement.topic == topic)
        if found:
            areas = dict.fromkeys(e.area for r in assessment.requirements if r.requirement.topic == topic for e in r.requirement.elements)
            topics.append(TopicView(id=topic, title=w.label("areas", topic), review=_review_line(j, tuple(areas), w), review_note="", cards=found))
    duties = [r for r in assessment.requirements if r.is_duty]
    options = [r for r in assessment.requirements if not r.is_duty]
    elements = [e for r in assessment.requirements for e in r.elements if e.element.strength in DUTIES and e.element.id in r.decisive]
    gaps = _gaps(duties, cards, assessment, w)
    bound, bound_note = participation(corpus, j.id, assessment, w)
    return ReportView(
        id=j.id, path=country_path(j.id), name=w.text(j.names), instrument=w.text(instrument.short), as_of=w.day(assessment.as_of),
        as_of_iso=assessment.as_of.isoformat(), bound=bound, bound_note=bound_note, law_as_at=law_as_at(j, w), review=review(j, w),
        counts=_counts([r.finding for r in duties], _DUTY_FINDINGS, w), duties=len(duties),
        options=_counts([r.finding for r in options], _OPTION_FINDINGS, w), option_total=len(options),
        elements=_counts([e.finding for e in elements], _DUTY_FINDINGS, w),
        pending=_pending(assessment, w), standing_out=tuple(gaps[:_STANDING_OUT]), more_gaps=max(0, len(gaps) - _STANDING_OUT),
        topics=tuple(topics), laws=law_rows(corpus, j, w, assessment.as_of), provisions=len(j.provisions),
        self_report=_self_report(assessment, tuple(cards.values()), w),
    )  # fmt: skip


def country_path(id: str) -> str:
    """The path of a jurisdiction's page."""
    return f"countries/{id.lower()}/"


# ---- one requirement ------------------------------------------------------------------------------------------------------


def _card(r: RequirementFinding, a: Assessment, w: Wording) -> CardView:
    q = r.requirement
    elements = tuple(element(e, r, a, w) for e in r.elements)
    decisive = [e for e in elements if e.id in r.decisive]
    short = [e for e in decisive if e.mark.id in ("partly_met", "not_met")]
    facts = {(f.cite.path, f.reach): f for f in sorted((f for e in elements for f in e.facts), key=lambda f: (len(f.limits), -len(f.via)))}
    counted = {path for path, _ in facts}
    nears = {n.cite.path: n for e in elements for n in e.near if n.cite.path not in counted}
    return CardView(
        id=q.id, path=f"{a.instrument.id}/{q.id}/", pinpoint=w.text(q.pinpoint), title=w.text(q.title), text=w.text(q.text), topic=q.topic,
        strength_id=q.strength, strength=w.label("strengths", q.strength), qualifier=w.text(q.qualifier), trigger=w.text(q.trigger),
        mark=mark(r.finding, w), is_duty=r.is_duty, elements=elements, facts=_strongest_first(facts.values()), near=tuple(nears.values())[:_NEAR_SHOWN],
        open_note=w.count("open_elements", r.open_elements, total=len(r.elements)) if r.open_elements else "",
        pending=_changes(r.pending, w), recommendations=_recommendations(decisive, w), decisive=tuple(e.anchor for e in decisive),
        wordings=tuple(dict.fromkeys(e.wording for e in short if e.wording)),
        opinions=tuple(opinion(o, w) for o in r.opinions),
    )  # fmt: skip


def element(e: ElementFinding, r: RequirementFinding, a: Assessment, w: Wording) -> ElementView:
    """One element with everything that explains its finding."""
    x = e.element
    own = x.strength != r.requirement.strength
    fulfilled = e.finding in (Finding.MET, Finding.PRESENT)
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
        near=() if fulfilled else tuple(nears.values()), comes_near=_worth_a_line(nears.values()), missing=() if fulfilled else missing,
        alternative=x.id not in r.decisive,
        names_missing=bool(missing) and e.finding in (Finding.PARTLY_MET, Finding.PARTLY_PRESENT),
        questions=tuple(dict.fromkeys(w("question", cite=_named(p, w), question=w.text(p.open)) for p in e.questions)),
        unread=tuple(dict.fromkeys(w("unread", cite=_named(p, w), text=w.text(p.unread)) for p in e.unread)),
        provisional=w("provisional") if e.provisional else "", pending=_changes(e.pending, w), recommend=w.text(x.recommend),
        wording=w.text(x.wording), test=tuple(w.test(x.needs[e.object])), concluded=_concluded(e, a.jurisdiction, w),
        self_reported=_self_view(e, a, w),
    )  # fmt: skip


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


def _self_report(a: Assessment, cards: tuple[CardView, ...], w: Wording) -> SelfReportView | None:
    """The self-report of a State, where there is one on this instrument."""
    said = a.jurisdiction.self_reported
    n = sum(e.self_reported is not None for c in cards for e in c.elements)
    if said is None or not n:
        return None
    rows = tuple(
        ContradictionRow(f"#{e.anchor}", _element_name(e), c.title, c.pinpoint, e.mark, e.self_reported)
        for c in cards for e in c.elements if e.self_reported and e.self_reported.contradicts
    )  # fmt: skip
    summary = w.count("self_contradictions", len(rows)) if rows else w("self_no_contradiction")
    return SelfReportView(w("self_intro", by=said.by, day=w.day(said.on)), w.count("self_count", n), summary, rows)


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
        closes = next((c for c in e.pending if c.mark.id == "met"), None)
        if e.mark.id in ("partly_met", "not_met") and closes:
            coming.setdefault(closes.written, []).append(_element_name(e))
        elif e.mark.id in ("partly_met", "not_met"):
            others.append(e.recommend)
        elif e.mark.id in ("unclear", "not_reviewed"):
            others.append(w(f"recommend_{e.mark.id}", what=_element_name(e)))
    return (*(w("recommend_pending", day=day, what=w.listed(what)) for day, what in coming.items()), *dict.fromkeys(others))


def _changes(pending: tuple[tuple[date, Finding], ...], w: Wording) -> tuple[Change, ...]:
    return tuple(Change(day, w.day(day), mark(finding, w)) for day, finding in pending)


# ---- at a glance ----------------------------------------------------------------------------------------------------------


def _counts(findings: list[Finding], order: tuple[str, ...], w: Wording) -> tuple[Count, ...]:
    counted = Counter(findings)
    total = max(1, len(findings))
    return tuple(Count(mark(f, w), counted[f], round(100 * counted[f] / total, 2)) for f in order if counted[f])


def _gaps(duties: list[RequirementFinding], cards: dict[str, CardView], a: Assessment, w: Wording) -> list[StandingOut]:
    """Gaps first, the strongest duty first, then in the order of the instrument."""
    short = [r for r in duties if r.finding in (Finding.NOT_MET, Finding.PARTLY_MET)]
    short.sort(key=lambda r: (r.finding != Finding.NOT_MET, _STRENGTHS.index(r.requirement.strength)))
    return [_standing_out(cards[r.requirement.id], w) for r in short]


def _standing_out(card: CardView, w: Wording) -> StandingOut:
    decisive = [e for e in card.elements if e.anchor in card.decisive]
    none = [_element_name(e) for e in decisive if e.mark.id == "not_met"]
    part = [_element_name(e) for e in decisive if e.mark.id == "partly_met"]
    why = []
    if card.mark.id == "not_met" and len(none) == len(decisive) > 1:
        why.append(w("why_nothing"))
    elif none:
        why.append(w("why_missing", what=w.listed(_first(none, w))))
    if part and card.mark.id == "partly_met":
        why.append(w("why_partly", what=w.listed(_first(part, w))))
    why += [w("why_pending", day=c.written, finding=c.mark.word) for c in card.pending]
    return StandingOut(card.mark, card.title, card.pinpoint, f"#{card.id}", w("why_joiner").join(why))


def _element_name(e: ElementView) -> str:
    return f"{e.text} ({e.object})" if e.object else e.text


def _first(items: list[str], w: Wording, limit: int = 3) -> list[str]:
    return items if len(items) <= limit else [*items[: limit - 1], w.count("and_more", len(items) - limit + 1)]


def _pending(a: Assessment, w: Wording) -> tuple[tuple[str, tuple[StandingOut, ...]], ...]:
    """What changes when: by date, the elements whose finding changes."""
    by_day: dict[date, list[StandingOut]] = {}
    for r in a.requirements:
        for e in r.elements:
            for day, finding in e.pending:
                name = w.text(e.element.text) + (f" ({w.object(e.object)})" if e.object else "")
                anchor = f"#{e.element.id}" + (f"--{e.object}" if e.object else "")
                by_day.setdefault(day, []).append(StandingOut(mark(finding, w), w.text(r.requirement.title), w.text(r.requirement.pinpoint), anchor, name))
    return tuple((w.day(day), tuple(found)) for day, found in sorted(by_day.items()))


# ---- facts about the jurisdiction -----------------------------------------------------------------------------------------


def participation(corpus: Corpus, id: str, a: Assessment, w: Wording) -> tuple[str, str]:
    """Whether and since when the State is bound, with the source; shown beside the findings, never mixed with them."""
    p = corpus.participation_of(id, a.instrument.id)
    if p is None:
        return w("bound_not_looked_up"), ""
    since = p.bound_since(a.instrument)
    if p.status == "party":
        line = w("bound_party_since", day=w.day(since)) if since else w("bound_party")
    elif p.status == "signatory":
        line = w("bound_signatory", day=w.day(p.signed)) if p.signed else w("bound_signatory_undated")
    else:
        line = w(f"bound_{p.status.replace('-', '_')}")
    parts = [w.text(p.note), w("bound_source", source=p.source) if p.source else "", w("bound_as_at", day=p.as_at) if p.as_at else ""]
    return line, " ".join(filter(None, parts))


def law_as_at(j: Jurisdiction, w: Wording) -> str:
    """The span of the consolidations that were read."""
    versions = sorted(law.version for law in j.laws if law.version and law.completeness != "not-read")
    if not versions:
        return w("law_as_at_unknown")
    if versions[0] == versions[-1]:
        return w.day(versions[0])
    return w("law_as_at_span", first=w.day(versions[0]), last=w.day(versions[-1]))


def law_rows(corpus: Corpus, j: Jurisdiction, w: Wording, as_of: date) -> tuple[LawRow, ...]:
    """The laws of the jurisdiction and of the unions that it draws on."""
    return tuple(_law_row(law, owner, j, w, as_of) for owner in (j, *corpus.unions_of(j)) for law in owner.laws)


def _law_row(law: Law, owner: Jurisdiction, j: Jurisdiction, w: Wording, as_of: date) -> LawRow:
    return LawRow(
        title=w.text(law.title), original=law.title.get("original", ""), citation=law.citation, type=w.label("law_types", law.type), path=law_path(law.id),
        url=law.url, version=w.day(law.version), completeness=w.label("completeness", law.completeness), in_force=in_force(law, w, as_of),
        provisions=sum(p.law is law for p in owner.provisions), union="" if owner is j else w.text(owner.names), notes=w.text(law.notes),
    )  # fmt: skip


def in_force(law: Law, w: Wording, as_of: date) -> str:
    """The state of a law on the day, in words."""
    if law.type == "bill":
        return w("law_bill")
    if law.in_force == NEVER:
        return w("law_never")
    if law.in_force and law.in_force > as_of:
        return w("law_from", day=w.day(law.in_force))
    if law.ends:
        return w("law_ends" if law.ends > as_of else "law_ended", day=w.day(law.ends))
    return w("law_since", day=w.day(law.in_force)) if law.in_force else w("law_in_force")


def _review_line(j: Jurisdiction, areas: tuple[str, ...], w: Wording) -> str:
    parts = [w("review_of", area=w.label("areas", a), state=w.label("review_states", j.areas[a].state if a in j.areas else "not-started")) for a in areas]
    return w("part_joiner").join(parts)


def review(j: Jurisdiction, w: Wording) -> ReviewView:
    """The review record in words."""
    laws = {law.id: law for law in j.laws}
    areas = tuple(
        AreaRow(title=w.label("areas", id), state_id=a.state, state=w.label("review_states", a.state), as_at=w.day(a.as_at),
                texts=tuple((w.text(laws[t].title), law_path(t)) for t in a.texts), searched=w.listed(a.searched), note=w.text(a.note))
        for id, a in j.areas.items()
    )  # fmt: skip
    complete = sum(a.state_id == "complete" for a in areas)
    s = j.second_reading
    return ReviewView(
        state=w("review_state", n=complete, total=len(areas)), prepared=w("prepared", day=w.day(j.prepared_on)) if j.prepared_on else w("prepared_undated"),
        confirmed=w.listed(f"{c['by']} ({c['on']})" for c in j.confirmed) or w("not_confirmed"), areas=areas, complete=complete,
        second=w("second_reading", how=w.text(s.how), day=w.day(s.on), compared=s.compared, agreed=s.agreed, rate=f"{s.agreed / max(1, s.compared):.2f}", kappa=s.kappa,
                 note=w.text(s.note)) if s else w("no_second_reading"),
        second_short=w("second_short", rate=f"{s.agreed / max(1, s.compared):.2f}", kappa=s.kappa) if s else w("no_second_reading"),
        resolutions=tuple(ResolutionRow(r.element, f"#{r.element}" + (f"--{r.object}" if r.object else ""), w.object(r.object), w.label("findings", r.first),
                                        w.label("findings", r.second), w.label("findings", r.resolved), w.text(r.because)) for r in (s.resolved if s else ())),
        not_available=tuple((w.text(m.text), w.listed(w.label("areas", a) for a in m.bears_on)) for m in j.not_available),
    )  # fmt: skip
