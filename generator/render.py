"""Page bodies: a finished view and a template give finished HTML.

Every value is escaped; the templates live in site_templates/pages and decide nothing. Bodies are put into pages that the
theme has rendered already and are never run as templates themselves.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.wording import strings_of

PAGES = Path(__file__).parent.parent / "site_templates" / "pages"


class _Strings:
    """The fixed strings of a language as attributes, with `{name}` filled by `.format` as in Python."""

    def __init__(self, language: str):
        self._strings = strings_of(language)

    def __getattr__(self, key: str) -> str:
        try:
            return self._strings[key]
        except KeyError:
            raise AttributeError(key) from None


@cache
def _environment() -> Environment:
    return Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def body(template: str, language: str, path: str, **values: object) -> str:
    """Render the body of one page. `path` is the page's own, from which relative links are made."""
    return _environment().get_template(template).render(s=_Strings(language), base=up(path), language=language, **values)


def up(path: str) -> str:
    """The way from a page back to the top of its language.

    >>> up("countries/can/"), up("glossary/"), up("")
    ('../../', '../', '')
    """
    return "../" * path.count("/")
