"""Laws side by side: what can be compared, what comes first, and which values stand beside each other."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import factory
import pytest

from generator import compare_files
from generator.pages import Pages
from generator.views.compare import Side, part
from generator.views.matrix import matrix
from generator.views.values import cells
from generator.watch import Preview

NEEDS = "{rule: records, event: [import], objects: [firearms]}"
KEPT = "{{rule: records, event: [import], objects: [firearms], content: [serial-number], retention: {}}}"


def _pages(w: factory.World, language: str = "en") -> Pages:
    assessments = [w.assessment(id) for id, j in w.corpus.jurisdictions.items() if not j.union]
    return Pages(w.corpus, assessments, factory.DAY, language)


def _sides(w: factory.World) -> dict[str, Side]:
    return {s.id: s for s in _pages(w).sides}


def _values(w: factory.World, country: str) -> dict[str, str]:
    return {column: cell.text for column, cell in _sides(w)[country].values(factory.REQUIREMENT).items()}


def test_a_law_says_what_it_requires(world: Callable[..., factory.World]) -> None:
    """Not only whether: which content, for how long, and where the period stands."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('10 years')}")
    found = _values(w, "AAA")
    assert found["records.content"] == "serial number"
    assert found["records.retention"] == "10 years (s. 1)"


def test_what_does_not_count_gives_no_value(world: Callable[..., factory.World]) -> None:
    """A rule on something else says nothing of this requirement."""
    w = world(needs=NEEDS, AAA="- {rule: records, event: [manufacture], objects: [firearms], retention: 10 years}")
    assert _values(w, "AAA") == {}


def test_several_provisions_are_summed_each_value_once(world: Callable[..., factory.World]) -> None:
    """In the order of the vocabulary, whatever the order of the law; of periods, the longest first."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('2 years')}\n- {KEPT.format('permanent')}\n- {KEPT.format('10 years')}")
    found = _values(w, "AAA")
    assert found["records.retention"] == "permanently (s. 2); 10 years (s. 3); 2 years (s. 1)"
    assert found["records.content"] == "serial number"


@pytest.mark.parametrize(("shorter", "longer"), [("9 years", "10 years"), ("11 months", "1 year"), ("99 years", "permanent"), ("life-of-register", "1 month")])
def test_periods_sort_by_their_length(world: Callable[..., factory.World], shorter: str, longer: str) -> None:
    """Not by their letters; a period without a stated length is no longer than any."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format(shorter)}", BBB=f"- {KEPT.format(longer)}")
    sides = _sides(w)
    keys = [sides[id].values(factory.REQUIREMENT)["records.retention"].key for id in ("BBB", "AAA")]
    assert keys == sorted(keys)


def test_values_sort_alike_in_every_language(world: Callable[..., factory.World]) -> None:
    """What is sorted by is not the word."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('10 years')}")
    english, french = ({column: cell.key for column, cell in next(s for s in _pages(w, code).sides if s.id == "AAA").values(factory.REQUIREMENT).items()} for code in ("en", "fr"))
    assert english == french


def test_what_differs_comes_before_what_cannot_be_compared_and_what_is_the_same(world: Callable[..., factory.World]) -> None:
    """Silence of a law that was not read is no difference."""
    rule = KEPT.format("10 years")
    w = world(needs=NEEDS, AAA=f"- {rule}", BBB="[]", CCC="{laws: {ccc-act: []}, review: {records: partial, marking: partial, general-criminal-law: partial}}", DDD=f"- {KEPT.format('20 years')}", EEE=f"- {rule}")  # fmt: skip
    sides = _sides(w)
    parts = {other: part(factory.REQUIREMENT, [sides["AAA"], sides[other]]) for other in ("BBB", "CCC", "DDD", "EEE")}
    assert parts == {"BBB": "differ", "CCC": "open", "DDD": "values", "EEE": "same"}


def test_a_law_can_be_held_beside_what_is_required(world: Callable[..., factory.World]) -> None:
    """An instrument is a side like any other: what falls short of it differs from it."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('10 years')}", BBB="[]")
    sides = _sides(w)
    instrument = sides[factory.INSTRUMENT]
    assert part(factory.REQUIREMENT, [sides["AAA"], instrument]) == "same"
    assert part(factory.REQUIREMENT, [sides["BBB"], instrument]) == "differ"


def test_a_bill_is_a_side_of_its_own(world: Callable[..., factory.World]) -> None:
    """The law of today beside the law as the bill would make it."""
    w = world(needs=NEEDS, AAA=f"{{laws: {{aaa-act: [], aaa-bill: {{type: bill, amends: [aaa-act], provisions: [{KEPT.format('10 years')}]}}}}}}")
    sides = _sides(w)
    assert (sides["AAA"].stands(factory.REQUIREMENT), sides["aaa-bill"].stands(factory.REQUIREMENT)) == ("not_met", "met")
    assert "aaa-bill" in sides["aaa-bill"].name


def test_a_country_of_which_nothing_was_read_is_no_side(world: Callable[..., factory.World]) -> None:
    """There is nothing to compare, and nothing that could look like a gap."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('10 years')}", BBB="{laws: {}, review: {records: not-started, marking: not-started, general-criminal-law: not-started}}")
    assert {s.id for s in _pages(w).sides if s.kind == "country"} == {"AAA"}


def _read(script: str) -> Any:
    return json.loads(script.partition("=")[2].rstrip().removesuffix(";"))


def test_each_file_holds_one_side_with_its_provisions_once(world: Callable[..., factory.World]) -> None:
    """A page loads what is chosen and no more."""
    elements = "".join(f"{n}: {{needs: {NEEDS}}}\n" for n in ("x", "y"))
    w = world(elements=elements, AAA=f"- {KEPT.format('10 years')}", BBB="[]")
    files = _pages(w).files
    assert set(files) == {f"{compare_files.FOLDER}{name}.js" for name in ("index", "aaa", "bbb", factory.INSTRUMENT)}
    aaa, index = _read(files[f"{compare_files.FOLDER}aaa.js"]()), _read(files[f"{compare_files.FOLDER}index.js"]())
    assert len(aaa["facts"]) == 1
    assert [e["facts"] for e in aaa["of"][factory.REQUIREMENT]["elements"]] == [[0], [0]]
    assert [len(row[6]) for row in index["requirements"]] == [2]


def test_the_preview_has_the_files_of_the_comparison(world: Callable[..., factory.World]) -> None:
    """A maintainer compares his edit before it is published."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('10 years')}")
    preview = Preview(w.root, ("en",), factory.DAY)
    preview.refresh()
    assert "10 years" in preview.file("en", f"{compare_files.FOLDER}aaa.js")
    assert preview.file("en", f"{compare_files.FOLDER}zzz.js") is None


def test_the_matrix_has_a_cell_for_each_requirement_and_reviewed_country(world: Callable[..., factory.World]) -> None:
    """In the same order in every row."""
    w = world(needs=NEEDS, AAA=f"- {KEPT.format('10 years')}", BBB="[]", CCC="{laws: {}, review: {records: not-started, marking: not-started, general-criminal-law: not-started}}")
    pages = _pages(w)
    found = matrix(w.corpus, pages.sides, pages.w)
    assert [h.id for h in found.heads] == ["AAA", "BBB"]
    assert [[m.id for m in row.marks] for _, _, rows in found.topics for row in rows] == [["met", "not_met"]]


def test_compare_prints_differences_first(world: Callable[..., factory.World], lacuna: Callable) -> None:
    """A drafter sees in the terminal where two laws part."""
    requirements = "".join(f"{id}: {{elements: {{x: {{needs: {needs}}}}}}}\n" for id, needs in (("t-1", NEEDS), ("t-2", factory.MARKED)))
    w = world(requirements=requirements, AAA=f"- {KEPT.format('10 years')}\n- {factory.MARKED}", BBB=f"- {KEPT.format('20 years')}")
    code, out, _ = lacuna("--root", w.root, "compare", "AAA", "bbb", "--as-of", factory.DAY)
    assert code == 0
    assert out.index("t-2") < out.index("t-1")
    assert "10 years (s. 1)" in out and "20 years (s. 1)" in out
    code, out, _ = lacuna("--root", w.root, "compare", "AAA", factory.INSTRUMENT, "--topic", "t-1", "--as-of", factory.DAY)
    assert code == 0 and "t-1" in out and "t-2" not in out


@pytest.mark.parametrize("words", [["AAA"], ["AAA", "ZZZ"], ["AAA", "BBB", "--topic", "markin"]])
def test_compare_says_what_it_needs(world: Callable[..., factory.World], lacuna: Callable, words: list[str]) -> None:
    """One line, and what was probably meant."""
    w = world(needs=NEEDS, AAA="[]", BBB="[]")
    code, _, err = lacuna("--root", w.root, "compare", *words)
    assert code == 2 and err.count("\n") == 1


def test_cells_of_nothing_are_nothing() -> None:
    """No provision, no value."""
    assert cells([]) == {}
