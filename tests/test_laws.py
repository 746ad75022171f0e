"""The real corpus: what must hold of every encoding and every report, and what is known of Canada."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from generator.assess import DUTIES, Assessment, Finding
from generator.load import Corpus, examine
from generator.views.report import report
from generator.wording import Wording

COMMENCES = date(2027, 12, 1)
MARKED, IMPORT_MARKED = "fp-08-1-a.at-manufacture", "fp-08-1-b.country-of-import"
GAPS = (Finding.NOT_MET, Finding.PARTLY_MET)


def _element(a: Assessment, id: str):
    return next(e for e in a.of(id.split(".")[0]).elements if e.element.id == id)


def _name(a: Assessment, e) -> str:
    return f"{a.jurisdiction.id} {e.element.id} {e.object or ''}".strip()


# ---- the encodings ----------------------------------------------------------------------------------------------------------


def test_the_whole_project_loads_without_problems(root):
    """No law file is left with a mistake in it."""
    assert [f"{p.at}: {p.check} {p.message}" for p in examine(root)[1]] == []


def test_every_review_record_covers_every_area_of_law(corpus: Corpus):
    """The reader is told of each area in which something is judged how far the review has come, also where it was not started."""
    areas = {e.area for i in corpus.instruments.values() for r in i.requirements for e in r.elements}
    assert {j.id: areas - set(j.areas) for j in corpus.jurisdictions.values() if areas - set(j.areas)} == {}


def test_a_complete_review_says_what_was_read_and_as_it_stood_when(corpus: Corpus):
    """Silence is evidence only where it is known which texts are silent, and of what day."""
    bare = [(j.id, a) for j in corpus.jurisdictions.values() for a, area in j.areas.items() if area.state == "complete" and not (area.texts and area.as_at)]
    assert bare == []


def test_every_provision_cites_a_pinpoint_and_says_what_it_says_in_both_languages(corpus: Corpus):
    """A fact without a pinpoint cannot be checked, and one without words cannot be read."""
    provisions = [p for j in corpus.jurisdictions.values() for p in j.provisions]
    assert [str(p.location) for p in provisions if not (p.citation.at and p.citation.pinpoint.strip() and p.says["en"].strip() and p.says["fr"].strip())] == []


def test_sentences_are_ours_and_key_words_are_terms(corpus: Corpus):
    """Statutes are not copied: what is quoted of a provision is a few words and never a sentence."""
    words = [(str(p.location), w) for j in corpus.jurisdictions.values() for p in j.provisions for w in p.words]
    assert [(at, w) for at, w in words if len(w) > 80 or len(w.split()) > 14] == []


def test_a_law_that_was_read_has_provisions_that_were_read_in_it(corpus: Corpus):
    """Only what was read is encoded: of a text that was not read nothing stands as fact."""
    for j in corpus.jurisdictions.values():
        assert [str(p.location) for p in j.provisions if p.law.completeness == "not-read" and not p.unread] == []


def test_acts_that_approve_a_treaty_are_not_encoded_as_law_on_arms(corpus: Corpus):
    """An act by which a State joins the Protocol does not itself mark, license or punish."""
    approves = re.compile(r"\b(approv|aprob|aprueb|ratif|accession|adhesi|adhési|zustimmung|zu dem protokoll|zum protokoll)", re.IGNORECASE)
    treaty = re.compile(r"protoc|protok|convention|convenci|übereinkommen|treaty|tratado|traité|vertrag", re.IGNORECASE)
    titles = {law.id: " ".join(law.title.values()) for j in corpus.jurisdictions.values() for law in j.laws}
    assert [id for id, title in titles.items() if approves.search(title) and treaty.search(title)] == []


def test_the_law_of_a_union_is_supranational(corpus: Corpus):
    """How an element is met (by national law or by a union's) rests on the type of the law."""
    wrong = [law.id for j in corpus.jurisdictions.values() for law in j.laws if j.union and law.type != "supranational"]
    assert wrong == []


def test_no_text_was_read_in_the_future(corpus: Corpus):
    """The consolidation that was read is no later than the encoding of it."""
    for j in corpus.jurisdictions.values():
        if j.prepared_on:
            assert [law.id for law in j.laws if law.version and law.version > j.prepared_on] == []
            assert [a for a, area in j.areas.items() if area.as_at and area.as_at > j.prepared_on] == []


# ---- Canada: enacted, put off twelve times, in force from 1 December 2027 ------------------------------------------------------


@pytest.mark.parametrize("id", [MARKED, IMPORT_MARKED])
def test_canadas_marking_duties_are_enacted_and_not_in_force(assessed, id):
    """The report says not met today, and met from the commencement of the regulations."""
    found = _element(assessed("CAN"), id)
    assert (found.finding, found.pending) == (Finding.NOT_MET, ((COMMENCES, Finding.MET),))


@pytest.mark.parametrize("id", [MARKED, IMPORT_MARKED])
@pytest.mark.parametrize(("on", "finding"), [(date(2027, 11, 30), Finding.NOT_MET), (COMMENCES, Finding.MET)])
def test_canadas_marking_duties_are_met_on_the_day_of_commencement_and_not_before(assessed, id, on, finding):
    """The last day of November 2027 is still a gap."""
    assert _element(assessed("CAN", on), id).finding == finding


@pytest.mark.parametrize("id", ["fp-08-1-a", "fp-08-1-b"])
def test_canadas_marking_requirements_are_not_met_today(assessed, id):
    """No element of either is met by law in force, and the whole is a gap."""
    assert assessed("CAN").of(id).finding == Finding.NOT_MET


def test_canadas_regulations_are_the_near_miss(assessed):
    """The derivation names the regulations that wait and the day on which they commence."""
    waiting = [n for n in _element(assessed("CAN"), IMPORT_MARKED).outcome.near if n.reason == "not_in_force"]
    assert {(n.provision.law.citation, n.provision.in_force) for n in waiting} == {("SOR/2004-275", COMMENCES)}


def test_canada_punishes_tampering_with_serial_numbers(assessed):
    """Article 5(1)(c) does not wait for the marking regulations: the Criminal Code applies today."""
    assert all(e.finding not in (Finding.NOT_MET, Finding.NOT_REVIEWED) for e in assessed("CAN").of("fp-05-1-c").elements if e.element.id.endswith((".alter", ".remove")))


# ---- every report -----------------------------------------------------------------------------------------------------------


def test_every_requirement_and_element_has_a_finding(assessments, corpus: Corpus):
    """A report leaves nothing out, whatever the state of the review."""
    wanted = [(e.id, o) for r in corpus.instruments["firearms-protocol"].requirements for e in r.elements for o in e.objects]
    for a in assessments:
        assert [(e.element.id, e.object) for r in a.requirements for e in r.elements] == wanted, a.jurisdiction.id


def test_every_met_finding_cites_a_provision(assessments):
    """Nothing is met without a text; a limit that no provision exceeds is met by the complete review."""
    bare = [
        _name(a, e) for a in assessments for r in a.requirements for e in r.elements
        if e.finding in (Finding.MET, Finding.PARTLY_MET, Finding.PRESENT, Finding.PARTLY_PRESENT) and not e.outcome.uses
        and not getattr(e.element.needs[e.object], "each_provision", False)
    ]  # fmt: skip
    assert bare == []


def test_a_gap_is_found_only_where_the_area_was_reviewed_completely(assessments, corpus: Corpus):
    """Silence is not a gap, here or in a union that has a say."""
    for a in assessments:
        unions = corpus.unions_of(a.jurisdiction)
        for r in a.requirements:
            for e in r.elements:
                if e.finding in (Finding.NOT_MET, Finding.ABSENT):
                    assert a.jurisdiction.areas[e.element.area].state == "complete", _name(a, e)
                    assert all(u.areas[e.element.area].state in ("complete", "outside-competence") for u in unions), _name(a, e)


def test_a_gap_says_what_is_missing(assessments):
    """A shortfall that cannot be named cannot be mended."""
    unnamed = [_name(a, e) for a in assessments for r in a.requirements for e in r.elements
               if e.finding in GAPS and not (e.outcome.missing or any(u.limits for u in e.outcome.uses))]  # fmt: skip
    assert unnamed == []


def test_what_is_open_names_the_question_or_the_area(assessments):
    """Unclear states its question."""
    assert [_name(a, e) for a in assessments for r in a.requirements for e in r.elements if e.finding == Finding.UNCLEAR and not e.questions] == []


def test_only_duties_are_gaps(assessments):
    """Shall consider, seek to and may are present or absent."""
    for a in assessments:
        for r in a.requirements:
            assert r.is_duty or r.finding not in (*GAPS, Finding.MET), r.requirement.id
            for e in r.elements:
                assert (e.element.strength in DUTIES) or e.finding not in (*GAPS, Finding.MET), _name(a, e)
                assert (e.element.strength not in DUTIES) or e.finding not in (Finding.PRESENT, Finding.PARTLY_PRESENT, Finding.ABSENT), _name(a, e)


def test_only_law_in_force_counts(assessments):
    """No finding rests on a provision, or on a clause behind it, that does not apply on the day."""
    for a in assessments:
        for r in a.requirements:
            for e in r.elements:
                assert all(p.in_force_on(a.as_of) for u in e.outcome.uses for p in (u.provision, *u.provision.via)), _name(a, e)


def test_what_is_pending_lies_ahead_in_order_and_changes_the_finding_each_time(assessments):
    """Each date is later than the last, and each finding another than the one before."""
    for a in assessments:
        for found in (x for r in a.requirements for x in (r, *r.elements)):
            days, findings = [a.as_of, *(d for d, _ in found.pending)], [found.finding, *(f for _, f in found.pending)]
            assert all(one < two for one, two in pairwise(days))
            assert all(one != two for one, two in pairwise(findings))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_counts_add_up(assessments, corpus: Corpus, language):
    """Every requirement is counted once, duties apart from options, the unreviewed ones with the rest."""
    for a in assessments:
        view = report(corpus, a, Wording(corpus.vocabulary_of(a.jurisdiction), language))
        counted = Counter(r.finding for r in a.requirements if r.is_duty)
        assert {c.mark.id: c.n for c in view.counts} == dict(counted)
        assert sum(c.n for c in view.counts) == view.duties
        assert sum(c.n for c in view.options) == view.option_total
        assert view.duties + view.option_total == len(a.instrument.requirements)
        assert sum(c.n for c in view.elements) == sum(e.element.strength in DUTIES and e.element.id in r.decisive for r in a.requirements for e in r.elements)
        assert sum(len(t.cards) for t in view.topics) == len(a.requirements)


def test_the_judgement_has_no_score(assessments, corpus: Corpus):
    """Jurisdictions are listed by the alphabet and nothing sums up to a number of points."""
    assert list(corpus.jurisdictions) == sorted(corpus.jurisdictions)
    assert not [f for a in assessments for f in (*type(a).__dataclass_fields__, *type(a.requirements[0]).__dataclass_fields__) if re.search("score|rank|percent", f)]
