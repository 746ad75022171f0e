"""A bill or an act article by article: what each provision says and serves, and what falls away with what it served."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.bill import Comparison
from generator.model import Jurisdiction, Law, Provision
from generator.views.law import Key, ProvisionView, Serving, law_provisions, serving
from generator.views.parts import Cite, cite_provision, law_path
from generator.wording import Wording


@dataclass(frozen=True, slots=True)
class Gone:
    """A provision that falls away, and what it served."""

    cite: Cite
    says: str
    served: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A provision of the bill or act, and what it serves on this page."""

    view: ProvisionView
    path: str
    serves: tuple[tuple[str, str], ...]
    conditions: tuple[tuple[str, str], ...]  # the elements whose condition it fulfils
    nearly: tuple[tuple[str, str], ...]

    @property
    def serves_nothing(self) -> bool:
        """Whether no element takes any notice of it."""
        return not (self.serves or self.conditions or self.nearly)


def articles_of(law: Law, j: Jurisdiction, comparisons: Iterable[Comparison], day: date, w: Wording) -> tuple[Article, ...]:
    """Every provision of a bill or an act, with what it serves in the law as it then stands."""
    after = [c.after for c in comparisons]
    conditions = _conditions(comparisons, w)
    own = [p for p in j.provisions if p.law is law]
    views = law_provisions(law, j, serving(after, w), day, w)
    return tuple(_article(v, conditions.get((law.id, p.number), {}), law) for p, v in zip(own, views, strict=True))


def gone_of(provisions: Iterable[Provision], comparisons: Iterable[Comparison], w: Wording) -> tuple[Gone, ...]:
    """Every provision that falls away, with what it served before."""
    served = serving([c.before for c in comparisons], w)
    return tuple(_gone(p, served, w) for p in provisions)


def _conditions(comparisons: Iterable[Comparison], w: Wording) -> dict[Key, dict[str, tuple[str, str]]]:
    """The elements whose condition each provision fulfils."""
    found: dict[Key, dict[str, tuple[str, str]]] = {}
    for r in (r for c in comparisons for r in c.after.requirements):
        for e in r.elements:
            for p in e.trigger:
                found.setdefault((p.law.id, p.number), {})[e.element.id] = (f"#{r.requirement.id}", f"{w.text(r.requirement.pinpoint)}: {w.text(e.element.text)}")
    return found


def _article(v: ProvisionView, conditions: dict[str, tuple[str, str]], law: Law) -> Article:
    def links(items) -> tuple[tuple[str, str], ...]:
        return tuple((f"#{s.requirement}", s.text) for s in items)

    return Article(view=v, path=f"{law_path(law.id)}#{v.anchor}", serves=links((*v.serves, *v.would_serve)), nearly=links(v.nearly),
                   conditions=tuple(conditions.values()))


def _gone(p: Provision, served: Serving, w: Wording) -> Gone:
    key: Key = (p.law.id, p.number)
    return Gone(cite_provision(p, w), w.text(p.says), tuple((f"#{s.requirement}", s.text) for s in served["serves"].get(key, {}).values()))
