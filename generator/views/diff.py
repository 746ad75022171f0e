"""A difference in words: as text for a terminal, as Markdown for a comment on a pull request, as plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from generator.diff import Difference, Edit, ElementChange, JurisdictionChange, RequirementChange
from generator.load import Corpus
from generator.model import Provision
from generator.wording import Wording

MARKER = "<!-- lacuna: what this change does to the findings -->"  # by which a comment is found and kept up to date
_SHOWN = 60
_EDITS = {"added": "diff_added", "removed": "diff_removed_edit", "changed": "diff_changed", "wording": "diff_wording"}


def as_text(d: Difference, corpora: tuple[Corpus, Corpus], language: str) -> str:
    """The difference as lines for a terminal."""
    lines = []
    for j in d.jurisdictions:
        w = _wording(j, corpora, language)
        lines.append(f"{_name(j, w)}")
        lines += [f"  {line}" for line in (*_findings(j, w), *_review(j, w), *_edits(j, w))]
    return "\n".join([*lines, _summary(d, corpora, language)])


def as_markdown(d: Difference, corpora: tuple[Corpus, Corpus], language: str) -> str:
    """The difference as a comment; it begins with a marker, so that one comment can be kept up to date."""
    lines = [MARKER, f"### {Wording(corpora[1].vocabulary, language)('diff_title')}", "", _summary(d, corpora, language), ""]
    for j in d.jurisdictions:
        w = _wording(j, corpora, language)
        lines += [f"#### {_plain(_name(j, w))}", ""]
        shown = [*_findings(j, w), *_review(j, w)]
        lines += [f"- {_plain(line.strip())}" if not line.startswith("  ") else f"  - {_plain(line.strip())}" for line in shown[:_SHOWN]]
        if len(shown) > _SHOWN:
            lines.append(f"- {w.count('and_more', len(shown) - _SHOWN)}")
        edits = list(_edits(j, w))
        lines += ["", f"<details><summary>{w('diff_edits', n=len(edits))}</summary>", "", *(f"- {_plain(e)}" for e in edits[:_SHOWN]), "", "</details>", ""]
    return "\n".join(lines)


def as_data(d: Difference) -> dict[str, Any]:
    """The difference as plain data for other tools."""
    return {
        "as_of": d.as_of.isoformat(), "tests_changed": d.tests,
        "jurisdictions": [
            {"id": j.id, "new": j.before is None, "removed": j.after is None, "only_wording": j.only_wording,
             "review": [{"area": a, "before": b, "after": c} for a, b, c in j.review],
             "edits": [_edit_data(e) for e in j.edits],
             "requirements": [
                 {"id": r.found.requirement.id, "before": _finding(r.before), "after": _finding(r.after),
                  "elements": [{"id": e.found.element.id, "object": e.found.object, "before": _finding(e.before), "after": _finding(e.after),
                                "pending": [{"from": day.isoformat(), "finding": str(f)} for day, f in (e.after.pending if e.after else ())],
                                "causes": [_edit_data(c) for c in e.causes]} for e in r.elements]}
                 for r in j.findings]}
            for j in d.jurisdictions],
    }  # fmt: skip


def _finding(found: Any) -> str | None:
    return str(found.finding) if found else None


def _edit_data(e: Edit) -> dict[str, Any]:
    p = e.provision
    return {"edit": e.kind, "law": p.law.id, "at": p.citation.pinpoint, "rule": p.rule, "fields": list(e.fields), "place": str(p.location)}


# ---- lines ------------------------------------------------------------------------------------------------------------------


def _wording(j: JurisdictionChange, corpora: tuple[Corpus, Corpus], language: str) -> Wording:
    corpus, here = (corpora[1], j.after) if j.after else (corpora[0], j.before)
    return Wording(corpus.vocabulary_of(here), language)  # type: ignore[arg-type]


def _name(j: JurisdictionChange, w: Wording) -> str:
    name = w.text((j.after or j.before).names)  # type: ignore[union-attr]
    if j.before is None:
        return w("diff_new", name=name)
    return w("diff_removed", name=name) if j.after is None else name


def _findings(j: JurisdictionChange, w: Wording) -> Iterator[str]:
    if j.before is None or j.after is None:
        counted = Counter(f.finding for r in j.findings if (f := r.after or r.before))
        for finding in w.vocabulary.sets["findings"]:  # everything is new, or gone: the report says it better
            if counted[finding]:
                yield f"{w.label('findings', finding)}: {counted[finding]}"
        return
    for r in j.findings:
        yield _requirement(r, w)
        for e in r.elements:
            yield "  " + _element(e, w)


def _requirement(r: RequirementChange, w: Wording) -> str:
    q = r.found.requirement
    name = f"{w.text(q.pinpoint)} {w.text(q.title)}"
    return w("diff_from_to", name=name, before=_word(r.before, w), after=_word(r.after, w)) if _finding(r.before) != _finding(r.after) else name


def _element(e: ElementChange, w: Wording) -> str:
    name = w.text(e.found.element.text) + (f" ({w.object(e.found.object)})" if e.found.object else "")
    line = w("diff_from_to", name=name, before=_word(e.before, w), after=_word(e.after, w)) if _finding(e.before) != _finding(e.after) else name
    if e.after and (e.before is None or e.before.pending != e.after.pending) and (e.after.pending or _finding(e.before) == _finding(e.after)):
        changes = [w("pending_title", day=w.day(day), finding=w.label("findings", f)) for day, f in e.after.pending]
        line += f" [{w('part_joiner').join(changes) or w('diff_nothing_pending')}]"
    causes = w.listed(dict.fromkeys(_cite(c.provision, w) for c in e.causes))
    return w("diff_by", what=line, causes=causes) if causes else w("diff_no_cause", what=line)


def _word(found: Any, w: Wording) -> str:
    return w.label("findings", found.finding) if found else "—"


def _cite(p: Provision, w: Wording) -> str:
    return f"{p.law.short or w.text(p.law.title)} {p.citation.pinpoint}"


def _review(j: JurisdictionChange, w: Wording) -> Iterator[str]:
    if j.before is None:
        return
    for area, before, after in j.review:
        old, new = (w.label("review_states", s) if s else "—" for s in (before, after))
        yield w("diff_review", area=w.label("areas", area), before=old, after=new)


def _edits(j: JurisdictionChange, w: Wording) -> Iterator[str]:
    for e in j.edits:
        fields = f" ({', '.join(e.fields)})" if e.fields else ""
        yield f"{w(_EDITS[e.kind])}: {_cite(e.provision, w)} – {w.kind(e.provision.rule)}{fields} · {e.provision.location}"


def _summary(d: Difference, corpora: tuple[Corpus, Corpus], language: str) -> str:
    w = Wording(corpora[1].vocabulary, language)
    if not d.jurisdictions:
        return w("diff_nothing")
    if all(j.only_wording for j in d.jurisdictions):
        return w("diff_only_wording")
    n = sum(len(r.elements) for j in d.jurisdictions if j.before and j.after for r in j.findings)
    changed = any(j.before and j.after for j in d.jurisdictions)
    parts = [w.count("diff_elements", n) if n else w("diff_no_finding")] if changed else []
    parts += [w("diff_appears", name=w.text((j.after or j.before).names)) for j in d.jurisdictions if not (j.before and j.after)]  # type: ignore[union-attr]
    if d.tests:
        parts.append(w("diff_tests"))
    return " ".join(parts)


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: nothing of the data can become a link, an image, markup or a mention."""
    for sign in "\\`*_[]<>#|!~":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("@", "@\u2060")


FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "markdown": as_markdown}
