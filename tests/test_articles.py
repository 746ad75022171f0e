"""How statutes number: texts cut into articles, and pinpoints understood. Every text here is invented."""

import pytest

from generator.articles import clean, split, unshown
from generator.numbering import key, pinpoint

CANADIAN = """---
title: "Kettles Act"
notes: "9 is not an article"
---

# Kettles Act

**1** *Short title*
This Act may be cited as the Kettles Act.

**4** *Marking*
(1) A kettle shall bear
  (a) the name of its maker; and
  (b) a number.
(2) Subsection (1) does not apply to teapots.

**4.1**
Nobody shall boil sand.

## SCHEDULE 2 — (Section 4)

1 Copper kettles
"""
GERMAN = """### § 24 – Kennzeichnung

(1) Wer Kessel herstellt, hat

1. den Namen,

3. die Nummer anzubringen. Das gilt nicht für Kannen.

§ 7 Abs. 2 findet Anwendung; Näheres folgt.

(2) Tüllen sind frei.

### § 24a – Ausnahmen

Teesiebe.

### Anlage 1 – (zu § 24)Begriffe

Abschnitt 1:
1.1
Kessel mit Pfeife.
Abschnitt 2:
1.1
Kessel ohne Pfeife.
2.
Deckel.
"""
FRENCH = """### [L2335-2] L2335-2 Article L. 2335-2

1° Les bouilloires ;

2° Les théières.

### [R311-5] R311-5 Article R. * 311-5

Les passoires.
"""
SPANISH = """**ARTICULO 1º.-** Las teteras se marcan.

**Art. 11 bis** — Las cafeteras:
1. de cobre;
2. de hierro.

Según el artículo 40 de esta ley,
artículo 41 y siguientes, nada.

##### Artículo 210 quáter: Quien hirviere arena.

##### ARTÍCULO 12.- Sustitúyese el artículo 33 del Código del Agua por el siguiente:

##### Artículo 33: El juez del agua.

##### ARTÍCULO 13.- Comuníquese. ***ARTICULO 14º**— Archívese.
### ANEXO II

1) Pavas
"""
SERBIAN = "### [44а] Члан 44а. Чајници\n\nЧајник се обележава.\n\n### [45] Члан 45.\n\nСтав први.\n"
ARABIC = "### [2] المادة 2\n\nتوسم الغلايات.\nلا تسري على الأباريق.المادة 3\nالمصافي.\n\n### [4] المادة 4\n\nنص.\n"
JAPANESE = "**第三条（製造）**　やかんには番号を付ける。\n\n**２**　急須は除く。\n\n**第三条の二**　茶こし。\n\n**第十二条**　砂。\n\n## 附則\n\n**第一条**　施行。\n"
SWEDISH = "1 kap. Kittlar\n\n1 § Kittlar ska märkas.\n\n2 § Kannor undantas.\n\n2 kap. Silar\n\n1 § Silar är fria.\n\n1 a § Lock följer 2 kap. 9 § andra lagen.\n"
WRAPPED = """1 kap. Kittlar

1 § Den som kokar sand bryter mot
9 kap. 1 eller 2 § kannlagen och mot
3 § tullagen eller
4 §§ i den, om inte annat följer av
7 §. Lag (2019:12).

2 § Kannor är fria enligt
7 kap. Lag (2023:372).

3 § Den som löser in silar enligt
8 kap. Regeringen bestämmer om
- 6 § första stycket kannlagen gäller.

1 a kap.

1 § Register förs, se
1 a kap. 5 § första stycket.

1 a § har upphävts genom lag (2014:308).

2 § /Upphör att gälla U:2026-07-01/
Silregister förs.

2 a kap. Märkning

1 § Lock märks.

4-5 §§ Har upphävts genom lag (2014:308).

9 kap. Straff

8 § Försök straffas.

Bilaga

Kategori A: kittlar med pipa.
"""
IRISH = "##### 2. **Restrictions**\n\n2.—(1) No person shall boil sand.\n\n(2) Save in a kettle.\n\n2A.—F1[(1) Teapots are exempt.]\n\n3.—The Minister may make orders.\n"
JAMAICAN = """### [9] Section 9

9.—(1) No person shall boil sand.
   1. a list in it
Marking of       10. The maker shall mark a kettle.
11. A teapot is no kettle.
"""
EUROPEAN = "#### Article 4 Marking\n\n1. Kettles shall be marked.\n\n2. For teapots,\n(1) lids;\n(2) spouts.\n\n#### Article 4a\n\nIn accordance with\nArticle 9 of the Sand Regulation.\n\n## ANNEX I\n\nKettles\n"
HUNGARIAN = "### [3/A] 3/A. §\n\n3/A. § (1) A kannák.\n\n### [4] 4. §\n\n4. § Szűrők.\n"
DANISH = "§ 1. Kedler mærkes.\n\n§ 1 a. Kander er fri.\n\n§ 2. Sier.\n"
CONTROL_LIST = "Anwendung\n\n0001\n\nKessel, siehe Nummer 0002.\n\n0002\n\nKannen.\n"


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        (CANADIAN, "4(1)(a)", "name of its maker"), (CANADIAN, "4.1", "boil sand"), (CANADIAN, "Schedule 2, item 1", "Copper"),
        (GERMAN, "24 Abs. 1 Satz 1 Nr. 3", "Nummer"), (GERMAN, "24 Abs. 2", "Tüllen"), (GERMAN, "24a", "Teesiebe"), (GERMAN, "Anlage 1 Abschnitt 2 Nr. 2", "Deckel"),
        (FRENCH, "L. 2335-2, 1°", "bouilloires"), (FRENCH, "R. 311-5", "passoires"),
        (SPANISH, "1", "teteras"), (SPANISH, "11 bis (2)", "hierro"), (SPANISH, "11 bis inc. 2", "hierro"), (SPANISH, "210 quáter", "arena"),
        (SPANISH, "12", "juez del agua"), (SPANISH, "33", "juez del agua"), (SPANISH, "12, art. 33", "juez del agua"), (SPANISH, "14", "Archívese"), (SPANISH, "Anexo II, 1", "Pavas"),
        (SERBIAN, "44а", "обележава"), (SERBIAN, "44a став 1", "обележава"), (SERBIAN, "Члан 45", "први"),
        (ARABIC, "2", "الغلايات"), (ARABIC, "3", "المصافي"), (ARABIC, "المادة 4", "نص"),
        (JAPANESE, "3", "番号"), (JAPANESE, "3-2", "茶こし"), (JAPANESE, "第三条の二第一項", "茶こし"), (JAPANESE, "第12条", "砂"),
        (SWEDISH, "1 kap. 1 §", "märkas"), (SWEDISH, "2 kap. 1 §", "Silar är fria"), (SWEDISH, "2 kap. 1 a § 1 st.", "Lock"),
        (WRAPPED, "1 kap. 1 §", "kokar sand"), (WRAPPED, "1 kap. 2 § andra stycket", "Kannor"), (WRAPPED, "1 kap. 3 § första stycket", "Regeringen bestämmer"), (WRAPPED, "1 a kap. 1 §", "Register förs"),
        (WRAPPED, "1 a kap. 1 a §", "upphävts"), (WRAPPED, "1 a kap. 2 §", "Silregister"), (WRAPPED, "2 a kap. 1 §", "Lock"), (WRAPPED, "9 kap. 8 §", "Försök"), (WRAPPED, "Bilaga", "med pipa"),
        (IRISH, "2(2)", "Save in a kettle"), (IRISH, "2A(1)", "Teapots"), (IRISH, "3", "Minister"),
        (JAMAICAN, "9(1)", "boil sand"), (JAMAICAN, "10", "shall mark"), (JAMAICAN, "11", "no kettle"),
        (EUROPEAN, "4(2)(1)", "lids"), (EUROPEAN, "4a", "Sand Regulation"), (EUROPEAN, "Annex I", "Kettles"),
        (HUNGARIAN, "3/A", "kannák"), (DANISH, "1 a § stk. 1", "fri"), (CONTROL_LIST, "0001", "Kessel"),
    ],
)  # fmt: skip
def test_a_pinpoint_leads_to_its_article(text, at, words):
    """Every way of numbering meets the way in which lawyers cite it."""
    found = split(text).cited(pinpoint(at))
    assert any(words in article.text for article in found)
    assert {unshown(article, pinpoint(at).levels) for article in found if words in article.text} == {""}


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (CANADIAN, "9"), (CANADIAN, "4.2"), (CANADIAN, "Schedule 1"), (GERMAN, "7"), (GERMAN, "24b"), (GERMAN, "Anlage 2"), (FRENCH, "L. 311-5"), (FRENCH, "2335-2"),
        (SPANISH, "11"), (SPANISH, "40"), (SPANISH, "41"), (SERBIAN, "44"), (ARABIC, "5"), (JAPANESE, "2"), (JAPANESE, "3-3"), (SWEDISH, "2 kap. 2 §"), (SWEDISH, "1 §"),
        (WRAPPED, "1 kap. 4 §"), (WRAPPED, "1 kap. 6 §"), (WRAPPED, "1 kap. 7 §"), (WRAPPED, "7 kap. 3 §"), (WRAPPED, "8 kap. 6 §"), (WRAPPED, "9 kap. 1 §"), (WRAPPED, "1 a kap. 5 §"),
        (SWEDISH, "2 kap. 9 §"), (IRISH, "1"), (JAMAICAN, "1"), (EUROPEAN, "9"), (EUROPEAN, "Annex II"), (HUNGARIAN, "3"), (DANISH, "1 b §"), (CONTROL_LIST, "0003"),
    ],
)  # fmt: skip
def test_an_article_that_is_not_there_is_not_found(text, at):
    """Neither a suffix left out, nor another chapter, nor a mention in a sentence, nor the front matter makes an article."""
    assert split(text).cited(pinpoint(at)) == ()


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [(CANADIAN, "4", "boil sand"), (GERMAN, "24", "Teesiebe"), (SPANISH, "1", "cafeteras"), (SPANISH, "33", "Comuníquese"), (IRISH, "2", "Teapots"), (EUROPEAN, "4", "Sand"), (JAPANESE, "12", "施行")],
)
def test_an_article_ends_where_the_next_begins(text, at, words):
    """A word of the next article does not stand in this one."""
    assert not any(words in article.text for article in split(text).cited(pinpoint(at)))


def test_a_sentence_that_begins_with_another_article_does_not_end_this_one():
    """“§ 7 Abs. 2 findet Anwendung” at the beginning of a line belongs to § 24."""
    assert "Tüllen" in split(GERMAN).cited(pinpoint("24"))[0].text


def test_a_reference_at_the_beginning_of_a_line_opens_neither_a_chapter_nor_a_section():
    """Swedish texts are wrapped: “9 kap. 1 eller”, “3 § tullagen” and “7 kap. Lag (2023:372).” go on from the line above."""
    assert [a.key for a in split(WRAPPED).articles] == ["1:1", "1:2", "1:3", "1a:1", "1a:1a", "1a:2", "2a:1", "2a:4-5", "9:8"]


def test_articles_of_an_annex_are_known_as_such():
    """The supplementary provisions of a Japanese act count anew."""
    assert [(a.key, a.annex) for a in split(JAPANESE).articles] == [("3", ""), ("3-2", ""), ("12", ""), ("1", "附則:")]


def test_a_heading_that_only_looks_like_an_annex_does_not_end_the_body():
    """A section may be entitled “Schedule”."""
    text = split("**1** \nFirst.\n\n## Schedule\n\n**2** \nSecond.\n\n## Schedule\n\n**1** \nCopper.\n")
    assert [(a.key, a.annex) for a in text.articles] == [("1", ""), ("2", ""), ("1", "schedule:")]


def test_a_part_without_a_number_is_found_by_its_heading():
    """A control list may have no articles at all."""
    text = split("## Kettle Control List\n\n- Copper\n\n## Notes\n\n- Sand\n")
    assert ["Copper" in a.text and "Sand" not in a.text for a in text.cited(pinpoint("List"))] == [True]


@pytest.mark.parametrize(
    ("text", "at", "step"),
    [(CANADIAN, "4(3)", "3"), (CANADIAN, "4(1)(c)", "c"), (GERMAN, "24 Abs. 4", "4"), (GERMAN, "24 Abs. 1 Nr. 4", "4"), (GERMAN, "Anlage 1 Abschnitt 3", "3"),
     (FRENCH, "L. 2335-2, 3°", "3"), (SPANISH, "11 bis inc. 3", "3"), (EUROPEAN, "4(3)", "3")],
)  # fmt: skip
def test_a_paragraph_that_the_text_does_not_show_is_named(text, at, step):
    """Where others of its kind are shown."""
    meant = pinpoint(at)
    assert [unshown(a, meant.levels) for a in split(text).cited(meant)] == [step]


@pytest.mark.parametrize(("text", "at"), [(CANADIAN, "4.1(1)"), (GERMAN, "24a Abs. 1 Nr. 2"), (FRENCH, "R. 311-5, 2°"), (SERBIAN, "45 став 7"), (JAPANESE, "3 Satz 9")])
def test_a_paragraph_is_not_missed_where_the_text_marks_none(text, at):
    """Unnumbered paragraphs are counted by readers, not by the text: no false alarm."""
    meant = pinpoint(at)
    assert [unshown(a, meant.levels) for a in split(text).cited(meant)] == [""]


@pytest.mark.parametrize("at", ["3 of the Sand Act", "24 Foo 3", "(1)", "§", "580(1) CPP", "Annex I foo bar", "12 and 13", "4(1", "", "3…5", "2 § andra kannlagen"])
def test_what_is_not_understood_is_said_to_be_so(at):
    """Never silently taken for the article whose number it begins with."""
    assert pinpoint(at) is None


@pytest.mark.parametrize(
    ("at", "article", "levels"),
    [("4(1)(a)", "4", "1 a"), ("117(k.2)", "117", "k.2"), ("277 inc. 1.c", "277", "1 c"), ("2, 5°(a)", "2", "5 a"), ("66(1), 2°", "66", "1 2"), ("1(1bis)", "1", "1bis"),
     ("76a Abs. 4 Satz 3 Nr. 5", "76a", "4 5"), ("2, point B.22", "2", "B 22"), ("art. 8 § 2", "8", "2"), ("s. 3(2)", "3", "2"), ("5 kap. 2 § 3 st. 1 p.", "5:2", "1"),
     ("1 a kap. 2 b § andra stycket 3", "1a:2b", "3"), ("9 kap. 8 § tredje stycket andra meningen", "9:8", ""), ("2 § första stycket a", "2", "a"),
     ("18 al. 2", "18", ""), ("23 odst. 1 písm. a)", "23", "1 a")],
)  # fmt: skip
def test_the_steps_of_a_pinpoint_are_understood(at, article, levels):
    """Sentences and unnumbered paragraphs are understood and not looked for."""
    meant = pinpoint(at)
    assert (meant.article, " ".join(step.value for step in meant.levels)) == (article, levels)


@pytest.mark.parametrize(
    ("at", "annex"),
    [("Schedule", "schedule:"), ("First Schedule, item 11", "schedule:1"), ("SIXTH SCHEDULE", "schedule:6"), ("Annex IV", "annex:4"), ("Anlage Teil B Nr. 29", "anlage:"),
     ("Anexo A", "anexo:a"), ("Příloha č. 2", "příloha:2"), ("別表第一", "別表:1"), ("الملحق رقم 2", "الملحق:2")],
)  # fmt: skip
def test_an_annex_is_known_by_its_word_and_its_number(at, annex):
    """Roman, ordinal or a letter."""
    assert pinpoint(at).annex == annex


@pytest.mark.parametrize(("written", "same"), [("1º", "1"), ("1er", "1"), ("1o", "1"), ("5º A", "5 A"), ("24A", "24a"), ("12Α", "12A"), ("٣", "3"), ("L2335-2", "L. 2335-2"), ("quinquies", "quinquies")])
def test_one_number_has_one_key(written, same):
    """Ordinal signs, Greek capitals and Arabic digits make no difference."""
    assert key(written) == key(same)


@pytest.mark.parametrize(
    ("line", "reads"),
    [("- (a) **kettle** means *a pot*;", "(a) kettle means a pot;"), ("##### **ARTICULO** **209 bis** - El", "ARTICULO 209 bis - El"), ("#### Art. 1<sup>er</sup>.", "Art. 1er."),
     ("1\\.1  ", "1.1"), ("see [the Act](https://example.org/a)[^3] here", "see the Act here"), ("| 1 | Copper |", "1 | Copper"), ("snake_case &amp; more", "snake_case & more")],
)  # fmt: skip
def test_a_line_is_read_without_its_markup(line, reads):
    """What a reader sees on the page is what words are compared with."""
    assert clean(line) == reads
