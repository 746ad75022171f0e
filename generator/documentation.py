"""The pages of docs/ that are made from the program itself: commands, checks, fields and words.

`make docs` writes them; a test compares. What a command, a check or a field means is said where it is defined, and only there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator import checks as legal
from generator import cli, form, source, vocabulary
from generator.schema import WHAT_PATTERNS_MEAN, all_schemas
from generator.views.site import glossary
from generator.vocabulary import Vocabulary
from generator.wording import Wording

_NOTICE = "<!-- Made by `make docs`. Do not edit: the text comes from {}. -->"
_ANY_NAME = "NAME"
_FILES = {
    "law": "laws/<country>/<law>.yml", "country": "laws/<country>/country.yml", "instrument": "protocol/<instrument>/instrument.yml",
    "requirements": "protocol/<instrument>/<topic>.yml", "vocabulary": "protocol/vocabulary.yml", "participation": "protocol/participation.yml",
}  # fmt: skip


def pages(root: Path) -> dict[str, str]:
    """Every generated page of docs/ by the name of its file. `root` is the project whose vocabulary is described."""
    v = vocabulary.build(source.read(root / "protocol" / "vocabulary.yml").data)
    made = {"commands.md": commands(cli.parser()), "checks.md": checks(), "fields.md": fields(v), "vocabulary.md": words(v)}
    return {name: re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n" for name, lines in made.items()}


# ---- commands ---------------------------------------------------------------------------------------------------------------


def commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The command line: every command and option, with its help."""
    (group,) = (a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    yield from ("# Commands", "", _NOTICE.format("generator/cli.py and generator/commands/"), "", parser.description or "", "")
    yield from _table(("command", "does"), ((f"[`{parser.prog} {c.dest}`](#{parser.prog}-{c.dest})", c.help or "") for c in group._choices_actions))
    yield from ("", "Options that stand before the command:", "", *_arguments(parser), "", *_epilog(parser))
    for name, command in group.choices.items():
        yield from ("", f"## {parser.prog} {name}", "", "```text", f"{parser.prog} {name} {_usage(command)}".rstrip(), "```", "", command.description or "", "")
        yield from (*_arguments(command), *(("", *_epilog(command)) if command.epilog else ()))


def _usage(parser: argparse.ArgumentParser) -> str:
    actions = [a for a in parser._actions if a.help != argparse.SUPPRESS and a.dest != "help"]
    return " ".join([*(f"[{_option(a)}]" if not a.required else _option(a) for a in actions if a.option_strings), *(_positional(a) for a in actions if not a.option_strings)])


def _option(a: argparse.Action) -> str:
    return f"{a.option_strings[-1]} {_value(a)}".rstrip()


def _value(a: argparse.Action) -> str:
    if a.nargs == 0:
        return ""
    name = "|".join(map(str, a.choices)) if a.choices and not a.metavar else str(a.metavar or a.dest.upper())
    return f"{name} …" if a.nargs in ("*", "+") else name


def _positional(a: argparse.Action) -> str:
    return f"[{_value(a)}]" if a.nargs in ("*", "?") else _value(a)


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    formatter = argparse.HelpFormatter(parser.prog)
    shown = [a for a in parser._actions if a.help != argparse.SUPPRESS and a.dest != "help" and not isinstance(a, argparse._SubParsersAction)]
    positional, options = [a for a in shown if not a.option_strings], [a for a in shown if a.option_strings]
    if rows := [(f"`{', '.join(a.option_strings)} {_value(a)}`".replace(" `", "`") if a.option_strings else f"`{_value(a)}`", formatter._expand_help(a)) for a in (*positional, *options)]:
        yield from _table(("argument", "meaning"), rows)


def _epilog(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The examples, and what else stands below the options."""
    for part in (parser.epilog or "").split("\n\n"):
        head, _, rest = part.partition("\n")
        yield from (head, "", "```console", *(_example(line) for line in rest.splitlines()), "```", "") if rest else (head,)


def _example(line: str) -> str:
    """A line of examples in a help text: the command, and after two blanks what it does."""
    command, *what = re.split(r"\s{2,}", line.strip(), maxsplit=1)
    return f"$ {command:<52} # {what[0]}" if what else f"$ {command}"


# ---- checks -----------------------------------------------------------------------------------------------------------------


def checks() -> Iterator[str]:
    """Every check of `lacuna check`: what it finds, why that matters, and what to do."""
    yield from ("# Checks", "", _NOTICE.format("generator/form.py and generator/checks/"), "")
    yield from ("`lacuna check` reports a problem as `path:line:column: severity id message`. Here is each id. `lacuna explain ID` prints the same text.", "")
    yield from ("## Form", "", "Whether a file can be read, has the right fields and words, and refers to what is there. All are errors: nothing is derived from a file that has one.", "")
    yield from _table(("check", "finds", "to do"), ((f"`{id}`", c.finds, c.mend) for id, c in form.CHECKS.items()))
    yield from ("", "## Law", "", "What a careful editor would question in data whose form is right. Errors stop everything; warnings do not stop a build.", "")
    yield from _table(("check", "severity", "finds"), ((f"[`{id}`](#{_anchor(id, m.SEVERITY)})", m.SEVERITY, legal.summary(id)) for id, m in legal.CHECKS.items()))
    for id in legal.CHECKS:
        yield from ("", re.sub(r"^(#+ )", r"##\1", legal.page(id), flags=re.MULTILINE).strip())


def _anchor(id: str, severity: str) -> str:
    """The anchor that Markdown gives to the heading of a check's page."""
    return f"{id}-{severity}"


# ---- fields -----------------------------------------------------------------------------------------------------------------


def fields(v: Vocabulary) -> Iterator[str]:
    """Every field of every data file, from the schemas that editors use."""
    yield from ("# Fields", "", _NOTICE.format("generator/schema.py and protocol/vocabulary.yml"), "")
    yield from ("What each field of a data file holds. [encoding.md](encoding.md) shows how they are used, [vocabulary.md](vocabulary.md) says what each word means.",
                "Fields marked with a star must be there. “Text in two languages” is `{en: …, fr: …}`; `es`, `ar` and `original` (the law's own language) may be added.", "")  # fmt: skip
    for name, schema in all_schemas(v).items():
        yield from (f"## `{_FILES.get(name, f'protocol/{name}.yml')}`", "", schema.get("description", ""), "")
        yield from _table(("field", "holds", "meaning"), _rows(schema, schema))
        if name == "law":
            yield from ("", "### Attributes of a provision", "", "Besides the fields above, a provision has those of its kind of rule.")
            provision = schema["properties"]["provisions"]["items"]
            for branch in provision["allOf"]:
                kind = branch["if"]["properties"]["rule"]["const"]
                yield from ("", f"#### {kind}", "", v.kinds[kind].term.means["en"], "")
                common = {n for n, p in provision["properties"].items() if p}
                mine = {n: p for n, p in branch["then"]["properties"].items() if n not in common}
                yield from _table(("field", "holds", "meaning"), _rows({"properties": mine, "required": branch["then"].get("required", [])}, schema))
        yield ""


def _rows(schema: Mapping[str, Any], whole: Mapping[str, Any], path: str = "", seen: tuple[str, ...] = ()) -> Iterator[tuple[str, str, str]]:
    """Each field in what a schema describes, however deep: its path, what it holds, what it means.

    `path` leads there, with `[]` for each item of a list and NAME for a name of one's own; `seen` are the definitions on the
    way, which are described once.
    """
    if reference := schema.get("$ref"):
        if reference in seen:
            return
        seen = (*seen, reference)
        schema = _resolved(schema, whole)
    if _is_text(schema):
        return
    for name, given in schema.get("properties", {}).items():
        if given:  # the attributes of a provision are named empty here, and described by kind
            star = "\\*" if name in schema.get("required", ()) else ""
            here = f"{path}.{name}" if path else name
            yield f"`{here}`{star}", _holds(given, whole), _means(_resolved(given, whole))
            yield from _rows(given, whole, here, seen)
    for option in schema.get("anyOf", ()):
        yield from _rows(option, whole, path, seen)
    if isinstance(items := schema.get("items"), Mapping):
        yield from _rows(items, whole, f"{path}[]", seen)
    if isinstance(each := schema.get("additionalProperties"), Mapping):
        yield from _rows(each, whole, f"{path}.{_ANY_NAME}", seen)


def _resolved(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    return whole["definitions"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def _is_text(schema: Mapping[str, Any]) -> bool:
    return "original" in schema.get("properties", {})


def _means(schema: Mapping[str, Any]) -> str:
    """The description, without the meanings of its values, which vocabulary.md gives."""
    values = [str(x) for x in _values(schema)]
    return re.split(rf" {re.escape(values[0])}: ", schema.get("description", ""))[0] if values else schema.get("description", "")


def _values(schema: Mapping[str, Any]) -> list[Any]:
    return schema.get("enum") or next((o["enum"] for o in schema.get("anyOf", ()) if "enum" in o), [])


def _holds(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    schema = _resolved(schema, whole)
    if {True, False} <= set(map(_plain, schema.get("enum", ()))):
        return "true or false"
    if values := _values(schema):
        own = " or a term of the country's own" if "anyOf" in schema else ""
        return ", ".join(f"`{x}`" for x in values) + own
    if "anyOf" in schema:
        return " or ".join(_holds(o, whole) for o in schema["anyOf"] if o.get("enum") != [])  # a division without general values
    if "const" in schema:
        return f"`{schema['const']}`"
    if _is_text(schema):
        return "text in two languages"
    if schema.get("type") == "array":
        return f"list: {_holds(schema.get('items', {}), whole)}"
    if schema.get("type") == "object" or "properties" in schema:
        return "the fields below" if schema.get("properties") or schema.get("additionalProperties") else "a mapping"
    if "pattern" in schema:
        return WHAT_PATTERNS_MEAN.get(schema["pattern"], "a number" if "[0-9]" in schema["pattern"] else "text")
    return "text"


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool) else str(value)


# ---- words ------------------------------------------------------------------------------------------------------------------


def words(v: Vocabulary) -> Iterator[str]:
    """The glossary of the site as a page: every word that an encoding or a test may use."""
    yield from ("# Vocabulary", "", _NOTICE.format("protocol/vocabulary.yml"), "")
    yield from ("Every word that an encoding or a test may use, as in the glossary of the site. `lacuna explain WORD` prints one of them.",)
    for section in glossary(Wording(v, "en")):
        yield from ("", f"## {section.title}", "")
        if section.note:
            yield from (section.note, "")
        if section.entries:
            yield from _table(("word", "label", "meaning"), ((f"`{e.id}`", f"{e.sign} {e.label}".strip(), e.means) for e in section.entries))


# ---- Markdown ---------------------------------------------------------------------------------------------------------------


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield f"| {' | '.join(_cell(text) for text in row)} |"


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", r"\|").replace("<", "&lt;")


def main() -> int:
    """Write the pages of the project in this folder."""
    for name, text in pages(Path()).items():
        (Path("docs") / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/{name}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
