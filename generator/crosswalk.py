"""What other instruments say on each requirement, and the tags by which requirements are viewed.

A pinpoint is given only where it was verified or is known with high certainty; every entry says how sure it is. Nothing here
makes a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model import Text
from generator.problems import Problem, nearest
from generator.requirement import Instrument
from generator.source import Source

TAGS = ("pillars", "clusters", "goals")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OtherInstrument:
    """An instrument that is not encoded. `treaty` names it in the participation of States, `union` the union whose law it is."""

    id: str
    name: Text
    short: Text
    kind: str
    year: str
    treaty: str = ""
    union: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """What one instrument says on a point; `silent` where its silence matters, `stricter` where it goes further."""

    instrument: OtherInstrument
    says: Text
    certainty: str
    strength: str = ""
    at: str = ""
    stricter: Text | None = None
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tag:
    """A pillar, a cluster or a goal under which requirements can be viewed."""

    kind: str
    id: str
    label: Text
    means: Text
    source: str
    certainty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Crosswalk:
    """All entries: what is said and the tags, by requirement."""

    instruments: Mapping[str, OtherInstrument] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    tagged: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)


def build(source: Source | None, instruments: Mapping[str, Instrument], treaties: Mapping[str, Text], problems: list[Problem]) -> Crosswalk:
    """Build the crosswalk from its file; what it names must be there."""
    if source is None:
        return Crosswalk()
    d = source.data
    known = [q.id for i in instruments.values() for q in i.requirements]
    others = {id: OtherInstrument(id=id, name=i["name"], short=i["short"], kind=i["kind"], year=i.get("year", ""), treaty=i.get("treaty", ""), union=i.get("union", ""), note=i.get("note"))
              for id, i in d["instruments"].items()}  # fmt: skip
    tags = {(kind, id): Tag(kind=kind, id=id, label=t["label"], means=t["means"], source=t["source"], certainty=t.get("certainty", "")) for kind in TAGS for id, t in d.get(kind, {}).items()}

    def unknown(path: tuple, word: str, among: list[str]) -> None:
        problems.append(Problem(source.at_value(path), "unknown-id", f"nothing is called “{word}”", nearest(word, among) or f"known: {', '.join(among[:12])}"))

    for id, other in others.items():
        if other.treaty and other.treaty not in treaties:
            unknown(("instruments", id, "treaty"), other.treaty, list(treaties))
    said, tagged = {}, {}
    for id, entry in d["requirements"].items():
        if id not in known:
            problems.append(Problem(source.at(("requirements", id)), "unknown-id", f"no requirement is called “{id}”", nearest(id, known)))
        rows = []
        for n, s in enumerate(entry.get("says", ())):
            if s["instrument"] not in others:
                unknown(("requirements", id, "says", n, "instrument"), s["instrument"], list(others))
            elif "at" in s and s["certainty"] not in ("verified", "high"):
                at = source.at_value(("requirements", id, "says", n, "at"))
                problems.append(Problem(at, "crosswalk-pinpoint", f"a pinpoint needs certainty verified or high; this entry says {s['certainty']}", "leave the pinpoint out, or read the article"))
            else:
                rows.append(Said(instrument=others[s["instrument"]], says=s["says"], certainty=s["certainty"], strength=s.get("strength", ""), at=s.get("at", ""), stricter=s.get("stricter"),
                                 silent=s.get("silent") == "true"))  # fmt: skip
        said[id] = tuple(rows)
        named = [(kind, n, tag) for kind in TAGS for n, tag in enumerate(entry.get(kind, ()))]
        for kind, n, tag in named:
            if (kind, tag) not in tags:
                unknown(("requirements", id, kind, n), tag, [t for k, t in tags if k == kind])
        tagged[id] = tuple(tags[kind, tag] for kind, _, tag in named if (kind, tag) in tags)
    return Crosswalk(instruments=others, tags=tuple(tags.values()), said=said, tagged=tagged)
