"""The law page: each provision, and which elements it serves; provisions that serve nothing are listed, not lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale

from generator import verify
from generator.assess import Assessment
from generator.model import NEVER, Jurisdiction, Law, Provision
from generator.views.parts import law_path
from generator.views.record import LawRow, country_path, in_force, report_path
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Served:
    """An element that a provision serves: a link into the report of the country, and what is served."""

    path: str
    text: str
    country: str
    requirement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """One provision as the law page shows it."""

    anchor: str
    pinpoint: str
    official: str
    kind: str
    says: str
    facts: tuple[tuple[str, str], ...]
    reach: str
    narrower: str
    exempts: tuple[str, ...]
    words: tuple[str, ...]
    state: str
    open: str
    unread: str
    notes: str
    serves: tuple[Served, ...]
    nearly: tuple[Served, ...]
    would_serve: tuple[Served, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawView:
    """A law's page."""

    id: str
    path: str
    title: str
    original: str
    language: str
    language_name: str
    version_iso: str
    is_in_force: bool
    jurisdiction: str
    jurisdiction_path: str
    row: LawRow
    read: str
    checked: str
    drawn_on_by: tuple[str, ...]
    provisions: tuple[ProvisionView, ...]


Key = tuple[str, int]  # law id and number: what a provision is, also where it was derived
Serving = Mapping[str, Mapping[Key, dict[str, Served]]]  # serves / nearly / would → provision → element id


def serving(assessments: list[Assessment], w: Wording) -> Serving:
    """Which elements each provision serves, nearly serves, or would serve if it were in force."""
    found: dict[str, dict[Key, dict[str, Served]]] = {"serves": {}, "nearly": {}, "would": {}}
    for a in assessments:
        for r in a.requirements:
            for e in r.elements:
                anchor = e.element.id + (f"--{e.object}" if e.object else "")
                served = Served(f"{report_path(a)}#{anchor}", f"{w.text(r.requirement.pinpoint)}: {w.text(e.element.text)}", a.jurisdiction.id, r.requirement.id)
                for p in (p for u in e.outcome.uses for p in (u.provision, *u.provision.via)):
                    found["serves"].setdefault(_key(p), {})[f"{a.jurisdiction.id} {e.element.id}"] = served
                for miss in e.outcome.near:
                    where = "would" if miss.reason in ("not_in_force", "never", "ended") else "nearly"
                    found[where].setdefault(_key(miss.provision), {})[f"{a.jurisdiction.id} {e.element.id}"] = served
    return found


def _key(p: Provision) -> Key:
    return p.law.id, p.number


def law(law: Law, owner: Jurisdiction, row: LawRow, members: list[str], served: Serving, as_of: date, w: Wording) -> LawView:
    """The view of one law."""
    provisions = law_provisions(law, owner, served, as_of, w)
    return LawView(
        id=law.id, path=law_path(law.id), title=w.text(law.title), original=law.title.get("original", ""), language=law.language,
        language_name=Locale(w.language).languages.get(law.language, law.language), version_iso=law.version.isoformat() if law.version else "",
        is_in_force=law.type != "bill" and (law.in_force is None or law.in_force <= as_of) and (law.ends is None or as_of < law.ends), jurisdiction=w.text(owner.names),
        jurisdiction_path=country_path(owner.id), row=row, read=w.label("completeness", law.completeness),
        checked=_checked(law, [p for p in owner.provisions if p.law is law], w), drawn_on_by=tuple(members), provisions=provisions,
    )  # fmt: skip


def law_provisions(law: Law, owner: Jurisdiction, served: Serving, as_of: date, w: Wording) -> tuple[ProvisionView, ...]:
    """Every provision of a law, with what it serves."""
    return tuple(_provision(p, served, as_of, w) for p in owner.provisions if p.law is law)


def _checked(law: Law, provisions: list[Provision], w: Wording) -> str:
    """What `lacuna verify` recorded, and whether the encoding was changed afterwards."""
    if not verify.can_check(law):
        return w("law_checked_no_text")
    v = law.verified
    if v is None:
        return w("law_checked_not_yet")
    counts = {"day": w.day(v.on), "pinpoints": str(v.pinpoints), "of": str(v.of)}
    what = w("law_checked_on", words=str(v.words), of_words=str(v.of_words), **counts) if v.of_words else w("law_checked_pinpoints", **counts)
    return what if (v.of, v.of_words) == verify.counted(provisions) else w("law_checked_changed", what=what)


def _provision(p: Provision, served: Serving, as_of: date, w: Wording) -> ProvisionView:
    key = _key(p)
    serves = served["serves"].get(key, {})
    would = {k: s for k, s in served["would"].get(key, {}).items() if k not in serves}
    nearly = {k: s for k, s in served["nearly"].get(key, {}).items() if k not in serves and k not in would}
    return ProvisionView(
        anchor=p.anchor, pinpoint=p.citation.pinpoint, official=p.citation.url, kind=w.kind(p.rule), says=w.text(p.says), facts=tuple(w.facts(p)),
        reach=w.reach(p), narrower=w("limit_narrower", what=w.text(p.narrower)) if p.narrower else "",
        exempts=tuple(f"{w.label('exemption', e.kind)} ({e.citation.pinpoint}): {w.text(e.says)}" for e in p.exempts), words=p.words,
        state=_state(p, as_of, w), open=w("law_open", what=w.text(p.open)) if p.open else "", unread=w("law_unread", what=w.text(p.unread)) if p.unread else "",
        notes=w.text(p.notes), serves=tuple(serves.values()), nearly=tuple(nearly.values()), would_serve=tuple(would.values()),
    )  # fmt: skip


def _state(p: Provision, as_of: date, w: Wording) -> str:
    if p.in_force == NEVER:
        return w("law_never")
    if p.in_force and p.in_force > as_of:
        return w("law_from", day=w.day(p.in_force))
    if p.ends:
        return w("law_ends" if p.ends > as_of else "law_ended", day=w.day(p.ends))
    return w("law_since", day=w.day(p.in_force)) if p.in_force and p.in_force != p.law.in_force else ""


__all__ = ["LawView", "ProvisionView", "Served", "in_force", "law", "law_provisions", "serving"]
