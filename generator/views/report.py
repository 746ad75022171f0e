"""The country report: facts first, then the counts, what stands out, and every requirement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.assess import Assessment, RequirementFinding
from generator.findings import CORE, DUTIES, Finding
from generator.load import Corpus
from generator.timeline import Event
from generator.views.binding import binding
from generator.views.card import CardView, Related, SelfView, card, element_name
from generator.views.parts import Mark, mark
from generator.views.profile import ProfileView, profile
from generator.views.record import (
    LawRow,
    ReviewView,
    earlier,
    is_reviewed,
    law_as_at,
    law_rows,
    participation,
    report_path,
    review,
    review_line,
)
from generator.views.timeline import TimelineView, timeline_view
from generator.wording import Wording

_STRENGTHS = ("shall", "shall-if", "shall-qualified", "mandatory", "conditional", "consider", "must-consider", "endeavour", "may", "optional")
_MAIN = DUTIES | CORE
_FINDINGS = ("met", "present", "aligned", "aligned_otherwise", "partly_met", "partly_present", "partly_aligned", "not_met", "absent", "not_adopted", "unclear", "not_triggered", "not_reviewed")
_NONE, _PART = ("not_met", "not_adopted"), ("partly_met", "partly_aligned")
_STANDING_OUT = 12


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
    language: str
    instrument: str
    instrument_id: str
    is_model: bool
    others: tuple[tuple[str, str], ...]  # the reports of the same country against other instruments
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
    standing_less: tuple[StandingOut, ...]  # the gaps after those
    more_gaps: int
    topics: tuple[TopicView, ...]
    laws: tuple[LawRow, ...]
    provisions: int
    self_report: SelfReportView | None
    profile: ProfileView
    timeline: TimelineView
    earlier: str
    reviewed: bool


def report(corpus: Corpus, assessment: Assessment, w: Wording, events: tuple[Event, ...] = (), beside: tuple[Assessment, ...] = ()) -> ReportView:
    """The view of one assessment, with the events of its timeline, in one language.

    `beside` are the assessments of the same country against other instruments.
    """
    j, instrument = assessment.jurisdiction, assessment.instrument
    cards = {r.requirement.id: card(r, assessment, w, _related(r, beside, w), binding(corpus, r.requirement, j.id, w)) for r in assessment.requirements}
    topics = []
    for topic in instrument.topics:
        found = tuple(cards[r.requirement.id] for r in assessment.requirements if r.requirement.topic == topic)
        if found:
            areas = dict.fromkeys(e.area for r in assessment.requirements if r.requirement.topic == topic for e in r.requirement.elements)
            topics.append(TopicView(id=topic, title=w.label("areas", topic), review=review_line(j, tuple(areas), w), review_note="", cards=found))
    duties = [r for r in assessment.requirements if r.requirement.strength in _MAIN]
    options = [r for r in assessment.requirements if r.requirement.strength not in _MAIN]
    elements = [e for r in assessment.requirements for e in r.elements if e.element.strength in _MAIN and e.element.id in r.decisive]
    gaps = _gaps(duties, cards, assessment, w)
    bound, bound_note = participation(corpus, j.id, assessment, w)
    return ReportView(
        id=j.id, path=report_path(assessment), name=w.text(j.names), language=w.language, instrument=w.text(instrument.short), instrument_id=instrument.id, is_model=instrument.is_model,
        others=tuple((w.text(b.instrument.short), report_path(b)) for b in beside), as_of=w.day(assessment.as_of),
        as_of_iso=assessment.as_of.isoformat(), bound=bound, bound_note=bound_note, law_as_at=law_as_at(j, w), review=review(j, w),
        counts=_counts([r.finding for r in duties], w), duties=len(duties),
        options=_counts([r.finding for r in options], w), option_total=len(options),
        elements=_counts([e.finding for e in elements], w),
        pending=_pending(assessment, w), standing_out=tuple(gaps[:_STANDING_OUT]), standing_less=tuple(gaps[_STANDING_OUT:]), more_gaps=max(0, len(gaps) - _STANDING_OUT),
        topics=tuple(topics), laws=law_rows(corpus, j, w, assessment.as_of), provisions=len(j.provisions),
        self_report=_self_report(assessment, tuple(cards.values()), w), profile=profile(corpus, assessment, w),
        timeline=timeline_view(j, events, assessment.as_of, w), earlier=earlier(j, assessment.as_of, w),
        reviewed=is_reviewed(j),
    )  # fmt: skip


def _related(r: RequirementFinding, beside: tuple[Assessment, ...], w: Wording) -> tuple[Related, ...]:
    """What other instruments find where one implements the other."""
    q = r.requirement
    return tuple(
        Related(w.text(b.instrument.short), w.text(x.requirement.title), w.text(x.requirement.pinpoint), f"{report_path(b)}#{x.requirement.id}", mark(x.finding, w))
        for b in beside for x in b.requirements if q.id in x.requirement.implements or x.requirement.id in q.implements
    )  # fmt: skip


def counts(marks: Sequence[Mark]) -> tuple[Count, ...]:
    """How often each mark occurs, the best finding first."""
    number, total = Counter(marks), max(1, len(marks))
    return tuple(Count(m, number[m], round(100 * number[m] / total, 2)) for m in sorted(number, key=lambda m: _FINDINGS.index(m.id)))


def _counts(findings: list[Finding], w: Wording) -> tuple[Count, ...]:
    return counts([mark(f, w) for f in findings])


def _gaps(duties: list[RequirementFinding], cards: dict[str, CardView], a: Assessment, w: Wording) -> list[StandingOut]:
    """Gaps first, the strongest duty first, then in the order of the instrument."""
    short = [r for r in duties if r.finding in (*_NONE, *_PART)]
    short.sort(key=lambda r: (r.finding not in _NONE, _STRENGTHS.index(r.requirement.strength)))
    return [_standing_out(cards[r.requirement.id], w) for r in short]


def _standing_out(card: CardView, w: Wording) -> StandingOut:
    decisive = [e for e in card.elements if e.anchor in card.decisive]
    none = [element_name(e) for e in decisive if e.mark.id in _NONE]
    part = [element_name(e) for e in decisive if e.mark.id in _PART]
    why = []
    if card.mark.id in _NONE and len(none) == len(decisive) > 1:
        why.append(w("why_nothing"))
    elif none:
        why.append(w("why_missing", what=w.listed(_first(none, w))))
    if part and card.mark.id in _PART:
        why.append(w("why_partly", what=w.listed(_first(part, w))))
    why += [w("why_pending", day=c.written, finding=c.mark.word) for c in card.pending]
    return StandingOut(card.mark, card.title, card.pinpoint, f"#{card.id}", w("why_joiner").join(why))


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


def _self_report(a: Assessment, cards: tuple[CardView, ...], w: Wording) -> SelfReportView | None:
    """The self-report of a State, where there is one on this instrument."""
    said = a.jurisdiction.self_reported
    n = sum(e.self_reported is not None for c in cards for e in c.elements)
    if said is None or not n:
        return None
    rows = tuple(
        ContradictionRow(f"#{e.anchor}", element_name(e), c.title, c.pinpoint, e.mark, e.self_reported)
        for c in cards for e in c.elements if e.self_reported and e.self_reported.contradicts
    )  # fmt: skip
    summary = w.count("self_contradictions", len(rows)) if rows else w("self_no_contradiction")
    return SelfReportView(w("self_intro", by=said.by, day=w.day(said.on)), w.count("self_count", n), summary, rows)
