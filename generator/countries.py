"""Which country a code or a name means, and what a country is called: ISO 3166 from protocol/, names from Babel (CLDR)."""

from __future__ import annotations

import re
import unicodedata

from babel import Locale

from generator.load import Corpus
from generator.model import Text
from generator.problems import LacunaError, nearest
from generator.schema import LANGUAGES
from generator.states import USER_ASSIGNED


def find(corpus: Corpus, words: str) -> str:
    """The alpha-3 code that a code or a name in any language of the project means.

    A country that has a folder here is known by that, whatever its code. Raises LacunaError that names the nearest country.
    """
    code = words.strip().upper()
    if code in corpus.jurisdictions or code in corpus.codes or USER_ASSIGNED.match(code):
        return code
    by_name = {_plain(name): id for id in sorted(corpus.codes) for name in names(corpus, id).values()}
    by_name |= {_plain(name): j.id for j in corpus.jurisdictions.values() for name in j.names.values()}
    if id := by_name.get(_plain(words)):
        return id
    raise LacunaError(f"“{words}” is not an ISO 3166 code of three letters; {_suggestion(corpus, words, by_name)}")


def names(corpus: Corpus, code: str) -> Text:
    """The names of a country: as the project writes them, else as CLDR does. Empty for a code that ISO leaves to its users."""
    if code in corpus.jurisdictions:
        return corpus.jurisdictions[code].names
    if code in corpus.states:
        return corpus.states[code]
    if code not in corpus.codes:
        return {}
    return {language: Locale(language).territories[corpus.codes[code]] for language in LANGUAGES}


def _suggestion(corpus: Corpus, words: str, by_name: dict[str, str]) -> str:
    plain = _plain(words)
    two = next((id for id, short in corpus.codes.items() if short == words.strip().upper()), "")
    near = re.findall("“(.*)”", nearest(plain, by_name)) if len(plain) > 3 else []
    found = two or (by_name[near[0]] if near else "")
    if not found:
        found = next(iter(re.findall("“(.*)”", nearest(words.strip().upper(), sorted(corpus.codes)))), "")
    if not found:
        return "protocol/iso-3166.yml lists the codes; XAA to XZZ are free for examples"
    name = names(corpus, found).get(LANGUAGES[0], "")
    return f"did you mean “{found}” ({name})?"


def _plain(words: str) -> str:
    """A name without accents, case and punctuation, as somebody might type it."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c))))
