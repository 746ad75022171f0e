"""Nothing that a reader can meet is undocumented: commands, options, checks, kinds, attributes, values and fields."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Iterator
from typing import Any

import factory
import pytest

from generator import checks, cli, documentation, form
from generator.schema import all_schemas
from generator.views.site import glossary
from generator.wording import Wording

DOCS = factory.ROOT / "docs"
README = (factory.ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    """The generated pages, made anew."""
    return documentation.pages(factory.ROOT)


@pytest.mark.parametrize("name", ["commands.md", "checks.md", "fields.md", "vocabulary.md"])
def test_generated_pages_are_up_to_date(made, name):
    """What the page says is what the program does; `make docs` writes it again."""
    assert (DOCS / name).read_text(encoding="utf-8") == made[name], f"docs/{name} is out of date: run `make docs`"
    assert set(made) == {"commands.md", "checks.md", "fields.md", "vocabulary.md"}


def test_the_same_pages_are_made_whatever_the_terminal(made, monkeypatch):
    """Neither the width of a window nor the date enters."""
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert documentation.pages(factory.ROOT) == made


def _commands() -> dict[str, argparse.ArgumentParser]:
    (group,) = (a for a in cli.parser()._actions if isinstance(a, argparse._SubParsersAction))
    return dict(group.choices)


@pytest.mark.parametrize("command", _commands())
def test_every_command_is_documented_with_every_option(command):
    """In its own section, each with a sentence."""
    section = (DOCS / "commands.md").read_text(encoding="utf-8").partition(f"\n## lacuna {command}\n")[2].partition("\n## ")[0]
    assert section
    for action in _commands()[command]._actions:
        if action.dest != "help" and action.help != argparse.SUPPRESS:
            name = action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest).replace("|", r"\|")
            assert re.search(rf"^\| `[^`]*{re.escape(name)}[^`]*` \| \S", section, re.MULTILINE), f"{command} {name}"


@pytest.mark.parametrize("command", _commands())
def test_the_readme_lists_every_command(command):
    """Whoever opens the project sees what it can do."""
    assert re.search(rf"^\| `lacuna {command}\b[^|]*` \| \S", README, re.MULTILINE)


@pytest.mark.parametrize("check", [*form.CHECKS, *checks.CHECKS])
def test_every_check_is_documented(check):
    """The id in a message leads to its explanation."""
    assert re.search(rf"^\| \[?`{check}`", (DOCS / "checks.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_check_that_is_reported_is_known():
    """No message has an id that nothing explains."""
    known = {*form.CHECKS, *checks.CHECKS}
    trees = (ast.parse(f.read_text(encoding="utf-8")) for f in sorted((factory.ROOT / "generator").rglob("*.py")))
    calls = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "Problem"]
    reported = {c.args[1].value for c in calls if len(c.args) > 1 and isinstance(c.args[1], ast.Constant)}
    assert reported and reported - known == set()


def test_every_word_of_the_vocabulary_is_in_the_glossary(corpus):
    """Kinds, attributes, divisions, their values, and every set of values; on the site and in docs/vocabulary.md."""
    v = corpus.vocabulary
    sections = {s.path: {e.id for e in s.entries} for s in glossary(Wording(v, "en"))}
    assert sections["kinds"] == set(v.kinds) and sections["attributes"] == set(v.attributes)
    assert {f"division-{d}": set(x.values) for d, x in v.divisions.items()}.items() <= sections.items()
    shown = {id for name, ids in sections.items() if not name.startswith(("kinds", "attributes", "division-")) for id in ids}
    assert {id for terms in v.sets.values() for id in terms} - shown == set()
    page = (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    assert [id for ids in sections.values() for id in ids if f"| `{id}` |" not in page] == []


def _names(schema: Any) -> Iterator[str]:
    """Every name of a field that a schema knows."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties" and isinstance(value, dict) and "original" not in value:
                yield from value
            if key != "if":
                yield from _names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _names(value)


def test_every_field_is_documented(corpus):
    """Each field of each data file, in the section of the file, with what it holds and what it means."""
    page = (DOCS / "fields.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")[1:]
    schemas = all_schemas(corpus.vocabulary)
    assert len(sections) == len(schemas)
    for section, (name, schema) in zip(sections, schemas.items(), strict=True):
        rows = re.findall(r"^\| `([^`]+)`(?:\\\*)? \| (.+?) \| (.*?) \|$", section, re.MULTILINE)
        shown = {re.split(r"[.\[]", path.removesuffix("[]"))[-1].lstrip("].") or path for path, _, _ in rows}
        assert set(_names(schema)) - shown == set(), name
        assert [path for path, holds, means in rows if not (holds.strip() and means.strip())] == [], name


def test_every_value_of_a_field_is_documented(corpus):
    """Words that stand in no set of the vocabulary have their explanation where the field is described."""
    page = (DOCS / "fields.md").read_text(encoding="utf-8")

    def values(schema: Any) -> Iterator[str]:
        if isinstance(schema, dict):
            yield from (str(x) for x in schema.get("enum", ()) if not isinstance(x, bool))
            for key, value in schema.items():
                if key not in ("propertyNames", "if"):
                    yield from values(value)
        elif isinstance(schema, list):
            for value in schema:
                yield from values(value)

    found = {x for s in all_schemas(corpus.vocabulary).values() for x in values(s)} - {"true", "false"}
    assert [x for x in sorted(found) if f"`{x}`" not in page] == []


def test_every_module_stands_in_the_annotated_tree():
    """Whoever looks for a thing finds its place."""
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    generator = factory.ROOT / "generator"
    modules = [f for f in sorted(generator.rglob("*.py")) if f.name != "__init__.py" and f.parent.name not in ("checks", "commands")]
    assert [f.relative_to(generator).as_posix() for f in modules if not re.search(rf"^\s+{re.escape(f.name)}\s+\S", page, re.MULTILINE)] == []
    named = set(re.findall(r"^\s+(\w+\.py)\s", page, re.MULTILINE))
    assert named - {f.name for f in generator.rglob("*.py")} == set()


def test_every_page_of_the_documentation_can_be_found():
    """From the README, directly."""
    assert [f.name for f in sorted(DOCS.glob("*.md")) if f"docs/{f.name}" not in README] == []
