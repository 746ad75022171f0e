"""The instrument in protocol/: the same requirements as the catalogue, in both languages, with tests that can be read."""

import json
import re

import factory
import pytest
from jsonschema import Draft7Validator

from generator import schema
from generator.assess import DUTIES
from generator.language import needs_of
from generator.wording import Wording

CATALOGUE = factory.ROOT / ".." / "shared" / "catalogue" / "firearms-protocol.yml"
OBJECTS = {"F": "firearms", "P": "parts", "A": "ammunition"}
SCHEMAS = ("law", "country", "instrument", "requirements", "vocabulary", "participation", "groups", "crosswalk", "iso-3166")


@pytest.fixture(scope="module")
def instrument(corpus):
    """The Firearms Protocol as it is judged."""
    return corpus.instruments["firearms-protocol"]


@pytest.fixture(scope="module")
def written(root) -> dict[str, dict]:
    """The requirements as they are written in protocol/, by id."""
    files = (root / "protocol" / "firearms-protocol").glob("*.yml")
    data = [factory.read(f.read_text(encoding="utf-8")) for f in files]
    return {r["id"]: r for d in data for r in d.get("requirements", ())}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, dict]:
    """The catalogue that the instrument must cover, by id."""
    if not CATALOGUE.is_file():
        pytest.skip(f"the catalogue is not beside the repository ({CATALOGUE})")
    return {r["id"]: r for r in factory.read(CATALOGUE.read_text(encoding="utf-8"))["requirements"]}


def _leaves(prefix: str, nodes: dict):
    """Every element below a node, as id and what is written of it."""
    for name, node in nodes.items():
        branch = next((node[k] for k in ("any_of", "all_of") if isinstance(node, dict) and k in node), None)
        if branch is not None:
            yield from _leaves(f"{prefix}.{name}", branch)
        elif isinstance(node, dict) and not node.keys() & {"text", "needs", "strength", "objects"}:
            yield from _leaves(f"{prefix}.{name}", node)
        else:
            yield f"{prefix}.{name}", node if isinstance(node, dict) else {"text": node}


def _shape(nodes: dict) -> dict:
    """The tree without the texts: what is an alternative and what is needed together."""
    out = {}
    for name, node in nodes.items():
        keys = [k for k in ("any_of", "all_of") if isinstance(node, dict) and k in node]
        if keys:
            out[name] = {keys[0]: _shape(node[keys[0]])}
        elif isinstance(node, dict) and not node.keys() & {"text", "needs", "strength", "objects"}:
            out[name] = {"all_of": _shape(node)}  # the catalogue leaves out what can be seen
        else:
            out[name] = None
    return out


# ---- the catalogue ----------------------------------------------------------------------------------------------------------


def test_the_requirements_are_those_of_the_catalogue_in_its_order(instrument, catalogue):
    """No duty of the Protocol is left out, none is invented."""
    assert [r.id for r in instrument.requirements] == list(catalogue)


def test_pinpoints_strengths_and_topics_are_those_of_the_catalogue(instrument, catalogue):
    """What can be a gap, and on which article it rests, is not ours to change."""
    ours = {r.id: (r.pinpoint["en"], r.strength, r.topic) for r in instrument.requirements}
    assert ours == {id: (r["pinpoint"], r["strength"], r["topic"]) for id, r in catalogue.items()}


def test_elements_are_those_of_the_catalogue_with_their_strengths_and_objects(instrument, catalogue):
    """134 entries, each element and object once."""
    ours = {e.id: (e.strength, e.objects) for r in instrument.requirements for e in r.elements}
    theirs = {
        id: (e.get("strength", r["strength"]), tuple(OBJECTS[o] for o in e["objects"]) if "objects" in e else (None,))
        for r in catalogue.values() for id, e in _leaves(r["id"], r["elements"])
    }  # fmt: skip
    assert ours == theirs
    assert sum(len(objects) for _, objects in ours.values()) == 134


def test_alternatives_are_those_of_the_catalogue(written, catalogue):
    """One branch is enough only where the Protocol says so."""
    assert {id: _shape(written[id]["elements"]) for id in catalogue} == {id: _shape(r["elements"]) for id, r in catalogue.items()}


def test_qualifiers_and_triggers_are_those_of_the_catalogue(instrument, catalogue):
    """A qualified duty shows its qualifier, a conditional one its condition."""
    ours = {e.id: (bool(e.qualifier), bool(e.trigger)) for r in instrument.requirements for e in r.elements}
    ours |= {r.id: (bool(r.qualifier), bool(r.trigger)) for r in instrument.requirements}
    for r in catalogue.values():
        for id, node in [(r["id"], r), *_leaves(r["id"], r["elements"])]:
            assert not ("qualifier" in node and not ours[id][0]), f"{id} lacks its qualifier"
            assert not ("trigger" in node and not ours[id][1]), f"{id} lacks its trigger"


def test_at_least_the_exemptions_that_the_catalogue_tolerates_are_tolerated(instrument, catalogue):
    """What the Protocol allows is never counted as a shortfall."""
    for id, r in catalogue.items():
        assert set(r.get("tolerates", ())) <= instrument.requirement(id).tolerates, id


def test_the_conventions_are_those_of_the_catalogue(instrument, catalogue):
    """How elements are read is part of the methodology; the count at least must agree."""
    theirs = factory.read(CATALOGUE.read_text(encoding="utf-8"))["conventions"]
    assert len(instrument.conventions) >= len(theirs)


# ---- texts ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_text_of_the_instrument_stands_in_both_languages(instrument, language):
    """A French reader never falls back to English."""
    texts = [(r.id, t) for r in instrument.requirements for t in (r.title, r.text, r.pinpoint, r.why, r.pitfalls, r.qualifier, r.trigger) if t is not None]
    texts += [(e.id, t) for r in instrument.requirements for e in r.elements for t in (e.text, e.recommend, e.wording, e.qualifier, e.trigger) if t is not None]
    assert [id for id, t in texts if not t.get(language, "").strip()] == []
    assert [id for id, t in instrument.conventions if not t.get(language, "").strip()] == []


def test_every_duty_says_what_to_recommend_and_proposes_a_wording(instrument):
    """A gap is shown with what to do about it."""
    bare = [e.id for r in instrument.requirements for e in r.elements if e.strength in DUTIES and not (e.recommend and e.wording)]
    assert bare == []


def test_every_requirement_explains_itself(instrument):
    """Why it is there and where laws usually fall short, with the guide and the Model Law beside it."""
    assert [r.id for r in instrument.requirements if not (r.why and r.pitfalls)] == []


def test_a_conditional_duty_has_a_trigger_and_a_qualified_one_its_qualifier(instrument):
    """The reader sees on what the duty depends."""
    for r in instrument.requirements:
        for e in r.elements:
            assert e.strength != "shall-if" or e.trigger or r.trigger, e.id
            assert e.strength != "shall-qualified" or e.qualifier or r.qualifier, e.id


# ---- tests ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_test_reads_as_plain_words(instrument, corpus, language):
    """No lawyer has to read YAML: no braces, no empty phrase, no id where a label belongs."""
    w = Wording(corpus.vocabulary, language)
    sets = corpus.vocabulary.sets.values()
    labels = " ".join(term.label[language] for terms in sets for term in terms.values())
    ids = {id for terms in sets for id in terms if "-" in id and id not in labels}
    for r in instrument.requirements:
        for e in r.elements:
            for test in (*e.needs.values(), *filter(None, (r.when, e.when))):
                lines = [line.text for line in w.test(test)]
                assert lines
                for line in lines:
                    assert line.strip() and not re.search(r"[{}$]|OBJECT|: *;|: *$(?<!:)", line), f"{e.id}: {line}"
                    assert not ids & set(re.findall(r"[a-z]+(?:-[a-z0-9]+)+", line)), f"{e.id}: {line}"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_different_tests_read_differently(instrument, corpus, language):
    """Two elements of a requirement that are judged apart can be told apart by their plain words."""
    w = Wording(corpus.vocabulary, language)
    for r in instrument.requirements:
        read = {}
        for e in r.elements:
            for o, test in e.needs.items():
                text = "\n".join(line.text for line in w.test(test))
                assert read.setdefault(text, test) == test, f"{e.id} ({o}) reads like another element"


def test_every_element_is_judged_by_a_test_that_looks_for_something(instrument):
    """An empty test would be met, or missing, everywhere."""
    assert [e.id for r in instrument.requirements for e in r.elements for t in e.needs.values() if not list(needs_of(t))] == []


def test_no_test_is_satisfied_by_a_mere_power(instrument):
    """A power to make rules never satisfies an element."""
    assert [e.id for r in instrument.requirements for e in r.elements for t in e.needs.values() for n in needs_of(t) if n.rule == "enabling"] == []


# ---- schemas ----------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def schemas(root) -> dict[str, dict]:
    """The schemas that editors use."""
    return {name: json.loads((root / "protocol" / "schema" / f"{name}.json").read_text(encoding="utf-8")) for name in SCHEMAS}


def test_the_schemas_are_those_that_the_vocabulary_gives(schemas, corpus):
    """An editor refuses what the check refuses."""
    assert schemas == schema.all_schemas(corpus.vocabulary)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_valid_draft_07(schemas, name):
    """Editors understand draft-07 and below."""
    assert schemas[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schemas[name])
    assert not re.search(r'"(\$defs|unevaluatedProperties|dependentRequired|prefixItems|oneOf)"', json.dumps(schemas[name]))


def _fields(node, path: str = ""):
    """Every field that a schema describes, as path and schema."""
    if isinstance(node, dict):
        for name, field in node.get("properties", {}).items():
            yield f"{path}/{name}", field
        for key, child in node.items():
            if key not in ("enum", "const", "required", "if"):
                yield from _fields(child, f"{path}/{key}")
    elif isinstance(node, list):
        for n, child in enumerate(node):
            yield from _fields(child, f"{path}/{n}")


def _objects(node, path: str = ""):
    """Every schema of a mapping with named fields."""
    if isinstance(node, dict):
        if node.get("type") == "object" and "properties" in node:
            yield path, node
        for key, child in node.items():
            yield from _objects(child, f"{path}/{key}")
    elif isinstance(node, list):
        for n, child in enumerate(node):
            yield from _objects(child, f"{path}/{n}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_described_where_an_editor_shows_it(schemas, name):
    """Whoever writes a law file hovers over a field and reads what it means; provisions are described by their kind of rule."""
    definitions = schemas[name].get("definitions", {})
    bare = []
    for path, field in _fields(schemas[name]):
        target = definitions.get(field.get("$ref", "").rpartition("/")[2], field)
        if field != {} and not target.get("description", "").strip():
            bare.append(path)
    assert bare == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_mapping_takes_unknown_fields(schemas, name):
    """A slip in the name of a field is a mistake, never a remark that nobody reads."""
    assert [path for path, node in _objects(schemas[name]) if "additionalProperties" not in node] == []
    assert [path for path, node in _objects(schemas[name]) if node["additionalProperties"] is True] == []
