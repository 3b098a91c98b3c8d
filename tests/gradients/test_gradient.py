"""derive.gradient for terms and SymPy's expressions, what it asks for, claims held against it, and the command."""

from __future__ import annotations

import contextlib

import pytest
import sympy
from click.testing import CliRunner

import derive
from derive.cli import main
from derive.gradients.gradient import Gradient, GradientError
from derive.gradients.hints import difference_in_words
from derive.notation.formula_reader import read_together
from derive.notation.text import text
from derive.terms.build import delta, exp, floor, index, log, sum_, variable
from derive.terms.sorts import family_sort, natural, open_probability, positive, real

x, y = variable("x"), variable("y")
n = variable("n", natural)
z = variable("z", family_sort(n, real))
i, k = index("i", n), index("k", n)


def test_terms() -> None:
    p = variable("p", open_probability)
    assert text(derive.gradient(-y * log(p) - (1 - y) * log(1 - p), p).value) == "(p − y)/(p (1 − p))"
    assert text(derive.gradient(log(sum_(i, exp(z[i]))), z[k]).value) == "softmax(z)ₖ"
    assert text(derive.gradient(sum_(i, z[i] ** 2), z[1]).value) == "2 z₁"


def test_an_entry_that_need_not_exist_is_not_taken_out_of_a_sum() -> None:
    assert text(derive.gradient(sum_(i, z[i] ** 2 * delta(i, 5)), z[k]).value) == "2 zₖ δ_{k, 5}"
    assert text(derive.gradient(x**2 * sum_(i, delta(i, 5)), x).value) == "2 x Σᵢ₌₁ⁿ δ_{i, 5}"


def test_sympy_expressions() -> None:
    a, b = sympy.symbols("a b", real=True)
    assert text(derive.gradient(sympy.log(1 + sympy.exp(a)) - a * b, a).value) == "σ(a) − b"
    size = sympy.Symbol("n", integer=True, positive=True)
    j, m = sympy.symbols("j m", integer=True)
    logits, target = (sympy.IndexedBase(name, shape=(size,), real=True) for name in "zt")
    loss = sympy.log(sympy.Sum(sympy.exp(logits[j]), (j, 1, size))) - sympy.Sum(target[j] * logits[j], (j, 1, size))
    found = derive.gradient(loss, logits[m], hessian=True)
    assert text(found.value) == "softmax(z)ₘ − tₘ"
    softmax = sympy.exp(logits[m]) / sympy.Sum(sympy.exp(logits[j]), (j, 1, size))
    assert found.check(softmax - target[m]).status == "proved"
    assert found.check(softmax).status == "refuted"
    assert str(found.sympy) == "exp(z[m])/Sum(exp(z[i]), (i, 1, n)) - t[m]"
    assert found.hessian is not None


def test_a_condition_that_is_missing_is_asked_for() -> None:
    with pytest.raises(GradientError, match="It would suffice to know x > 0") as asked:
        derive.gradient(log(x), x)
    assert [text(m) for m in asked.value.missing] == ["x > 0"]
    assert text(derive.gradient(log(x), x, x > 0).value) == "1/x"


@pytest.mark.parametrize(
    ("formula", "at", "told"),
    [
        (x > 0, x, "is a claim"),
        (z, z[k], "is a family"),
        (x, z, r"such as z\[k\]"),
        (x, x * y, "not in x y"),
        (floor(x), x, "no rule here for the derivative of ⌊x⌋"),
        (x / (y - y), x, "not known to be defined"),
        (variable("x", positive) + x, x, "two variables with different domains"),
    ],
)
def test_what_is_refused(formula: object, at: object, told: str) -> None:
    with pytest.raises(GradientError, match=told):
        derive.gradient(formula, at)


def test_a_constant_has_the_derivative_zero() -> None:
    assert text(derive.gradient(y, x, hessian=True).value) == "0"


def hint(value: str, claim: str) -> str:
    (one, other), _ = read_together([value, claim])
    return difference_in_words(one, other)


def test_what_separates_a_claim_is_said() -> None:
    assert hint("σ(x) - y", "y - σ(x)") == "It has the wrong sign: it is −1 times the derivative."
    assert hint("2*sum(i,1,N,x[i])/N", "2*sum(i,1,N,x[i])") == "It is N times the derivative."
    assert hint("σ(x) - y", "σ(x)") == "It is the derivative plus y."
    assert hint("σ(x)", "exp(x^2)*cosh(x)") == ""


# ---- the command


def run(*arguments: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(main, ["gradient", *arguments])
    return outcome.exit_code, outcome.output


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child process would write past the runner."""
    monkeypatch.setattr("derive.limited.limited", lambda work: work())


BCE = "-y*log(σ(x)) - (1-y)*log(1-σ(x))"


def test_the_page_and_the_verdict_on_a_claim() -> None:
    code, output = run(BCE, "--wrt", "x", "--check", "sigma(x) - y")
    assert code == 0
    assert "= σ(x) − y" in output
    assert "Your σ(x) − y: proved" in output


def test_a_wrong_claim() -> None:
    code, output = run(BCE, "--wrt", "x", "--check", "y - sigma(x)")
    assert code == 1
    assert "refuted" in output
    assert "Counterexample: x = " in output
    assert "It has the wrong sign" in output


def test_formats_and_the_second_derivative() -> None:
    assert r"\sigma(x) - y" in run(BCE, "--wrt", "x", "--format", "latex")[1]
    code, output = run(BCE, "--wrt", "x", "--format", "markdown", "--hessian")
    assert code == 0
    assert r"\sigma(x) (1 - \sigma(x))" in output


def test_what_is_missing_is_asked_for_with_the_option() -> None:
    code, output = run("-y*log(p) - (1-y)*log(1-p)", "--wrt", "p", "--where", "y > 0")
    assert code == 1
    assert "--where 'y > 0, p > 0, p < 1'" in output


def test_what_is_asked_for_can_be_typed() -> None:
    focal = "-sum(k,1,K,t[k]*(1-softmax(z)[k])^g*log(softmax(z)[k]))"
    code, output = run(focal, "--wrt", "z[j]")
    assert code == 1
    assert "--where '1 - softmax(z)[k] > 0'" in output
    assert "--where '1 - softmax(z)[i] > 0'" in run(focal, "--wrt", "z[k]")[1]  # k is not every index there
    logarithms = "sum(k,1,K,log(p[k]))"
    assert "--where 'p[k] > 0'" in run(logarithms, "--wrt", "p[j]")[1]
    assert run(logarithms, "--wrt", "p[j]", "--where", "p[k] > 0")[0] == 0


def test_a_bound_that_leads_to_no_normal_form_is_not_used() -> None:
    """Zhang and Sabuncu's generalised cross-entropy is for 0 < q ≤ 1; its derivative needs q > 0 alone."""
    code, output = run("(1-softmax(z)[y]^q)/q", "--wrt", "z[k]", "--where", "0 < q, q <= 1")
    assert code == 0
    assert "Then     ∂/∂zₖ ((1 − softmax(z)_y^q)/q) = softmax(z)_y^q (softmax(z)ₖ − δ_{yk})" in output


def test_hypotheses_that_contradict_one_another_give_no_page() -> None:
    code, output = run("x*y", "--wrt", "x", "--where", "y > 1, y < 0")
    assert code == 1
    assert "do they contradict one another?" in output
    assert "Theorem" not in output


@pytest.mark.parametrize(("formula", "variable"), [("x^2", "y"), ("sum(i,1,K,z[i]^2)", "w[K]")])
def test_a_variable_that_does_not_occur_is_told(formula: str, variable: str) -> None:
    assert "does not speak of" in run(formula, "--wrt", variable)[1]
    assert "does not speak of" not in run(formula, "--wrt", "x" if variable == "y" else "z[K]")[1]


def test_the_numbers_agree() -> None:
    assert "agree at 16 points" in run(BCE, "--wrt", "x")[1]


def test_a_formula_that_cannot_be_read() -> None:
    code, output = run("log(x", "--wrt", "x")
    assert code == 1
    assert "^" in output


HOSTILE = {
    "towers": "9**9**9*x",
    "nested powers": "(" * 90 + "x" + ")^2" * 90,
    "many factors": "*".join(f"(x+{m}*y)" for m in range(40)),
    "many values": "+".join(f"σ({m}*x)^{m}" for m in range(2, 30)),
    "nested exponentials": "exp(" * 12 + "x" + ")" * 12,
    "nested logistics": "σ(" * 12 + "x" + ")" * 12,
}


@pytest.mark.parametrize("formula", HOSTILE.values(), ids=HOSTILE)
def test_hostile_input_ends(formula: str) -> None:
    """In seconds, with a page or with a sentence."""
    (loss, at), _ = read_together([formula, "x"])
    with contextlib.suppress(GradientError):
        assert isinstance(derive.gradient(loss, at), Gradient)


def test_a_message_does_not_repeat_a_long_formula() -> None:
    (loss, at), _ = read_together([HOSTILE["nested powers"], "x"])
    with pytest.raises(GradientError) as refused:
        derive.gradient(loss, at)
    assert len(str(refused.value)) < 1_000


@pytest.mark.parametrize(
    ("formula", "x", "where", "claim", "told"),
    [
        ("sum(i,1,K,softmax(z)[i]*r[i])", "z[k]", "", "softmax(z)[k]*r[k]", ""),
        ("log(sum(j,1,K,exp(b*z[j])))/b", "z[k]", "b>0", "b*exp(b*z[k])/sum(j,1,K,exp(b*z[j]))", "b times"),
        ("(n+1)/2*log(1+(x-m)^2/(n*s^2))", "m", "s>0, n>0", "(n+1)*(x-m)/(n*s^2+(x-m)^2)", "wrong sign"),
        ("sigma(x)*(1-sigma(x))", "x", "", "sigma(x)*(1-sigma(x))*(1-2*sigma(x))+1/10^20", ""),
        (
            "sum(i,1,N,(x[i]-sum(j,1,N,x[j])/N)^2)/N",
            "x[k]",
            "",
            "2*(x[k]-sum(j,1,N,x[j])/N)/N*(1-1/N)",
            "1 − 1/N times",
        ),
    ],
)
def test_a_false_claim_is_refuted(formula: str, x: str, where: str, claim: str, told: str) -> None:
    (loss, variable, claimed), hypotheses = read_together([formula, x, claim], where)
    found = derive.gradient(loss, variable, *hypotheses)
    verdict = found.check(claimed)
    assert verdict.status == "refuted"
    assert told in difference_in_words(found.value, verdict.claim.args[1])
