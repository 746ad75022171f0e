"""`lacuna new`: a complete commented skeleton of a country's profile or of a law, in which nothing is assessed."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from babel import Locale

from generator import countries, load, skeleton
from generator.commands import CLEAN, day, languages
from generator.model import Answer, Jurisdiction, Text
from generator.problems import DataError, LacunaError, nearest
from generator.questionnaire import filled, reading
from generator.schema import LANGUAGES
from generator.wording import strings_of

_LAW_ID = re.compile("^[a-z0-9]+(-[a-z0-9]+)+$")


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "new", help="a commented skeleton of a country or a law", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Write laws/ISO3/country.yml, or with LAW-ID a law file beside it: every field explained, nothing assessed, ready for `lacuna check`.\n"
                    "A file that is there already is never overwritten.",
        epilog="Examples:\n  lacuna new CMR                                  laws/cmr/country.yml\n"
               "  lacuna new CMR cmr-loi-1969-33 --language fr    laws/cmr/cmr-loi-1969-33.yml\n"
               "  lacuna new --from-questionnaire filled.docx     a country.yml that keeps the answers as self-reported\n"
               "  lacuna new --from-questionnaire filled.docx --print   the answers alone, to put into a country.yml that is there",
    )  # fmt: skip
    p.add_argument("iso3", nargs="?", metavar="ISO3", help="the country's ISO 3166 code of three letters, such as CMR")
    p.add_argument("law", nargs="?", metavar="LAW-ID", help="the law's name in the project, such as cmr-loi-1969-33")
    for language in LANGUAGES:
        name = Locale(language).get_display_name("en")
        p.add_argument(f"--name-{language}", metavar="NAME", help=f"the name of the country in {name} (default: as the project or the CLDR has it)")
    for language in LANGUAGES:
        p.add_argument(f"--title-{language}", metavar="TITLE", help=f"the title of the law in {Locale(language).get_display_name('en')}")
    p.add_argument("--title-original", metavar="TITLE", help="the title in the law's own language, where it is another")
    p.add_argument("--type", default="act", metavar="TYPE", help="what kind of text the law is (default: act)")
    p.add_argument("--amends", default="", metavar="IDS", help="of a bill: the laws that it amends or repeals, separated by commas")
    p.add_argument("--language", default="", metavar="CODE", help="the language of the text, as a two-letter code (default: that of the country where it has one)")
    p.add_argument("--from-questionnaire", metavar="FILE", help="a filled questionnaire: .docx, .xlsx or the .json of the page")
    p.add_argument("--by", default="", metavar="NAME", help="who filled it in (default: as it says)")
    p.add_argument("--on", type=day, metavar="DATE", help="when it was filled in (default: as it says)")
    p.add_argument("--print", action="store_true", dest="only_print", help="print the answers for country.yml instead of writing a file")
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Write the file, and say what to do next."""
    root = Path(a.root)
    corpus, problems = load.examine(root)
    if corpus is None:
        raise DataError(problems)
    if a.from_questionnaire:
        return _from_questionnaire(root, corpus, a)
    if a.by or a.on or a.only_print:
        raise LacunaError("--by, --on and --print belong to --from-questionnaire FILE")
    if not a.iso3:
        raise LacunaError("name a country: lacuna new ISO3, such as lacuna new CMR; or a filled questionnaire: lacuna new --from-questionnaire FILE")
    code = countries.find(corpus, a.iso3)
    if a.law:
        return _law(root, corpus, code, a)
    _write(root, _profile_path(code), skeleton.country(corpus.vocabulary, code, _names(corpus, code, a)))
    print(f"next: lacuna new {code} {code.lower()}-arms-act (after the law's own name), then lacuna check {_profile_path(code).parent.as_posix()}", file=sys.stderr)
    return CLEAN


def _law(root: Path, corpus: load.Corpus, code: str, a: argparse.Namespace) -> int:
    id = a.law.removesuffix(".yml")
    profile = root / _profile_path(code)
    if not profile.is_file():
        raise LacunaError(f"{_profile_path(code).as_posix()} is not there; write it first: lacuna new {code}")
    start = f"{code.lower()}-"
    if not _LAW_ID.match(id) or not id.startswith(start):
        words = "-".join(re.findall("[a-z0-9]+", id.lower().removeprefix(start))) or "arms-act"
        raise LacunaError(f"“{id}” cannot name a law of {code}: write {start} and then lower-case letters, digits and hyphens, such as {start}{words}")
    for j in corpus.jurisdictions.values():
        if any(law.id == id for law in j.laws) and j.id != code:
            raise LacunaError(f"“{id}” is a law of {j.id}; choose another name")
    types = corpus.vocabulary.sets["law_types"]
    if a.type not in types:
        raise LacunaError(f"“{a.type}” is not a type of law; {nearest(a.type, types) or 'types: ' + ', '.join(types)}")
    language = _language(a.language) if a.language else _language_of(corpus.jurisdictions.get(code))
    amends = _amended(corpus, code, a)
    title = {code: getattr(a, f"title_{code}") or strings_of(code)["new_title"].format(id=id) for code in LANGUAGES}
    if language not in LANGUAGES:
        title["original"] = a.title_original or "…"
    text = skeleton.law(corpus.vocabulary, id, a.type, language, title, amends, corpus.instruments.values())
    _write(root, Path("laws", code.lower(), f"{id}.yml"), text)
    print(f"next: fill in the file, encode its provisions, name it under the areas of {_profile_path(code).as_posix()}, then lacuna check laws/{code.lower()}", file=sys.stderr)
    return CLEAN


def _amended(corpus: load.Corpus, code: str, a: argparse.Namespace) -> list[str]:
    """The laws that a bill amends: without them it could not be judged as if it were adopted."""
    if a.type != "bill":
        if a.amends:
            raise LacunaError("--amends belongs to --type bill; enacted law is encoded as amended")
        return []
    known = [law.id for law in corpus.jurisdictions[code].laws if law.type != "bill"] if code in corpus.jurisdictions else []
    if not known:
        raise LacunaError(f"a bill amends or repeals a law, and none of {code} is here; write that first, such as: lacuna new {code} {code.lower()}-arms-act")
    wanted = [id for id in a.amends.split(",") if id]
    if not wanted:
        raise LacunaError(f"name the law that the bill amends or repeals, with --amends; laws: {', '.join(known)}")
    for id in wanted:
        if id not in known:
            raise LacunaError(f"“{id}” is not a law of {code}; {nearest(id, known) or 'laws: ' + ', '.join(known)}")
    return wanted


def _language(code: str) -> str:
    known = Locale("en").languages
    if code in known and re.fullmatch("[a-z]{2,3}", code):
        return code
    by_name = {name.lower(): id for id, name in known.items() if len(id) == 2}
    hint = f"did you mean “{by_name[code.lower()]}”?" if code.lower() in by_name else "write two letters, such as en, fr, es, ar"
    raise LacunaError(f"“{code}” is not the code of a language; {hint}")


def _language_of(j: Jurisdiction | None) -> str:
    return j.languages[0] if j and j.languages else LANGUAGES[0]


def _from_questionnaire(root: Path, corpus: load.Corpus, a: argparse.Namespace) -> int:
    path = Path(a.from_questionnaire)
    if a.law:
        raise LacunaError(f"a questionnaire becomes a country.yml, not a law; leave “{a.law}” out")
    form = filled.signed(reading.read(path, corpus.vocabulary, languages()), a.by, a.on.isoformat() if a.on else "")
    if not (a.iso3 or form.country):
        raise LacunaError(f"{path} does not name the country; name it: lacuna new ISO3 --from-questionnaire {path}")
    code = countries.find(corpus, a.iso3 or form.country)
    if a.iso3 and form.country and _stated(corpus, form.country) not in ("", code):
        raise LacunaError(f"{path} is of {form.country}, not of {code}; leave the code out, or take the right file")
    answers, left_out = filled.answers(form, corpus.instruments.values())
    if left_out:
        print(f"left out, because no instrument asks it here: {', '.join(left_out)}", file=sys.stderr)
    if a.only_print:
        print("\n".join(skeleton.self_report(answers, form.by, form.on)))
        return CLEAN
    if (root / _profile_path(code)).exists():
        raise LacunaError(f"{_profile_path(code).as_posix()} is there already and is not overwritten; print the answers with --print and put them into it")
    _write(root, _profile_path(code), skeleton.country(corpus.vocabulary, code, _names(corpus, code, a), answers, form.by, form.on))
    print(_kept(answers), file=sys.stderr)
    return CLEAN


def _stated(corpus: load.Corpus, words: str) -> str:
    try:
        return countries.find(corpus, words)
    except LacunaError:  # a name that is not known contradicts nothing
        return ""


def _kept(answers: list[Answer]) -> str:
    return f"{len(answers)} answer(s) kept as self-reported: they are shown beside the findings and change none"


def _names(corpus: load.Corpus, code: str, a: argparse.Namespace) -> Text:
    given = {language: getattr(a, f"name_{language}") for language in LANGUAGES}
    found = {**countries.names(corpus, code), **{language: name for language, name in given.items() if name}}
    if missing := [language for language in LANGUAGES if not found.get(language)]:
        raise LacunaError(f"{code} is a code that ISO 3166 leaves to its users; name the country with {' and '.join(f'--name-{language}' for language in missing)}")
    return {language: found[language] for language in LANGUAGES}


def _profile_path(code: str) -> Path:
    return Path("laws", code.lower(), "country.yml")


def _write(root: Path, path: Path, text: str) -> None:
    """Write a new file; what is there stays."""
    target = root / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise LacunaError(f"{path.as_posix()} is there already and is not overwritten; edit it, or move it away first") from None
    except OSError as error:
        raise LacunaError(f"{path.as_posix()} cannot be written: {error.strerror}") from None
    print(f"wrote {path.as_posix()}", file=sys.stderr)
