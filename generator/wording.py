"""Facts, tests and findings in sentences: one instance a language and vocabulary.

All words come from the vocabulary and from site_templates/strings; a further language is a further file, not code.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.lists import format_list

from generator.judge import Lack, NearMiss
from generator.language import AllOf, AnyOf, Condition, Every, Need, Partly, Test
from generator.model import NEVER, Provision, Text, in_language
from generator.source import read
from generator.vocabulary import Vocabulary

_LOCALES = {"en": "en_GB", "fr": "fr_FR", "es": "es_ES", "ar": "ar"}
STRINGS = Path(__file__).parent.parent / "site_templates" / "strings"


@cache
def strings_of(language: str) -> Mapping[str, str]:
    """The site's fixed strings in a language. Raises FileNotFoundError for a language without them."""
    path = STRINGS / f"{language}.yml"
    if not path.is_file():
        raise FileNotFoundError(path)
    source = read(path)
    if source.problems:
        raise ValueError(source.problems[0])
    return source.data


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a derivation or of a test in plain words, indented by depth."""

    depth: int
    text: str


@dataclass(frozen=True, eq=False)
class Wording:
    """Says things in one language."""

    vocabulary: Vocabulary
    language: str

    def __call__(self, key: str, **values: object) -> str:
        """A fixed string of the site. Raises KeyError for an unknown key."""
        return strings_of(self.language)[key].format(**values)

    def count(self, key: str, n: int, **values: object) -> str:
        """A fixed string that depends on a number: `key` for one, `key_many` otherwise."""
        single = n == 1 or (n == 0 and self.language == "fr")
        return self(key if single else f"{key}_many", n=n, **values)

    def text(self, text: Text | None) -> str:
        """A text in this language, or in English where there is none."""
        return in_language(text, self.language)

    def day(self, day: date | None) -> str:
        """A date written out."""
        if day is None:
            return ""
        if day == NEVER:
            return self("never")
        written = format_date(day, "long", locale=_LOCALES[self.language])
        return written.replace("1 ", "1er ", 1) if self.language == "fr" and day.day == 1 else written

    def listed(self, items: Iterable[str], style: str = "standard") -> str:
        """Items as a list in words."""
        found = [i for i in items if i]
        return format_list(found, style=style, locale=_LOCALES[self.language]) if found else ""

    @staticmethod
    def order(name: str) -> str:
        """The key by which names stand in the alphabet: accents and case come second."""
        plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
        return f"{plain}\0{name}"

    def sentences(self, *texts: str) -> str:
        """Texts as sentences one after the other, each with one full stop."""
        return " ".join(t if t.endswith((".", "!", "?")) else f"{t}." for t in texts if t)

    def label(self, set_name: str, id: str) -> str:
        """The label of a term of a named set."""
        return self.text(self.vocabulary.sets[set_name][id].label)

    def kind(self, rule: str) -> str:
        """The label of a kind of rule."""
        return self.text(self.vocabulary.kinds[rule].term.label)

    def value(self, rule: str, attribute: str, value: str) -> str:
        """The label of one value of an attribute, or the value where it is free text or a period."""
        known = self.vocabulary.value_set(rule, attribute)
        return self.text(known[value].label) if value in known else self.period(value)

    def period(self, text: str) -> str:
        """A period ("10 years", "permanent", "life") in words."""
        number, _, unit = text.partition(" ")
        if number.isdigit() and unit:
            return self.count(f"period_{unit.rstrip('s')}", int(number))
        return strings_of(self.language).get(f"period_{text}", text)

    def phrase(self, rule: str, attribute: str, values: Iterable[str], style: str = "standard") -> str:
        """An attribute with its values as part of a sentence."""
        words = self.listed((self.value(rule, attribute, v) for v in values), style)
        return self.text(self.vocabulary.attributes[attribute].phrase).replace("{}", words)

    # ---- tests -----------------------------------------------------------------------------------------------------

    def need(self, need: Need) -> str:
        """A need as one phrase: the kind of rule, then what it must have."""
        parts = [self.phrase(need.rule, a, values) for a, values in need.lists.items()]
        parts += [self.condition(need.rule, a, c) for a, c in need.conditions.items()]
        return self("rule_with", kind=self.kind(need.rule), parts=self("part_joiner").join(parts)) if parts else self.kind(need.rule)

    def condition(self, rule: str, attribute: str, c: Condition) -> str:
        """A condition as a phrase."""
        label = self.text(self.vocabulary.attributes[attribute].term.label)
        if c.given is not None:
            return self("condition_given" if c.given else "condition_not_given", attribute=label)
        if c.at_least:
            return self("condition_at_least", attribute=label, value=self.period(c.at_least))
        if c.at_most:
            return self("condition_at_most", attribute=label, value=c.at_most)
        return self.phrase(rule, attribute, c.any, "or")

    def test(self, test: Test, depth: int = 0) -> list[Line]:
        """A test in plain words, as indented lines."""
        match test:
            case Need():
                return [Line(depth, self.need(test))]
            case Partly():
                inner = self.test(test.test, depth)
                return [Line(depth, self("test_partly", what=inner[0].text)), *inner[1:]]
            case AnyOf() | AllOf():
                head = Line(depth, self("test_any_of" if isinstance(test, AnyOf) else "test_all_of"))
                return [head, *(line for t in test.tests for line in self.test(t, depth + 1))]
            case Every():
                has = self("part_joiner").join(self.condition(test.each.rule, a, c) for a, c in test.has.items())
                lines = [Line(depth, self("test_every_provision" if test.each_provision else "test_every", each=self.need(test.each), has=has))]
                if test.partly_has:
                    partly = self("part_joiner").join(self.condition(test.each.rule, a, c) for a, c in test.partly_has.items())
                    lines.append(Line(depth + 1, self("test_partly", what=partly)))
                lines.append(Line(depth + 1, self("test_if_none", finding=self.label("findings", test.if_none))))
                return lines

    # ---- what is missing, what nearly counts -----------------------------------------------------------------------

    def missing(self, lack: Lack) -> str:
        """What is missing, in a few words; the whole need where everything is."""
        need = lack.need
        words = self("part_joiner").join(self._cell(need, axis, value) for axis, value in lack.cell)
        if lack.has:
            lacking = self("part_joiner").join(self.condition(need.rule, a, c) for a, c in lack.has.items())
            return self("missing_has", has=lacking, where=words) if words else self("missing_limit", has=lacking)
        if lack.in_part:
            return self("missing_in_part", what=words) if words else self("missing_limits")
        return words or self.need(need)

    def _cell(self, need: Need, axis: str, value: str) -> str:
        if axis in self.vocabulary.divisions:
            return self.text(self.vocabulary.divisions[axis].values[value].label)
        return self.value(need.rule, axis, value)

    def near(self, miss: NearMiss, as_of: date) -> str:
        """Why a provision does not count, in one sentence."""
        p = miss.provision
        if miss.reason == "differs":
            label = self.text(self.vocabulary.attributes[miss.attribute].term.label)
            has = self.listed(self.value(p.rule, miss.attribute, v) for v in miss.has)
            wanted = self.listed((self.value(p.rule, miss.attribute, v) for v in miss.wanted), "or")
            if not miss.has:
                return self("near_silent", attribute=label, wanted=wanted) if wanted else self("near_silent_plain", attribute=label)
            return self("near_differs", attribute=label, has=has, wanted=wanted) if wanted else self("near_unwanted", attribute=label, has=has)
        if miss.reason == "not_in_force":
            return self("near_not_in_force", day=self.day(p.in_force))
        if miss.reason == "ended":
            return self("near_ended", day=self.day(p.ends))
        return self(f"near_{miss.reason}")

    def reach(self, p: Provision) -> str:
        """The divisions to which a provision is limited, as a phrase; empty where it is not."""
        words = []
        for division, values in p.only.items():
            known = self.vocabulary.divisions[division].values
            words.append(self.listed(self.text(known[v].label) for v in self.vocabulary.cells(division, values) if v in known))
        return self("only", what=self("part_joiner").join(words)) if words else ""

    def facts(self, p: Provision) -> list[tuple[str, str]]:
        """The attributes of a provision as label and value, for the law page."""
        out = []
        for name, values in p.attributes.items():
            attribute = self.vocabulary.attributes[name]
            if attribute.type != "refs":
                out.append((self.text(attribute.term.label), self.listed(self.value(p.rule, name, v) for v in values)))
        return out

    def object(self, obj: str | None) -> str:
        """The label of an object, or nothing."""
        return self.text(self.vocabulary.sets["object"][obj].label) if obj else ""

