"""The command `lacuna`. Exit codes: 0 clean, 1 problems in the data, 2 misuse."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from generator import contract, explain, load, schema, site, source, vocabulary
from generator.assess import Assessment, assess
from generator.problems import DataError, LacunaError, Location, Problem, as_github, as_json, as_text, nearest
from generator.wording import STRINGS, Wording

CLEAN, PROBLEMS, MISUSE = 0, 1, 2
_FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def main(argv: list[str] | None = None) -> int:
    """Run a command; messages for people go to standard error, results to standard output."""
    arguments = _parser().parse_args(argv)
    try:
        code = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except DataError as error:
        print(as_text(error.problems, Path(arguments.root)), file=sys.stderr)
        print(f"\n{error}", file=sys.stderr)
        return PROBLEMS
    except LacunaError as error:
        print(f"lacuna: {error}", file=sys.stderr)
        return MISUSE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone; nothing is left to say
        return CLEAN


# ---- commands ---------------------------------------------------------------------------------------------------------------


def _check(a: argparse.Namespace) -> int:
    root = Path(a.root)
    _, problems = load.examine(root)
    problems += _outdated_schemas(root)
    wanted = [_below(root, Path(p)) for p in a.paths]
    if wanted:
        problems = [p for p in problems if any(p.at.path == w or p.at.path.startswith(f"{w}/") for w in wanted)]
    if text := _FORMATS[a.format](problems, root):
        print(text)
    if a.format == "text":
        files = len({p.at.path for p in problems})
        print(f"{len(problems)} problem(s) in {files} file(s)" if problems else "no problems", file=sys.stderr)
    return PROBLEMS if problems else CLEAN


def _below(root: Path, path: Path) -> str:
    here = path if path.exists() else root / path
    if not here.exists():
        raise LacunaError(f"{path} is not there; name a file or folder below laws/ or protocol/")
    try:
        return here.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise LacunaError(f"{path} is not inside the project {root.resolve().name}") from None


def _outdated_schemas(root: Path) -> list[Problem]:
    """Schemas that editors use must be those of the vocabulary."""
    found = source.read(root / "protocol" / "vocabulary.yml", "protocol/vocabulary.yml")
    if found.data is None or schema.vocabulary_problems(found):
        return []
    return [
        Problem(Location(f"protocol/schema/{name}"), "schema-outdated", "the schema is not that of the vocabulary", "run `lacuna schema`")
        for name, text in _schema_files(found).items()
        if not (file := root / "protocol" / "schema" / name).is_file() or file.read_text(encoding="utf-8") != text
    ]


def _schema_files(vocabulary_source: source.Source) -> dict[str, str]:
    made = schema.all_schemas(vocabulary.build(vocabulary_source.data))
    return {f"{name}.json": json.dumps(s, ensure_ascii=False, indent=1) + "\n" for name, s in made.items()}


def _schema(a: argparse.Namespace) -> int:
    root = Path(a.root)
    found = source.read(root / "protocol" / "vocabulary.yml", "protocol/vocabulary.yml")
    problems = [*found.problems, *(schema.vocabulary_problems(found) if found.data else [])]
    if problems:
        raise DataError(problems)
    folder = root / "protocol" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in _schema_files(found).items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"wrote {folder}", file=sys.stderr)
    return CLEAN


def _build(a: argparse.Namespace) -> int:
    languages = tuple(a.lang.split(","))
    known = sorted(f.stem for f in STRINGS.glob("*.yml"))
    for language in languages:
        if language not in known:
            raise LacunaError(f"there is no language “{language}”; the site has {', '.join(known)}")
    out = Path(a.site)
    if out.exists() and not (out / ".nojekyll").is_file() and any(out.iterdir()):
        raise LacunaError(f"{out} is not a site that this command built; name another folder with --site")
    site.build(site.Plan(root=Path(a.root), out=out, languages=languages, as_of=a.as_of, search=a.search), lambda line: print(line, file=sys.stderr))
    print(f"open it with:  python3 -m http.server -d {out} 8000   then   http://localhost:8000/")
    return CLEAN


def _assess(a: argparse.Namespace) -> int:
    corpus = load.load(Path(a.root))
    found = _assessment(corpus, a)
    if a.format == "json":
        print(json.dumps(contract.assessment(found), ensure_ascii=False, indent=1))
        return CLEAN
    w = Wording(corpus.vocabulary_of(found.jurisdiction), a.lang)
    print(f"{w.text(found.jurisdiction.names)} · {w.text(found.instrument.short)} · {w('judged_on')} {w.day(found.as_of)}")
    topic = ""
    for r in found.requirements:
        if r.requirement.topic != topic:
            topic = r.requirement.topic
            print(f"\n{w.label('areas', topic)}")
        print(f"  {_finding(r.finding, w):<26} {r.requirement.id:<11} {w.text(r.requirement.title)}" + "".join(_then(d, f, w) for d, f in r.pending))
        for e in r.elements:
            name = w.text(e.element.text) + (f" ({w.object(e.object)})" if e.object else "")
            print(f"      {_finding(e.finding, w):<26} {name}" + "".join(_then(d, f, w) for d, f in e.pending))
    return CLEAN


def _finding(finding: str, w: Wording) -> str:
    return f"{w.vocabulary.sets['findings'][finding].sign} {w.label('findings', finding)}"


def _then(day: date, finding: str, w: Wording) -> str:
    return f" [{w('pending_title', day=w.day(day), finding=w.label('findings', finding))}]"


def _explain(a: argparse.Namespace) -> int:
    corpus = load.load(Path(a.root))
    if a.requirement is None:
        print(explain.term(corpus, a.what, a.lang))
        return CLEAN
    a.iso3 = a.what
    found = _assessment(corpus, a)
    ids = [r.requirement.id for r in found.requirements]
    if a.requirement not in ids:
        raise LacunaError(f"“{a.requirement}” is not a requirement; {nearest(a.requirement, ids) or 'for example ' + ids[0]}")
    print(explain.derivation(found, a.requirement, Wording(corpus.vocabulary_of(found.jurisdiction), a.lang)))
    return CLEAN


def _assessment(corpus: load.Corpus, a: argparse.Namespace) -> Assessment:
    id = a.iso3.upper()
    if id not in corpus.jurisdictions:
        raise LacunaError(f"“{id}” is not encoded here; {nearest(id, corpus.jurisdictions) or 'encoded: ' + ', '.join(corpus.jurisdictions)}")
    if a.instrument not in corpus.instruments:
        raise LacunaError(f"there is no instrument “{a.instrument}”; known: {', '.join(corpus.instruments)}")
    try:
        return assess(corpus, corpus.jurisdictions[id], corpus.instruments[a.instrument], a.as_of, a.with_bill)
    except KeyError:
        bills = [law.id for law in corpus.jurisdictions[id].laws if law.type == "bill"]
        raise LacunaError(f"“{a.with_bill}” is not a bill of {id}; " + (f"bills: {', '.join(bills)}" if bills else "none is encoded")) from None


# ---- the command line -------------------------------------------------------------------------------------------------------


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write year-month-day, such as 2027-12-01") from None


def today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH where it is set, so that the same input gives the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lacuna", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Hold national firearms laws against the UN Firearms Protocol: check the data, derive findings, build the site.",
        epilog="Start here:\n  lacuna check                      is the data right?\n  lacuna assess CAN                 the findings for Canada\n"
               "  lacuna explain CAN fp-08-1-b      how one finding was derived\n  lacuna explain serial-number      what a term means\n  lacuna build                      the site\n\n"
               "Exit codes: 0 clean, 1 problems in the data, 2 misuse.",
    )  # fmt: skip
    parser.add_argument("--root", default=".", metavar="DIR", help="the project's folder (default: this one)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_check(commands)
    _add_build(commands)
    _add_findings(commands)
    p = commands.add_parser("schema", help="write the JSON Schemas that editors use", description="Write protocol/schema/*.json from the vocabulary. Needed after a change to protocol/vocabulary.yml.")
    p.set_defaults(run=_schema)
    return parser


def _add_check(commands) -> None:
    p = commands.add_parser("check", help="check laws/ and protocol/, all problems at once", formatter_class=argparse.RawDescriptionHelpFormatter,
                            description="Check every data file: form, vocabulary, references. All problems are shown at once, each with path:line:column, the line and a hint.",
                            epilog="Examples:\n  lacuna check\n  lacuna check laws/can\n  lacuna check --format github      annotations on a pull request")  # fmt: skip
    p.add_argument("paths", nargs="*", metavar="PATH", help="show only problems of these files or folders (everything is checked all the same)")
    p.add_argument("--format", choices=_FORMATS, default="text", help="how to print them (default: text)")
    p.set_defaults(run=_check)


def _add_build(commands) -> None:
    p = commands.add_parser("build", help="build the site", description="Build the static site. A failed build leaves the last good site in place.")
    p.add_argument("--site", default="site", metavar="DIR", help="where to (default: site)")
    p.add_argument("--lang", default="en,fr", metavar="LIST", help="languages, separated by commas (default: en,fr)")
    p.add_argument("--as-of", type=_day, default=today(), metavar="DATE", help="judge the law in force on this day (default: today)")
    p.add_argument("--no-search", dest="search", action="store_false", help="leave out the search index, which takes longest")
    p.set_defaults(run=_build)


def _add_findings(commands) -> None:
    for name, run, help_, what in (
        ("assess", _assess, "the findings of one country", "Judge one jurisdiction's law against an instrument and print the findings."),
        ("explain", _explain, "how a finding was derived, or what a term means", "With a country and a requirement: the full derivation. With one word: what it means."),
    ):
        p = commands.add_parser(name, help=help_, description=what)
        if name == "assess":
            p.add_argument("iso3", metavar="ISO3", help="the jurisdiction, such as CAN")
            p.add_argument("--format", choices=("text", "json"), default="text", help="text, or the JSON contract (default: text)")
        else:
            p.add_argument("what", metavar="ISO3|TERM", help="a jurisdiction, or a term, attribute or requirement")
            p.add_argument("requirement", nargs="?", metavar="REQUIREMENT", help="the requirement, such as fp-08-1-b")
        p.add_argument("--instrument", default="firearms-protocol", metavar="ID", help="the instrument (default: firearms-protocol)")
        p.add_argument("--as-of", type=_day, default=today(), metavar="DATE", help="judge the law in force on this day (default: today)")
        p.add_argument("--with-bill", default="", metavar="ID", help="judge as if this bill were adopted")
        p.add_argument("--lang", default="en", choices=sorted(f.stem for f in STRINGS.glob("*.yml")), help="language (default: en)")
        p.set_defaults(run=run)


if __name__ == "__main__":
    sys.exit(main())
