"""The pages of a small site: complete, linked, and each step with what the kernel did."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from derive import authoring
from derive.authoring.derivation import Derivation
from derive.catalogue import find
from derive.cli import main
from derive.publish.choices import Choices
from derive.publish.pictures.gallery import pictures_of
from derive.publish.site import rules
from derive.publish.site.build import pages_of, write_site
from derive.publish.site.certificate import Certificates
from derive.publish.site.markup import FORMULA
from derive.publish.site.record import Record, record
from derive.publish.site.typeset import Typesetter, typeset
from derive.reports import build
from derive.terms.build import Eq
from derive.terms.build import variable as variable_term
from derive.translation import translate, use_language
from proofs.claims import CLAIMS
from tests.publish.examples import chain, derivation
from tests.publish.site.conftest import NAMES
from tests.publish.site.test_markup import read


def _page(site: Path, name: str) -> str:
    return (site / name).read_text(encoding="utf-8")


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    places = {path: set(re.findall(r' id="([^"]+)"', html)) for path, html in pages.items()}
    for path, html in pages.items():
        for _, attributes in read(html).tags:
            address = attributes.get("href") or attributes.get("src")
            if address is None:
                continue
            file, _, place = address.partition("#")
            target = (path.parent / file).resolve() if file else path
            assert target.is_file(), (path.name, address)
            assert not place or place in places[target], (path.name, address)


def test_nothing_comes_from_outside(site: Path) -> None:
    for path in site.rglob("*"):
        if path.suffix in (".html", ".css", ".js"):
            found = re.findall(
                r"""(?:src|href|url|@import)\s*[=(:]?\s*["'(]?\s*(?:https?:)?//[^"')\s]+""", _page(site, str(path))
            )
            assert found == [], path.name
    assert not list(site.rglob("katex.min.js"))
    assert not list(site.rglob("writer.js"))


def test_ids_are_unique(site: Path) -> None:
    for path in site.rglob("*.html"):
        ids = re.findall(r' id="([^"]+)"', path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), path.name


def test_a_page_has_all_its_parts(site: Path) -> None:
    html = _page(site, "derivations/gibbs_inequality.html")
    reader = read(html)
    assert "<h1>Gibbs’ inequality</h1>" in html
    assert html.count('class="step"') == 4
    assert 'href="gibbs_termwise.html" class="theorem"' in html
    assert 'href="../rules.html#definition" class="rule"' in html
    assert 'href="../source-a.html#A7"' in html
    assert "Rests on" in reader.said
    assert r"\label{eq:gibbs_inequality}" in reader.said


def test_a_certificate_says_what_the_kernel_did() -> None:
    entry = find("gibbs_termwise")
    made = record(entry.derivation, Certificates(entry.theorem, {"log_le_sub_one": find("log_le_sub_one").theorem}), {})
    shown = read(FORMULA.sub(lambda tex: tex[1], made.body)).said
    assert "Rule" in shown
    assert "Side conditions, each checked" in shown
    assert "Made from" in shown
    assert re.search(r"In numbersat i = \d, n = \d, p = \(.*?\), q = \(.*?\): ", shown)
    assert any(tex.startswith(r"\displaystyle p_i - q_i") for tex in FORMULA.findall(made.body))


def test_every_rule_of_the_kernel_that_is_used_is_explained() -> None:
    used = set[str]().union(*(find(name).theorem.rules() for name in NAMES))
    assert {rule for rule in used if rules.anchor(rule) is None} == set()
    written = Path(rules.__file__).parents[2] / "kernel" / "rules"
    known = {rule.name for group in rules.RULES for rule in group.rules}
    for path in written.glob("*.py"):
        named = re.findall(
            r"""(?:make\(|rule = |rule: str = |rule=)"([A-Za-z ]+)\"""", path.read_text(encoding="utf-8")
        )
        assert set(named) <= known, path.name


def _ways_of_reckoning() -> Iterator[str]:
    """The words of the reasons that authors have without citing anything."""
    for path in Path(authoring.__file__).parent.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(
                    func=ast.Name("words" | "Reason" | "from_facts" | "_reason"),
                    args=[*_, ast.Call(func=ast.Name("_"), args=[ast.Constant(str(said))])],
                ):
                    yield said
                case ast.Call(
                    func=ast.Name("words" | "Reason" | "from_facts"),
                    args=[ast.Call(func=ast.Name("_"), args=[ast.Constant(str(said))]), *_],
                ):
                    yield said


def test_a_way_of_reckoning_is_not_taken_for_the_theorem_that_is_cited_beside_it() -> None:
    found = set(_ways_of_reckoning())
    assert {"algebra", "rounding up", "mean value theorem between {0} and {1}"} <= found
    for code in ("en", "zh_Hans", "zh_Hant"):
        use_language([code])
        try:
            assert [said for said in found if not rules.names_no_theorem(translate(said))] == []
            assert rules.names_no_theorem(translate("domain of {0}").replace("{0}", "{12}"))
            assert not rules.names_no_theorem("log t ≤ t − 1 at t = {0}")
        finally:
            use_language(["en"])


def test_no_formula_of_the_catalogue_is_given_up(site: Path) -> None:
    assert [path.name for path in site.rglob("*.html") if "as-written" in path.read_text(encoding="utf-8")] == []


def test_every_claim_stands_on_its_page(site: Path) -> None:
    for claim in CLAIMS:
        html = _page(site, f"source-{claim.id[0].lower()}.html")
        assert f'id="{claim.id}"' in html
    assert 'class="answer no"' in _page(site, "source-b.html")


def test_what_is_claimed_of_a_source_stands_under_what_it_supposes(site: Path) -> None:
    """D(p ‖ q) ≥ 0 by itself would be false: both sums must be 1."""
    claim = _page(site, "source-b.html").partition('id="B11"')[2].partition("</section>")[0]
    item = claim.partition("gibbs_inequality.html")[2].partition("</li>")[0]
    given = item.partition('class="given"')[2].partition("</p>")[0]
    assert "Suppose that" in given
    assert r"\sum_{i=1}^{n} q_i = 1" in given
    assert given.endswith("Then")
    example = _page(site, "source-b.html").partition("close_but_far_apart.html")[2].partition("</li>")[0]
    assert r"\delta = " in example.partition('class="given"')[2].partition("</p>")[0]


def test_where_a_text_is_at_odds_with_itself_nothing_is_called_false(site: Path) -> None:
    for number in ("A17", "A18"):
        claim = _page(site, "source-a.html").partition(f'id="{number}"')[2].partition("</section>")[0]
        assert '<span class="answer slip">inconsistent</span>' in claim
    assert "21 claims: 14 true, 5 true in part, 2 inconsistent." in _page(site, "sources.html")


def test_the_search_is_a_script_that_no_title_can_break_out_of(records: list[Record]) -> None:
    nasty = replace(records[0], title="</script><script>alert(1)</script> \u2028 \"'\\")
    script = pages_of([nasty, *records[1:]])["assets/search.js"]
    assert "</script" not in script
    assert "\u2028" not in script
    rows = json.loads(script.removeprefix("window.DERIVATIONS=").removesuffix(";\n"))
    assert len(rows) > len(records)
    assert any("</script>" in row[0] for row in rows)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "a & b < c > d", r"50% \input{x} $y$ #1 _z_", "“q” '\"`"]
)
def test_titles_names_and_remarks_print_literally(words: str) -> None:
    made = derivation(
        "nasty", words, Eq(_variable(), _variable()), chain(_variable(), ("=", _variable(), _said(words)))
    )
    html = pages_of([_record(replace(made, summary=words, source=words))])["derivations/nasty.html"]
    for tex in FORMULA.findall(html):
        typeset(tex)
    reader = read(html)
    assert [attributes for name, attributes in reader.tags if name == "script"] == [
        {"src": "../assets/site.js", "defer": None}
    ]
    assert words in reader.said


def _variable() -> object:
    from derive.terms.sorts import real

    return variable_term("x", real)


def _said(words: str) -> object:
    from derive.authoring.derivation import Reason

    return Reason(words.replace("{", "(").replace("}", ")"))


def _record(made: Derivation) -> Record:
    return record(made, Certificates(None, {}), {made.name: made.title})


def test_a_record_comes_back_from_what_is_remembered(records: list[Record]) -> None:
    for made in records:
        assert Record.from_data(json.loads(json.dumps(made.as_data()))) == made
    with pytest.raises(KeyError):
        Record.from_data({"name": "x"})


def test_unchanged_pages_are_not_written_again(records: list[Record], tmp_path: Path) -> None:
    typesetter = Typesetter()
    assert write_site(records, tmp_path, typesetter) > len(records)
    assert write_site(records, tmp_path, typesetter) == 0
    changed = [replace(records[0], told="Another summary."), *records[1:]]
    assert write_site(changed, tmp_path, typesetter) == 1


def test_the_same_records_give_the_same_site(records: list[Record], tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_site(records, tmp_path / folder, Typesetter())
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_a_build_writes_documents_and_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entries = [find("log_le_sub_one"), find("gibbs_termwise")]
    for told in (r"\d\d pages of the site were written anew", "0 pages of the site were written anew"):
        assert build(entries, tmp_path, Choices(), article=True, html=True)
        assert re.search(told, capsys.readouterr().out)
    assert (tmp_path / "gibbs_termwise.tex").is_file()
    assert "Gibbs’ inequality without normalisation" in _page(tmp_path / "site", "derivations/gibbs_termwise.html")


def test_without_quickjs_a_build_says_so_before_it_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "quickjs" else real(name, *more)
    )
    result = CliRunner().invoke(main, ["build", "--html", "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "pip install 'derive-proofs[site]'" in result.output
    assert not (tmp_path / "out").exists()


def test_pictures_stand_between_the_statement_and_its_derivation(records: list[Record], tmp_path: Path) -> None:
    pictures = pictures_of([find("gibbs_inequality").derivation])
    assert write_site(records, tmp_path, Typesetter(), pictures) > len(records)
    html = _page(tmp_path, "derivations/gibbs_inequality.html")
    places = [html.index(part) for part in ('class="statement', '<figure class="picture"', 'class="path"')]
    assert places == sorted(places)
    (picture,) = pictures["gibbs_inequality"]
    assert picture.svg in html
    assert "<figure" not in _page(tmp_path, "derivations/gibbs_termwise.html")


def test_all_pictures_stand_on_a_page_with_the_derivations_they_show(records: list[Record]) -> None:
    names = ("log_le_sub_one", "gibbs_inequality")
    shown = pages_of(records, pictures_of(find(name).derivation for name in names))["pictures.html"]
    assert re.findall(r'<h2><a href="derivations/(\w+)\.html">', shown) == list(names)
    assert shown.count("<svg") == shown.count("<figcaption") == 2
    assert 'href="pictures.html" aria-current="page"' in shown
