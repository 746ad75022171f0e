"""Reading YAML: text stays text, and what a legal data file never needs is refused at its exact place."""

import time
from pathlib import Path

import pytest
import yaml

from generator.source import MAX_BYTES, MAX_DEPTH, _Builder, _plain, _Stop, parse, read


def _places(text: str) -> list[str]:
    """Every problem as line:column check-id."""
    return [f"{p.at.line}:{p.at.column} {p.check}" for p in parse(text, "x.yml").problems]


@pytest.mark.parametrize("written", ["NO", "yes", "on", "1.10", "012", "0x1F", "12:30", "2026-11-21", "1e3", "~", "null", "true", "108(1)", "1_000", ".5", "=", "-1"])
def test_text_stays_text(written):
    """Norway is not false, section 1.10 is not 1.1, and a date is what the law says."""
    source = parse(f"key: {written}\nlist: [{written}]\n")
    assert source.problems == ()
    assert source.data == {"key": written, "list": [written]}


def test_an_empty_value_is_nothing_and_empty_quotes_are_text():
    """A field left open is told apart from a field that says nothing."""
    assert parse('a:\nb: ""\nc: "null"\n').data == {"a": None, "b": "", "c": "null"}


def test_letters_of_any_language_are_read():
    """Laws are written in Spanish, French and Arabic, with their punctuation."""
    text = "título: «pièces et éléments» d’armes – السلاح № 5 § 12 à l'état\u00a0neuf"
    assert parse(text).data == {"título": text.partition(": ")[2]}


def test_every_node_keeps_its_place():
    """A later problem is shown where it stands, at the key or at the value."""
    source = parse("a:\n  b: [x, yy]\n  c: z\n", "law.yml")
    assert str(source.at(("a", "c"))) == "law.yml:3:3"
    assert str(source.at_value(("a", "c"))) == "law.yml:3:6"
    assert str(source.at_value(("a", "b", 1))) == "law.yml:2:10"
    assert str(source.at(("a", "d", 7))) == "law.yml:1:1"  # what is not there stands at what holds it


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: 1\nb: &x 2\n", ["2:4 yaml-anchor"]),
        ("a: 1\nb: *x\n", ["2:4 yaml-alias"]),
        ("a: 1\nb: !!python/object:os.system x\n", ["2:4 yaml-tag"]),
        ("a: !local 1\n", ["1:4 yaml-tag"]),
        ("a: 1\n<<: {b: 2}\n", ["2:1 yaml-alias"]),
        ("a: 1\nb:\n  c: 2\n  d: 3\n  c: 4\n", ["5:3 yaml-duplicate-key"]),
        ("a: 1\n---\nb: 2\n", ["2:1 yaml-documents"]),
        ("a: 1\nb:\tx\n\tc: 2\n", ["3:1 yaml-syntax"]),
        ("a: see: b\n", ["1:7 yaml-syntax"]),
        ("a: @home\n", ["1:4 yaml-syntax"]),
        ("a: [1, 2\nb: 3\n", ["2:2 yaml-syntax"]),
        ('a: "open\n', ["2:1 yaml-syntax"]),
        ("? [a, b]\n: 1\n", ["1:3 yaml-key"]),
        ("&x a: 1\n", ["1:1 yaml-anchor"]),
    ],
)
def test_what_a_data_file_never_needs_is_refused_at_its_place(text, places):
    """An editor jumps to the very character."""
    found = _places(text)
    assert found == places


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u200b", "\u2028", "\u202e", "\u2066", "\u2069", "\ufeff"],
    ids=lambda c: f"U+{ord(c):04X}",
)
def test_invisible_characters_are_refused_and_named(character):
    """Text that shows other than it reads could change a law unseen."""
    source = parse(f"a: 1\nb: un{character}seen\n")
    assert source.data is None
    assert [(p.at.line, p.at.column, p.check) for p in source.problems] == [(2, 6, "yaml-character")]
    assert f"U+{ord(character):04X}" in source.problems[0].message


def test_a_text_that_contains_a_colon_is_told_to_use_quotes():
    """The commonest slip of a lawyer who edits YAML."""
    (problem,) = parse("title: Act: on arms\n").problems
    assert "quotes" in problem.hint


def test_a_second_key_names_the_line_of_the_first():
    """Which of the two is right only the editor knows."""
    (problem,) = parse("id: a\ntitle: b\nid: c\n").problems
    assert "line 1" in problem.message


def test_all_problems_of_a_file_are_shown_at_once():
    """Nobody mends a file one message at a time."""
    assert _places("a: &x 1\nb: *x\nc: !t 2\na: 3\n<<: {d: 4}\n") == [
        "1:4 yaml-anchor", "2:4 yaml-alias", "3:4 yaml-tag", "4:1 yaml-duplicate-key", "5:1 yaml-alias",
    ]  # fmt: skip


def test_every_problem_has_a_hint():
    """Each message says what to do next."""
    for text in ("a: &x 1\n", "a: *x\n", "a: !t 1\n", "<<: {}\n", "a: 1\na: 2\n", "a: 1\n---\nb: 2\n", "\ta: 1\n", "a: \u200bb\n", "a: b: c\n", "? [a]\n: 1\n"):
        assert all(p.hint for p in parse(text).problems), text


# ---- files ------------------------------------------------------------------------------------------------------------------


def test_windows_line_ends_are_fine(tmp_path):
    """A file saved on Windows reads like any other, with the same lines."""
    file = tmp_path / "law.yml"
    file.write_bytes(b"a: 1\r\nb:\r\n  - x\r\n  - y: &z 2\r\n")
    source = read(file, "law.yml")
    assert source.data == {"a": "1", "b": ["x", {"y": "2"}]}
    assert [str(p.at) for p in source.problems] == ["law.yml:4:8"]


def test_a_file_that_is_not_utf_8_is_refused_on_its_line(tmp_path):
    """An old encoding would turn é into something else unseen."""
    file = tmp_path / "law.yml"
    file.write_bytes("a: 1\ntitre: d\xe9cret\n".encode("latin-1"))
    (problem,) = read(file).problems
    assert (problem.check, problem.at.line) == ("yaml-file", 2)
    assert "UTF-8" in problem.message


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    """No law file needs a megabyte; one that has it is split, or is an attack."""
    file = tmp_path / "law.yml"
    file.write_bytes(b"a: " + b"x" * MAX_BYTES)
    source = read(file)
    assert (source.data, [p.check for p in source.problems]) == (None, ["yaml-file"])


def test_a_file_that_is_not_there_is_a_problem_and_no_crash(tmp_path):
    """A folder or a missing file is reported like any other problem."""
    for path in (tmp_path / "none.yml", tmp_path):
        assert [p.check for p in read(path).problems] == ["yaml-file"]


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "- " * 5000 + "x\n"], ids=["lists", "mappings", "block"])
def test_a_file_that_is_nested_too_deep_is_refused_quickly(text):
    """Depth without end crashes a parser that recurses."""
    started = time.perf_counter()
    assert [p.check for p in parse(text).problems] == ["yaml-depth"]
    assert time.perf_counter() - started < 1


def test_the_depth_that_data_files_need_is_allowed():
    """The limit stands well above any file of the project."""
    assert parse("{a: " * MAX_DEPTH + "x" + "}" * MAX_DEPTH).problems == ()


def test_a_billion_laughs_are_refused_quickly():
    """Aliases of aliases are never expanded."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    started = time.perf_counter()
    source = parse("\n".join(lines))
    assert time.perf_counter() - started < 1
    assert {p.check for p in source.problems} == {"yaml-anchor", "yaml-alias"}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_has_no_data_and_no_syntax_problem(text):
    """What an empty file lacks the schema says."""
    source = parse(text)
    assert (source.data, source.problems) == (None, ())


# ---- the quick and the thorough reader --------------------------------------------------------------------------------------


def _files():
    root = Path(__file__).parent.parent
    return sorted([*root.glob("laws/*/*.yml"), *root.glob("protocol/**/*.yml"), *root.glob("tests/corpus/*/*.yml")])


def test_both_readers_read_the_same():
    """A file in which nothing is wrong is read quickly; whatever the quick reader leaves alone, the thorough one reports."""
    for file in _files():
        text = file.read_text(encoding="utf-8")
        builder = _Builder("x.yml", text)
        data = builder.build()
        try:
            assert _plain(text) == data, file
            assert builder.problems == [], file
        except (yaml.YAMLError, _Stop):
            assert builder.problems, file


@pytest.mark.parametrize(
    "text",
    ["a: &x 1", "a: *x", "a: !!str 1", "a: !x [1]", "a: [&x 1]", "a: {&x b: 1}", "!x a: 1", "&x a: 1", "<<: {a: 1}", "a: 1\na: 2", "{a: 1, a: 2}", "a: [{b: 1, b: 2}]", "? [a]\n: 1", "a: 1\n---\nb: 2",
     "a: [", "a: b: c", "- " * (MAX_DEPTH + 2) + "x", "- " * (MAX_DEPTH + 2) + "[]", "- " * (MAX_DEPTH + 1) + "{a: }", "a: [*x, 1]", "*x : 1", "a: ! ''\nb: !x ''"],
)  # fmt: skip
def test_the_quick_reader_lets_nothing_through(text):
    """What is refused, is refused in either way of reading."""
    with pytest.raises((yaml.YAMLError, _Stop)):
        _plain(text)
    assert parse(text).problems


@pytest.mark.parametrize("text", ["", "# nothing", "a:", "a: ''", "a: ~", '"<<": 1', "a: ! x", "[]", "{}", "x", "- " * MAX_DEPTH + "x", "- " * MAX_DEPTH + "[]", "a: ['']"])
def test_the_quick_reader_reads_what_is_right(text):
    """Also where it is unusual."""
    builder = _Builder("x.yml", text)
    data = builder.build()
    assert (builder.problems, _plain(text)) == ([], data)
