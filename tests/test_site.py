"""The built site: links, safety, sameness, and what happens when a build fails."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import factory
import pytest
from lxml import html

from generator.cli import main
from generator.problems import DataError
from generator.site import Plan, build

pytestmark = pytest.mark.site


def _build(root: Path, out: Path, languages: tuple[str, ...] = ("en",)) -> Path:
    build(Plan(root=root, out=out, languages=languages, as_of=factory.DAY, search=False), lambda line: None)
    return out


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every HTML file of the real site, parsed."""
    return {f.relative_to(site).as_posix(): html.parse(str(f)).getroot() for f in sorted(site.rglob("*.html"))}


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(site: Path, pages: dict) -> None:
    """A reader can follow every finding to the cited article."""
    anchors = {name: set(page.xpath("//@id")) | set(page.xpath("//a/@name")) for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        for link in page.xpath("//a/@href"):
            parts = urlsplit(link)
            if parts.scheme or name == "404.html" or name.endswith("/404.html"):
                continue
            target = _target(site, name, unquote(parts.path))
            if target is None or (parts.fragment and target in anchors and unquote(parts.fragment) not in anchors[target]):
                broken.append(f"{name}: {link}")
    assert broken == []


def _target(site: Path, name: str, path: str) -> str | None:
    """The file that a relative link names, or None."""
    here = site / name
    target = (here.parent / path).resolve() if path else here.resolve()
    if target.is_dir():
        target /= "index.html"
    return target.relative_to(site.resolve()).as_posix() if target.is_file() else None


def test_no_anchor_stands_twice_on_a_page(pages: dict) -> None:
    """A deep link is never ambiguous."""
    twice = {name: [i for i in set(ids) if ids.count(i) > 1] for name, page in pages.items() if len(ids := page.xpath("//@id")) != len(set(ids))}
    assert twice == {}


def test_no_page_asks_for_anything_from_elsewhere(pages: dict) -> None:
    """The site works offline and tells nobody who reads what."""
    outside = [
        f"{name}: {address}"
        for name, page in pages.items()
        for address in page.xpath("//script/@src | //link[@rel!='canonical']/@href | //img/@src | //iframe/@src")
        if urlsplit(address).scheme in ("http", "https") or address.startswith("//")
    ]
    assert outside == []


def test_official_links_are_http_links(pages: dict) -> None:
    """No link of the data can run a script."""
    schemes = {urlsplit(link).scheme for page in pages.values() for link in page.xpath("//a/@href")}
    assert schemes <= {"", "http", "https"}


def test_the_other_language_is_the_same_page(site: Path, pages: dict) -> None:
    """A reader who changes the language stays where he is."""
    for name, page in pages.items():
        if name.count("/") == 0 or name.endswith("404.html"):
            continue
        language, _, rest = name.partition("/")
        (link,) = page.xpath("//nav[contains(@class, 'lx-languages')]/a/@href")
        other = "fr" if language == "en" else "en"
        assert _target(site, name, link) == f"{other}/{rest}"


def test_every_page_has_a_heading_a_title_and_a_language(pages: dict) -> None:
    """A screen reader can say where the reader is."""
    for name, page in pages.items():
        assert page.get("lang") in ("en", "fr"), name
        assert page.xpath("//title/text()")[0].strip(), name
        assert len(page.xpath("//h1")) == 1, name


def test_every_requirement_stands_in_every_report(site: Path, corpus, pages: dict) -> None:
    """Nothing is left out of a report, met or not; a country of which no law was read has none."""
    for j in corpus.jurisdictions.values():
        if j.laws and not j.union:
            page = pages[f"en/countries/{j.id.lower()}/index.html"]
            ids = [r.id for i in corpus.treaties_encoded for r in i.requirements]
            assert sorted(page.xpath("//article[contains(@class, 'lx-card')]/@id")) == sorted(ids)


def test_every_requirement_stands_in_every_report_of_a_bill_or_an_act(site: Path, corpus, pages: dict) -> None:
    """Changed, left or untouched: none is left out, and each has its own address on the page."""
    ids = {r.id for i in corpus.instruments.values() for r in i.requirements}
    reports = [name for name in pages if name.startswith(("en/acts/", "en/bills/"))]
    assert reports
    for name in reports:
        assert ids <= set(pages[name].xpath("//@id")), name
        (document,) = (site / name).parent.glob("*.docx")
        assert document.name in set(pages[name].xpath("//a[@download]/@href"))


def test_the_drafting_pack_proposes_something_for_every_gap_of_a_duty(corpus, pages: dict) -> None:
    """A requirement with a gap in the report has a proposal in the pack, and no other has."""
    for j in corpus.jurisdictions.values():
        if j.laws and not j.union:
            report, pack = pages[f"en/countries/{j.id.lower()}/index.html"], pages[f"en/countries/{j.id.lower()}/drafting/index.html"]
            gaps = {c.get("id") for c in report.xpath("//article[@data-finding='not_met' or @data-finding='partly_met']")}
            assert {c.get("id") for c in pack.xpath("//section[@class='lx-clause']")} == gaps, j.id


def test_every_provision_stands_on_its_law_page(corpus, pages: dict) -> None:
    """Provisions that serve nothing are listed, not lost."""
    for j in corpus.jurisdictions.values():
        for p in j.provisions:
            assert p.anchor in pages[f"fr/laws/{p.law.id}/index.html"].xpath("//article/@id")


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% include '/etc/passwd' %} <img src=x onerror=alert(1)> lacuna-path/ <!--lacuna:body-->"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A site made of data in which every text tries to break out."""
    root = tmp_path_factory.mktemp("hostile")
    q = json.dumps(HOSTILE)  # a JSON string is a YAML string
    factory.world(
        root, elements=f"x: {{text: {q}, needs: {{rule: marking, event: [import], objects: [firearms], content: [country-of-import]}}, recommend: {q}, wording: {q}, alternatives: {{en: {q}, fr: {q}}}, qualifier: {q}}}",
        AAA=f"""
names: {q}
laws:
  aaa-act:
    title: {q}
    citation: {q}
    notes: {q}
    cite_as: "<b>{{}}</b>"
    provisions:
      - {{at: ["1"], rule: marking, event: [import], objects: [firearms], content: [serial-number], says: {q}, words: [x], notes: {q}, narrower: {q},
          exempts: [{{kind: other, says: {q}}}]}}
      - {{rule: marking, event: [import], objects: [firearms], content: [country-of-import], open: {q}, says: {q}}}
  aaa-bill:
    {{type: bill, title: {q}, citation: {q}, repeals: [{{law: aaa-act, at: "1"}}], provisions: [{{rule: marking, event: [import], objects: [firearms], says: {q}, narrower: {q}}}]}}
opinions: [{{requirement: t-1, by: {q}, on: 2026-01-01, finding: met, because: {q}}}]
""")  # fmt: skip
    out = _build(root, root / "site")
    return {f.relative_to(out).as_posix(): f.read_text(encoding="utf-8") for f in out.rglob("*.html")}


def test_text_from_the_data_is_shown_and_never_run(hostile: dict[str, str]) -> None:
    """Data from a stranger's pull request cannot inject markup, scripts or templates."""
    reports = [text for name, text in hostile.items() if "countries/aaa" in name or "laws/aaa-" in name or "bills/aaa-" in name]
    assert len(reports) == 5  # report, drafting pack, two laws, bill
    for name, text in hostile.items():
        assert "<script>alert" not in text and "<img src=x" not in text, name
        assert "root:x:" not in text, name
    for text in reports:
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "{{ 7*7 }}" in text and "{% include" in text


def test_text_cannot_stand_in_for_the_places_that_are_filled(hostile: dict[str, str]) -> None:
    """A text that looks like a mark of the shell stays text."""
    for name, text in hostile.items():
        if "aaa" in name:
            assert "lacuna-path/" in text and "&lt;!--lacuna:body--&gt;" in text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x"])
def test_an_address_that_is_no_http_address_is_an_error(world, address: str) -> None:
    """A link of the data leads to a page, never to a script."""
    with pytest.raises(DataError) as failed:
        world(needs="{rule: marking, event: [import], objects: [firearms]}", AAA=f"{{laws: {{aaa-act: {{url: '{address}', provisions: []}}}}}}")
    assert [p.check for p in failed.value.problems] == ["schema-form"]


def test_a_failed_build_leaves_the_last_good_site(world, tmp_path: Path) -> None:
    """A mistake in one file never takes the published site away."""
    w = world(needs="{rule: marking, event: [import], objects: [firearms]}", AAA="[]")
    out = _build(w.root, tmp_path / "site")
    before = _bytes(out)
    factory.write_country(w.root, "AAA", "- {rule: marking, event: [impot], objects: [firearms]}")
    with pytest.raises(DataError):
        _build(w.root, out)
    assert _bytes(out) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".site")] == []


def test_a_folder_that_is_no_site_is_never_replaced(world, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """A wrong --site does not delete somebody's files."""
    w = world(needs="{rule: marking, event: [import], objects: [firearms]}", AAA="[]")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("keep me")
    assert main(["--root", str(w.root), "build", "--site", str(tmp_path / "letters")]) == 2
    assert (tmp_path / "letters" / "letter.txt").read_text() == "keep me"
    assert "not a site" in capsys.readouterr().err


def test_the_same_data_gives_the_same_bytes(world, tmp_path: Path) -> None:
    """A published report can be rebuilt and compared."""
    w = world(needs="{rule: marking, event: [import], objects: [firearms]}", AAA="- {rule: marking, event: [import], objects: [firearms]}", BBB="[]")
    assert _bytes(_build(w.root, tmp_path / "one")) == _bytes(_build(w.root, tmp_path / "two"))


def _bytes(folder: Path) -> dict[str, str]:
    return {f.relative_to(folder).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    return (f for f in sorted(folder.rglob("*")) if f.is_file())


def test_law_pages_describe_the_law_as_structured_data(pages: dict) -> None:
    """A catalogue can read what a page is about; an ELI is given where the law has one."""
    (text,) = pages["en/laws/lux-arms-act-2022/index.html"].xpath("//script[@type='application/ld+json']/text()")
    found = json.loads(text)
    assert found["@type"] == "Legislation" and "/eli/" in found["legislationIdentifier"] and found["inLanguage"] == "fr"
    assert all(len(page.xpath("//script[@type='application/ld+json']")) == 1 for name, page in pages.items() if name.startswith(("en/laws/", "fr/laws/")) and name.count("/") == 3)


def test_structured_data_cannot_end_its_element(tmp_path: Path) -> None:
    """A title with a script in it stays text."""
    factory.world(tmp_path, needs=factory.MARKED, AAA="laws: {aaa-act: {title: \"</script><script>alert(1)</script>\", provisions: [" + factory.MARKED + "]}}")
    page = (_build(tmp_path, tmp_path / "out") / "en/laws/aaa-act/index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page and "\\u003c/script\\u003e" in page


def test_a_site_that_knows_its_address_names_it(tmp_path: Path) -> None:
    """Canonical address, the other languages and a sitemap; without an address the languages are linked relatively."""
    factory.world(tmp_path, needs=factory.MARKED, AAA="- " + factory.MARKED)
    build(Plan(root=tmp_path, out=tmp_path / "out", languages=("en", "fr"), as_of=factory.DAY, search=False, documents=False, site_url="https://example.org/x/"), lambda line: None)
    page = html.parse(str(tmp_path / "out/fr/countries/aaa/index.html")).getroot()
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://example.org/x/fr/countries/aaa/"]
    assert set(page.xpath("//link[normalize-space(@rel)='alternate']/@href")) == {f"https://example.org/x/{code}/countries/aaa/" for code in ("en", "fr")}
    sitemap = (tmp_path / "out/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>https://example.org/x/en/countries/aaa/</loc>" in sitemap and "zz-shell" not in sitemap
    assert not (_build(tmp_path, tmp_path / "other") / "sitemap.xml").exists()


def test_a_printed_report_carries_its_name_on_every_page(pages: dict) -> None:
    """A loose page can be put back."""
    (style,) = [s for s in pages["en/countries/lux/index.html"].xpath("//head/style/text()") if "@page" in s]
    assert "Luxembourg: gap report · Firearms Protocol · 21 November 2026" in style
