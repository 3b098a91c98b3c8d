"""Every derivation of the catalogue is one case: `pytest -k gibbs`.

A case checks the derivation step by step with the kernel, holds its statement against the numeric witness, sets its
pages, and reads every formula back from its LaTeX.
"""

from pathlib import Path

import pytest

from derive.authoring.refusals import StepRefused
from derive.catalogue import find, index
from derive.explain import explain
from derive.notation.latex import latex
from derive.notation.latex_reader import read_latex
from derive.notation.text import text
from derive.publish import latex as fragments
from derive.publish import markdown, page
from derive.publish import text as terminal
from derive.terms.definition import Definition
from derive.terms.term import free_variables, subterms
from derive.witness import witness
from proofs.claims import CLAIMS

NAMES = sorted(index())


@pytest.mark.parametrize("name", NAMES)
def test_derivation(name):
    try:
        derivation, theorem = find(name).derivation, find(name).theorem
    except StepRefused as refused:
        pytest.fail(explain(refused), pytrace=False)  # which step, why, and a point: what `derive check` says
    assert derivation.verdict in ("proved", "enclosed")
    assert theorem.conclusion == derivation.statement
    assert set(theorem.hypotheses) == set(derivation.hypotheses)
    assert derivation.blocks, "nothing is derived"
    report = witness(derivation.statement, derivation.hypotheses)
    assert report.disagreement is None, str(report.disagreement)
    assert report.points > 0, f"no numeric witness: {report.why}"


@pytest.mark.parametrize("name", NAMES)
def test_pages(name):
    derivation = find(name).derivation
    titles = {listed.name: listed.title for listed in index().values()}
    for set_page in (
        lambda: terminal.page(derivation, titles),
        lambda: markdown.page(derivation, titles),
        lambda: fragments.fragment(derivation),
    ):
        shown = set_page()
        assert shown.strip()
        assert "⟪" not in shown, "a mark was left over"


@pytest.mark.parametrize("name", NAMES)
def test_latex_reads_back(name):
    """No parenthesis is missing: what was written is the formula that was checked."""
    for formula in page.formulas(find(name).derivation):
        if formula.loose:
            continue
        definitions = {s.head for s in subterms(formula) if isinstance(s.head, Definition)}
        assert read_latex(latex(formula), free_variables(formula), definitions) == formula, text(formula)


def test_a_file_holds_one_theorem_of_its_name():
    for listed in index().values():
        assert Path(listed.path).stem == listed.name


def test_every_claim_of_the_documents_is_settled():
    known = {claim.id for claim in CLAIMS}
    named = {c for listed in index().values() for c in listed.claims if not c.startswith("loss:")}
    assert named <= known, f"claims that no document makes: {sorted(named - known)}"
    assert known <= named, f"claims without a derivation: {sorted(known - named)}"


@pytest.mark.parametrize("claim", ["A4", "A5", "A8", "A12", "A19", "A21", "B10", "B12", "B13", "B14"])
def test_what_is_false_has_a_refutation(claim):
    kinds = {listed.kind for listed in index().values() if claim in listed.claims}
    assert "refutation" in kinds


def statement(name):
    return find(name).derivation.statement


class TestTheFive:
    """The five theorems of the first screen say what their names promise."""

    def test_log_form(self):
        shown = statement("log_form")
        assert text(shown) == "∀x ∈ (0, 1]: f(x) = (1/2) f′(1/2) log x"
        hypotheses = find("log_form").derivation.hypotheses
        assert [text(h) for h in hypotheses] == [
            "∀x ∈ (0, 1]: ∀y ∈ (0, 1]: f(x y) = f(x) + f(y)",
            "f is differentiable on (0, 1)",
        ]

    def test_binary_cross_entropy_from_two_classes(self):
        assert text(statement("binary_cross_entropy_from_two_classes")) == "H((y, 1 − y), (p̂, 1 − p̂)) = ℓ_BCE(y, p̂)"

    def test_binary_cross_entropy_gradient(self):
        derivation = find("binary_cross_entropy_gradient").derivation
        assert latex(derivation.statement).endswith(r"= \frac{\hat p - y}{\hat p (1 - \hat p)}")
        assert "SymPy" in terminal.page(derivation)

    def test_softmax_cross_entropy_gradient(self):
        derivation = find("softmax_cross_entropy_gradient").derivation
        gradient = derivation.statement
        assert text(gradient) == "∂H(t, softmax(z))/∂zₖ = softmax(z)ₖ − tₖ"
        assert {v.head.name for v in free_variables(gradient)} == {"K", "k", "t", "z"}

    def test_gibbs_inequality(self):
        derivation = find("gibbs_inequality").derivation
        assert text(derivation.statement) == "D(p ‖ q) ≥ 0"
        assert {v.head.name for v in free_variables(derivation.statement)} == {"n", "p", "q"}
        assert len(derivation.hypotheses) == 3
