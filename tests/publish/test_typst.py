"""Pages in Typst and the PDF that is made of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from derive.catalogue import find, index
from derive.notation.typst import typst
from derive.notation.typst_names import quoted
from derive.publish import build as writers
from derive.publish.pictures.drawing import Picture
from derive.publish.pictures.gallery import pictures_of
from derive.publish.typst import formulas
from derive.publish.typst.article import article, extract
from derive.publish.typst.markup import escaped
from derive.publish.typst.pdf import Fonts, NoPdf, fonts, pdf
from derive.publish.typst.words import sentence
from derive.terms.build import exp, log, sum_, variable
from derive.terms.term import Term
from derive.translation import use_language
from tests.notation.random_terms import formulas as random_formulas
from tests.publish import examples

compiler = pytest.importorskip("typst")
GIBBS = examples.gibbs_inequality()
PLAIN = ("a-2b",)  # of what has no title
LINE, PAPER = 442.2, (595.3, 841.9)  # points: style.typ's line-width, and A4
x = variable("x")


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERIVE_CACHE", "off")


def style() -> str:
    style = (Path(formulas.__file__).with_name("style.typ")).read_text(encoding="utf-8")
    return f"#let chapters = false\n{style}"


def compiled(source: str) -> bytes:
    return pdf(source, standards=PLAIN)


# ---- words


_PLAIN = """
let plain(it) = if type(it) == str { it } else if it.has("text") { it.text } else if it == [ ] { " " } else if (
  it.has("children")
) { it.children.map(plain).join() } else { panic(repr(it)) }
"""
_SPECIALS = "#$*_`<>@\\[](){}~\"'=+-/.:,;!?&%^|–—…−≤ \u00a0\n1a"
_words = st.text(st.sampled_from(_SPECIALS) | st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


def flat(words: str) -> str:
    """Spaces and quotation marks made alike."""
    return re.sub("[\"“”'’]", "'", re.sub("[ \n\t\r\x0b\x0c\x85\u2028\u2029]+", " ", words))


_ODD = [
    "100. a",
    "- a -- b --- c -? 1-2 -1",
    "= a",
    "// no comment /* no comment */",
    "https://a.b #let x = 1 @see <label> ~ \\u{41} \\ $x$ *b* _i_ `c`",
    "\"a\" 'b' it's 5\" ... .. …",
]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_words, min_size=8, max_size=20))
@example(_ODD)
def test_words_print_literally(texts: list[str]) -> None:
    markup = ", ".join(f"[{escaped(words)}]" for words in texts)
    found = json.loads(compiler.eval(b"", f"{{ {_PLAIN} ({markup}).map(plain) }}"))
    assert [flat(words) for words in found] == [flat(words) for words in texts]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(st.sampled_from(_SPECIALS + "px²ᵢ_^√∞"), max_size=30), min_size=4, max_size=8))
def test_sentences_are_valid_whatever_they_say(sentences: list[str]) -> None:
    compiled("#set document(date: auto)\n" + "\n\n".join(f"[{sentence(words)}]" for words in sentences))


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(*[st.text(st.sampled_from(_SPECIALS), min_size=1, max_size=20) for _ in range(5)])
@example("1", "1", "1", "1", "`1`(")
def test_a_derivation_may_say_anything(title: str, summary: str, claim: str, source: str, words: str) -> None:
    assume(title.strip() and "{" not in words)
    reason = examples.because(words)
    path = examples.chain(x, ("=", x, reason))
    odd = examples.derivation(
        "odd", title, x <= x, path, summary=summary, claims=(claim, "loss:" + claim), source=source
    )
    compiled(extract([odd]))
    compiled(article([odd, GIBBS]))


# ---- formulas


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_formulas())
def test_the_parts_of_a_formula_are_the_formula(formula: Term) -> None:
    written = typst(formula)
    parts = formulas._parts(written)
    put_together = ""
    for part in parts:
        for item in part.items:
            put_together += item if isinstance(item, str) else item.sign + item.scripts
    assert put_together.replace("space", "").replace(" ", "") == written.replace(" ", "")


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(random_formulas(), min_size=10, max_size=20), st.sampled_from(["2.5cm", "5cm", "15.6cm"]))
def test_formulas_break_at_every_width(terms: list[Term], width: str) -> None:
    head = style().replace("#let line-width = 15.6cm", f"#let line-width = {width}")
    rows = [f"#claim({formulas.displayed(typst(term))})\n\n{formulas.in_line(typst(term))}\n" for term in terms]
    compiled(head + '#show: article.with("t", "en", none, ("Libertinus Serif",))\n' + "\n".join(rows))


def test_a_long_formula_is_cut_where_an_author_would() -> None:
    long = (x + log(x + exp(x) * (x + 1)) ** 2) * (x + 2) - sum_(variable("i"), x) / (x + 4)
    costs = [part.cost for part in formulas._parts(typst(long))]
    assert costs == [0, 13, 33, 43, 13, 3]
    assert formulas.displayed("x = y") == "$x = y$"
    assert formulas.in_line('f "is continuous on" [a, b]') == "$f$ is continuous on $[a, b]$"
    assert formulas.in_line("p_i >= 0 quad (i = 1, ..., n)") == "$p_i >= 0$ $(i = 1, ..., n)$"


def test_a_long_formula_within_a_line_has_no_groups_that_hold_it_together() -> None:
    written = formulas.in_line("log(1 + x y - (a + b) z) + x^(n + 1) + f(x)_(i = 1)^n + f(y)")
    assert written == r"$log\(1 + x y - \(a + b\) z\) + x^(n + 1) + f(x)_(i = 1)^n + f(y)$"


# ---- pages


def test_an_entry_has_statement_hypotheses_steps_and_reasons() -> None:
    page = extract([GIBBS, examples.log_le_sub_one()])
    for line in (
        '#entry("gibbs_inequality", "2", [Gibbs’ inequality], ([claims A7, B11], [Cover & Thomas 2.6.3],), "proved",',
        "#claim($D(p parallel q) >= 0$)",
        "#short($q_i = 0 => p_i = 0$); for every #short($i in {1, ..., n}$);",
        "[#short($log t <= t - 1$); at #short($t = frac(q_i, p_i)$);, times #short($p_i$); "
        '(#see("log_le_sub_one", "1"))], ""),',
        '  after: beneath[Rests on #see("log_le_sub_one", "1").]',
    ):
        assert line in page
    assert page.count("#scope(") == 3
    assert 'Used by #see("gibbs_inequality", "2").' in page


def test_every_derivation_is_stated_indexed_and_found_by_its_claims() -> None:
    document = article(examples.examples())
    for derivation in examples.examples():
        assert document.count(f'#entry("{derivation.name}"') == 1
        listed = document.count(f'  ("{derivation.name}", ')
        assert listed == 2 + len(derivation.claims)  # contents, index of theorems, index of claims
    assert document.index("#claimed([A7])") < document.index("#claimed([A10])")
    assert document == article(examples.examples())  # the same input gives the same text


def test_pictures_stand_below_the_statement() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0L9 9" stroke="black"/></svg>'
    page = extract([GIBBS], pictures={GIBBS.name: [Picture(svg, "The gap for p = ½", "a rising line")]})
    assert page.index("#claim(") < page.index("#picture(") < page.index("#here[")
    assert compiled(page).startswith(b"%PDF")


# ---- the PDF


def boxes(made: bytes, tmp_path: Path) -> list[tuple[int, float, float, float, float, str]]:
    """Every word with its page and its box, in points."""
    program = shutil.which("pdftotext")
    if program is None:
        if os.environ.get("DERIVE_REQUIRE_TEX") == "1":
            pytest.fail("pdftotext is missing (Debian: poppler-utils), and DERIVE_REQUIRE_TEX=1 says that nothing may.")
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    (tmp_path / "made.pdf").write_bytes(made)
    told = subprocess.run([program, "-bbox", tmp_path / "made.pdf", "-"], capture_output=True, text=True, check=True)
    found, page = [], 0
    for line in told.stdout.splitlines():
        page += "<page " in line
        box = re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)<', line)
        if box:
            left, top, right, bottom = map(float, box.groups()[:4])
            found.append((page, left, top, right, bottom, box[5]))
    return found


def outside(made: bytes, tmp_path: Path) -> list[tuple[object, ...]]:
    """The words that reach beyond the text; a full stop, a comma or a hyphen may hang into the margin."""
    margin = (PAPER[0] - LINE) / 2
    words = boxes(made, tmp_path)
    assert len(words) > 100
    return [
        (page, left, right, bottom, word)
        for page, left, _top, right, bottom, word in words
        if left < margin - 1 or right > PAPER[0] - margin + (3.5 if word[-1] in ".,:;-\u00ad" else 0.7) or bottom > 780
    ]


def test_nothing_is_cut_or_overfull(tmp_path: Path) -> None:
    assert outside(compiled(article(examples.examples())), tmp_path) == []
    assert outside(compiled(extract([examples.wide()])), tmp_path) == []


@pytest.mark.slow
def test_nothing_of_the_whole_catalogue_is_cut_or_overfull(tmp_path: Path) -> None:
    assert outside(compiled(article([find(name).derivation for name in index()])), tmp_path) == []


def test_a_pdf_is_tagged_pdf_a_and_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = pdf(extract([GIBBS]))
    assert b"pdfaid:part>2<" in made
    assert b"pdfuaid:part>1<" in made
    assert made == pdf(extract([GIBBS]))


def test_a_character_that_no_font_has_fails_the_build(tmp_path: Path) -> None:
    odd = replace(GIBBS, title="Gibbs' \N{CAT} inequality")
    (tmp_path / "derivations.pdf").write_bytes(b"as it was")
    with pytest.raises(NoPdf, match=r"none of its fonts has 🐈 \(U\+1F408 CAT\)\."):
        writers.build([odd], tmp_path, pdf=True)
    assert (tmp_path / "derivations.pdf").read_bytes() == b"as it was"


def test_what_typst_complains_of_is_told() -> None:
    with pytest.raises(NoPdf, match=r"Typst stopped with this message\.\nerror: unknown variable: nothing"):
        pdf("#nothing")


def test_without_the_compiler_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NoPdf, match="`pip install typst`"):
        pdf("a")


def test_a_document_that_was_set_is_remembered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DERIVE_CACHE", str(tmp_path / "cache" / "verdicts.json"))
    made = pdf("#set document(date: auto)\nOnce", standards=PLAIN)
    for k in range(10):
        pdf(f"#set document(date: auto)\n{k}", standards=PLAIN)
    assert len(list((tmp_path / "cache" / "verdicts-pdf").iterdir())) == 8
    newest = pdf("#set document(date: auto)\n9", standards=PLAIN)
    monkeypatch.setattr(compiler, "compile", lambda *_a, **_k: b"set again")
    assert pdf("#set document(date: auto)\n9", standards=PLAIN) == newest
    assert pdf("#set document(date: auto)\nOnce", standards=PLAIN) == b"set again" != made
    assert pdf("#set document(date: auto)\n9") == b"set again"  # by other standards it is another document


def test_a_build_writes_the_article_and_its_source(tmp_path: Path) -> None:
    names = {path.name for path in writers.build([GIBBS], tmp_path, pdf=True)}
    assert names == {path.name for path in tmp_path.iterdir()}
    assert {"derivations.pdf", "derivations.typ"} <= names
    assert (tmp_path / "derivations.typ").read_text(encoding="utf-8") == article([GIBBS], Fonts().families)


def test_an_export_writes_a_pdf_of_each(tmp_path: Path) -> None:
    names = {path.name for path in writers.export([GIBBS, examples.log_le_sub_one()], tmp_path, pdf=True)}
    assert {"gibbs_inequality.pdf", "log_le_sub_one.pdf"} <= names


def test_nobody_loads_the_compiler_who_does_not_want_a_pdf() -> None:
    told = "import sys, derive.cli, derive.publish.build; print('typst' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"


@pytest.mark.parametrize("name", ["gibbs_inequality", "log_form"])
def test_formulas_of_a_derivation_have_words_for_screen_readers(name: str) -> None:
    """PDF/UA-1: a formula without words, a picture without a description or a heading out of order is refused."""
    derivation = find(name).derivation
    source = extract([derivation], pictures=pictures_of([derivation]))
    assert b"pdfuaid" in pdf(source)


@pytest.mark.parametrize("language", ["en", "zh_Hans", "zh_Hant"])
def test_the_article_has_words_for_its_formulas_too(language: str) -> None:
    derivations = [find(name).derivation for name in ("gibbs_inequality", "binary_entropy_maximum", "log_form")]
    use_language([language])
    try:
        chosen = fonts()
        source = article(derivations, chosen.families, pictures_of(derivations))
        assert b"pdfuaid" in pdf(source, chosen.folders)
    finally:
        use_language(["en"])


def test_a_formula_without_words_is_refused() -> None:
    with pytest.raises(NoPdf, match="missing alt text"):
        pdf(extract([GIBBS]) + "\n$x + 1$")


def test_the_words_of_a_formula() -> None:
    formulas = {
        "sum_(i = 1)^n p_i log p_i": "∑_(i = 1)^n p_i log p_i",
        "frac(1, 2) f'(frac(1, 2)) >= sqrt(x + 1)": "(1/2) f′((1/2)) ≥ √(x + 1)",
        'hat(p)_1^2 abs(x) op("softmax")(z)_k': "p\u0302_1^2 |x| softmax(z)_k",
        'cases(1 &" if " x > 0, 0 &" otherwise")': "1 if x > 0; 0 otherwise",
    }
    for formula, words in formulas.items():
        checked = f"#assert.eq(alt-of(${formula}$.body), {quoted(words)})"
        assert pdf(f"{style()}\n{checked}", standards=PLAIN)
