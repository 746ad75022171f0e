"""`lacuna new`: skeletons that pass the check as written, explain every field, and never overwrite anything."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import factory
import pytest

from generator import source
from generator.fit import Schemas
from generator.load import load
from generator.questionnaire.page import FORMAT
from generator.schema import all_schemas


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """The real protocol/ without any laws."""
    shutil.copytree(root / "protocol", tmp_path / "protocol")
    (tmp_path / "laws").mkdir()
    return tmp_path


@pytest.fixture
def new(lacuna, project):
    """Run `lacuna new` in the project."""
    return lambda *words: lacuna("--root", project, "new", *words)


def _in_use(text: str) -> str:
    """The file with every field in use: one # is taken away from each line, as an editor's “toggle comment” does."""
    return re.sub(r"^#(?!#| yaml-language-server) ?", "", text, flags=re.MULTILINE).replace("provisions: []", "provisions:")


# ---- what is written --------------------------------------------------------------------------------------------------------


def test_a_new_country_passes_the_check_and_nothing_is_assessed(lacuna, project, new):
    """The file can be committed as it is."""
    code, out, err = new("cmr")
    assert (code, out) == (0, "") and "wrote laws/cmr/country.yml" in err
    assert lacuna("--root", project, "check")[0] == 0
    corpus = load(project)
    found = corpus.jurisdictions["CMR"]
    assert found.names == {"en": "Cameroon", "fr": "Cameroun"}
    assert {a.state for a in found.areas.values()} == {"not-started"} and set(found.areas) == set(corpus.vocabulary.sets["areas"])


@pytest.mark.parametrize(
    "words",
    [("--type", "act"), ("--type", "code"), ("--type", "regulation"), ("--type", "bill", "--amends", "cmr-act"), ("--language", "en"), ("--language", "ar")],
    ids=" ".join,
)
def test_a_new_law_passes_the_check(lacuna, project, new, words):
    """Of every type and language, without provisions and not yet read."""
    new("CMR")
    new("CMR", "cmr-act")
    code, _, err = new("CMR", "cmr-loi-1969-33", "--title-fr", "Loi : « armes »", *words)
    assert (code, "wrote laws/cmr/cmr-loi-1969-33.yml" in err) == (0, True)
    code, out, _ = lacuna("--root", project, "check")
    assert (code, out) == (0, "")
    law = next(law for law in load(project).jurisdictions["CMR"].laws if law.id == "cmr-loi-1969-33")
    assert (law.title["fr"], law.completeness) == ("Loi : « armes »", "not-read")
    assert words[-1] in (law.type, law.language, *law.amends)


def _written(project: Path, new) -> dict[str, Path]:
    new("CMR")
    new("CMR", "cmr-act")
    new("CMR", "cmr-bill", "--type", "bill", "--amends", "cmr-act")
    return {"country": project / "laws/cmr/country.yml", "law": project / "laws/cmr/cmr-bill.yml"}


@pytest.mark.parametrize("kind", ["country", "law"])
def test_the_first_line_names_the_schema_for_editors(project, new, kind):
    """An editor then offers fields and words."""
    path = _written(project, new)[kind]
    modeline = path.read_text(encoding="utf-8").splitlines()[0]
    schema = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", modeline)[1]
    assert (path.parent / schema).resolve() == (project / "protocol" / "schema" / f"{kind}.json").resolve()


@pytest.mark.parametrize("kind", ["country", "law"])
def test_every_field_is_explained(corpus, project, new, kind):
    """Also those that a later version of the schema adds: the comments are made from it."""
    text = _written(project, new)[kind].read_text(encoding="utf-8")
    fields = all_schemas(corpus.vocabulary)[kind]["properties"]
    places = [fields, fields["review"]["properties"]] if kind == "country" else [fields]
    missing = [name for found in places for name in found if name != "self_reported" and not re.search(rf"^## +{name}: ", text, re.MULTILINE)]
    assert missing == []


def test_every_attribute_and_word_of_the_kinds_shown_is_listed(corpus, project, new):
    """The words allowed stand in the file; further kinds are at least named."""
    text = _written(project, new)["law"].read_text(encoding="utf-8")
    flat = " ".join(re.sub("^## *", "", line) for line in text.splitlines())
    v = corpus.vocabulary
    assert [k for k in v.kinds if f"rule: {k}" not in text and f"{k} (" not in flat] == []
    for kind in re.findall(r"^# +rule: (\S+)$", text, re.MULTILINE):
        assert [a for a in v.kinds[kind].attributes if f"{a}: " not in flat and f"{a} (a list): " not in flat] == []
        assert [w for a in v.kinds[kind].attributes for w in v.value_set(kind, a) if not re.search(rf"\b{w}\b", flat)] == []


@pytest.mark.parametrize("kind", ["country", "law"])
def test_every_field_and_example_that_is_taken_into_use_fits_the_schema(corpus, project, new, kind):
    """Taking one # away from each line gives a file of the right form: no example is stale."""
    text = _in_use(_written(project, new)[kind].read_text(encoding="utf-8"))
    found = source.parse(text)
    assert Schemas(corpus.vocabulary).problems(kind, found) == []
    assert set(all_schemas(corpus.vocabulary)[kind]["properties"]) - {"self_reported"} <= set(found.data)


def test_the_most_used_kinds_have_an_example(corpus, project, new):
    """A provision of each, with the attributes that a test asks for."""
    found = source.parse(_in_use(_written(project, new)["law"].read_text(encoding="utf-8")))
    rules = [p["rule"] for p in found.data["provisions"]]
    assert len(rules) == len(set(rules)) == 8 and {"licence", "offence", "records", "marking"} <= set(rules)


# ---- what is refused --------------------------------------------------------------------------------------------------------


def test_a_file_that_is_there_is_never_overwritten(project, new):
    """Neither a country nor a law, whatever it holds."""
    for path in _written(project, new).values():
        path.write_text("mine", encoding="utf-8")
        code, _, err = new("CMR", *([path.stem] if path.stem != "country" else []))
        assert code == 2 and "is not overwritten" in err
        assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("TUX",), "did you mean “TUV” (Tuvalu)?"),
        (("Camerun",), "did you mean “CMR” (Cameroon)?"),
        (("FR",), "did you mean “FRA” (France)?"),
        (("QQQQ",), "protocol/iso-3166.yml"),
        (("XXA",), "--name-en and --name-fr"),
        (("LBY", "lby-act"), "write it first: lacuna new LBY"),
        (("CMR", "Loi 33"), "such as cmr-loi-33"),
        (("CMR", "lby-act"), "such as cmr-lby-act"),
        (("CMR", "../../x"), "cannot name a law of CMR"),
        (("CMR", "cmr-x", "--type", "akt"), "did you mean “act”?"),
        (("CMR", "cmr-x", "--language", "French"), "did you mean “fr”?"),
        (("CMR", "cmr-x", "--type", "bill"), "such as: lacuna new CMR cmr-arms-act"),
        (("CMR", "cmr-x", "--amends", "cmr-act"), "belongs to --type bill"),
        ((), "name a country"),
        (("CMR", "--by", "me"), "belong to --from-questionnaire"),
    ],
)  # fmt: skip
def test_misuse_is_explained_and_writes_nothing(project, new, words, message):
    """Exit code 2, the nearest word, no file."""
    new("CMR")
    before = sorted(project.rglob("*"))
    code, out, err = new(*words)
    assert (code, out) == (2, "") and message in err
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize(("words", "folder"), [("Côte d’Ivoire", "civ"), ("cote d'ivoire", "civ"), ("Allemagne", "deu"), ("xxa", "xxa")])
def test_a_country_is_known_by_code_or_name_in_any_language(project, new, words, folder):
    """With and without accents; free codes take the names that are given."""
    names = ("--name-en", "Exampleland", "--name-fr", "Exemplie") if folder == "xxa" else ()
    assert new(words, *names)[0] == 0
    assert (project / "laws" / folder / "country.yml").is_file()


def test_the_list_of_codes_is_whole(corpus):
    """Every code once, each with a name in every language of the project."""
    from babel import Locale

    assert len(corpus.codes) == len(set(corpus.codes.values())) == 249
    for language in ("en", "fr"):
        assert [c for c in corpus.codes.values() if c not in Locale(language).territories] == []


# ---- from a questionnaire ---------------------------------------------------------------------------------------------------

FILLED = {"format": FORMAT, "instrument": "firearms-protocol", "country": "Cameroun", "by": "Ministry: “Justice” # 1", "on": "2026-02-01", "answers": [
    {"id": "fp-07.retention", "answer": "no", "law": "Loi n° 69-33", "article": "art. 7", "remark": "see: {annex}, 'x' \\ y"},
    {"id": "fp-05-1-b.import--firearms", "answer": "yes", "law": "", "article": "", "remark": ""}]}  # fmt: skip


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A filled questionnaire, as the page saves it."""
    return _save(tmp_path)


def _save(folder: Path, **changes: object) -> Path:
    path = folder / "filled.json"
    path.write_text(json.dumps({**FILLED, **changes}), encoding="utf-8")
    return path


def test_a_filled_questionnaire_becomes_a_country(lacuna, project, new, form):
    """Its answers are kept as self-reported, in the order of the instrument, and the file passes the check."""
    code, out, err = new("--from-questionnaire", form)
    assert (code, out) == (0, "") and "2 answer(s) kept as self-reported" in err
    code, out, _ = lacuna("--root", project, "check")
    assert (code, out) == (0, "")
    said = load(project).jurisdictions["CMR"].self_reported
    assert (said.by, said.on.isoformat()) == ("Ministry: “Justice” # 1", "2026-02-01")
    assert list(said.answers) == [("fp-05-1-b.import", "firearms"), ("fp-07.retention", None)]
    retention = said.answers["fp-07.retention", None]
    assert (retention.answer, retention.law, retention.article, retention.remark) == ("no", "Loi n° 69-33", "art. 7", "see: {annex}, 'x' \\ y")


def test_who_and_when_can_be_named_on_the_command_line(project, new, tmp_path):
    """What the caller names takes the place of what the form says."""
    assert new("CMR", "--from-questionnaire", _save(tmp_path, by="", on="yesterday"), "--by", "Focal point", "--on", "2026-05-05")[0] == 0
    said = load(project).jurisdictions["CMR"].self_reported
    assert (said.by, said.on.isoformat()) == ("Focal point", "2026-05-05")


@pytest.mark.parametrize(
    ("changes", "words", "message"),
    [
        ({"by": ""}, (), "--by"),
        ({"on": ""}, (), "--on"),
        ({"on": "1.2.2026"}, (), "“1.2.2026”, is none that can be read"),
        ({"country": ""}, (), "name it: lacuna new ISO3"),
        ({"country": "Camerun"}, (), "did you mean “CMR” (Cameroon)?"),
        ({}, ("LBY",), "is of Cameroun, not of LBY"),
        ({"answers": []}, (), "no question"),
        ({}, ("CMR", "cmr-act"), "leave “cmr-act” out"),
    ],
)  # fmt: skip
def test_a_questionnaire_that_lacks_something_says_what(project, new, tmp_path, changes, words, message):
    """And nothing is written."""
    code, _, err = new(*words, "--from-questionnaire", _save(tmp_path, **changes))
    assert code == 2 and message in err
    assert list((project / "laws").iterdir()) == []


def test_a_country_that_is_there_gets_the_answers_as_text(lacuna, project, new, form):
    """Nothing is overwritten; --print gives the block to put into the file."""
    new("CMR")
    code, _, err = new("--from-questionnaire", form)
    assert code == 2 and "--print" in err
    code, out, _ = new("--from-questionnaire", form, "--print")
    assert code == 0
    path = project / "laws/cmr/country.yml"
    path.write_text(path.read_text(encoding="utf-8") + out, encoding="utf-8")
    assert lacuna("--root", project, "check")[0] == 0
    assert len(load(project).jurisdictions["CMR"].self_reported.answers) == 2


def test_tiny_projects_have_their_own_instruments(tmp_path, lacuna):
    """The skeleton follows the project's vocabulary and tests, not a list of its own."""
    factory.checked_project(tmp_path)
    assert lacuna("--root", tmp_path, "new", "XXB", "--name-en", "B", "--name-fr", "B")[0] == 0
    assert lacuna("--root", tmp_path, "new", "XXB", "xxb-act")[0] == 0
    text = (tmp_path / "laws/xxb/xxb-act.yml").read_text(encoding="utf-8")
    assert re.findall(r"^# +rule: (\S+)$", text, re.MULTILINE) == ["marking"]
