"""Skeletons of data files: every field explained, every area not started, ready to be filled in.

Everything that a comment says comes from the schemas, the vocabulary and the tests of the instruments, so that it never goes
stale. Lines that begin with “## ” explain; lines that begin with “# ” are YAML that is not in use yet. An editor's “toggle
comment” on some of them puts the fields in use, and the explanation stays a comment.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator import schema
from generator.language import Condition, Need, needs_of
from generator.model import Answer, Text
from generator.requirement import Instrument
from generator.vocabulary import Vocabulary

_WIDTH = 130
_EXPLAINED = 12  # of a set with more words, the words alone are listed; `lacuna explain` has their meanings
_EXAMPLES = 8  # kinds of rule that are shown, the most used first
_DAY = "2026-11-21"
_FORMS = {"period": " A period, such as 10 years.", "year": " A year in four digits.", "text": " In a few words.", "refs": " A list of ids."}
_PROVISION_FIELDS = ("only", "narrower", "exempts", "completes", "open", "unread", "in_force", "ends", "notes", "id", "words")


def country(v: Vocabulary, code: str, names: Text, self_reported: Iterable[Answer] = (), by: str = "", on: str = "") -> str:
    """The text of a country.yml in which nothing was reviewed; with the answers of a questionnaire, where there are any."""
    fields = schema.country(v)["properties"]
    area = fields["review"]["properties"]["areas"]["additionalProperties"]["properties"]
    answers = list(self_reported)
    used = {"id", "names", "review", "opinions", "member_of"} | ({"self_reported"} if answers else set())
    lines = [
        "# yaml-language-server: $schema=../../protocol/schema/country.json",
        *_comment("The profile of a country and the record of what was reviewed of its law. Lines that begin with two # explain; a line that begins with one # is "
                  "a field that is not in use: take its “# ” away to use it. After each change run `lacuna check`. How to encode a law: docs/encoding.md."),
        *_field("id", fields["id"]), f"id: {code}", *_field("names", fields["names"]), f"names: {_text(names)}",
    ]  # fmt: skip
    for name in ("legal_systems", "languages"):
        lines += [*_field(name, fields[name]), *_unused(name, fields[name])]
    lines += [*_field("member_of", fields["member_of"]), "member_of: []"]
    lines += [line for name in fields if name not in used | {"legal_systems", "languages", "self_reported"} for line in (*_field(name, fields[name]), *_unused(name, fields[name]))]
    review = fields["review"]["properties"]
    lines += [*_field("review", fields["review"]), "review:"]
    for name in (n for n in review if n != "areas"):
        lines += [*_field(name, review[name], 2), *_unused(name, review[name], 2)]
    lines += [*_field("areas", review["areas"], 2), *_words(v.sets["review_states"], 2)]
    lines.append("  areas:")
    for n, (id, term) in enumerate(v.sets["areas"].items()):
        lines += [*_comment(term.means["en"], 4), f"    {id}:", "      state: not-started"]
        if n == 0:  # shown once, where it would stand
            lines += [line for name in area if name != "state" for line in (*_field(name, area[name], 6), *_unused(name, area[name], 6))]
    lines += [*_field("opinions", fields["opinions"]), *_unused("opinions", fields["opinions"])]
    if answers:
        lines += [*_field("self_reported", fields["self_reported"]), *self_report(answers, by, on)]
    return "\n".join(lines) + "\n"


def self_report(answers: Iterable[Answer], by: str, on: str) -> list[str]:
    """The answers of a questionnaire as they stand in country.yml."""
    lines = ["self_reported:", f"  by: {_quoted(by)}", f"  on: {on}", "  answers:"]
    for a in answers:
        written = {"object": a.object, "answer": _quoted(a.answer), "law": a.law and _quoted(a.law), "article": a.article and _quoted(a.article), "remark": a.remark and _quoted(a.remark)}
        lines.append(f"    - {{element: {a.element}, " + ", ".join(f"{k}: {w}" for k, w in written.items() if w) + "}")
    return lines


def law(v: Vocabulary, id: str, type: str, language: str, title: Text, amends: Iterable[str], instruments: Iterable[Instrument]) -> str:
    """The text of a law file without provisions, with an example of each of the kinds of rule that the tests use most."""
    fields = schema.law(v)["properties"]
    written = {"id": id, "title": _text(title), "citation": _quoted("to be written"), "type": type, "cite_as": _quoted("s. {}" if language == "en" else "art. {}"), "language": language,
               "completeness": "not-read", **({"amends": f"[{', '.join(amends)}]"} if type == "bill" else {})}  # fmt: skip
    lines = [
        "# yaml-language-server: $schema=../../protocol/schema/law.json",
        *_comment("One legal text. Lines that begin with two # explain; a line that begins with one # is a field or a provision that is not in use: take its “# ” away "
                  "to use it. After each change run `lacuna check`; `lacuna explain WORD` says what a word means. How to encode a law: docs/encoding.md."),
    ]  # fmt: skip
    for name, s in fields.items():
        if name == "provisions" or (name in ("amends", "repeals") and type != "bill"):
            continue
        lines += _field(name, s)
        lines += _words(v.sets["law_types"]) if name == "type" else _words(v.sets["completeness"]) if name == "completeness" else []
        lines += [f"{name}: {written[name]}"] if name in written else _unused(name, s)
    provision = schema.provision(v)["properties"]
    lines += [*_field("provisions", fields["provisions"]),
              *_comment("Take the “[]” away with the first provision. The examples below are made up: replace every value by what the law says."), "provisions: []"]  # fmt: skip
    seen: set[str] = set()
    for n, need in enumerate(_most_used(instruments)):
        lines += ["", *_example(v, need, provision, first=n == 0, seen=seen)]
    others = [k for k in v.kinds if k not in {need.rule for need in _most_used(instruments)}]
    lines += ["", *_comment("Further kinds of rule: " + "; ".join(f"{k} ({v.kinds[k].term.means['en'].rstrip('.')}; {', '.join(v.kinds[k].attributes)})" for k in others) + ".")]
    return "\n".join(lines) + "\n"


# ---- example provisions -----------------------------------------------------------------------------------------------------


def _most_used(instruments: Iterable[Instrument]) -> list[Need]:
    """A need of each of the kinds of rule that the tests use most; of those of one kind, the one that says most."""
    found: Counter[str] = Counter()
    best: dict[str, Need] = {}
    for need in (n for i in instruments for r in i.requirements for e in r.elements for n in needs_of(e.needs[e.objects[0]])):
        found[need.rule] += 1
        if need.rule not in best or _said(need) > _said(best[need.rule]):
            best[need.rule] = need
    return [best[rule] for rule, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_EXAMPLES]]


def _said(need: Need) -> int:
    return len(need.lists) + sum(bool(c.any or c.at_least) for c in need.conditions.values())


def _example(v: Vocabulary, need: Need, fields: Mapping[str, dict], first: bool, seen: set[str]) -> Iterator[str]:
    """A provision that a test would find, with what else such a provision may have."""
    kind = v.kinds[need.rule]
    yield from _comment(f"{need.rule}: {kind.term.means['en']}", 2)
    if first:
        yield from _comment(f"at: {fields['at']['description']}", 4)
    yield '#   - at: ["1(2)(a)"]'
    yield f"#     rule: {need.rule}"
    for name in kind.attributes:
        attribute, terms = v.attributes[name], v.value_set(need.rule, name)
        is_list = v.is_list(need.rule, name)
        yield from _comment(f"{name}{' (a list)' if is_list else ''}: {attribute.term.means['en']}{_FORMS.get(attribute.type, '')}{_choice(terms, seen)}", 4)
        if value := _example_value(need, name, attribute.type, terms, is_list, name in kind.needed):
            yield f"#     {name}: {value}"
    for name, s in _fields_of(v, need.rule).items():  # what the schema adds to the attributes of the kind
        yield from _comment(f"{name}: {s['description']}", 4)
        if s.get("properties"):
            yield f"#     {name}: {{{', '.join(f'{n}: {_sample(x)}' for n, x in s['properties'].items())}}}"
    if first:
        for name in _PROVISION_FIELDS:
            yield from _comment(f"{name}: {fields[name]['description']}", 4)
            if name == "only":
                yield from _comment("; ".join(f"{id}: {', '.join(d.values) or 'as country.yml says'}" for id, d in v.divisions.items()), 6)
    if first:
        yield from _comment(f"says: {fields['says']['description']}", 4)
    yield '#     says: {en: "Who must or may do what, to what, within which limits.", fr: "Qui doit ou peut faire quoi, de quoi, dans quelles limites."}'


def _fields_of(v: Vocabulary, rule: str) -> Mapping[str, dict]:
    """The fields of a kind of rule that are not plain attributes: a penalty and what it punishes."""
    cases = {case["if"]["properties"]["rule"]["const"]: case["then"]["properties"] for case in schema.provision(v)["allOf"]}
    return {name: s for name, s in cases[rule].items() if name not in v.kinds[rule].attributes}


def _choice(terms: Mapping, seen: set[str]) -> str:
    """The words that an attribute takes; of a long list only once."""
    if not terms:
        return ""
    words = ", ".join(terms)
    if words in seen:
        return f" Words: as above ({next(iter(terms))} …)."
    seen.add(words)
    return f" Words: {words}."


def _example_value(need: Need, name: str, type: str, terms: Mapping, is_list: bool, needed: bool) -> str:
    wanted = need.lists.get(name) or _wanted(need.conditions.get(name))
    if not wanted and needed:
        wanted = (next(iter(terms)),)
    known = [w for w in wanted if not terms or w in terms]
    if not known or type == "refs" or "." in name:
        return ""
    return f"[{', '.join(known)}]" if is_list else known[0]


def _wanted(condition: Condition | None) -> tuple[str, ...]:
    if condition is None:
        return ()
    return condition.any[:1] or tuple(filter(None, (condition.at_least or condition.at_most,)))


# ---- fields in comments -----------------------------------------------------------------------------------------------------


def _field(name: str, s: Mapping, indent: int = 0) -> list[str]:
    """What a field holds; the meanings of its words are given apart."""
    return [*([] if indent else [""]), *_comment(f"{name}: {_without_words(s)}", indent)]


def _without_words(s: Mapping) -> str:
    words = s.get("enum") or ()
    text = s["description"]
    first = str(words[0]) if words else ""
    return text.split(f" {first}: ")[0] if first and f" {first}: " in text else text


def _words(terms: Mapping, indent: int = 0) -> list[str]:
    """The words that a field takes, with their meanings where there are few."""
    if len(terms) > _EXPLAINED:
        return _comment("Words: " + ", ".join(terms) + ".", indent)
    return [line for id, t in terms.items() for line in _comment(f"{id}: {t.means['en']}", indent + 2)]


def _unused(name: str, s: Mapping, indent: int = 0) -> list[str]:
    """A field with an example of its value, out of use."""
    return [f"# {' ' * indent}{name}: {_sample(s)}"]


def _sample(s: Mapping) -> str:
    """A value that a schema accepts, in flow form."""
    if "enum" in s:
        words = [w for w in s["enum"] if isinstance(w, str)]
        return _quoted(words[0]) if words[0] in ("yes", "no") else words[0]
    if "anyOf" in s:
        return _sample(s["anyOf"][0])
    if s.get("pattern", "").startswith("^([1-9]"):
        return "5 years"
    kind = s.get("type")
    if kind == "array":
        return f"[{_sample(s['items'])}]"
    if kind == "object" and "additionalProperties" in s and isinstance(s["additionalProperties"], dict):
        key = s.get("propertyNames", {}).get("enum", ["own-word"])[0]
        return f"{{{key}: {_sample(s['additionalProperties'])}}}"
    if kind == "object":
        names = s.get("required") or list(s["properties"])[:1]
        return "{" + ", ".join(f"{n}: {_sample(s['properties'][n])}" for n in names) + "}"
    return _by_pattern(s)


def _by_pattern(s: Mapping) -> str:
    pattern = s.get("pattern", "")
    for part, value in ((r"\{\}", '"art. {}"'), ("https?", '"https://example.org/"'), ("[0-9]{4}-", _DAY), ("/[A-Za-z0-9_-]", "folder/text.txt"),
                        ("{2,3}", "en" if "a-z" in pattern else "XXA"), ("[01]", '"0.85"'), ("^[0-9]+$", "100"), ("[0-9]{4}$", "1899"), ("[a-z0-9]+", "own-word")):  # fmt: skip
        if part in pattern:
            return value
    return '"…"'


def _comment(text: str, indent: int = 0) -> list[str]:
    return [f"## {' ' * indent}{line}" for line in textwrap.wrap(text, _WIDTH - indent, break_on_hyphens=False)]


def _text(text: Text) -> str:
    return "{" + ", ".join(f"{language}: {_quoted(words)}" for language, words in text.items()) + "}"


def _quoted(text: str) -> str:
    """Text as YAML can hold it: a JSON string is a YAML string."""
    return json.dumps(text, ensure_ascii=False)
