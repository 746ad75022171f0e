"""Building laws, their provisions and the jurisdiction that they belong to, from files that fit their schemas."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.model import (
    NEVER,
    Answer,
    Area,
    Citation,
    Exemption,
    Jurisdiction,
    Law,
    Missing,
    Opinion,
    Provision,
    Repeal,
    Reported,
    Resolution,
    SecondReading,
    SelfReport,
    Verified,
    Waiver,
)  # fmt: skip
from generator.source import Place, Source

_COMMON = {"at", "rule", "id", "says", "words", "notes", "only", "narrower", "exempts", "completes", "punishes", "open", "unread", "in_force", "ends"}


def build(profile: Source, laws: list[Source]) -> Jurisdiction:
    """Build a jurisdiction from its profile and its laws."""
    d, review = profile.data, profile.data["review"]
    built = [law(s, d["id"]) for s in laws]
    provisions = [provision(s, n, p, of) for s, of in zip(laws, built, strict=True) for n, p in enumerate(s.data["provisions"])]
    return Jurisdiction(
        id=d["id"], names=d["names"], union=d.get("union") == "true", legal_systems=tuple(d.get("legal_systems", ())),
        languages=tuple(d.get("languages", ())), member_of=tuple(d.get("member_of", ())), laws=tuple(built), provisions=tuple(provisions),
        prepared_on=day(review.get("prepared", {}).get("on")), asked=tuple(review.get("asked", ())),
        areas={a: Area(state=r["state"], as_at=day(r.get("as_at")), since=day(r.get("since")), texts=tuple(r.get("texts", ())), searched=tuple(r.get("searched", ())), note=r.get("note"))
               for a, r in review["areas"].items()},
        second_reading=_second_reading(review.get("second_reading")),
        confirmed=tuple(review.get("confirmed", ())),
        not_available=tuple(Missing(text=m["text"], bears_on=tuple(m["bears_on"])) for m in review.get("not_available", ())),
        opinions=tuple(Opinion(requirement=o["requirement"], element=o.get("element", ""), by=o["by"], on=date.fromisoformat(o["on"]), finding=o["finding"], because=o["because"])
                       for o in d.get("opinions", ())),
        reported=tuple(Reported(kind=r["kind"], says=r["says"], certainty=r["certainty"], sources=tuple(r["sources"])) for r in d.get("reported", ())),
        terms=d.get("terms", {}), divisions=d.get("divisions", {}), self_reported=_self_report(d.get("self_reported")),
        waivers=tuple(Waiver(check=w["check"], at=w["at"], reason=w["reason"], until=day(w.get("until")), place=Place(profile, ("waivers", i)))
                      for i, w in enumerate(d.get("waivers", ()))),
        place=Place(profile),
    )  # fmt: skip


def law(s: Source, jurisdiction: str) -> Law:
    """Build a law without its provisions."""
    d = s.data
    return Law(
        id=d["id"], jurisdiction=jurisdiction, title=d["title"], citation=d["citation"], type=d["type"], cite_as=d["cite_as"], short=d.get("short", ""),
        language=d["language"], completeness=d["completeness"], general_law=d.get("general_law") == "true", url=d.get("url", ""),
        article_url=d.get("article_url", ""), version=day(d.get("version")), in_force=day(d.get("in_force")), ends=day(d.get("ends")),
        text_file=d.get("text_file", ""), verified=_verified(d.get("verified")), notes=d.get("notes"), amends=tuple(d.get("amends", ())),
        repeals=tuple(Repeal(r["law"], r.get("at", "")) for r in d.get("repeals", ())), place=Place(s),
    )  # fmt: skip


def provision(s: Source, n: int, d: Mapping, of: Law) -> Provision:
    """Build the n-th provision of a law."""
    attributes: dict[str, tuple[str, ...]] = {}
    for name, value in d.items():
        if name in _COMMON:
            continue
        if isinstance(value, Mapping):
            attributes |= {f"{name}.{k}": (w,) for k, w in value.items()}
        else:
            attributes[name] = _words(value)
    return Provision(
        citation=Citation(of, tuple(d["at"])), rule=d["rule"], attributes=attributes, id=d.get("id", ""), says=d.get("says"),
        words=tuple(d.get("words", ())), notes=d.get("notes"), only={k: tuple(w) for k, w in d.get("only", {}).items()}, narrower=d.get("narrower"),
        exempts=tuple(Exemption(kind=e["kind"], citation=Citation(of, tuple(e.get("at") or d["at"])), says=e["says"]) for e in d.get("exempts", ())),
        completes=_words(d.get("completes", ())), punishes=_words(d.get("punishes", ())), open=d.get("open"), unread=d.get("unread"),
        in_force=_later(of.in_force, day(d.get("in_force"))), ends=_earlier(of.ends, day(d.get("ends"))),
        number=n + 1, place=Place(s, ("provisions", n)),
    )  # fmt: skip


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, (list, tuple)) else (str(value),)


def day(text: str | None) -> date | None:
    """A date of a data file; `never` is NEVER, nothing is None."""
    return None if text is None else NEVER if text == "never" else date.fromisoformat(text)


def _later(a: date | None, b: date | None) -> date | None:
    """The later commencement: a section in force under an act that is not has no effect."""
    return max((d for d in (a, b) if d), default=None)


def _earlier(a: date | None, b: date | None) -> date | None:
    return min((d for d in (a, b) if d), default=None)


def _verified(d: Mapping | None) -> Verified | None:
    if d is None:
        return None
    return Verified(on=date.fromisoformat(d["on"]), pinpoints=int(d["pinpoints"]), of=int(d["of"]), words=int(d["words"]), of_words=int(d["of_words"]))


def _second_reading(d: Mapping | None) -> SecondReading | None:
    if d is None:
        return None
    return SecondReading(
        on=date.fromisoformat(d["on"]), how=d["how"], compared=int(d["compared"]), agreed=int(d["agreed"]), kappa=str(d["kappa"]), note=d.get("note"),
        resolved=tuple(Resolution(element=r["element"], object=r.get("object"), first=r["first"], second=r["second"], resolved=r["resolved"], because=r["because"])
                       for r in d.get("resolved", ())),
    )  # fmt: skip


def _self_report(d: Mapping | None) -> SelfReport | None:
    if d is None:
        return None
    answers = [
        Answer(element=a["element"], object=a.get("object"), answer=a["answer"], law=a.get("law", ""), article=a.get("article", ""), remark=a.get("remark", ""))
        for a in d["answers"]
    ]
    return SelfReport(by=d["by"], on=date.fromisoformat(d["on"]), answers={(a.element, a.object): a for a in answers})
