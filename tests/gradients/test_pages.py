"""What stands on the page: the rules by name, one layer at a time, and the writers of the catalogue print it."""

from __future__ import annotations

import pytest

from derive.authoring.derivation import Chain, Stated
from derive.gradients.gradient import Gradient, derive_gradient
from derive.notation.formula_reader import read_together
from derive.notation.text import text


def gradient(formula: str, wrt: str, where: str = "", hessian: bool = False) -> Gradient:
    (loss, x), hypotheses = read_together([formula, wrt], where)
    return derive_gradient(loss, x, hypotheses, hessian)


def lines(found: Gradient) -> list[tuple[str, str]]:
    chain = found.derivation.blocks[-1]
    assert isinstance(chain, Chain)
    return [(text(step.term), step.reason.words) for step in chain.steps]


def test_each_layer_of_rules_has_a_line() -> None:
    assert lines(gradient("-y*log(σ(x)) - (1-y)*log(1-σ(x))", "x")) == [
        ("−y d/dx log σ(x) − (1 − y) d/dx log(1 − σ(x))", "sum rule"),
        ("−y ((dσ(x)/dx)/σ(x)) − (1 − y) ((d/dx (1 − σ(x)))/(1 − σ(x)))", "chain rule"),
        ("−y (σ(x) (1 − σ(x)) / σ(x)) + (1 − y) (σ(x) (1 − σ(x)) / (1 − σ(x)))", "σ′ = σ (1 − σ)"),
        ("−y (1 − σ(x)) + (1 − y) σ(x)", "cancelled"),
        ("σ(x) − y", "algebra"),
    ]


def test_log_sum_exp_is_recognised_before_it_is_differentiated() -> None:
    found = lines(gradient("-log(exp(z[y])/sum(j,1,K,exp(z[j])))", "z[k]"))
    assert [reason for _, reason in found] == [
        "rules of logarithms; log-sum-exp by its name",
        "derivative of log-sum-exp",
    ]
    assert found[-1][0] == "softmax(z)ₖ − δ_{yk}"


def test_a_hypothesis_is_named_where_it_is_used_and_only_there() -> None:
    found = gradient("-sum(i,1,K,t[i]*log_softmax(z)[i])", "z[k]", "sum(i,1,K,t[i])=1")
    chain = found.derivation.blocks[-1]
    assert isinstance(chain, Chain)
    (hypothesis,) = found.hypotheses
    assert [hypothesis in step.reason.terms for step in chain.steps] == [False, False, False, True]


@pytest.mark.parametrize(
    ("formula", "wrt", "rule"),
    [
        ("x^2*exp(-x)", "x", "product rule"),
        ("x/(1+x^2)", "x", "quotient rule"),
        ("1/(1+exp(x))", "x", "reciprocal rule"),
        ("(x-a)^3", "x", "power rule"),
        ("log(cosh(x))", "x", "chain rule"),
        ("x^x", "x", "u^v = e^{v log u}"),
        ("|x|", "x", "|u|′ = u/|u| for u ≠ 0"),
        ("softplus(x)", "x", "softplus′ = σ"),
        ("lse(z)", "z[k]", "derivative of log-sum-exp"),
        ("softmax(z)[i]", "z[k]", "derivative of softmax"),
        ("sum(i,1,n,z[i]^2)", "z[k]", "Kronecker delta"),
        ("H(p)", "p[k]", "definition"),
        ("max(x, 0)", "x", "one branch at a time"),
    ],
)
def test_the_rule_is_named(formula: str, wrt: str, rule: str) -> None:
    where = "p[i] > 0" if formula == "H(p)" else "x > 0" if formula == "x^x" else ""
    assert any(rule in reason for _, reason in lines(gradient(formula, wrt, where)))


def test_a_condition_that_follows_stands_on_the_page_as_a_fact() -> None:
    found = gradient("log(1+(x-m)^2/(v*s))", "x", "v>0, s>0")
    fact = found.derivation.blocks[0]
    assert isinstance(fact, Stated)
    assert text(fact.formula) == "1 + (x − m)²/(v s) > 0"
    assert found.hypotheses == ()


def test_kinks_are_supposed_away_and_stated() -> None:
    found = gradient("max(0, 1-y*x)", "x")
    assert [text(h) for h in found.hypotheses] == ["1 − y x ≠ 0"]
    assert text(found.value) == "{−y if y x < 1; 0 otherwise}"
    assert gradient("max(0, 1-y*x)^2", "x").hypotheses == ()  # which has no kink


def test_bounds_become_domains() -> None:
    found = gradient("-y*log(p) - (1-y)*log(1-p)", "p", "0 < p, 1 - p > 0")
    assert found.hypotheses == ()
    assert "p ∈ (0, 1)" in found.text()


@pytest.mark.parametrize(
    ("formula", "wrt", "second"),
    [
        ("-y*log(σ(x)) - (1-y)*log(1-σ(x))", "x", "σ(x) (1 − σ(x))"),
        ("lse(z) - z[y]", "z[k]", "softmax(z)ₖ (δₖₗ − softmax(z)ₗ)"),
        ("sum(i,1,n,z[i]^2)", "z[k]", "2 δₖₗ"),
        ("log(cosh(x))", "x", "1 − (tanh x)²"),
        ("a*x", "x", "0"),
    ],
)
def test_second_derivatives(formula: str, wrt: str, second: str) -> None:
    found = gradient(formula, wrt, hessian=True)
    assert found.hessian is not None
    assert text(found.hessian) == second
    assert found.second is not None
    assert lines(found.second)[0][1] == "the first derivative, from above"


def test_the_writers_print_it() -> None:
    found = gradient("-log(softmax(z)[y])", "z[k]", hessian=True)
    assert "softmax(z)ₖ (δₖₗ − softmax(z)ₗ)" in found.text()
    assert r"\operatorname{softmax}(z)_k - \delta_{yk}" in found.latex()
    assert "derivative of softmax" in found.markdown()
