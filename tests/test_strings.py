"""Languages are data: each has every string, every placeholder and every label."""

import re
import string
from datetime import date

import factory
import pytest

from generator.wording import STRINGS, Wording, strings_of

LANGUAGES = sorted(f.stem for f in STRINGS.glob("*.yml"))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_english_and_french_are_there():
    """From the first day."""
    assert {"en", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_strings(language):
    """No page falls back to another language or fails to build."""
    ours, english = set(strings_of(language)), set(strings_of("en"))
    assert (ours - english, english - ours) == (set(), set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_fills_in_the_same_things(language):
    """A translation neither loses a date nor asks for one that is not given."""
    english = strings_of("en")
    assert {k for k, text in strings_of(language).items() if k in english and _placeholders(text) != _placeholders(english[k])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_string_is_empty(language):
    """An empty string is a word forgotten."""
    assert [k for k, text in strings_of(language).items() if not isinstance(text, str) or not text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_depends_on_a_number_has_both_forms(language):
    """One provision, two provisions."""
    strings = strings_of(language)
    assert [k for k in strings if k.endswith("_many") and k.removesuffix("_many") not in strings] == []


def test_every_string_is_used():
    """A string that nothing shows is a translation for nothing."""
    folders = (factory.ROOT / "generator", factory.ROOT / "site_templates")
    files = [f for folder in folders for f in sorted(folder.rglob("*")) if f.suffix in (".py", ".html", ".js", ".md") and STRINGS not in f.parents]
    text = "\n".join(f.read_text(encoding="utf-8") for f in files)
    literals = set(re.findall(r"""["']([a-z][\w-]*)["']""", text)) | set(re.findall(r"\bs\.([a-z_]\w*)", text))
    prefixes = set(re.findall(r"""f["']([a-z][a-z_]*_)\{""", text))
    unused = [
        key for key in strings_of("en")
        if key not in literals and key.removesuffix("_many") not in literals and not any(key.startswith(p) for p in prefixes)
    ]  # fmt: skip
    assert unused == []


def test_every_string_that_is_asked_for_exists():
    """A page that names an unknown string cannot be built."""
    text = "\n".join(f.read_text(encoding="utf-8") for f in sorted((factory.ROOT / "generator").rglob("*.py")))
    asked = set(re.findall(r"""\b(?:w|own|self)\(\s*["']([a-z][\w-]*)["']""", text)) | set(re.findall(r"""\.count\(\s*["']([a-z][\w-]*)["']""", text))
    templates = "\n".join(f.read_text(encoding="utf-8") for f in sorted((factory.ROOT / "site_templates" / "pages").rglob("*.html")))
    asked |= set(re.findall(r"\bs\.([a-z_]\w*)", templates))
    assert asked - set(strings_of("en")) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_term_has_a_label_and_a_meaning(corpus, language):
    """The glossary explains every word that an encoding or a finding uses."""
    v = corpus.vocabulary
    terms = {f"{name} {id}": t for name, found in v.sets.items() for id, t in found.items()}
    terms |= {f"kind {id}": k.term for id, k in v.kinds.items()} | {f"attribute {id}": a.term for id, a in v.attributes.items()}
    terms |= {f"division {id}": d.term for id, d in v.divisions.items()} | {f"{d} {id}": t for d, x in v.divisions.items() for id, t in x.values.items()}
    for j in corpus.jurisdictions.values():
        own = v.with_own(j.terms, j.divisions)
        terms |= {f"{j.id} {id}": t for id, t in own.sets["object"].items()} | {f"{j.id} {d} {id}": t for d, x in own.divisions.items() for id, t in x.values.items()}
    assert [name for name, t in terms.items() if not (t.label.get(language, "").strip() and t.means.get(language, "").strip())] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_labels_of_a_set_differ(corpus, language):
    """Two values with one label could not be told apart in a report."""
    for name, terms in corpus.vocabulary.sets.items():
        labels = [t.label[language] for t in terms.values()]
        assert sorted(labels) == sorted(set(labels)), name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_attribute_has_a_phrase_with_a_place_for_its_values(corpus, language):
    """A test is read out as a sentence."""
    assert [id for id, a in corpus.vocabulary.attributes.items() if "{}" not in a.phrase.get(language, "")] == []


def test_every_finding_has_a_sign_of_its_own(corpus):
    """Never colour alone: a sign and a word."""
    signs = [t.sign for t in corpus.vocabulary.sets["findings"].values()]
    assert all(signs) and len(set(signs)) >= 6


@pytest.mark.parametrize(
    ("language", "day", "written"),
    [("en", "2027-12-01", "1 December 2027"), ("fr", "2027-12-01", "1er décembre 2027"), ("fr", "2027-12-21", "21 décembre 2027"), ("fr", "2027-12-11", "11 décembre 2027")],
)  # fmt: skip
def test_dates_are_written_as_the_language_writes_them(corpus, language, day, written):
    """The first of a month is premier in French, the eleventh is not."""
    assert Wording(corpus.vocabulary, language).day(date.fromisoformat(day)) == written


@pytest.mark.parametrize(
    ("language", "period", "written"),
    [("en", "1 year", "1 year"), ("en", "10 years", "10 years"), ("fr", "1 month", "1 mois"), ("fr", "10 years", "10 ans"), ("en", "permanent", "for ever")],
)  # fmt: skip
def test_periods_are_written_in_words(corpus, language, period, written):
    """One year, ten years, for ever."""
    assert Wording(corpus.vocabulary, language).period(period) == written


def test_no_prose_page_lacks_its_translation():
    """Methodology and guide say the same in each language."""
    prose = factory.ROOT / "site_templates" / "prose"
    pages = {language: {f.relative_to(prose / language).as_posix() for f in (prose / language).rglob("*.md")} for language in LANGUAGES if (prose / language).is_dir()}
    assert all(found == pages["en"] for found in pages.values())
    assert pages["en"]
