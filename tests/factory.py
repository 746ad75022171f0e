"""Tiny real projects: an instrument of a few elements and a few jurisdictions, written as files and loaded like any other.

Nothing is mocked. A test says only what it is about; everything else that a data file must have is filled in here:

    w = world(needs="{rule: marking, event: [manufacture], objects: [firearms]}",
              AAA="- {rule: marking, event: [manufacture], objects: [firearms]}")
    assert w.finding("AAA") == "met"

A jurisdiction is a list of provisions, which then stand in one act, or a mapping with `laws` (each a list of provisions or
the fields of a law) and the fields of its profile. Areas that `review` does not name are complete. `null` leaves out what
would be filled in.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator import cli, contract
from generator.assess import Assessment, assess
from generator.load import Corpus, load

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 21)
READ_ON = "2026-01-01"  # the day as at which every text was read that says nothing else
AREAS = ("marking", "records", "general-criminal-law")
INSTRUMENT, REQUIREMENT, ELEMENT = "tiny-protocol", "t-1", "x"
MARKED = "{rule: marking, event: [manufacture], objects: [firearms]}"


def marked(**fields: str) -> str:
    """The provision that satisfies MARKED, with further fields."""
    written = (f'{k}: "{v}"' if k in ("open", "unread") else f"{k}: {v}" for k, v in fields.items())
    return f"{MARKED[:-1]}, {', '.join(written)}}}"


BAD_LAW = """id: aaa-bad
title: {en: Bad, fr: Mauvaise}
citation: Act 2
type: act
cite_as: "s. {}"
language: en
completeness: whole
provisions:
  - at: ["1"]
    rule: marking
    event: [manufacure]
    says: {en: Mark., fr: Marquer.}
"""
BAD_PLACE = "laws/aaa/aaa-bad.yml:11:13"


@dataclass
class World:
    """A loaded project, and what is found in it."""

    root: Path
    corpus: Corpus
    _assessed: dict[tuple[str, date, str], Assessment] = field(default_factory=dict)

    def assessment(self, country: str, on: date = DAY, bill: str = "") -> Assessment:
        """The assessment of a jurisdiction on a day."""
        key = (country, on, bill)
        if key not in self._assessed:
            self._assessed[key] = assess(self.corpus, self.corpus.jurisdictions[country], self.corpus.instruments[INSTRUMENT], on, bill)
        return self._assessed[key]

    def requirement(self, country: str, id: str = REQUIREMENT, on: date = DAY, bill: str = "") -> dict[str, Any]:
        """What is published of a requirement."""
        published = contract.assessment(self.assessment(country, on, bill))
        return next(r for r in published["requirements"] if r["id"] == id)

    def element(self, country: str, name: str = ELEMENT, object: str | None = None, on: date = DAY, bill: str = "") -> dict[str, Any]:
        """What is published of an element; `name` is its id without the requirement's, unless it begins with one."""
        id = name if name.startswith("t-") else f"{REQUIREMENT}.{name}"
        return next(e for e in self.requirement(country, id.split(".")[0], on, bill)["elements"] if e["id"] == id and e["object"] == object)

    def finding(self, country: str, name: str = ELEMENT, object: str | None = None, on: date = DAY, bill: str = "") -> str:
        """The finding of an element."""
        return self.element(country, name, object, on, bill)["finding"]


def world(root: Path, *, needs: str = "", elements: str = "", requirements: str = "", patterns: str = "{}", tolerates: str = "", **countries: str) -> World:
    """Write a project and load it: one test, the elements of one requirement, or several requirements."""
    write_instrument(root, needs=needs, elements=elements, requirements=requirements, patterns=patterns, tolerates=tolerates)
    for id, text in countries.items():
        write_country(root, id, text)
    return World(root, load(root))


def checked_project(root: Path, bad: bool = False) -> Path:
    """Write a project that passes `lacuna check`, or one with a single slip, at BAD_PLACE."""
    provision = marked(content="[serial-number]")
    write_instrument(root, needs=provision)
    write_country(root, "AAA", f"{{laws: {{aaa-act: {{in_force: 2027-12-01, notes: From 2027., provisions: [{provision}]}}, aaa-bill: {{type: bill, amends: [aaa-act], provisions: [{provision}]}}}}}}")
    write_country(root, "BBB", f"- {provision}")
    if bad:
        (root / "laws" / "aaa" / "aaa-bad.yml").write_text(BAD_LAW, encoding="utf-8")
    assert cli.main(["--root", str(root), "schema"]) == 0
    return root


def write_instrument(root: Path, *, needs: str = "", elements: str = "", requirements: str = "", patterns: str = "{}", tolerates: str = "") -> None:
    """Write protocol/: the project's own vocabulary and a tiny instrument."""
    folder = root / "protocol" / INSTRUMENT
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "protocol" / "vocabulary.yml", root / "protocol" / "vocabulary.yml")
    if requirements:
        wanted = read(requirements)
    else:
        wanted = {REQUIREMENT: {"elements": read(elements) if elements else {ELEMENT: {"needs": read(needs)}}}}
    profile = {"id": INSTRUMENT, "name": "A tiny protocol", "short": "Tiny", "topics": ["marking"], "order": list(wanted),
               "in_force": "2005-07-03", "bound_after_days": "30", "conventions": [{"id": "none", "en": "None.", "fr": "Aucune."}]}  # fmt: skip
    if tolerates:
        profile["tolerates"] = read(tolerates)
    write(folder / "instrument.yml", _texts(profile, "name", "short"))
    write(folder / "marking.yml", {"requirements": [_requirement(id, r) for id, r in wanted.items()]})
    write(folder / "patterns.yml", {"patterns": read(patterns)})


def write_country(root: Path, id: str, text: str) -> None:
    """Write laws/: the profile of a jurisdiction and its laws."""
    given = read(text)
    given = given if isinstance(given, dict) else {"laws": {f"{id.lower()}-act": given or []}}
    laws, review = given.pop("laws", {}), given.pop("review", {})
    folder = root / "laws" / id.lower()
    folder.mkdir(parents=True, exist_ok=True)
    read_texts = [name for name, law in laws.items() if not (isinstance(law, dict) and law.get("type") == "bill")]
    read_on = min((law.get("version", READ_ON) for law in laws.values() if isinstance(law, dict) and law.get("version") != "null"), default=READ_ON)
    areas = {a: s for a, s in {**dict.fromkeys(AREAS, "complete"), **review}.items() if s != "null"}
    for a, state in areas.items():
        if not isinstance(state, dict):
            areas[a] = {"state": state, **({"as_at": read_on, "texts": [*read_texts], "searched": ["arms"]} if state in ("complete", "partial") else {})}
    whole = {"areas": areas, **{name: given.pop(name) for name in ("second_reading", "not_available") if name in given}}
    profile = {"id": id, "names": f"State of {id}", "review": whole, **given}
    for text in (*whole.get("not_available", ()), *given.get("waivers", ()), whole.get("second_reading", {})):
        _texts(text, "text", "reason", "how")
    for terms in (profile.get("terms", {}), *profile.get("divisions", {}).values()):
        for name, term in terms.items():
            terms[name] = _texts({"label": name, "means": name, **(term or {})}, "label", "means")
    for opinion in profile.get("opinions", ()):
        _texts(opinion, "because")
    write(folder / "country.yml", _texts(profile, "names"))
    for law_id, law in laws.items():
        write(folder / f"{law_id}.yml", _law(law_id, law))


def _requirement(id: str, given: dict) -> dict:
    filled = {"id": id, "pinpoint": "art. 1", "strength": "shall", "title": id, "text": id, **given}
    filled["elements"] = {name: _element(e) for name, e in given["elements"].items()}
    return _texts(filled, "pinpoint", "title", "text", "qualifier", "trigger")


def _element(given: dict) -> dict:
    for branch in ("any_of", "all_of"):
        if branch in given:
            return {branch: {name: _element(e) for name, e in given[branch].items()}}
    return _texts({"text": "it is there", "recommend": "Provide for it.", "wording": "It is so.", **given}, "text", "recommend", "wording", "qualifier", "trigger")


def _law(id: str, given: Any) -> dict:
    given = given if isinstance(given, dict) else {"provisions": given}
    filled = {"title": id, "citation": id, "type": "act", "cite_as": "s. {}", "language": "en", "completeness": "whole",
              "version": READ_ON, "url": f"https://example.org/{id}", **given, "id": id}  # fmt: skip
    filled = {name: value for name, value in filled.items() if value != "null"}
    filled["provisions"] = [_provision(n, p) for n, p in enumerate(given.get("provisions") or (), 1)]
    return _texts(filled, "title", "notes")


def _provision(number: int, given: dict) -> dict:
    filled = _texts({"at": [str(number)], "says": f"Provision {number}.", **given}, "says", "notes", "narrower", "open", "unread")
    for exemption in filled.get("exempts", ()):
        exemption.setdefault("says", "Exempt.")
        _texts(exemption, "says")
    return filled


def _texts(data: dict, *names: str) -> dict:
    """Give the named fields in both languages where they are plain text."""
    data |= {n: {"en": data[n], "fr": data[n]} for n in names if isinstance(data.get(n), str)}
    return data


def read(text: str) -> Any:
    """YAML as text, as the generator reads it."""
    return yaml.load(text, yaml.BaseLoader)


def write(path: Path, data: Any) -> None:
    """Write data as YAML."""
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what takes longer, so that a loop without end fails a test instead of filling the memory."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
