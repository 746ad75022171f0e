"""Facts about a jurisdiction: whether it is bound, its laws, and the review record, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.assess import Assessment
from generator.bill import is_shown
from generator.load import Corpus
from generator.model import NEVER, Jurisdiction, Law
from generator.requirement import Instrument
from generator.views.parts import law_path
from generator.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRow:
    """A law as the report lists it."""

    id: str
    title: str
    original: str
    language: str
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
    report: str = ""  # the path of its report, where it is a bill or an act that is shown before and after


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area of the review record."""

    title: str
    state_id: str
    state: str
    as_at: str
    since: str
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


def country_path(id: str) -> str:
    """The path of a jurisdiction's page."""
    return f"countries/{id.lower()}/"


def report_path(a: Assessment) -> str:
    """The path of a report: the country's page for a treaty, a page beside it for a model law."""
    return path_of(a.jurisdiction.id, a.instrument)


def path_of(country: str, instrument: Instrument) -> str:
    """The path of the report of a country against an instrument."""
    return f"countries/{country.lower()}-{instrument.id}/" if instrument.is_model else country_path(country)


def is_reviewed(j: Jurisdiction) -> bool:
    """Whether some law of a jurisdiction was read."""
    return any(a.state in ("complete", "partial") for a in j.areas.values())


def bill_path(law: Law) -> str:
    """The path of the report of a bill, or of an enacted act before and after."""
    return f"{'bills' if law.type == 'bill' else 'acts'}/{law.id}/"


def participation(corpus: Corpus, id: str, a: Assessment, w: Wording) -> tuple[str, str]:
    """Whether and since when the State is bound, with the source; shown beside the findings, never mixed with them."""
    if a.instrument.is_model:
        return w("bound_model"), ""
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


def earlier(j: Jurisdiction, as_of: date, w: Wording) -> str:
    """What to know where the day of the judgement lies before the law that was read."""
    n = sum(bool((day := a.since or a.as_at) and as_of < day) for a in j.areas.values())
    return w.count("earlier_day", n) if n else ""


def law_rows(corpus: Corpus, j: Jurisdiction, w: Wording, as_of: date) -> tuple[LawRow, ...]:
    """The laws of the jurisdiction and of the unions that it draws on."""
    return tuple(_law_row(law, owner, j, w, as_of) for owner in (j, *corpus.unions_of(j)) for law in owner.laws)


def _law_row(law: Law, owner: Jurisdiction, j: Jurisdiction, w: Wording, as_of: date) -> LawRow:
    return LawRow(
        id=law.id, title=w.text(law.title), original=law.title.get("original", ""), language=law.language, citation=law.citation, type=w.label("law_types", law.type), path=law_path(law.id),
        url=law.url, version=w.day(law.version), completeness=w.label("completeness", law.completeness), in_force=in_force(law, w, as_of),
        provisions=sum(p.law is law for p in owner.provisions), union="" if owner is j else w.text(owner.names), notes=w.text(law.notes),
        report=bill_path(law) if is_shown(law, owner, as_of) else "",
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


def review_line(j: Jurisdiction, areas: tuple[str, ...], w: Wording) -> str:
    """The state of the review of some areas, in one line."""
    parts = [w("review_of", area=w.label("areas", a), state=w.label("review_states", j.areas[a].state if a in j.areas else "not-started")) for a in areas]
    return w("part_joiner").join(parts)


def review(j: Jurisdiction, w: Wording) -> ReviewView:
    """The review record in words."""
    laws = {law.id: law for law in j.laws}
    areas = tuple(
        AreaRow(title=w.label("areas", id), state_id=a.state, state=w.label("review_states", a.state), as_at=w.day(a.as_at), since=w.day(a.since),
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
        resolutions=tuple(ResolutionRow(r.element, f"{country_path(j.id)}#{r.element}" + (f"--{r.object}" if r.object else ""), w.object(r.object), w.label("findings", r.first),
                                        w.label("findings", r.second), w.label("findings", r.resolved), w.text(r.because)) for r in (s.resolved if s else ())),
        not_available=tuple((w.text(m.text), w.listed(w.label("areas", a) for a in m.bears_on)) for m in j.not_available),
    )  # fmt: skip
