"""`lacuna edition`: freeze what the site says on a day."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import editions, feedback
from generator.commands import CLEAN, add_day, languages
from generator.documents import data, publish
from generator.documents.names import name, offered
from generator.load import load
from generator.pages import Pages
from generator.site import assess_all


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser(
        "edition", help="freeze an edition: findings, tables and documents, with a manifest of hashes",
        description="Write editions/NAME with the findings of every country, the tables and the documents in every language, and the SHA-256 of each file. The site then "
                    "lists the edition and what changed since the one before; its addresses stay, so that a report can be cited. An edition is written once; commit it.")  # fmt: skip
    p.add_argument("name", metavar="NAME", help="the name of the edition, such as 2026-11")
    p.add_argument("--no-documents", dest="documents", action="store_false", help="leave out the Word and Excel documents")
    add_day(p)
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Freeze, with progress."""
    root = Path(a.root)
    corpus = load(root)
    assessments = assess_all(corpus, a.as_of)
    address, more = feedback.site_url(root), {}
    for language in languages():
        pages = Pages(corpus, assessments, a.as_of, language)
        tables = publish.all_tables(pages)
        more[f"tables-{language}.zip"] = editions.archive({f"{t.name}.csv": data.as_csv(t) for t in tables})
        if a.documents:
            for r in pages.reviewed:
                for format in offered(r.reviewed):
                    more[f"documents/{language}/{name(r.id, language, format)}"] = publish.make(pages, r, format, address)
        print(f"[{language}] tables{' and documents' if a.documents else ''}", file=sys.stderr)
    target = editions.freeze(root, a.name, a.as_of, assessments, more)
    print(f"wrote {target.relative_to(root)}: {sum(1 for f in target.rglob('*') if f.is_file())} files; commit the folder, and do not change it", file=sys.stderr)
    return CLEAN
