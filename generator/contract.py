"""Findings as JSON: the shape that `lacuna assess --format json` prints and the site publishes. It is a contract."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.assess import Assessment, ElementFinding
from generator.findings import Finding
from generator.judge import Lack, NearMiss, Use
from generator.model import NEVER
from generator.self_report import Reported, reported


def assessment(a: Assessment) -> dict[str, Any]:
    """The whole assessment as plain data, in the order of the instrument."""
    return {
        "jurisdiction": a.jurisdiction.id,
        "instrument": a.instrument.id,
        "as_of": a.as_of.isoformat(),
        **({"with_bill": a.bill} if a.bill else {}),
        **({"self_reported": {"by": said.by, "on": said.on.isoformat()}} if (said := a.jurisdiction.self_reported) else {}),
        "requirements": [
            {"id": r.requirement.id, "strength": r.requirement.strength, "finding": str(r.finding), "pending": _pending(r.pending),
             "opinions": [{"by": o.by, "on": o.on.isoformat(), "element": o.element or None, "finding": o.finding, "because": dict(o.because)} for o in r.opinions],
             "elements": [_element(a, e) for e in r.elements]}
            for r in a.requirements
        ],
    }  # fmt: skip


def _element(a: Assessment, e: ElementFinding) -> dict[str, Any]:
    return {
        "id": e.element.id, "object": e.object, "strength": e.element.strength, "finding": str(e.finding), "pending": _pending(e.pending),
        "met_by": list(e.bases), "provisional": e.provisional,
        "satisfied_by": [_use(u) for u in e.outcome.uses],
        "near_misses": [_near(n) for n in e.outcome.near],
        "missing": [_missing(lack) for lack in e.outcome.missing],
        "open": [{"law": p.law.id, "at": p.citation.pinpoint, "question": dict(p.open or {})} for p in e.questions],
        "unread": [{"law": p.law.id, "at": p.citation.pinpoint, "text": dict(p.unread or {})} for p in e.unread],
        "self_reported": _self_reported(reported(a, e)),
    }  # fmt: skip


def _self_reported(found: Reported | None) -> dict[str, Any] | None:
    """What the State answers of itself: beside the finding, never in it."""
    if found is None:
        return None
    said = found.answer
    return {"answer": said.answer, "law": said.law, "article": said.article, "remark": said.remark, "contradicts": found.contradicts}


def _pending(changes: tuple[tuple[date, Finding], ...]) -> list[dict[str, str]]:
    return [{"from": day.isoformat(), "finding": str(finding)} for day, finding in changes]


def _use(u: Use) -> dict[str, Any]:
    p = u.provision
    return {
        "law": p.law.id, "at": p.citation.pinpoint, "in_full": u.level == 2, "limits": list(u.limits),
        "through": [{"law": c.law.id, "at": c.citation.pinpoint} for c in p.via],
    }  # fmt: skip


def _near(n: NearMiss) -> dict[str, Any]:
    p = n.provision
    found: dict[str, Any] = {"law": p.law.id, "at": p.citation.pinpoint, "reason": n.reason}
    if n.attribute:
        found |= {"attribute": n.attribute, "has": list(n.has), "wanted": list(n.wanted)}
    if n.reason == "not_in_force" and p.in_force and p.in_force != NEVER:
        found["from"] = p.in_force.isoformat()
    return found


def _missing(lack: Lack) -> dict[str, Any]:
    return {"rule": lack.need.rule, **dict(lack.cell), "in_part": lack.in_part, **({"lacking": sorted(lack.has)} if lack.has else {})}


def schema() -> dict[str, Any]:
    """The JSON Schema of an assessment: what a program that reads the published findings may rely on."""
    text, ref = {"type": "string"}, lambda name: {"$ref": f"#/definitions/{name}"}
    day = {"type": "string", "format": "date"}
    cite = _exactly({"law": text, "at": text})
    bilingual = {"type": "object", "additionalProperties": text}
    element = _exactly({
        "id": text, "object": {"type": ["string", "null"]}, "strength": text, "finding": ref("finding"), "pending": ref("pending"),
        "met_by": _every(text), "provisional": {"type": "boolean"},
        "satisfied_by": _every(_exactly({"law": text, "at": text, "in_full": {"type": "boolean"}, "limits": _every(text), "through": _every(cite)})),
        "near_misses": _every({"type": "object", "required": ["law", "at", "reason"]}),
        "missing": _every({"type": "object", "required": ["rule", "in_part"]}),
        "open": _every(_exactly({"law": text, "at": text, "question": bilingual})), "unread": _every(_exactly({"law": text, "at": text, "text": bilingual})),
        "self_reported": {"type": ["object", "null"]},
    })  # fmt: skip
    opinion = _exactly({"by": text, "on": day, "element": {"type": ["string", "null"]}, "finding": ref("finding"), "because": bilingual})
    requirement = _exactly({"id": text, "strength": text, "finding": ref("finding"), "pending": ref("pending"), "opinions": _every(opinion), "elements": _every(element)})
    whole = _exactly({"jurisdiction": text, "instrument": text, "as_of": day, "requirements": _every(requirement)}, {"with_bill": text, "self_reported": {"type": "object"}})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#", "title": "Lacuna: findings of one jurisdiction against one instrument", **whole,
        "definitions": {"finding": {"enum": [str(f) for f in Finding]}, "pending": _every(_exactly({"from": day, "finding": {"$ref": "#/definitions/finding"}}))},
    }  # fmt: skip


def _exactly(properties: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": {**properties, **(optional or {})}}


def _every(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}
