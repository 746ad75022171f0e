"""`lacuna export`: the documents of a country."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.assess import assess
from generator.bill import is_shown
from generator.commands import CLEAN, add_day, add_language
from generator.documents import names, publish
from generator.documents.bill import bill_report
from generator.documents.pdf import as_pdf
from generator.load import load
from generator.model import Jurisdiction
from generator.pages import Pages
from generator.problems import LacunaError, nearest
from generator.views.bill import BillView

_FORMATS = (*names.FORMATS, "pdf")


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "export", help="the documents of a country: Word, Excel, CSV, JSON, PDF",
        description="Write a document of one country from the same view as its page: the gap report (docx), the table of concordance in nine columns (concordance), "
                    "the drafting pack (drafting), "
                    "the workbook (xlsx), the findings (csv), every table (json), or the printed page (pdf, which needs Chromium).",
        epilog="Examples:\n  lacuna export CAN --format docx                 CAN-gap-report-en.docx\n"
               "  lacuna export CAN --format xlsx --lang fr       CAN-findings-fr.xlsx\n"
               "  lacuna export XXA --bill xxa-marking-bill --format docx\n"
               "  lacuna export CAN --format docx --as-of 2027-12-01 -o report.docx", formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    p.add_argument("iso3", metavar="ISO3", help="the country, such as CAN")
    p.add_argument("--format", choices=_FORMATS, required=True, help="what to write")
    p.add_argument("--bill", default="", metavar="ID", help="the report of this bill, or of this act before and after, in place of the country's (docx)")
    p.add_argument("-o", "--output", metavar="FILE", help="where to (default: a name that says country, kind and language, in this folder)")
    p.add_argument("--site-url", default="", metavar="URL", help="address of the published site, for links back to it")
    add_language(p)
    add_day(p)
    p.set_defaults(run=run)


def _bill(pages: Pages, j: Jurisdiction, a: argparse.Namespace) -> BillView:
    """The report of a bill, or of an act that can be shown before and after."""
    if a.format != "docx":
        raise LacunaError("the report of a bill is a Word document; write it with --format docx")
    shown = {law.id: law for law in j.laws if is_shown(law, j, a.as_of)}
    if a.bill not in shown:
        raise LacunaError(f"“{a.bill}” is not a bill of {j.id}, nor an act whose predecessor is encoded; {nearest(a.bill, shown) or 'there are: ' + (', '.join(shown) or 'none')}")
    return pages.bill_view(j, shown[a.bill])


def _address(a: argparse.Namespace, pages: Pages) -> str:
    return f"{a.site_url.rstrip('/')}/{pages.language}/" if a.site_url else ""


def run(a: argparse.Namespace) -> int:
    """Write one document."""
    corpus = load(Path(a.root))
    id = a.iso3.upper()
    states = {j.id: j for j in corpus.jurisdictions.values() if not j.union}
    if id not in states:
        raise LacunaError(f"“{id}” is not a country that is encoded here; {nearest(id, states) or 'encoded: ' + ', '.join(sorted(states))}")
    pages = Pages(corpus, [assess(corpus, states[id], i, a.as_of) for i in corpus.instruments.values()], a.as_of, a.lang)
    (report,) = pages.reports
    name = names.name(id, a.lang, a.format)
    if a.bill:
        view = _bill(pages, states[id], a)
        name, data = names.of_bill(id, view.id, a.lang, view.enacted), bill_report(view, pages.w, _address(a, pages))
    elif a.format == "pdf":
        data = as_pdf(pages, report)
    else:
        data = publish.make(pages, report, a.format, a.site_url.rstrip("/") + "/" if a.site_url else "")
    target = Path(a.output or name)
    try:
        target.write_bytes(data)
    except OSError as error:
        raise LacunaError(f"{target} cannot be written ({error.strerror}); name another file with -o") from None
    print(f"wrote {target}", file=sys.stderr)
    return CLEAN
