"""What the law says, as frozen data: jurisdictions, laws and their provisions, and what was read of them.

Built once by `generator.load`, never changed. Text that people read is a mapping of language to string (`Text`). Dates are
`datetime.date`; `NEVER` stands for a commencement that will not come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from generator.problems import Location
from generator.source import NOWHERE, Place

Text = Mapping[str, str]
NEVER = date.max


def in_language(text: Text | None, language: str) -> str:
    """Return the text in a language, else in English, else in any; an empty string for no text."""
    if not text:
        return ""
    return text.get(language) or text.get("en") or next(iter(text.values()))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Law:
    """One legal text as it was read.

    `version` is the date of the consolidation read; `in_force` and `ends` are the law's own commencement and end (None:
    not established, taken as in force). `general_law` marks penal codes, procedure and the like.
    """

    id: str
    jurisdiction: str
    title: Text
    citation: str
    type: str
    cite_as: str
    language: str
    completeness: str
    general_law: bool = False
    short: str = ""
    url: str = ""
    article_url: str = ""
    version: date | None = None
    in_force: date | None = None
    ends: date | None = None
    text_file: str = ""
    verified: Verified | None = None
    notes: Text | None = None
    amends: tuple[str, ...] = ()
    repeals: tuple[Repeal, ...] = ()
    place: Place = field(default=NOWHERE, repr=False)

    @property
    def location(self) -> Location:
        """Where the law's file begins."""
        return self.place.at()


@dataclass(frozen=True, slots=True)
class Verified:
    """What `lacuna verify` recorded: how many of the pinpoints and of the key words stand in the text that was read."""

    on: date
    pinpoints: int
    of: int
    words: int
    of_words: int


@dataclass(frozen=True, slots=True)
class Repeal:
    """What a bill removes: a whole law, or the provisions at one pinpoint of it."""

    law: str
    at: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Citation:
    """Where in which law: `pinpoint` reads as lawyers cite, and `url` leads to the official text where one is known."""

    law: Law
    at: tuple[str, ...]

    @property
    def pinpoint(self) -> str:
        """The pinpoints as one string.

        Pinpoints that begin with a digit take the law's own form ("s. {}", "§ {} WaffG") once for all of them; any other
        ("Schedule 1") stands as it is written.
        """
        runs = [(numbered, ", ".join(run)) for numbered, run in groupby(self.at, key=lambda at: at[:1].isdigit())]
        return ", ".join(self.law.cite_as.replace("{}", run) if numbered else run for numbered, run in runs)

    @property
    def url(self) -> str:
        """The address of the cited article in the official text, or of the text, or nothing."""
        first = self.at[0] if self.at else ""
        number = first.replace("(", " ").replace(",", " ").split(" ")[0].rstrip(".")
        if self.law.article_url and number[:1].isdigit():
            return self.law.article_url.replace("{}", number)
        return self.law.url


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Exemption:
    """What is taken out of a provision, and on what text that rests; `objects` and `only` where it takes out less than all."""

    kind: str
    citation: Citation
    says: Text | None = None
    objects: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Provision:
    """A fact that a law states: what rule, on what, for whom, with what content and limits. Never a judgement.

    `attributes` maps each attribute to its values (one or several words, as encoded). `only` limits the reach to values of
    divisions; `narrower` names a limit that no division expresses; `open` a question that the text leaves open; `unread`
    the text, not at hand, that is known to hold the rule. `via` cites the clauses through which a derived provision reaches
    further than its own words (a definition, a penalty clause).
    """

    citation: Citation
    rule: str
    attributes: Mapping[str, tuple[str, ...]]
    id: str = ""
    says: Text | None = None
    words: tuple[str, ...] = ()
    notes: Text | None = None
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    narrower: Text | None = None
    exempts: tuple[Exemption, ...] = ()
    completes: tuple[str, ...] = ()
    punishes: tuple[str, ...] = ()
    open: Text | None = None
    unread: Text | None = None
    in_force: date | None = None
    ends: date | None = None
    number: int = 0
    via: tuple[Provision, ...] = ()
    place: Place = field(default=NOWHERE, repr=False)

    @property
    def location(self) -> Location:
        """Where the provision stands in the data."""
        return self.place.at()

    @property
    def law(self) -> Law:
        """The law that the provision stands in."""
        return self.citation.law

    @property
    def anchor(self) -> str:
        """The name of the provision on its law's page."""
        return f"p-{self.number}"

    def in_force_on(self, day: date) -> bool:
        """Whether the provision, and every clause that it draws on, is in force on the day."""
        return (self.in_force is None or self.in_force <= day) and (self.ends is None or day < self.ends)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Area:
    """What the review record says of one area of law.

    `as_at` is the state of the law that was read, `since` the day from which the law before it is encoded as well.
    """

    state: str
    as_at: date | None = None
    since: date | None = None
    texts: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SecondReading:
    """A second, independent reading of the same texts, and how far it agreed with the encoding before differences were resolved."""

    on: date
    how: Text
    compared: int
    agreed: int
    kappa: str
    resolved: tuple[Resolution, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Resolution:
    """How a difference between two readings was resolved against the text."""

    element: str
    object: str | None
    first: str
    second: str
    resolved: str
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Opinion:
    """A reasoned opinion of an expert on a finding; shown beside it, never in its place."""

    requirement: str
    element: str
    by: str
    on: date
    finding: str
    because: Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """One answer to a question of the self-assessment questionnaire: what somebody says of an element, with the law and article named."""

    element: str
    object: str | None
    answer: str
    law: str = ""
    article: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SelfReport:
    """A filled self-assessment questionnaire: evidence of second class, shown beside the findings and never used to make one."""

    by: str
    on: date
    answers: Mapping[tuple[str, str | None], Answer]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Missing:
    """A text known to exist that was not at hand, and the areas on which it bears."""

    text: Text
    bears_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reported:
    """A fact about a country's law that somebody reported; it was not read in the law, and no finding rests on it."""

    kind: str
    says: Text
    certainty: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Waiver:
    """A problem that was looked at and is to stand, with the reason; `until` is the first day on which it no longer holds.

    `at` names what the problem is about: a law, a law and a pinpoint of it, an area of the review record, or the jurisdiction.
    """

    check: str
    at: str
    reason: Text
    until: date | None = None
    place: Place = field(default=NOWHERE, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Jurisdiction:
    """A State or a union of States: its profile, its laws, their provisions and the review record."""

    id: str
    names: Text
    union: bool
    legal_systems: tuple[str, ...]
    languages: tuple[str, ...]
    member_of: tuple[str, ...]
    laws: tuple[Law, ...]
    provisions: tuple[Provision, ...]
    prepared_on: date | None
    asked: tuple[str, ...]  # model laws whose questions were put to the texts
    areas: Mapping[str, Area]
    second_reading: SecondReading | None
    confirmed: tuple[Mapping[str, str], ...]
    not_available: tuple[Missing, ...]
    opinions: tuple[Opinion, ...]
    terms: Mapping[str, Mapping]
    divisions: Mapping[str, Mapping[str, Mapping]]
    reported: tuple[Reported, ...] = ()
    self_reported: SelfReport | None = None
    waivers: tuple[Waiver, ...] = ()
    place: Place = field(default=NOWHERE, repr=False)

    @property
    def location(self) -> Location:
        """Where the profile begins."""
        return self.place.at()
