"""The names under which documents are saved: they say country, kind and language."""

from __future__ import annotations

FORMATS = ("docx", "concordance", "drafting", "xlsx", "csv", "json")
ON_THE_SITE = ("docx", "concordance", "drafting", "xlsx")
_OF_A_READING = ("concordance", "drafting")
_NAMES = {"docx": "gap-report-{}.docx", "concordance": "concordance-{}.docx", "drafting": "drafting-pack-{}.docx", "xlsx": "findings-{}.xlsx", "csv": "findings-{}.csv", "json": "{}.json", "pdf": "gap-report-{}.pdf"}


def name(country: str, language: str, format: str) -> str:
    """The name of a country's document.

    >>> name("CAN", "fr", "docx")
    'CAN-gap-report-fr.docx'
    """
    return f"{country}-{_NAMES[format].format(language)}"


def offered(reviewed: bool) -> tuple[str, ...]:
    """The documents that the site has for a country: without a reading there is nothing to hold against the instrument."""
    return tuple(f for f in ON_THE_SITE if reviewed or f not in _OF_A_READING)


def of_all(language: str) -> str:
    """The name of the workbook of all countries."""
    return f"lacuna-all-{language}.xlsx"


def of_bill(country: str, law: str, language: str, enacted: bool) -> str:
    """The name of the report of a bill, or of an act before and after.

    >>> of_bill("CAN", "can-marking-bill", "fr", False)
    'CAN-can-marking-bill-bill-report-fr.docx'
    """
    return f"{country}-{law}-{'act' if enacted else 'bill'}-report-{language}.docx"
