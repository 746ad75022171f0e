"""`lacuna questionnaire`: the self-assessment questionnaire as a Word form, a spreadsheet or a page."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import load
from generator.commands import CLEAN, add_language
from generator.problems import LacunaError, nearest
from generator.questionnaire import forms
from generator.wording import Wording


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "questionnaire", help="the self-assessment questionnaire", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Write the self-assessment questionnaire: one question an element of the instrument, to be filled in by a government.\n"
                    "A filled one becomes part of a country's file with `lacuna new --from-questionnaire FILE`.",
        epilog="Examples:\n  lacuna questionnaire                              questionnaire-firearms-protocol-en.docx\n"
               "  lacuna questionnaire --lang fr --format html      one page that works without a connection\n"
               "  lacuna questionnaire --format xlsx -o form.xlsx",
    )  # fmt: skip
    p.add_argument("--instrument", default="firearms-protocol", metavar="ID", help="the instrument (default: firearms-protocol)")
    p.add_argument("--format", choices=tuple(forms.FORMS), default="docx", help="Word form, spreadsheet or page (default: docx)")
    p.add_argument("-o", "--output", metavar="FILE", help="where to (default: questionnaire-INSTRUMENT-LANGUAGE.FORMAT)")
    add_language(p)
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    corpus = load.load(Path(a.root))
    if a.instrument not in corpus.instruments:
        raise LacunaError(f"there is no instrument “{a.instrument}”; {nearest(a.instrument, corpus.instruments) or 'known: ' + ', '.join(corpus.instruments)}")
    out = Path(a.output or f"questionnaire-{a.instrument}-{a.lang}.{a.format}")
    data = forms.form(corpus.instruments[a.instrument], Wording(corpus.vocabulary, a.lang), a.format)
    try:
        out.write_bytes(data)
    except OSError as error:
        raise LacunaError(f"{out} cannot be written: {error.strerror}; name another file with -o") from None
    print(f"wrote {out}", file=sys.stderr)
    return CLEAN
