"""Building what is known of States beside their law: treaty participation, and groups, from files that fit their schemas."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from generator.laws import day
from generator.model import Text
from generator.problems import Problem, nearest
from generator.requirement import Group, Participation
from generator.source import Source

# The alpha-3 codes that ISO 3166 leaves to its users: for examples, and for what has no code of its own.
USER_ASSIGNED = re.compile("^(AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z])$")


def participation(source: Source | None, problems: list[Problem]) -> tuple[Mapping[str, Mapping[str, Participation]], Mapping[str, Text], Mapping[str, Text]]:
    """Build treaty participation: the entries by jurisdiction and treaty, the names of treaties, and of States that have no folder of their own."""
    if source is None:
        return {}, {}, {}
    entries, states = {}, {}
    for n, d in enumerate(source.data["participation"]):
        if d["treaty"] not in source.data["treaties"]:
            known = source.data["treaties"]
            problems.append(Problem(source.at_value(("participation", n, "treaty")), "unknown-id", f"no treaty is called “{d['treaty']}”", nearest(d["treaty"], known) or f"known: {', '.join(known)}"))
        if "name" in d:
            states[d["jurisdiction"]] = d["name"]
        of = entries.setdefault(d["jurisdiction"], {})
        if d["treaty"] in of:
            problems.append(Problem(source.at_value(("participation", n, "treaty")), "duplicate-id", f"“{d['jurisdiction']}” and “{d['treaty']}” stand here a second time", "keep one of the two entries"))
        of[d["treaty"]] = Participation(
            jurisdiction=d["jurisdiction"], treaty=d["treaty"], status=d["status"], signed=day(d.get("signed")), deposited=day(d.get("deposited")),
            deposit_kind=d.get("deposit_kind", ""), deposit_derived=d.get("deposit_derived") == "true", in_force=day(d.get("in_force")), as_at=d.get("as_at", ""),
            certainty=d.get("certainty", ""), source=d.get("source", ""), note=d.get("note"),
        )  # fmt: skip
    return entries, source.data["treaties"], states


def groups(source: Source | None, entries: Mapping[str, Mapping[str, Participation]], codes: Collection[str], treaties: Collection[str], problems: list[Problem]) -> tuple[Group, ...]:
    """Build the groups of States; the parties of a treaty are those that participation establishes."""
    found: dict[str, Group] = {}
    for n, d in enumerate(source.data["groups"] if source else ()):
        if d["id"] in found:
            problems.append(Problem(source.at_value(("groups", n, "id")), "duplicate-id", f"the id “{d['id']}” is taken", "choose another"))
        for field, words, known in (("members", d.get("members", ()), codes), ("parties_of", [d["parties_of"]] if "parties_of" in d else (), treaties)):
            for i, word in enumerate(words):
                if word not in known and not (field == "members" and USER_ASSIGNED.match(word)):
                    at = source.at_value(("groups", n, field, i) if field == "members" else ("groups", n, field))
                    problems.append(Problem(at, "unknown-id", f"nothing is called “{word}”", nearest(word, known) or "codes of countries are those of iso-3166.yml, treaties those of participation.yml"))
        parties = [state for state, of in entries.items() if (p := of.get(d.get("parties_of"))) and p.status == "party"]
        found[d["id"]] = Group(
            id=d["id"], kind=d["kind"], name=d["name"], members=tuple(dict.fromkeys([*d.get("members", ()), *parties])), topics=tuple(d.get("topics", ())),
            aims=tuple(d.get("aims", ())), dates=d.get("dates"), partners=d.get("partners"), note=d.get("note"), source=d["source"],
        )  # fmt: skip
    return tuple(found.values())
