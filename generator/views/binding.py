"""What other instruments bind a country on a point, in one line each."""

from __future__ import annotations

from generator.crosswalk import Said
from generator.load import Corpus
from generator.requirement import Requirement
from generator.wording import Wording


def binding(corpus: Corpus, q: Requirement, country: str, w: Wording) -> tuple[str, ...]:
    """In one line each: the other instruments that bind the country on the point, with strength and pinpoint."""
    j = corpus.jurisdictions[country]
    bound = {p.treaty for p in corpus.participation.get(country, {}).values() if p.status == "party"}
    found = (s for s in corpus.crosswalk.said.get(q.id, ()) if not s.silent)
    rows = [s for s in found if s.instrument.treaty in bound or s.instrument.union in j.member_of]
    return tuple(w("binds_as", instrument=named(s, w), strength=w(f"said_{s.strength}") if s.strength else "") for s in rows)



def named(s: Said, w: Wording) -> str:
    """An instrument with its pinpoint, where there is one."""
    return " ".join(filter(None, (w.text(s.instrument.short), pinpoint(s.at, w))))


def pinpoint(at: str, w: Wording) -> str:
    """A pinpoint in the form of the language; the data holds the English one."""
    for word, key in (("arts", "pin_arts"), ("paras", "pin_paras"), ("para.", "pin_para"), ("Reg.", "pin_reg"), ("Dir.", "pin_dir")):
        at = at.replace(word, w(key))
    return at
