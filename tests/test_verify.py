"""`lacuna verify`: pinpoints and key words held against a text, and the result recorded. Every text here is invented."""

import json
from pathlib import Path

import factory
import pytest

from generator import load, schema, verify
from generator.pages import Pages
from generator.views.parts import law_path

TEXT = """---
title: Kettles Act
---

**1** *Interpretation*
In this Act, "kettle" includes a tea-pot.

**4**
(1) Whoever makes a kettle shall mark the maker’s name and a  serial
number on it.
(2) Kettles for the Crown need no mark.

**5**
The Register holds im-
port data.

**6**
Cups are free.

## SCHEDULE

**5** Copper
"""
LAW = """
laws:
  aaa-act:
    text_file: AAA/act.md
    provisions:
      - {rule: marking, event: [manufacture], objects: [firearms], at: %s%s}
"""


def law(at: str, words: str = "", more: str = "") -> str:
    """A country with one law of one provision."""
    return LAW % (at, (f", words: {words}" if words else "") + more)


@pytest.fixture
def checked(tmp_path, lacuna):
    """Check one provision against the text: exit code, and the law's report as JSON."""

    def check(at: str = '["4(1)"]', words: str = "", more: str = "", text: str = TEXT):
        root = project(tmp_path, law(at, words, more), text)
        code, out, _ = lacuna("--root", root, "verify", "--sources", root / "texts", "--format", "json")
        return code, json.loads(out)[0]

    return check


def project(root: Path, country: str, text: str = TEXT) -> Path:
    """A tiny project with its source texts beside it."""
    factory.write_instrument(root, needs=factory.MARKED)
    factory.write_country(root, "AAA", country)
    (root / "texts" / "AAA").mkdir(parents=True, exist_ok=True)
    (root / "texts" / "AAA" / "act.md").write_text(text, encoding="utf-8")
    return root


def kinds(report: dict) -> list[str]:
    """What was missed."""
    return [m["kind"] for m in report["misses"]]


# ---- pinpoints --------------------------------------------------------------------------------------------------------------


def test_what_stands_in_the_text_is_counted_and_passes(checked):
    """Two pinpoints, one of them of an exemption, and two words."""
    code, report = checked('["4(1)"]', "[serial number, a kettle]", ', exempts: [{kind: state, at: ["4(2)"]}]')
    assert (code, report["pinpoints"], report["of"], report["words"], report["of_words"], report["misses"]) == (0, 2, 2, 2, 2, [])


def test_an_article_that_the_text_does_not_have_fails_with_the_nearest(checked):
    """A slip of the finger is found."""
    code, report = checked('["44(1)"]')
    assert (code, report["pinpoints"], report["of"], kinds(report)) == (1, 0, 1, ["article-missing"])
    assert "4" in report["misses"][0]["hint"]


def test_a_pinpoint_of_an_exemption_is_checked_too(checked):
    """It is cited like any other."""
    code, report = checked('["4(1)"]', more=', exempts: [{kind: state, at: ["9"]}]')
    assert (code, report["of"], [m["at"] for m in report["misses"]]) == (1, 2, ["9"])


def test_an_exemption_at_the_pinpoint_of_its_provision_is_not_counted_twice(checked):
    """One place, one check."""
    assert checked('["4(1)"]', more=", exempts: [{kind: state}]")[1]["of"] == 1


def test_a_paragraph_that_is_not_there_is_a_note(checked):
    """The article is right: no failure, but said."""
    code, report = checked('["4(3)"]')
    assert (code, report["pinpoints"], kinds(report)) == (0, 1, ["paragraph-not-found"])


def test_a_pinpoint_that_is_not_understood_is_reported_and_not_counted(checked):
    """Never silently passed."""
    code, report = checked('["4 of the Sand Act"]', "[serial number]")
    assert (code, report["pinpoints"], report["words"], kinds(report)) == (0, 0, 0, ["pinpoint-not-understood", "word-not-checked"])


def test_a_word_of_an_article_that_was_understood_is_found_all_the_same(checked):
    """One odd pinpoint does not hide the others."""
    report = checked('["4(1)", "9 of the Sand Act"]', "[serial number]")[1]
    assert (report["pinpoints"], report["of"], report["words"]) == (1, 2, 1)


def test_an_article_that_stands_only_in_an_annex_is_noted(checked):
    """The paragraphs of a schedule count anew; an article of the body was meant, or the annex should be named."""
    code, report = checked('["5"]', '["Copper"]')
    assert (code, kinds(report)) == (0, ["only-in-annex"])
    assert kinds(checked('["Schedule, 5"]', '["Copper"]')[1]) == []


# ---- words ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["maker's name", "maker’s name", "serial number", "shall mark the maker", "'serial number'"])
def test_quotation_marks_and_line_breaks_make_no_difference(checked, word):
    """A word is compared as it is read, not as it is typed."""
    sought = word.strip("'")
    code, report = checked(words=f'["{sought}"]')
    assert (code, report["words"]) == (0, 1)


@pytest.mark.parametrize(("at", "word"), [("1", "“kettle”"), ("1", "tea‑pot"), ("5", "import data")])
def test_typographic_signs_and_words_cut_at_the_end_of_a_line_are_joined(checked, at, word):
    """Hyphens, dashes and quotation marks of any kind are alike."""
    assert checked(f'["{at}"]', json.dumps([word], ensure_ascii=False))[1]["misses"] == []


def test_a_letter_and_its_accent_are_one_letter(checked):
    """Composed or not: some texts write é as two characters."""
    assert checked('["1"]', '["théière"]', text="**1**\nUne the\u0301ie\u0300re.\n")[1]["misses"] == []


def test_a_word_with_other_capitals_stands_there_and_is_noted(checked):
    """The encoder decides which is right."""
    code, report = checked(words='["Serial Number"]')
    assert (code, report["words"], kinds(report)) == (0, 1, ["other-capitals"])


def test_a_word_of_another_article_fails_and_says_where_it_stands(checked):
    """The usual mistake is a pinpoint too few."""
    code, report = checked(words='["Register"]')
    assert (code, report["words"], kinds(report)) == (1, 0, ["word-missing"])
    assert report["misses"][0]["hint"] == "it stands in 5"


@pytest.mark.parametrize(("word", "hint"), [("seriel number", "“serial number”"), ("Crwon", "“Crown”"), ("uranium", "nothing near it")])
def test_a_word_that_is_misspelt_fails_and_says_what_comes_near(checked, word, hint):
    """A typo is mended in a second."""
    code, report = checked(words=f'["{word}"]')
    assert (code, hint in report["misses"][0]["hint"]) == (1, True)


def test_a_word_may_stand_in_any_of_the_cited_articles(checked):
    """They support the fact together."""
    assert checked('["4(1)", "5"]', '["serial number", "Register"]')[1]["misses"] == []


# ---- the command ------------------------------------------------------------------------------------------------------------


def test_the_report_names_file_and_line(tmp_path, lacuna):
    """The place to mend is one click away."""
    root = project(tmp_path, law('["44"]'))
    code, out, _ = lacuna("--root", root, "verify", "--sources", root / "texts", "aaa")
    assert code == 1
    assert "aaa-act: 0 of 1 pinpoints, 0 of 0 key words" in out
    assert "error laws/aaa/aaa-act.yml:" in out and "no such article in the text: 44" in out


def test_texts_that_are_not_there_are_named(tmp_path, lacuna):
    """Nothing is taken for checked that was not."""
    country = """
laws:
  aaa-act: {text_file: AAA/act.md, provisions: []}
  aaa-lost: {text_file: AAA/lost.md, provisions: []}
  aaa-none: {provisions: []}
  aaa-unread: {text_file: AAA/act.md, completeness: not-read, provisions: []}
"""
    root = project(tmp_path, country)
    code, out, _ = lacuna("--root", root, "verify", "--sources", root / "texts")
    assert code == 0
    assert "aaa-lost: the text AAA/lost.md was not found" in out
    assert "aaa-none: no source text" in out and "aaa-unread: no source text" in out


@pytest.mark.parametrize(("words", "message"), [(("--sources", "nowhere"), "is not a folder"), (("--sources", "laws"), "AAA/act.md"), (("--sources", "texts", "AAB"), "did you mean “AAA”?"), ((), "--sources")])
def test_misuse_says_what_to_do(tmp_path, lacuna, words, message):
    """A wrong folder is not a law without errors."""
    root = project(tmp_path, law('["4"]'))
    code, out, err = lacuna("--root", root, "verify", *(root / w if w in ("nowhere", "laws", "texts") else w for w in words))
    assert (code, out) == (2, "")
    assert message in err


def test_problems_of_another_country_are_not_in_the_way(tmp_path, lacuna):
    """Whoever checks one country need not mend the rest; the country itself must be readable in full."""
    root = project(tmp_path, law('["4"]'))
    factory.write_country(root, "BBB", "- {rule: marking, event: [manufacure]}")
    assert lacuna("--root", root, "verify", "--sources", root / "texts", "AAA")[0] == 0
    code, _, err = lacuna("--root", root, "verify", "--sources", root / "texts", "BBB")
    assert (code, "manufacure" in err) == (1, True)


# ---- the record -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_result_is_recorded_in_one_line_and_nothing_else_changes(tmp_path, lacuna, monkeypatch, newline):
    """Comments, quotes and line ends stay; a second run replaces the line."""
    root = project(tmp_path, law('["4(1)", "44"]', '["serial number"]'))
    file = root / "laws" / "aaa" / "aaa-act.yml"
    before = file.read_text(encoding="utf-8").replace("text_file: AAA/act.md\n", "text_file: AAA/act.md   # the text that was read\n").replace("\n", newline)
    file.write_bytes(before.encode("utf-8"))
    for epoch, day in (("1795219200", "2026-11-21"), ("1795305600", "2026-11-22")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert lacuna("--root", root, "verify", "--sources", root / "texts", "--record")[0] == 1
        line = f"verified: {{on: {day}, pinpoints: 1, of: 2, words: 1, of_words: 1}}"
        marked = f"text_file: AAA/act.md   # the text that was read{newline}"
        assert file.read_bytes().decode("utf-8") == before.replace(marked, f"{marked}{line}{newline}")
    verified = load.load(root).jurisdictions["AAA"].laws[0].verified
    assert (verified.on.isoformat(), verified.pinpoints, verified.of, verified.words, verified.of_words) == ("2026-11-22", 1, 2, 1, 1)


def test_nothing_is_recorded_of_a_law_without_its_text(tmp_path, lacuna):
    """An old record stays, with its date."""
    root = project(tmp_path, "{laws: {aaa-act: {text_file: AAA/act.md, provisions: []}, aaa-lost: {text_file: AAA/lost.md, provisions: []}}}")
    before = (root / "laws" / "aaa" / "aaa-lost.yml").read_bytes()
    assert "recorded in 1 law file(s)" in lacuna("--root", root, "verify", "--sources", root / "texts", "--record")[2]
    assert (root / "laws" / "aaa" / "aaa-lost.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("text_file: AAA/act.md, verified: {on: 2026-11-21, pinpoints: 1, of: 2, words: 1, of_words: 1}", "Checked on 21 November 2026: 1 of 2 pinpoints and 1 of 1 key words stand in the text read"),
        ("text_file: AAA/act.md, verified: {on: 2026-11-21, pinpoints: 1, of: 1, words: 1, of_words: 1}", "stand in the text read. The encoding has changed since."),
        ("text_file: AAA/act.md", "not yet checked by machine"),
        ("citation: Act 1", "nothing could be checked by machine"),
        ("text_file: AAA/act.md, completeness: not-read", "nothing could be checked by machine"),
    ],
)  # fmt: skip
def test_the_law_page_says_what_was_checked_and_when(world, fields, says):
    """And whether the encoding has changed since, or that nothing could be checked."""
    w = world(needs=factory.MARKED, AAA=f'{{laws: {{aaa-act: {{{fields}, provisions: [{factory.marked(at="[1, 2]", words="[kettle]")}]}}}}}}')
    page = Pages(w.corpus, [w.assessment("AAA")], factory.DAY, "en").page(law_path("aaa-act"))
    assert says in page.body


# ---- the real texts ---------------------------------------------------------------------------------------------------------


def test_the_schema_knows_what_the_command_writes(corpus):
    """Editors explain the field."""
    assert set(schema.law(corpus.vocabulary)["properties"]["verified"]["properties"]) == {"on", "pinpoints", "of", "words", "of_words"}


def test_what_is_recorded_is_what_the_texts_say(corpus, root):
    """Every law with a record, held against its text again: the same counts, every article there, and 98 of 100 words."""
    sources = root.parent / "shared" / "sources"
    if not sources.is_dir():
        pytest.skip("the source texts are not part of the project and are not here")
    reports = [verify.law(law, j, sources) for j in corpus.jurisdictions.values() for law in j.laws if law.verified]
    found = {r.law.id: (r.pinpoints, r.of, r.words, r.of_words) for r in reports if r.state == verify.CHECKED}
    assert found == {r.law.id: (v.pinpoints, v.of, v.words, v.of_words) for r in reports if (v := r.law.verified) and r.state == verify.CHECKED}
    whole = [r for r in reports if r.law.jurisdiction in _CLEAN_TEXTS]
    assert [(r.law.id, m.at) for r in whole for m in r.misses if m.kind in (verify.ARTICLE, verify.NOT_UNDERSTOOD)] == []
    assert sum(r.words for r in whole) >= 0.98 * sum(r.of_words for r in whole)


_CLEAN_TEXTS = ("ARG", "CAN", "DEU", "EU")  # texts from official XML or HTML, not from scans
