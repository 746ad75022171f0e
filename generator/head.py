"""What a page says of itself to machines: a description, and structured data for laws and reports (schema.org, JSON-LD).

A law's identifier is its address as a European Legislation Identifier where it has one, else its official citation.
"""

from __future__ import annotations

import html
import json
from typing import Any

from generator.views.law import LawView
from generator.views.report import ReportView

_ELI = "/eli/"
_IN_FORCE = "https://schema.org/InForce"


def of_law(v: LawView) -> str:
    """The head of a law's page: schema.org/Legislation."""
    identifier = v.row.url if _ELI in v.row.url else v.row.citation
    data = {
        "@type": "Legislation", "name": v.title, **({"alternateName": v.original} if v.original else {}), "legislationIdentifier": identifier, "inLanguage": v.language,
        "legislationJurisdiction": v.jurisdiction, "legislationType": v.row.type, **({"url": v.row.url} if v.row.url else {}),
        **({"legislationDateVersion": v.version_iso} if v.version_iso else {}), **({"legislationLegalForce": _IN_FORCE} if v.is_in_force else {}),
    }  # fmt: skip
    return _meta(f"{v.title} ({v.row.citation}), {v.jurisdiction}. {v.row.in_force}.") + _script(data)


def of_report(r: ReportView, title: str) -> str:
    """The head of a report: what it is about, as at when, and the data behind it."""
    data = {
        "@type": "Report", "name": title, "about": {"@type": "Country", "name": r.name, "identifier": r.id}, "datePublished": r.as_of_iso, "inLanguage": r.language,
        "publisher": {"@type": "Organization", "name": "Lacuna"}, "license": "https://creativecommons.org/licenses/by/4.0/", "isAccessibleForFree": True,
        "citation": [law.citation for law in r.laws],
    }  # fmt: skip
    return _meta(f"{title}. {r.bound}. {r.review.state if r.reviewed else ''}".strip(" .") + ".") + _script(data) + running_head(f"{title} · {r.instrument} · {r.as_of}")


def running_head(text: str) -> str:
    """The head of every printed page: a style, because browsers take a running head from nowhere else."""
    written = "".join(c if c.isalnum() or c in " .,:;·()’-–" else f"\\{ord(c):x} " for c in text)
    return f'<style>@page {{ @top-left {{ content: "{written}"; font: 8px sans-serif; color: #56606b; }} }}</style>'


def _meta(text: str) -> str:
    words = html.escape(text[:300])
    return f'<meta name="description" content="{words}"><meta property="og:description" content="{words}">'


def _script(data: dict[str, Any]) -> str:
    """JSON-LD; what could end the script element is written as an escape."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'
