"""The tables of the published data: one definition of rows and columns for CSV, JSON, the data package and the spreadsheets.

Every cell comes from a view, so a table says what the page says. A column has a stable name; its heading and its meaning are
strings of the site (`column_<name>`, `means_<name>`). Cells are text, whole numbers or booleans; dates are year-month-day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.views.card import SHORT, CardView, ElementView
from generator.views.law import LawView
from generator.views.parts import Cite, Fact, Near
from generator.views.record import ReviewView
from generator.views.report import ReportView
from generator.views.requirement import RequirementView

Cell = str | int | bool
Row = tuple[Cell, ...]

NUMBERS = frozenset({"provisions_count", "duties"})
FLAGS = frozenset({"is_duty", "reviewed", "alternative"})
_JOIN = "\n"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the names of its columns, how many of the first make a row unique, and its rows."""

    name: str
    columns: tuple[str, ...]
    key: int
    rows: tuple[Row, ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as mappings by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def countries(reports: Iterable[ReportView]) -> Table:
    """One row a country: whether it is bound, what was read, when."""
    columns = ("country", "name", "reviewed", "bound", "bound_note", "law_as_at", "areas_reviewed", "prepared", "confirmed", "second_reading", "provisions_count",
               "duties", "languages", "legal_systems", "groups", "as_of", "instrument", "page")  # fmt: skip
    rows = tuple(
        (r.id, r.name, r.reviewed, r.bound, r.bound_note, r.law_as_at, r.review.state, r.review.prepared, r.review.confirmed, r.review.second_short, r.provisions,
         r.duties, r.profile.languages, r.profile.legal_systems, _lines(name for name, _ in r.profile.groups), r.as_of_iso, r.instrument_id, r.path)
        for r in reports
    )  # fmt: skip
    return Table("countries", columns, 1, rows)


def requirements(views: Iterable[RequirementView]) -> Table:
    """One row a requirement of the instrument, the same for every country."""
    columns = ("requirement", "pinpoint", "topic", "title", "strength", "strength_id", "text", "qualifier", "trigger", "why", "pitfalls", "guide", "model_law", "tolerates", "page")
    rows = tuple(
        (v.id, v.pinpoint, v.topic, v.title, v.strength, v.strength_id, v.text, v.qualifier, v.trigger, v.why, v.pitfalls, v.guide, v.model_law, v.tolerates, v.path) for v in views
    )
    return Table("requirements", columns, 1, rows)


def tests(views: Iterable[RequirementView]) -> Table:
    """One row an element: what must be there, how it is tested, and what would be proposed."""
    columns = ("element", "requirement", "text", "strength", "qualifier", "trigger", "objects", "test", "wording", "alternatives")
    rows = tuple((e.id, v.id, e.text, e.strength, e.qualifier, e.trigger, e.objects, _tree(e.test), e.wording, e.alternatives) for v in views for e in v.elements if e.id)
    return Table("tests", columns, 1, rows)


def findings(reports: Iterable[ReportView]) -> Table:
    """One row a country and requirement: the five columns of the report."""
    columns = ("country", "requirement", "pinpoint", "title", "topic", "strength", "is_duty", "finding", "finding_id", "provisions", "comes_near", "reasons", "open_note", "pending",
               "recommendation", "proposed_wording", "alternatives", "opinions", "as_of", "page")  # fmt: skip
    rows = tuple(
        (r.id, c.id, c.pinpoint, c.title, t.title, c.strength, c.is_duty, c.mark.word, c.mark.id, _facts(c.facts), "" if c.facts else _nears(c.near), _reasons(c), c.open_note, _pending(c),
         _lines(c.recommendations), _lines(c.wordings), _lines(c.alternatives), _lines(c.opinions), r.as_of_iso, f"{r.path}#{c.id}")
        for r in reports for t in r.topics for c in t.cards
    )  # fmt: skip
    return Table("findings", columns, 2, rows)


def elements(reports: Iterable[ReportView]) -> Table:
    """One row a country and element, for each object where it is judged by object: everything that explains the finding."""
    columns = ("country", "element", "object", "requirement", "pinpoint", "element_text", "strength", "qualifier", "trigger", "triggered_by", "alternative", "finding", "finding_id", "met_by",
               "provisions", "comes_near", "missing", "questions", "unread", "provisional_note", "pending", "concluded", "recommendation", "proposed_wording", "alternatives", "test",
               "self_report", "as_of", "page")  # fmt: skip
    rows = tuple(
        (r.id, e.id, e.object, c.id, c.pinpoint, e.text, e.strength or c.strength, e.qualifier, e.trigger, _lines(e.triggered_by), e.alternative, e.mark.word, e.mark.id,
         _lines(e.bases), _facts(e.facts), _nears((*e.near, *(n for n in e.comes_near if n not in e.near))), _lines(e.missing), _lines(e.questions), _lines(e.unread), e.provisional, _pending(e), e.concluded,
         *((e.recommend, e.wording) if e.mark.id in SHORT else ("", "")), e.alternatives, _tree(e.test), _self_report(e), r.as_of_iso, f"{r.path}#{e.anchor}")
        for r in reports for t in r.topics for c in t.cards for e in c.elements
    )  # fmt: skip
    return Table("elements", columns, 3, rows)


def provisions(laws: Iterable[LawView]) -> Table:
    """One row a provision: the fact that the law states, its limits, and the elements that it serves."""
    columns = ("law", "provision", "country_name", "law_title", "pinpoint", "rule", "says", "attributes", "reach", "limit", "exemptions", "key_words", "state", "question", "unread",
               "note", "serves", "comes_near_to", "would_serve", "official", "page")  # fmt: skip
    rows = tuple(
        (v.id, p.anchor, v.jurisdiction, v.title, p.pinpoint, p.kind, p.says, _lines(f"{a}: {b}" for a, b in p.facts), p.reach, p.narrower, _lines(p.exempts), _lines(p.words), p.state,
         p.open, p.unread, p.notes, _lines(f"{s.country} {s.text}" for s in p.serves), _lines(f"{s.country} {s.text}" for s in p.nearly),
         _lines(f"{s.country} {s.text}" for s in p.would_serve), p.official, f"{v.path}#{p.anchor}")
        for v in laws for p in v.provisions
    )  # fmt: skip
    return Table("provisions", columns, 2, rows)


def laws(views: Iterable[LawView]) -> Table:
    """One row a legal text: what it is, how much of it was read, and whether it is in force."""
    columns = ("law", "country_name", "law_title", "original_title", "original_language", "citation", "law_type", "version", "completeness", "state", "provisions_count", "checked", "note", "official", "page")
    rows = tuple(
        (v.id, v.jurisdiction, v.title, v.original, v.language, v.row.citation, v.row.type, v.row.version, v.read, v.row.in_force, v.row.provisions, v.checked, v.row.notes, v.row.url, v.path)
        for v in views
    )
    return Table("laws", columns, 1, rows)


def review(reports: Iterable[tuple[str, ReviewView]]) -> Table:
    """One row a country and area of law: how far the review has come, with which texts and search terms."""
    columns = ("country", "area", "review_state", "area_as_at", "area_since", "texts_read", "search_terms", "note")
    rows = tuple((id, a.title, a.state, a.as_at, a.since, _lines(title for title, _ in a.texts), a.searched, a.note) for id, r in reports for a in r.areas)
    return Table("review", columns, 2, rows)


def resolutions(reports: Iterable[tuple[str, ReviewView]]) -> Table:
    """One row a difference between the two readings, and how it was settled on the text."""
    columns = ("country", "element", "object", "first_reading", "second_reading_finding", "resolved", "because")
    rows = tuple((id, x.element, x.object, x.first, x.second, x.resolved, x.because) for id, r in reports for x in r.resolutions)
    return Table("resolutions", columns, 3, rows)


def missing_texts(reports: Iterable[tuple[str, ReviewView]]) -> Table:
    """One row a text that is known and was not at hand."""
    return Table("missing-texts", ("country", "missing_text", "bears_on"), 2, tuple((id, text, areas) for id, r in reports for text, areas in r.not_available))


def participation(reports: Iterable[ReportView]) -> Table:
    """One row a country and treaty."""
    columns = ("country", "treaty", "name", "treaty_status", "treaty_status_id", "note", "source")
    return Table("participation", columns, 2, tuple((r.id, t.treaty, r.name, t.status, t.status_id, t.note, t.source) for r in reports for t in r.profile.treaties))


def reported(reports: Iterable[ReportView]) -> Table:
    """One row a fact that was reported and not read in the law."""
    columns = ("country", "number", "about", "says", "original_title", "certainty", "sources")
    rows = tuple(
        (r.id, str(n), about, x.says, x.original, x.certainty, _lines(s.url or s.text for s in x.sources))
        for r in reports for n, (about, x) in enumerate(((about, x) for about, facts in r.profile.reported for x in facts), 1)
    )  # fmt: skip
    return Table("reported", columns, 2, rows)


def timeline(reports: Iterable[ReportView]) -> Table:
    """One row a day and requirement whose finding turned or will turn."""
    columns = ("country", "day", "requirement", "title", "before", "after", "law_changes")
    rows = tuple(
        (r.id, e.iso, t.anchor.removeprefix("#"), t.title, t.before.word, t.after.word, _lines(f"{what} {title}" for what, title, _ in e.laws))
        for r in reports for e in r.timeline.events for t in e.turns
    )  # fmt: skip
    return Table("timeline", columns, 3, rows)


def country_tables(r: ReportView, law_views: Iterable[LawView]) -> tuple[Table, ...]:
    """Every table of one country."""
    law_views, one = tuple(law_views), [(r.id, r.review)]
    return (countries([r]), findings([r]), elements([r]), provisions(law_views), laws(law_views), review(one), resolutions(one), missing_texts(one), timeline([r]), participation([r]), reported([r]))


def all_tables(reports: list[ReportView], law_views: Iterable[LawView], requirement_views: Iterable[RequirementView]) -> tuple[Table, ...]:
    """Every table of the site; findings of countries of which some law was read, the rest of all."""
    law_views, read, requirement_views = tuple(law_views), [r for r in reports if r.reviewed], tuple(requirement_views)
    records = [(r.id, r.review) for r in read]
    return (countries(reports), requirements(requirement_views), tests(requirement_views), findings(read), elements(read), provisions(law_views), laws(law_views), review(records),
            resolutions(records), missing_texts(records), timeline(read), participation(reports), reported(reports))  # fmt: skip


# ---- cells ------------------------------------------------------------------------------------------------------------------


def _lines(texts: Iterable[str]) -> str:
    return _JOIN.join(dict.fromkeys(t for t in texts if t))


def _tree(lines: Iterable) -> str:
    return _JOIN.join("  " * line.depth + line.text for line in lines)


def citation(c: Cite) -> str:
    """A citation as one string, with its state where it is not in force."""
    return f"{c.law}, {c.text}" + (f" ({c.state})" if c.state else "")


def _facts(facts: Iterable[Fact]) -> str:
    return _lines("; ".join(filter(None, (f"{citation(f.cite)}: {f.says}", f.reach, *f.limits))) + "".join(f" ← {citation(v)}" for v in f.via) for f in facts)


def _nears(nears: Iterable[Near]) -> str:
    return _lines(f"{citation(n.cite)} — {n.why}" + (f" ({n.says})" if n.says else "") for n in nears)


def _reasons(c: CardView) -> str:
    return _lines(f"{e.mark.sign} {e.mark.word}: {e.text}" + (f" ({e.object})" if e.object else "") for e in c.elements)


def _pending(x: CardView | ElementView) -> str:
    return _lines(f"{ch.day.isoformat()}: {ch.mark.word}" for ch in x.pending)


def _self_report(e: ElementView) -> str:
    x = e.self_reported
    return " · ".join(filter(None, (x.answer, x.where, x.remark, x.contradicts))) if x else ""


