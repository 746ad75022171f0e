"""`lacuna build`: the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import feedback, site
from generator.commands import CLEAN, add_day, languages
from generator.problems import LacunaError


def add(commands) -> None:
    """Describe the command."""
    p = commands.add_parser("build", help="build the site", description="Build the static site. A failed build leaves the last good site in place.")
    p.add_argument("--site", default="site", metavar="DIR", help="where to (default: site)")
    p.add_argument("--lang", default="en,fr", metavar="LIST", help="languages, separated by commas (default: en,fr)")
    add_day(p)
    p.add_argument("--no-search", dest="search", action="store_false", help="leave out the search index, which takes longest")
    p.add_argument("--no-documents", dest="documents", action="store_false", help="leave out the Word and Excel documents")
    p.set_defaults(run=run)


def run(a: argparse.Namespace) -> int:
    """Build, with progress, and say how to open the site."""
    wanted = tuple(a.lang.split(","))
    for language in wanted:
        if language not in languages():
            raise LacunaError(f"there is no language “{language}”; the site has {', '.join(languages())}")
    out = Path(a.site)
    if out.exists() and not (out / ".nojekyll").is_file() and any(out.iterdir()):
        raise LacunaError(f"{out} is not a site that this command built; name another folder with --site")
    site.build(site.Plan(root=Path(a.root), out=out, languages=wanted, as_of=a.as_of, search=a.search, documents=a.documents, site_url=feedback.site_url(Path(a.root))), lambda line: print(line, file=sys.stderr))
    print(f"open it with:  python3 -m http.server -d {out} 8000   then   http://localhost:8000/")
    return CLEAN
