"""JSON Schemas for every data file, built from the vocabulary, and their errors in words a lawyer understands.

The schemas keep to the draft-07 subset that YAML editors support; every field has a description and unknown fields are
refused. `lacuna schema` writes them to protocol/schema/, where the first line of each data file points an editor to them.
A number or `true` may stand unquoted in a file: the reader keeps it as text, an editor sees its YAML type, and the schemas
accept both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.vocabulary import Vocabulary

LANGUAGES = ("en", "fr")
_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_JURISDICTION = "^[A-Z]{2,3}$"
DATE = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_PERIOD = "^([1-9][0-9]* (day|month|year)s?|life)$"
WHAT_PATTERNS_MEAN = {
    _ID: "a name in lower case with hyphens, such as firearms-act",
    _JURISDICTION: "a code of two or three capital letters, such as CAN",
    DATE: "a date as year-month-day, such as 2026-11-21",
    f"^never$|{DATE}": "a date as year-month-day, such as 2026-11-21, or never",
    _PERIOD: "a period, such as 5 years, or life",
    "^https?://": "an address that begins with https://",
    "^[0-9]{4}$": "a year in four digits",
    f"{_PERIOD}|^permanent$|^life-of-register$": "a period, such as 10 years, or permanent, or life-of-register",
}


def _described(means: str, **schema: Any) -> dict:
    return {"description": means, **schema}


def _text(means: str, **extra: Any) -> dict:
    one = {"type": "string", "minLength": 1, "maxLength": 4000}
    return _described(
        means, type="object", required=list(LANGUAGES), additionalProperties=False,
        properties={**{lang: _described(f"In {name}.", **one) for lang, name in
                       {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic"}.items()},
                    "original": _described("In the language of the law.", **one)},
        **extra,
    )  # fmt: skip


def _string(means: str, limit: int = 300, **extra: Any) -> dict:
    return _described(means, type="string", minLength=1, maxLength=limit, **extra)


def _date(means: str) -> dict:
    return _described(means, type="string", pattern=DATE)


def _count(means: str) -> dict:
    return _described(means, type=["integer", "string"], pattern="^[0-9]+$")


def _flag(means: str) -> dict:
    return _described(means, enum=[True, "true", False, "false"])


def _list(means: str, items: dict, least: int = 1) -> dict:
    return _described(means, type="array", minItems=least, maxItems=400, items=items)


def _object(means: str, required: list[str], properties: dict) -> dict:
    return _described(means, type="object", additionalProperties=False, required=required, properties=properties)


def _words(means: str, terms: Mapping, own: bool = False) -> dict:
    """One word of a set of terms; with `own`, a jurisdiction's own term as well (checked when the laws are loaded)."""
    meanings = " ".join(f"{id}: {t.means.get('en', '')}" for id, t in terms.items())
    described = f"{means} {meanings}"[:3000]
    if own:
        return {"description": described, "anyOf": [{"enum": list(terms)}, {"type": "string", "pattern": _ID}]}
    return {"description": described, "enum": list(terms)}


def law(v: Vocabulary) -> dict:
    """The schema of a law file."""
    repeal = _object("What the bill removes.", ["law"], {"law": _string("Id of the law."), "at": _string("One pinpoint; without it, the whole law.")})
    return _object("One legal text: what it says, as facts with pinpoints.", ["id", "title", "citation", "type", "cite_as", "language", "completeness", "provisions"], {
        "id": _string("The name of the law in this project, the same as the file's.", pattern=_ID),
        "title": _text("The title of the law."),
        "short": _string("The abbreviation by which lawyers cite the law, such as WaffG.", 40),
        "citation": _string("How the law is cited officially."),
        "type": _words("What kind of text it is.", v.sets["law_types"]),
        "general_law": _flag("Set for general law (penal code, procedure, customs) as against arms legislation."),
        "cite_as": _string("How a pinpoint that begins with a number is written; {} stands for it.", 40, pattern=r"^[^{}]*\{\}[^{}]*$"),
        "language": _string("The language of the text that was read, as a two-letter code.", pattern="^[a-z]{2,3}$"),
        "url": _string("Address of the official text.", 500, pattern="^https?://"),
        "article_url": _string("Address of one article in the official text; {} stands for its number.", 500, pattern="^https?://"),
        "version": _date("Date of the consolidation that was read."),
        "in_force": _described("Commencement of the law; leave it out where it is not established.", type="string", pattern=f"^never$|{DATE}"),
        "ends": _date("The day from which the law no longer applies."),
        "completeness": _words("How much of the text was at hand and read.", v.sets["completeness"]),
        "text_file": _string("The file read, relative to a folder of source texts.", pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$"),
        "verified": _object("What `lacuna verify --record` found when it held this file against its text; written by the command.", ["on", "pinpoints", "of", "words", "of_words"], {
            "on": _date("When."), "pinpoints": _count("Pinpoints whose article stands in the text."), "of": _count("Pinpoints cited."),
            "words": _count("Key words that stand in a cited article."), "of_words": _count("Key words given."),
        }),
        "notes": _text("What a reader should know of this text: gaps, traps, editorial state."),
        "amends": _list("Bill: ids of the laws that it amends.", _string("A law id.")),
        "repeals": _list("Bill: what it removes.", repeal),
        "provisions": _list("The facts that the law states, in its own order.", provision(v), least=0),
    })  # fmt: skip


def provision(v: Vocabulary) -> dict:
    """The schema of one provision: common fields, and by kind of rule the attributes that it can have."""
    exemption = _object("An exemption from this provision.", ["kind", "says"], {
        "kind": _words("What is exempted.", v.sets["exemption"]),
        "at": _list("Its pinpoints, where they differ from the provision's.", _string("A pinpoint.", 120)),
        "says": _text("What the exemption says, in our own words."),
    })  # fmt: skip
    only = _object("Reach: the rule binds only these values of a division.", [], {
        id: _list(d.term.means["en"], _words("A value of the division.", d.values, own=True)) for id, d in v.divisions.items()
    })  # fmt: skip
    common = {
        "at": _list("Every pinpoint on which the fact rests.", _string("A pinpoint, exact to the paragraph.", 120)),
        "rule": _words("The kind of rule.", {id: k.term for id, k in v.kinds.items()}),
        "id": _string("A name, only where another provision refers to this one.", pattern=_ID),
        "says": _text("One sentence in our own words."),
        "words": _list("A few key words exactly as they stand in a cited article, in its language.", _string("Key words, not a sentence.", 80)),
        "notes": _text("A remark for the reader of the law page."),
        "only": only,
        "narrower": _text("A limit that no division expresses, as the missing half; what the provision covers is then covered partly."),
        "exempts": _list("Exemptions in the same law.", exemption),
        "completes": _list("Ids of the provisions to which this clause adds attributes.", _string("An id.")),
        "open": _text("A question that the text leaves open."),
        "unread": _text("The text, not at hand, that is known to hold this rule."),
        "in_force": _described("The provision's own commencement, or never.", type="string", pattern=f"^never$|{DATE}"),
        "ends": _date("The day from which the provision no longer applies."),
    }  # fmt: skip
    names = {"penalty", "punishes"} | {a.partition(".")[0] for a in v.attributes}
    schema = _object("A fact that the law states.", ["at", "rule", "says"], {**common, **{n: {} for n in sorted(names)}})
    schema["allOf"] = [
        {"if": {"properties": {"rule": {"const": kind}}, "required": ["rule"]},
         "then": {"properties": _attributes(v, kind), "propertyNames": {"enum": [*common, *_attributes(v, kind)]}, "required": list(v.kinds[kind].needed)}}
        for kind in v.kinds
    ]  # fmt: skip
    return schema


def _attributes(v: Vocabulary, kind: str) -> dict:
    fields: dict[str, dict] = {}
    for name in v.kinds[kind].attributes:
        attribute = v.attributes[name]
        means = attribute.term.means["en"]
        terms = v.value_set(kind, name)
        own = "object" in (v.kinds[kind].value_sets.get(name) or attribute.value_sets)
        if attribute.type == "period":
            one = _described(means, type="string", pattern=_PERIOD if name.startswith("penalty") else f"{_PERIOD}|^permanent$|^life-of-register$")
        elif attribute.type == "year":
            one = _described(means, type=["integer", "string"], pattern="^[0-9]{4}$")
        elif attribute.type in ("text", "refs"):
            one = _string(means, 200)
        else:
            one = _words(means, terms, own)
        if attribute.type == "refs" or v.is_list(kind, name):
            whole = _list(means, one)
            fields[name] = {"description": means, "anyOf": [{"const": "whole-law"}, whole]} if name == "from" else whole
        else:
            fields[name] = one
    if penalty := {n.partition(".")[2]: fields.pop(n) for n in list(fields) if n.startswith("penalty.")}:
        fields["penalty"] = _object("The gravest penalty available for the basic offence.", ["kind"], penalty)
        fields["punishes"] = {"description": "Ids of the duties whose breach this clause punishes, or whole-law.",
                              "anyOf": [{"const": "whole-law"}, _list("Ids of duties.", _string("An id."))]}  # fmt: skip
    return fields


def country(v: Vocabulary) -> dict:
    """The schema of a jurisdiction's profile and review record."""
    own_term = _object("A term of the national law.", ["label", "means"], {
        "label": _text("Its label."), "means": _text("What it means, in one sentence."),
        "made_of": _list("Terms that together are the whole of it.", _string("A term.")),
        "includes": _list("Narrower terms that it reaches.", _string("A term.")),
        "within": _string("The universal value that it refines."),
    })  # fmt: skip
    area = _object("What was reviewed in one area of law.", ["state"], {
        "state": _words("How far the review has come.", v.sets["review_states"]),
        "as_at": _date("The law as it stood on this day."),
        "since": _date("The day from which the law before `as_at` is encoded as well (amended and repealed texts); on an earlier day silence proves nothing."),
        "texts": _list("Ids of the laws read for this area.", _string("A law id."), least=0),
        "searched": _list("Terms that were searched for.", _string("A term."), least=0),
        "note": _text("What a reader should know: what was not available, why the state is what it is."),
    })  # fmt: skip
    findings = _words("A finding.", v.sets["findings"])
    resolution = _object("How a difference was resolved.", ["element", "first", "second", "resolved", "because"], {
        "element": _string("The element's id."), "object": _words("The object, where the element is judged by object.", v.sets["object"]),
        "first": findings, "second": findings, "resolved": findings, "because": _text("What in the text decided."),
    })  # fmt: skip
    answer = _object("One answer of a self-assessment questionnaire.", ["element", "answer"], {
        "element": _string("The element's id."), "object": _words("The object, where the element is judged by object.", v.sets["object"]),
        "answer": _words("The answer as it was given.", v.sets["answers"]), "law": _string("The law that the answer names, as written."),
        "article": _string("The article that the answer names, as written."), "remark": _string("The remark, as written.", 2000),
    })  # fmt: skip
    reported = _object("One reported fact.", ["kind", "says", "certainty", "sources"], {
        "kind": _words("What the fact is about.", v.sets["reported"]),
        "says": _text("The fact, in our own words; `original` holds the title of the text in its own language."),
        "certainty": _described("How sure: stated by the source, derived from sources, or general knowledge.", enum=["stated", "derived", "general-knowledge"]),
        "sources": _list("Where it was read: an address, or the name of a publication.", _string("A source.", 500), least=0),
    })  # fmt: skip
    return _object("A jurisdiction: profile and review record.", ["id", "names", "review"], {
        "id": _string("ISO 3166 alpha-3 code, or the union's own.", pattern=_JURISDICTION),
        "names": _text("The name of the jurisdiction."),
        "union": _flag("Set for a union of States whose law applies directly in its members."),
        "legal_systems": _list("Legal traditions.", _words("A tradition.", v.sets["legal_systems"])),
        "languages": _list("Languages of the law.", _string("A language code.", pattern="^[a-z]{2,3}$")),
        "member_of": _list("Unions whose law applies directly.", _string("A jurisdiction's id."), least=0),
        "terms": _described("Object terms of the national law.", type="object", propertyNames={"pattern": _ID}, additionalProperties=own_term),
        "divisions": _described("The law's own values of a division.", type="object", propertyNames={"enum": list(v.divisions)},
                                additionalProperties={"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": own_term}),
        "review": _object("The review record.", ["areas"], {
            "asked": _list("Model laws whose questions were put to the texts as well; of others, silence on what they add proves nothing.", _string("An instrument.", pattern=_ID)),
            "prepared": _object("Who made the encoding and how.", ["on", "how"], {"on": _date("When."), "how": _string("How: machine-assisted, or by hand.")}),
            "confirmed": _list("Confirmations by lawyers qualified in this law.", _object("A confirmation.", ["by", "on"], {
                "by": _string("Who."), "on": _date("When."), "areas": _list("Areas confirmed.", _words("An area.", v.sets["areas"]))}), least=0),
            "areas": _described("The state of review by area.", type="object", propertyNames={"enum": list(v.sets["areas"])}, additionalProperties=area),
            "second_reading": _object("A second reading of the same texts.", ["on", "how", "compared", "agreed", "kappa"], {
                "on": _date("When."), "how": _text("How it was made."),
                "compared": _described("Elements compared.", type=["integer", "string"], pattern="^[0-9]+$"),
                "agreed": _described("Elements on which both agreed.", type=["integer", "string"], pattern="^[0-9]+$"),
                "kappa": _described("Cohen's kappa.", type=["number", "string"], pattern=r"^-?[01]\.[0-9]+$"),
                "note": _text("What a reader should know of it."),
                "resolved": _list("Differences and their resolution.", resolution, least=0)}),
            "not_available": _list("Texts known to exist that were not at hand.", _object("A text.", ["text", "bears_on"], {
                "text": _text("What text."), "bears_on": _list("Areas on which it bears.", _words("An area.", v.sets["areas"]))}), least=0),
        }),
        "reported": _list("Facts about the law and its authorities that were reported somewhere and not read in the law; no finding rests on them.", reported, least=0),
        "opinions": _list("Reasoned opinions of experts on a finding.", _object("An opinion.", ["requirement", "by", "on", "finding", "because"], {
            "requirement": _string("The requirement's id."), "element": _string("The element's id."), "by": _string("Who."), "on": _date("When."),
            "finding": findings, "because": _text("Why.")}), least=0),
        "waivers": _list("Problems found by `lacuna check` that were looked at and are to stand.", _object("A waiver.", ["check", "at", "reason"], {
            "check": _string("The id of the check.", pattern=_ID),
            "at": _string("What the problem is about: a law's id, a law's id and a pinpoint, an area of the review record, or the jurisdiction's id.", 300),
            "reason": _text("Why it is right as it stands."), "until": _date("The day from which it must be looked at again.")}), least=0),
        "self_reported": _object("Answers to the self-assessment questionnaire: shown beside the findings, never as findings.", ["by", "on", "answers"], {
            "by": _string("Who answered: name and office."), "on": _date("When."), "answers": _list("The answers, in the order of the questionnaire.", answer)}),
    })  # fmt: skip


def instrument(v: Vocabulary) -> dict:
    """The schema of instrument.yml."""
    convention = _object("How elements are read.", ["id", "en", "fr"], {"id": _string("A name.", pattern=_ID), **{
        lang: _string(f"In {lang}.", 2000) for lang in LANGUAGES}})  # fmt: skip
    return _object("An instrument against which laws are checked.", ["id", "name", "short", "topics", "order", "conventions"], {
        "id": _string("The instrument's id.", pattern=_ID),
        "kind": _described("A treaty binds; a model law is offered, and a law that differs from it has no gap.", enum=["treaty", "model"]),
        "name": _text("Full name."), "short": _text("Short name."), "citation": _string("Where it is published."),
        "url": _string("Address of the text.", 500, pattern="^https?://"), "in_force": _date("Entry into force."),
        "bound_after_days": _described("Days from deposit to being bound.", type=["integer", "string"], pattern="^[0-9]+$"),
        "topics": _list("Topics in order.", _words("A topic.", v.sets["areas"])),
        "statute_order": _list("Topics in the order in which a statute would deal with them, for the drafting pack; those left out follow.", _words("A topic.", v.sets["areas"])),
        "tolerates": _list("Kinds of exemption that the instrument tolerates everywhere.", _words("A kind.", v.sets["exemption"])),
        "order": _list("Ids of all requirements in order.", _string("An id.")),
        "conventions": _list("How the elements are read.", convention),
    })  # fmt: skip


def requirements(v: Vocabulary) -> dict:
    """The schema of a file of requirements, one topic a file."""
    test = {"description": "A test; see the documentation of the test language.", "type": "object"}
    strength = _words("How strong the duty is.", v.sets["strengths"])
    limits = {
        "strength": strength, "qualifier": _text("The qualifier of the duty."), "trigger": _text("The condition of the duty."),
        "when": test, "event": _flag("The trigger is a fact of life, so the element is always judged."),
        "area": _words("The area of law whose review decides, where it is not the topic's.", v.sets["areas"]),
    }  # fmt: skip
    node = {"type": "object", "additionalProperties": False, "description": "An element, or alternatives of it.", "properties": {
        "text": _text("What must be there, as a clause."), **limits,
        "objects": _list("The objects for which it is judged one by one.", _words("An object.", v.sets["object"])),
        "needs": test, "follows": _string("In place of a test: the requirement of another instrument whose finding decides.", pattern=_ID), "near": {"description": "What comes near by the conventions: shown, never counted.", "type": "object"}, "recommend": _text("What the legislature should do where it is missing."), "wording": _text("Drafting proposal in our own words."),
        "alternatives": _text("Where drafters have a real choice: what else would do, and what speaks for it."),
        "any_of": {"$ref": "#/definitions/nodes"}, "all_of": {"$ref": "#/definitions/nodes"},
    }}  # fmt: skip
    nodes = {"type": "object", "minProperties": 1, "propertyNames": {"pattern": _ID}, "additionalProperties": {"$ref": "#/definitions/node"},
             "description": "Elements by name."}  # fmt: skip
    requirement = _object("A requirement.", ["id", "pinpoint", "strength", "title", "text", "elements"], {
        "id": _string("The requirement's id.", pattern=_ID), "pinpoint": _text("Where it stands."), "title": _text("Its title."),
        "text": _text("What it requires, in our own words."), "why": _text("What it is for."), "pitfalls": _text("Usual partial failures."),
        "guide": _string("Paragraphs of the Legislative Guide."), "model_law": _string("Chapter of the Model Law."),
        "tolerates": _list("Kinds of exemption that it tolerates.", _words("A kind.", v.sets["exemption"])),
        "chapter": _string("Model law: its chapter, as a roman numeral.", pattern="^[IVXL]+$"),
        "confidence": _described("Model law: how sure its content is.", enum=["verified", "high", "medium", "low"]),
        "implements": _list("Model law: the requirements of other instruments that it implements.", _string("A requirement.", pattern=_ID), least=0),
        "beyond": _text("Model law: what goes past those requirements."),
        "exemptions_apart": _flag("Exemptions are judged by an element of their own."), **limits, "elements": nodes,
    })  # fmt: skip
    return {**_object("Requirements of one topic.", ["requirements"], {"requirements": _list("In order.", requirement)}),
            "definitions": {"node": node, "nodes": nodes}}  # fmt: skip


def vocabulary() -> dict:
    """The schema of the vocabulary itself."""
    one = {"type": "object", "required": ["label", "means"], "description": "A term.", "additionalProperties": False, "properties": {
        "label": _text("Its label."), "means": _text("What it means, in one sentence."), "sign": _string("The sign beside the word."),
    }}  # fmt: skip
    terms = {"type": "object", "description": "Terms by id.", "propertyNames": {"pattern": "^[a-z_]+([-.][a-z]+|_[a-z]+)*$"}, "additionalProperties": one}
    sets = dict.fromkeys(("findings", "strengths", "bases", "review_states", "completeness", "law_types", "areas", "answers", "reported", "legal_systems"), terms)
    words = {"type": "array", "items": {"type": "string"}, "description": "Ids."}
    relation = {"type": "object", "description": "A relation between terms.", "additionalProperties": words}

    def with_fields(**fields: dict) -> dict:
        return {**terms, "additionalProperties": {**one, "properties": {**one["properties"], **fields}}}

    return _object("The vocabulary.", ["kinds", "attributes", "values", "divisions", "made_of", "includes", "reaches_everything", "breach", "stricter", *(s for s in sets if s not in ("reported", "legal_systems"))], {
        "kinds": with_fields(has=words, needs=words, axis=_string("The attribute that tells rules apart."), lists=words,
                             values={"type": "object", "description": "Value sets of an attribute for this kind."}),
        "attributes": with_fields(phrase=_text("The phrase for a sentence."), type=_described("How values are written.", enum=["word", "list", "period", "year", "text", "refs"]),
                                  values={"description": "Names of value sets.", "type": ["array", "string"]}),
        "values": {"type": "object", "description": "Value sets.", "additionalProperties": terms},
        "divisions": with_fields(values={"type": ["object", "null"], "description": "Values.", "additionalProperties": one}),
        "made_of": relation, "includes": relation, "reaches_everything": _string("The value that reaches every other."),
        "breach": {"type": "object", "description": "What the breach of a duty is called."},
        "stricter": {"type": "object", "description": "Which stricter rule fills the place of a milder one."}, **sets,
        "areas": with_fields(bring=_text("Which texts to look for.")),
    })  # fmt: skip


def participation() -> dict:
    """The schema of protocol/participation.yml."""
    one = _object("A State's relation to a treaty.", ["jurisdiction", "treaty", "status"], {
        "jurisdiction": _string("The State or union.", pattern=_JURISDICTION), "treaty": _string("The treaty's id.", pattern=_ID),
        "name": _text("The State's name, where it has no folder of its own."),
        "status": _described("What is established.", enum=["party", "signatory", "not-party", "not-established"]),
        "signed": _date("Date of signature."), "deposited": _date("Date of deposit."), "in_force": _date("Entry into force for the State."),
        "deposit_kind": _described("Kind of deposit.", enum=["ratification", "acceptance", "approval", "accession", "succession"]),
        "deposit_derived": _flag("The date of deposit was computed from the entry into force."),
        "as_at": _string("The day for which the status was established."), "certainty": _described("How sure.", enum=["verified", "high", "medium", "low"]),
        "source": _string("The source.", 500), "note": _text("A remark."),
    })  # fmt: skip
    return _object("Treaty participation, with dates and sources.", ["treaties", "participation"], {
        "treaties": {"type": "object", "description": "Names of treaties by id.", "additionalProperties": _text("Name.")},
        "participation": _list("One entry a State and treaty.", one),
    })  # fmt: skip


def groups(v: Vocabulary) -> dict:
    """The schema of protocol/groups.yml."""
    one = _object("A group of States or a project.", ["id", "kind", "name", "source"], {
        "id": _string("A name.", pattern=_ID), "kind": _described("What it is.", enum=["group", "project", "convention"]), "name": _text("Its name."),
        "members": _list("The States, by code.", _string("A code.", pattern=_JURISDICTION)),
        "parties_of": _string("A treaty whose established parties are the members.", pattern=_ID),
        "topics": _list("The topics that bear on it; without them, all.", _words("A topic.", v.sets["areas"])),
        "aims": _list("What it is for, as far as a report on law can serve it.", _text("An aim.")),
        "dates": _text("When."), "partners": _text("Who carries it."), "note": _text("What a reader should know of it."),
        "source": _string("Where the membership and the aims were read.", 500),
    })  # fmt: skip
    return _object("Groups of States and projects.", ["groups"], {"groups": _list("In order.", one)})


def crosswalk() -> dict:
    """The schema of protocol/crosswalk.yml."""
    certainty = _described("How sure.", enum=["verified", "high", "medium", "low"])
    other = _object("Another instrument.", ["name", "short", "kind"], {
        "name": _text("Its name."), "short": _text("Its short name."), "kind": _described("What it is.", enum=["treaty", "political", "union-law"]),
        "year": _described("Year.", type=["integer", "string"], pattern="^[0-9]{4}$"), "treaty": _string("Its id in participation.yml.", pattern=_ID),
        "union": _string("The union whose law it is.", pattern=_JURISDICTION), "note": _text("Where its reach differs."),
    })  # fmt: skip
    tag = _object("A tag.", ["label", "means", "source"], {"label": _text("Its label."), "means": _text("What it means."), "source": _string("Where it was read.", 500), "certainty": certainty})
    said = _object("What one instrument says.", ["instrument", "certainty", "says"], {
        "instrument": _string("Its id.", pattern=_ID), "at": _string("The pinpoint, where it is verified or of high certainty.", 120),
        "strength": _described("How strong.", enum=["shall", "should", "encouraged", "may", "political"]), "certainty": certainty,
        "says": _text("What it says, in our own words."), "stricter": _text("Where it goes further."), "silent": _flag("Its silence matters."),
    })  # fmt: skip
    by_id = {"type": "object", "propertyNames": {"pattern": _ID}}
    tags = _list("Ids.", _string("An id.", pattern=_ID), least=0)
    return _object("What other instruments say, and tags.", ["instruments", "requirements"], {
        "instruments": {**by_id, "description": "Instruments by id.", "additionalProperties": other},
        **{kind: {**by_id, "description": f"Tags: {kind}.", "additionalProperties": tag} for kind in ("pillars", "clusters", "goals")},
        "requirements": {**by_id, "description": "By requirement.", "additionalProperties": _object("One requirement.", [], {
            "pillars": tags, "clusters": tags, "goals": tags, "says": _list("What is said.", said, least=0)})},
    })  # fmt: skip


def iso_3166() -> dict:
    """The schema of protocol/iso-3166.yml."""
    code = _string("The alpha-2 code, under which Babel knows the names.", 2, pattern="^[A-Z]{2}$")
    return _object("Codes of countries.", ["codes"], {
        "codes": _described("Alpha-3 codes.", type="object", propertyNames={"pattern": "^[A-Z]{3}$"}, additionalProperties=code)})  # fmt: skip


def all_schemas(v: Vocabulary) -> dict[str, dict]:
    """Every schema by the name of its file."""
    made = {"law": law(v), "country": country(v), "instrument": instrument(v), "requirements": requirements(v),
            "vocabulary": vocabulary(), "participation": participation(), "groups": groups(v), "crosswalk": crosswalk(), "iso-3166": iso_3166()}  # fmt: skip
    return {name: {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"Lacuna: {name}", **s} for name, s in made.items()}
