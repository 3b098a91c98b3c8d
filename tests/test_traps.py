"""Every known trap of symbolic mathematics that the design lists, met through the public face.

Each was seen and measured somewhere. The test says the trap in its docstring, and asks what a user would ask: a formula
of `derive.check`, a theorem of the catalogue, a page. Where SymPy has the trap, tests/propose/test_sympy_traps.py shows
that it is still there.

Three traps belong to what is not yet here: goals for Coq, where `ln` and `/` are total; reference values copied from
another library's tests; and gradient checkers that look only at ordinary inputs.
"""

import random
import time
from fractions import Fraction

import pytest
import sympy as S
from flint import arb

import derive
from derive.authoring import log, positive, theorem, variable
from derive.authoring.derivation import Chain, Scope, Stated
from derive.authoring.refusals import StepRefused
from derive.catalogue import find, index
from derive.kernel.ball_boxes import hull
from derive.kernel.rules import logic
from derive.notation.latex import latex
from derive.notation.text import text
from derive.propose.sympy_border import BorderError
from derive.terms import build as b
from derive.terms.sorts import family_sort, natural, probability
from proofs.calculus.log_le_sub_one import log_le_sub_one

p, q, y, x = S.symbols("p q y x", real=True)
t = S.Symbol("t", positive=True)
n, m = S.symbols("n m", integer=True, positive=True)
i, j, k = S.symbols("i j k", integer=True, positive=True)
P = S.IndexedBase("P", shape=(n,), positive=True)
Z = S.IndexedBase("Z", shape=(n,), real=True)
open_unit = (0 < p, p < 1, 0 < q, q < 1)


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def test_true_identities_that_need_p_below_1():
    """SymPy's symbols cannot say p < 1, and its `equals` answers False on the likelihood and on KL₂ = BCE − h."""
    likelihood = -S.log(p**y * (1 - p) ** (1 - y))
    assert derive.check(likelihood, "=", -y * S.log(p) - (1 - y) * S.log(1 - p), 0 < p, p < 1)
    bce = -p * S.log(q) - (1 - p) * S.log(1 - q)
    entropy = -p * S.log(p) - (1 - p) * S.log(1 - p)
    kl = p * S.log(p / q) + (1 - p) * S.log((1 - p) / (1 - q))
    assert derive.check(kl, "=", bce - entropy, *open_unit)
    assert not derive.check(kl, "=", bce + entropy, *open_unit)


def test_a_long_rational_beside_a_logarithm():
    """`logcombine(log(2)*x − r*x)` writes the rational r into an exponent and computes 2^huge until it is killed."""
    r = S.Rational(1234567890123456789012345678901, 987654321098765432109876543211)
    assert seconds(lambda: derive.check(S.log(2) * x - r * x, "=", x * (S.log(2) - r))) < 5
    assert derive.check(S.log(2) * x - r * x, "=", x * (S.log(2) - r))
    assert derive.check(S.log(2) * x - r * x, "=", x * (S.log(2) + r)).status == "refuted"


def test_an_interval_holds_its_own_ends():
    """A ball made of a rounded midpoint and radius missed its own ends in 27.9 % of boxes; their hull does not."""
    rng = random.Random(0)
    for _ in range(500):
        ends = sorted(Fraction(rng.randint(1, 10**9), rng.randint(1, 10**9)) for _ in range(2))
        box = hull(*ends)
        for end in ends:
            assert box.contains(arb(end.numerator) / end.denominator)
    assert derive.check(S.exp(-x) * x, "<=", S.Rational(2, 5), 0 <= x, x <= 1)


def test_one_summand_over_two_ranges():
    """A normal form that forgets the range takes Σ over 1…n and over 1…m of the same summand for equal."""
    to_n, to_m = S.Sum(S.log(t) * i, (i, 1, n)), S.Sum(S.log(t) * i, (i, 1, m))
    assert not derive.check(to_n, "=", to_m)
    assert not derive.check(S.Sum(x**i, (i, 1, n)), "=", S.Sum(x**i, (i, 1, n + 1)))
    assert derive.check(to_n, "=", S.Sum(S.log(t) * j, (j, 1, n)))


def test_an_anchor_beside_the_domain():
    """With a value taken at a point outside of the domain's closure, monotony "proves" 1/(p − 2) ≥ 0 on (0, 1)."""
    verdict = derive.check(1 / (p - 2), ">=", 0, 0 < p, p < 1)
    assert verdict.status == "refuted"
    assert verdict.witness.point
    assert derive.check(1 / (p - 2), "<=", 0, 0 < p, p < 1)


def test_what_simplify_takes_for_0():
    """e = 180·acos(√(7823207/7823209))/π ≈ 0.029 simplifies to 0 and "equals" 0; a sibling does so now and then."""
    e = 180 * S.acos(S.sqrt(S.Rational(7823207, 7823209))) / S.pi
    with pytest.raises((BorderError, ValueError)):  # acos has no counterpart: refused, not guessed
        derive.check(e, "=", 0)
    close = S.sqrt(S.Rational(7823207, 7823209))
    assert derive.check(close, "=", 1).status == "refuted"
    assert derive.check(S.log(close), "<", 0)
    assert derive.check(S.atanh(S.Rational(1, 10**40)), "=", 0).status == "refuted"


def test_a_derivative_in_an_entry_named_like_the_bound_index():
    """SymPy differentiates log Σ_j exp z_j in z_j to 1, because the j of the sum captures the j outside."""
    loss = S.log(S.Sum(S.exp(Z[j]), (j, 1, n)))
    softmax = S.exp(Z[j]) / S.Sum(S.exp(Z[k]), (k, 1, n))
    assert not derive.check(S.Derivative(loss, Z[j]), "=", 1, j <= n)
    assert derive.check(S.Derivative(loss, Z[j]), "=", softmax, j <= n)


def test_a_sum_whose_index_is_put_into_it():
    """`Sum(P[i]*x).subs(x, P[i])` becomes Σ P_i², and ∂Σ P_i log P_i/∂P_i becomes Σ (log P_i + 1): captured again."""
    family = variable("p", family_sort(b.variable("n", natural), positive))
    size = b.variable("n", natural)
    index_i, factor = b.index("i", size), variable("x")
    total = b.sum_(index_i, family[index_i] * factor)
    instance = b.substitute(total, {factor: family[index_i]})
    assert derive.check(instance, "=", family[index_i] * b.sum_(index_i, family[index_i]))
    assert not derive.check(instance, "=", b.sum_(index_i, family[index_i] ** 2))
    entropy = S.Sum(P[i] * S.log(P[i]), (i, 1, n))
    assert derive.check(S.Derivative(entropy, P[i]), "=", S.log(P[i]) + 1, i <= n)
    assert not derive.check(S.Derivative(entropy, P[i]), "=", S.Sum(S.log(P[i]) + 1, (i, 1, n)), i <= n)


def test_derivatives_by_a_matrix():
    """SymPy differentiates log tr(ZᵀZ), log det and a matrix's log-sum-exp by Z to 0 without a word."""
    matrix = S.MatrixSymbol("M", 3, 3)
    for silent in (S.log(S.Trace(matrix.T * matrix)), S.log(S.Determinant(matrix))):
        with pytest.raises(BorderError):
            derive.check(silent, "=", 0)


def test_a_gradient_with_symbolic_n():
    """`simplify` ends in StopIteration on it, and never finds softmax − y by itself."""
    loss = S.log(S.Sum(S.exp(Z[j]), (j, 1, n))) - S.Sum(P[j] * Z[j], (j, 1, n))
    softmax = S.exp(Z[k]) / S.Sum(S.exp(Z[j]), (j, 1, n))
    assert derive.check(S.Derivative(loss, Z[k]), "=", softmax - P[k], k <= n)
    assert not derive.check(S.Derivative(loss, Z[k]), "=", softmax + P[k], k <= n)


def test_the_softmax_gradient_costs_the_same_for_every_number_of_classes():
    """Written out for K = 100 classes the naive gradient takes SymPy 28 s; a symbolic K is no work."""
    entry = find("softmax_cross_entropy_gradient")
    gradient = entry.theorem
    assert "K" in {v.head.name for v in entry.variables}

    def at_a_hundred():
        size = next(v for v in entry.variables if v.head.name == "K")
        instance = logic.instantiate(gradient, {size: b.term(100)})
        assert "K" not in {v.head.name for v in b.free_variables(instance.conclusion)}

    assert seconds(at_a_hundred) < 2


def test_x_log_x_at_0():
    """`(x*log(x)).subs(x, 0)` is nan. The limit is 0, the product undefined there; an entropy's 0 log 0 is 0."""
    assert derive.check(S.Limit(t * S.log(t), t, 0, "+"), "=", 0)
    assert not derive.check(S.Limit(t * S.log(t), t, 0, "+"), "=", 1)
    r = variable("r", probability)
    assert not derive.check(r * log(r), "=", r * log(r))
    assert derive.check(b.xlogy(0, 0), "=", b.term(0))
    assert find("x_log_x_limit").derivation.verdict == "proved"


def test_latex_as_an_author_writes_it():
    """SymPy's printer reorders factors, writes \\log{\\left(p \\right)}^{2}, and −x/(2y) as `- x / 2 y`."""
    a, c = variable("x"), variable("y")
    r, s = variable("p", positive), variable("q", positive)
    assert latex(-r * log(s) - (1 - r) * log(1 - s)) == r"-p \log q - (1 - p) \log(1 - q)"
    assert latex(c * a) == "y x"
    assert latex(-a / (2 * c)) == r"-\frac{x}{2 y}"
    assert latex(log(r) ** 2) in (r"(\log p)^{2}", r"\log^{2} p", r"(\log p)^2")


@pytest.mark.parametrize("name", sorted(index()))
def test_what_is_printed_is_what_was_checked(name):
    """A text beside an assertion drifts from it. Here every printed step is a claim that was put to the kernel."""
    entry = find(name)
    checked = {asked.claim for asked in entry.asked}
    checked |= {theorem.conclusion for __, theorem in entry.theorem.tree()}
    for printed in printed_claims(entry.derivation.blocks):
        assert printed in checked, printed


def printed_claims(blocks):
    for block in blocks:
        if isinstance(block, Chain):
            left = block.start
            for step in block.steps:
                yield b.op(step.relation, left, step.term)
                left = step.term
        elif isinstance(block, Stated):
            yield block.formula
        elif isinstance(block, Scope):
            yield from printed_claims(block.blocks)


def test_a_lemma_has_its_domain():
    """A public fork "proves" log x ≥ 1 − 1/x also for negative x, and Gibbs' inequality from it without p ≪ q."""
    assert derive.check(S.log(x), ">=", 1 - 1 / x).status == "refuted"
    assert derive.check(S.log(t), ">=", 1 - 1 / t)

    @theorem("log t ≤ t − 1 at a place where it does not hold")
    def outside(d):
        s = d.real("s")
        d.show(log(s) <= s - 1)
        d.have(log(s) <= s - 1, log_le_sub_one(s))

    with pytest.raises(StepRefused, match="is not known to lie"):
        outside.derivation  # noqa: B018
    assert "∀i ∈ {1, …, n}: qᵢ = 0 ⇒ pᵢ = 0" in [text(h) for h in find("gibbs_inequality").derivation.hypotheses]


def test_no_tolerance():
    """With a tolerance (1 + 10⁻¹²)·H ≤ H is True. It is false, and so is every such margin."""
    entropy = -p * S.log(p) - (1 - p) * S.log(1 - p)
    larger = (1 + S.Rational(1, 10**12)) * entropy
    assert derive.check(larger, "<=", entropy, 0 < p, p < 1).status == "refuted"
    assert derive.check(larger, "<=", entropy, S.Eq(p, S.Rational(1, 3))).status == "refuted"
    assert derive.check(entropy, "<=", larger, 0 < p, p < 1).status != "refuted"
    assert derive.check((1 + S.Rational(1, 10**200)) * S.log(2), "<=", S.log(2)).status == "refuted"
    with pytest.raises(ValueError, match=r"exact|Rational|rounded"):
        derive.check((1 + 1e-12) * entropy, "<=", entropy)
