"""A house notation says the same under other names, or is refused with a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from derive.authoring.derivation import Block, Scope
from derive.catalogue import find
from derive.notation.latex import latex
from derive.notation.latex_reader import read_latex
from derive.notation.names import in_latex
from derive.notation.precedence import NotationError
from derive.notation.style import current
from derive.notation.written_names import canonical, in_symbol, read_name
from derive.publish import latex as fragments
from derive.publish import markdown, page, text
from derive.publish.article import article
from derive.publish.choices import Choices, as_chosen
from derive.publish.detail import brief
from derive.publish.page_names import names_on
from derive.publish.profile import Profile, ProfileError, in_notation, read_profile
from derive.publish.renaming import Renaming
from derive.publish.slides import slides
from derive.publish.typst import fragment
from derive.terms.build import Eq, log, variable
from derive.terms.definition import Definition
from derive.terms.sorts import positive
from derive.terms.term import Operator, Term, free_variables, subterms
from tests.publish import examples


def said(derivation: examples.Derivation) -> str:
    """The page in text, ŷ as one character."""
    return unicodedata.normalize("NFC", text.page(derivation))


def by_name(term: Term) -> Term:
    """The term with definitions as mere names: the letters inside them are their own."""
    head = Operator(term.head.name) if isinstance(term.head, Definition) else term.head
    return Term(head, tuple(map(by_name, term.args)))


GIBBS = examples.gibbs_inequality()
HOUSE = read_profile(r"p=y, q=\hat y, n=K, log=\ln, D=D_{KL}, i=k")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r"\hat y", "y_hat"), ("ŷ", "y_hat"), ("y_hat", "y_hat"), (r"\widehat{y}_1", "y_hat_1"), ("λ", "lambda"),
        (r"\lambda", "lambda"), (r"\varepsilon", "epsilon"), ("x₁", "x_1"), ("x_{12}", "x_12"), ("f'", "f'"),
        (r"D_{\mathrm{KL}}", "D_KL"), (r"\operatorname{KL}", "KL"), (r"\mathit{loss}", "loss"),
        (r"\mathbf{x}", "x_bold"), (r"\mathbf x", "x_bold"), ("𝐱", "x_bold"), (r"\hat{\mathbf{x}}_1'", "x_bold_hat_1'"),
        (r"\bm{\lambda}", "lambda_bold"), (r"\mathcal{L}_{\mathrm{BCE}}", "L_cal_BCE"), ("ℒ", "L_cal"),
    ],
)  # fmt: skip
def test_names_are_read_however_they_are_written(written: str, name: str) -> None:
    assert read_name(written) == name


@given(st.from_regex(r"[A-Za-zα-ω](_(hat|bar))?(_[A-Za-z0-9]{1,3})?'{0,2}", fullmatch=True))
@example("x_bold_hat_1'")
@example("α_bold_1")
@example("L_cal_BCE")
@example("p_cal")
def test_what_a_name_is_in_latex_reads_as_that_name(name: str) -> None:
    assert read_name(in_latex(name)) == canonical(name)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "y+1",
        r"\foo",
        "1x",
        "p q",
        "_",
        "{",
        "é",
        r"\mathcal{x}",
        r"\mathcal{\lambda}",
        r"x_{\mathbf{i}}",
        r"\mathbf{}",
        r"\mathbf{p}\mathbf{q}",
        "𝐱ℒ",
    ],
)
def test_what_is_no_name_is_refused(wrong: str) -> None:
    with pytest.raises(NotationError, match="is no name"):
        read_name(wrong)


def test_the_symbol_of_a_definition_is_upright() -> None:
    assert in_symbol("KL") == r"\operatorname{KL}"
    assert in_symbol("D_KL") == r"D_{\mathrm{KL}}"


def test_formulas_definitions_functions_and_sentences_change_together() -> None:
    with in_notation(HOUSE, [GIBBS]) as (shown,):
        in_text, in_tex, md = said(shown), fragments.fragment(shown), markdown.page(shown)
    assert "Then     D_KL(y ‖ ŷ) ≥ 0" in in_text
    assert "D_KL(y ‖ ŷ) := Σₖ₌₁ᴷ (yₖ ln yₖ − yₖ ln ŷₖ)" in in_text
    assert "D_KL(P ‖ Q) = H(P, Q) − H(P) ≥ 0" in in_text  # the summary
    assert "ln t ≤ t − 1 at t = ŷₖ/yₖ, times yₖ" in in_text
    assert "It remains to add these up over k = 1, …, K." in in_text
    assert r"D_{\mathrm{KL}}(y \parallel \hat y) \ge 0." in in_tex
    assert r"$\ln t \le t - 1$ at $t = \frac{\hat y_k}{y_k}$, times $y_k$" in in_tex
    assert r"& \ge \sum_{k=1}^{K} (y_k - \hat y_k) && \text{summed over }k \\" in md
    assert r"\log" not in in_tex + md
    assert not current()


def test_bold_and_calligraphic_names() -> None:
    profile = read_profile(r"p=\mathbf{y}, q=\hat{\mathbf{y}}, D=\mathcal{D}")
    with in_notation(profile, [GIBBS]) as (shown,):
        in_text, in_tex, in_typst = said(shown), fragments.fragment(shown), fragment.fragment(shown)
    assert "𝒟(𝐲 ‖ 𝐲̂) ≥ 0" in in_text
    assert r"\mathcal{D}(\mathbf{y} \parallel \hat{\mathbf{y}}) \ge 0." in in_tex
    assert "cal(D)(upright(bold(y)) parallel hat(upright(bold(y)))) >= 0" in in_typst
    with (
        pytest.raises(ProfileError, match="p would be written 𝐪, and so is q"),
        in_notation(read_profile(r"p=\mathbf{q}, q=𝐪"), [GIBBS]),
    ):
        pass
    with in_notation(read_profile(r"p=\mathbf{q}"), [GIBBS]) as (shown,):  # bold and plain are two letters
        assert "D(𝐪 ‖ q) ≥ 0" in said(shown)


def test_the_article_too() -> None:
    with in_notation(HOUSE, [GIBBS, examples.log_le_sub_one()]) as shown:
        assert r"D_{\mathrm{KL}}(y \parallel \hat y)" in article([*shown])


def test_a_logarithm_to_a_base_is_no_natural_one() -> None:
    x = variable("x", positive)
    derivation = examples.derivation("base", "log₂ x and log x", Eq(log(x, 2), log(x) / log(2)))
    with in_notation(Profile((("log", r"\ln"),)), [derivation]) as (shown,):
        assert r"$\log_{2} x$ and $\ln x$" in fragments.fragment(shown)
        assert r"\log_2 x = \frac{\ln x}{\ln 2}" in fragments.fragment(shown)


def test_a_bound_name_gives_way() -> None:
    """p_i summed over i: where p is called j and i is left, nothing is captured; where i is taken it is refused."""
    with in_notation(read_profile("p=j"), [GIBBS]) as (shown,):
        assert "Σᵢ₌₁ⁿ jᵢ = 1" in text.page(shown)
    derivation = examples.log_le_sub_one()
    with in_notation(read_profile("t=x"), [derivation]) as (shown,):
        assert "log x ≤ x − 1" in text.page(shown)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("p=q", "p would be written q, and so is q: rename that too, say q=s"),
        ("p=i", "p would be written i, and so is i"),
        ("p=D", "the variable p and the definition D would both be written D"),
        ("D=p", "the variable p and the definition D would both be written p"),
        ("D=q, q=s, r=a", "r stands for nothing on these pages. There stand"),
        ("log=p", "log would be written p, and something else is"),
        (r"log=\sinh", "a function's name is a word of its own"),
        (r"log=\log_2", "is no name"),
        ("p=y, p=z", "p is renamed twice"),
        ("D=P", "the variable P and the definition D would both be written P"),  # the P of the summary
        (r"p=\log", r"p cannot be called \log, which is the name of a function"),
        ("p=", "is no rule of a notation"),
        ("p=t", "p would be written t, and so is t"),  # the t of "log t ≤ t − 1", which a reason mentions
        ("p=y+1", "is no name"),
        ("nowhere.txt", "There is no file nowhere.txt"),
        (
            "p=a, q=\u0430",
            "q cannot be called \u0430: \u0430 (CYRILLIC SMALL LETTER A) is neither a Latin nor a Greek letter",
        ),
        ("p=x_\u0430", "CYRILLIC SMALL LETTER A"),
        ("p=\uff50", "FULLWIDTH LATIN SMALL LETTER P"),
        ("p=ℝ", "DOUBLE-STRUCK CAPITAL R"),
    ],
)
def test_what_would_say_something_else_is_refused(rules: str, told: str) -> None:
    with pytest.raises(ProfileError) as refused, in_notation(read_profile(rules), [GIBBS]):
        pass
    assert told in str(refused.value)
    assert not current()


@pytest.mark.parametrize(("name", "rules"), [("binary_entropy_slope", "p=d"), ("log_form_continuous", "y=d")])
def test_no_letter_is_written_like_a_differential(name: str, rules: str) -> None:
    refused = pytest.raises(ProfileError, match="would be written d, and so are differentials")
    with refused, in_notation(read_profile(rules), [find(name).derivation]):
        pass
    with in_notation(read_profile("p=d"), [GIBBS]) as (shown,):  # here are none
        assert "D(d ‖ q) ≥ 0" in text.page(shown)


def test_names_may_be_exchanged() -> None:
    with in_notation(read_profile("p=q, q=p"), [GIBBS]) as (shown,):
        assert "Then     D(q ‖ p) ≥ 0" in text.page(shown)


def test_two_definitions_of_one_name_are_told_by_their_own() -> None:
    derivation = examples.softmax_cross_entropy_gradient()
    with in_notation(read_profile("softmax=s, cross_entropy=CE"), [derivation]) as (shown,):
        assert "CE(t, s(z))" in text.page(shown)
        assert r"\operatorname{CE}(t, s(z))" in fragments.fragment(shown)
    refused = pytest.raises(ProfileError, match="softmax and lse would both be written lse")
    with refused, in_notation(read_profile("softmax=lse"), [derivation]):
        pass


def test_all_pages_that_refuse_are_told() -> None:
    many = [examples.gibbs_inequality(), examples.wide(), examples.definition_of_entropy()]
    with pytest.raises(ProfileError) as refused, in_notation(read_profile("p=n, alpha=beta"), many):
        pass
    assert "gibbs_inequality" in str(refused.value)
    assert "wide_formulas" in str(refused.value)


def test_a_file_serves_many_pages(tmp_path: Path) -> None:
    house = tmp_path / "house.txt"
    house.write_text(
        "# our notation\np = y\nq = \\hat y  # predicted\nx = \\beta_{1,2}, log = \\ln\n", encoding="utf-8"
    )
    with in_notation(read_profile(str(house)), [GIBBS]) as (shown,):  # x does not occur here
        assert "D(y ‖ ŷ)" in said(shown)
    house.write_bytes(b"\xef\xbb\xbfp = y\r\n")
    assert read_profile(str(house)).rules == (("p", "y"),)
    house.write_text("p = y", encoding="utf-16")
    with pytest.raises(ProfileError, match=r"house\.txt cannot be read as text in UTF-8"):
        read_profile(str(house))
    house.write_text("p y\n", encoding="utf-8")
    with pytest.raises(ProfileError, match="'p y' is no rule"):
        read_profile(str(house))


NAMES = [
    "p",
    "q",
    "n",
    "i",
    "x",
    "y",
    "t",
    "k",
    "K",
    "z",
    "s",
    "e",
    "d",
    "H",
    "D",
    r"\pi",
    r"\hat p",
    "p_1",
    "q'",
    "ab",
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(examples.examples()),
    st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=4, unique_by=lambda rule: rule[0]),
)
def test_any_notation_reads_back_to_the_same_theorem_or_is_refused(
    derivation: examples.Derivation, rules: list[tuple[str, str]]
) -> None:
    """Each name is one thing before and after: undoing the renaming gives the very terms that were checked."""
    try:
        with in_notation(Profile(tuple(rules), every=False), [derivation]) as (shown,):
            variables = names_on(derivation).variables
            new = {old: current().names.get(old, old) for old in variables}
            assert len(set(new.values())) == len(new)
            undone = Renaming({changed: old for old, changed in new.items()}, {})
            for before, after in zip(page.formulas(derivation), page.formulas(shown), strict=True):
                definitions = [t.head for t in subterms(after) if isinstance(t.head, Definition)]
                read = read_latex(latex(after), free_variables(after), definitions)
                assert undone.term(by_name(read)) == by_name(before)
            text.page(shown)
            markdown.page(shown)
    except ProfileError:
        assert not current()


def test_in_brief_rewriting_is_one_step() -> None:
    derivation = find("gibbs_inequality").derivation
    (chain,) = brief(derivation).blocks
    assert [step.relation for step in chain.steps] == ["=", "≥", "="]  # type: ignore[union-attr]
    told = text.page(brief(derivation))
    assert "linearity of the sum; Σᵢ₌₁ⁿ pᵢ = 1; Σᵢ₌₁ⁿ qᵢ = 1" in told


def _scopes(blocks: Iterable[Block]) -> Iterator[Scope]:
    for block in blocks:
        if isinstance(block, Scope):
            yield block
            yield from _scopes(block.blocks)


def test_in_brief_no_part_is_only_its_heading() -> None:
    shown = brief(find("gibbs_termwise").derivation)
    parts = list(_scopes(shown.blocks))
    assert [part.kind for part in parts] == ["each", "case", "case"]
    assert all(part.blocks for part in parts)
    for write in (text.page, markdown.page, fragments.fragment, slides):
        told = write(shown)
        assert (
            told.index("p_i = 0" if "p_i = 0" in told else "pᵢ = 0") < told.index("domain of") < told.index("algebra")
        )
        assert "rules of logarithms" in told


def test_brief_and_renamed() -> None:
    with as_chosen([GIBBS], Choices(notation=HOUSE, detail="brief")) as (shown,):
        assert "For each k ∈ {1, …, K} we show that yₖ − ŷₖ ≤ yₖ ln yₖ − yₖ ln ŷₖ." in said(shown)


def test_the_site_and_the_pdf_too(tmp_path: Path) -> None:
    pytest.importorskip("quickjs")
    from derive.publish.site.typeset import Typesetter
    from derive.publish.typst.article import extract
    from derive.website import write_in_notation

    entries = [find(name) for name in ("gibbs_termwise", "gibbs_inequality")]
    with as_chosen([entry.derivation for entry in entries], Choices(notation=HOUSE)) as chosen:
        write_in_notation(entries, chosen, tmp_path, Typesetter())
        source = extract([*chosen], ())
    page_ = (tmp_path / "derivations" / "gibbs_inequality.html").read_text(encoding="utf-8")
    assert r"D_{\mathrm{KL}}(y \parallel \hat y) \ge 0" in page_
    assert r"p_i" not in page_
    assert '$D_(upright("KL")) (y parallel hat(y)) >= 0$' in source
    assert "y_k ln hat(y)_k" in source


def test_what_the_kernel_did_is_told_in_the_notation_too(tmp_path: Path) -> None:
    pytest.importorskip("quickjs")
    from derive.publish.site.typeset import Typesetter
    from derive.website import write_single_pages

    entries = [find("gibbs_inequality")]
    with as_chosen([entry.derivation for entry in entries], Choices(notation=HOUSE, detail="brief")) as chosen:
        (file,) = write_single_pages(entries, chosen, tmp_path, Typesetter())
    shown = file.read_text(encoding="utf-8")
    assert "<dt>Side conditions, each checked</dt>" in shown
    assert "at K = 2, y = (3/5, 2/5), ŷ = (1/2, 1/2):" in unicodedata.normalize("NFC", shown)
    folded = shown.partition("<dt>Steps</dt>")[2].partition("</ol>")[0]
    assert r"\displaystyle \sum_{k=1}^{K} (y_k - \hat y_k)" in folded
    assert "linearity of the sum · " in folded
    assert r"p_i" not in shown


def test_a_variable_that_only_the_kernel_met_gives_way() -> None:
    """Where p is called y now, a y that stands on no page would be taken for it in what the kernel did."""
    p, y, z = variable("p"), variable("y"), variable("y'")
    renaming = Renaming({"p": "y"}, {})
    assert renaming.term(Eq(p, y)) == Eq(y, y)
    apart = renaming.beyond_the_page([Eq(p, y)])
    assert apart.term(Eq(p, y)) == Eq(y, z)
    assert apart.term(p) == y


def test_what_no_variable_can_be_called_is_no_name_in_a_sentence() -> None:
    """ℝ in "f: (0, 1] → ℝ" is a sign, whatever else is renamed."""
    with in_notation(read_profile("f=g"), [find("log_form").derivation]) as renamed:
        assert renamed is not None
        assert "g: (0, 1] → ℝ with g(xy) = g(x) + g(y)" in text.page(next(iter(renamed)))
