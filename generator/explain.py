"""`lacuna explain`: the full derivation of a finding, or what a term means; the same content as the pages, as text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from generator import checks
from generator.assess import Assessment
from generator.form import CHECKS
from generator.load import Corpus
from generator.problems import LacunaError, nearest
from generator.views.card import ElementView, element, opinion
from generator.views.parts import Cite
from generator.wording import Wording


def derivation(a: Assessment, requirement: str, w: Wording) -> str:
    """How the finding of a requirement was derived, element by element. Raises KeyError for an unknown requirement."""
    r = a.of(requirement)
    q = r.requirement
    lines = [
        f"{w.text(a.jurisdiction.names)} · {w.text(a.instrument.short)}, {w.text(q.pinpoint)}: {w.text(q.title)}",
        f"{w('judged_on')} {w.day(a.as_of)}",
        *_wrapped(w.text(q.text), 0),
        f"{w.label('strengths', q.strength)} → {_mark(r.finding, w)}",
        *(w("pending_title", day=w.day(day), finding=w.label("findings", f)) for day, f in r.pending),
    ]
    for o in r.opinions:
        lines += _wrapped(opinion(o, w), 0)
    for e in r.elements:
        lines += ["", *_element(element(e, r, a, w), w)]
    return "\n".join(lines)


def _element(e: ElementView, w: Wording) -> Iterator[str]:
    yield f"{e.mark.sign} {e.mark.word} · {e.text}" + (f" ({e.object})" if e.object else "")
    yield f"    {e.id}"
    for label, value in (("qualifier", e.qualifier), ("trigger", e.trigger)):
        if value:
            yield "    " + w(label, what=value)
    for what in e.triggered_by:
        yield "    " + w("triggered_by", what=what)
    yield f"  {w('test_title')}"
    for line in e.test:
        yield from _wrapped(line.text, 4 + 2 * line.depth)
    if e.facts:
        yield f"  {w('counted')}" + "".join(f" ({w('basis', what=b)})" for b in e.bases)
        for f in e.facts:
            through = f" ({w('through')} {'; '.join(map(_cite, f.via))})" if f.via else ""
            yield from _wrapped(f"+ {_cite(f.cite)}{through}{'' if f.full else ' [' + w('not_in_full') + ']'}", 4)
            for text in filter(None, (f.says, f.reach, *f.limits)):
                yield from _wrapped(text, 6)
    if e.missing:
        yield f"  {w('missing_title')}"
        for text in e.missing:
            yield from _wrapped(f"- {text}", 4)
    if e.near:
        yield f"  {w('considered')}"
        for n in e.near:
            yield from _wrapped(f"~ {_cite(n.cite)}: {n.why}", 4)
    for text in (*e.questions, *e.unread, e.provisional):
        if text:
            yield from _wrapped(f"? {text}", 2)
    for change in e.pending:
        yield "  " + w("pending_title", day=change.written, finding=change.mark.word)
    yield from _wrapped(f"→ {e.concluded}", 2)
    if said := e.self_reported:
        where = f" ({said.where})" if said.where else ""
        text = w("colon").join((w("self_reported"), said.answer + where))
        yield from _wrapped(". ".join(filter(None, (f"{text} {said.sign} {said.contradicts}".strip(), said.remark))), 2)


def _cite(c: Cite) -> str:
    return f"{c.law}, {c.text}"


def _mark(finding: str, w: Wording) -> str:
    term = w.vocabulary.sets["findings"][finding]
    return f"{term.sign} {w.text(term.label)}"


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, 110, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)) or [""]


def term(corpus: Corpus, id: str, language: str) -> str:
    """What a word means: a term of the vocabulary, a kind of rule, an attribute, a check, or a requirement's text.

    Raises LacunaError, with the nearest known word, for a word that nothing knows.
    """
    v = corpus.vocabulary
    w = Wording(v, language)
    found: list[str] = []
    groups = {"kind": {i: k.term for i, k in v.kinds.items()}, "attribute": {i: a.term for i, a in v.attributes.items()},
              **v.sets, **{f"division {i}": {i: d.term, **d.values} for i, d in v.divisions.items()}}  # fmt: skip
    for group, terms in groups.items():
        if t := terms.get(id):
            found.append(f"{id} ({group}): {w.text(t.label)}\n  {w.text(t.means)}")
            if group == "kind":
                found.append("  " + ", ".join(v.kinds[id].attributes))
    for relation, name in ((v.made_of, "made of"), (v.includes, "includes")):
        if id in relation:
            found.append(f"  {name}: {', '.join(relation[id])}")
    for i in corpus.instruments.values():
        for q in i.requirements:
            if q.id == id:
                found.append(f"{w.text(q.pinpoint)}: {w.text(q.title)}\n" + "\n".join(_wrapped(w.text(q.text), 2)))
                for e in q.elements:
                    found += ["", f"  {e.id}: {w.text(e.text)} [{w.label('areas', e.area)}]"]
                    found += [s for line in w.test(e.needs[e.objects[0]]) for s in _wrapped(line.text, 4 + 2 * line.depth)]
    if id in corpus.jurisdictions:
        raise LacunaError(f"{id} is a jurisdiction; name a requirement as well, such as: lacuna explain {id} {next(iter(corpus.instruments.values())).requirements[0].id}")
    if id == "requirements":
        found += [f"{q.id:<12}{w.text(q.pinpoint)}: {w.text(q.title)} ({w.label('strengths', q.strength)})" for i in corpus.instruments.values() for q in i.requirements]
    if id == "conventions":
        found += [f"{name}\n" + "\n".join(_wrapped(w.text(text), 2)) for i in corpus.instruments.values() for name, text in i.conventions]
    if check := CHECKS.get(id):
        found += [f"{id} (check)", *_wrapped(check.finds, 2), *_wrapped(check.mend, 2)]
    if id in checks.CHECKS:
        found.append(checks.page(id))
    if not found:
        known = {*CHECKS, *checks.CHECKS} | {t for terms in groups.values() for t in terms} | {q.id for i in corpus.instruments.values() for q in i.requirements}
        raise LacunaError(f"“{id}” is not a term, an attribute, a check or a requirement; {nearest(id, known) or 'the glossary lists all of them'}")
    return "\n".join(found)
