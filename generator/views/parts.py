"""The small pieces that every view is made of: citations, findings and facts, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.judge import NearMiss, Use
from generator.model import Citation, Provision
from generator.views.values import Value, values
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation: `path` leads to the law page of this site, `official` to the official text (or is empty)."""

    text: str
    law: str
    short: str
    path: str
    official: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding as it is shown: a sign and a word, never colour alone."""

    id: str
    sign: str
    word: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A provision that counts: where it stands, what it says, what keeps it from counting in full, and what is encoded of it.

    `words` are key words of the text in its own language.
    """

    cite: Cite
    says: str
    via: tuple[Cite, ...]
    reach: str
    limits: tuple[str, ...]
    full: bool
    values: tuple[Value, ...] = ()
    words: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A provision that does not count, and why."""

    cite: Cite
    says: str
    why: str
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A future date, written out, and the finding from then on."""

    day: date
    written: str
    mark: Mark


def law_path(law_id: str) -> str:
    """The path of a law's page."""
    return f"laws/{law_id}/"


def cite(citation: Citation, w: Wording, anchor: str = "", state: str = "") -> Cite:
    """A citation with its links."""
    law = citation.law
    return Cite(citation.pinpoint, w.text(law.title), law.short or w.text(law.title), law_path(law.id) + (f"#{anchor}" if anchor else ""), citation.url, state)


def cite_provision(p: Provision, w: Wording, as_of: date | None = None) -> Cite:
    """The citation of a provision, with its state where it is not in force on the day."""
    state = ""
    if as_of and not p.in_force_on(as_of):
        state = w("state_not_in_force")
    return cite(p.citation, w, p.anchor, state)


def mark(finding: str, w: Wording) -> Mark:
    """A finding's sign, word and meaning."""
    term = w.vocabulary.sets["findings"][finding]
    return Mark(str(finding), term.sign, w.text(term.label), w.text(term.means))


def fact(use: Use, w: Wording) -> Fact:
    """A provision that counts, as it is shown."""
    p = use.provision
    limits = []
    if "narrower" in use.limits:
        limits.append(w("limit_narrower", what=w.text(p.narrower)))
    for e in use.exemptions:
        label = w.label("exemption", e.kind)
        limits.append(w("limit_exemption", kind=label, cite=e.citation.pinpoint, says=w.text(e.says)))
    if "partly" in use.limits and len(use.limits) == 1:
        limits.append(w("limit_partly"))
    via = tuple(cite_provision(c, w) for c in p.via)
    return Fact(cite_provision(p, w), w.text(p.says), via, w.reach(p), tuple(limits), use.level == 2, values(p, w), p.words, p.law.language)


def near(miss: NearMiss, w: Wording, as_of: date) -> Near:
    """A near miss, as it is shown."""
    return Near(cite_provision(miss.provision, w, as_of), w.text(miss.provision.says), w.near(miss, as_of), miss.reason)
