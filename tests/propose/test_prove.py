"""The search behind derive.check: true inequalities of the field are proved, their false twins never."""

from __future__ import annotations

from fractions import Fraction

import pytest

from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.prove import prove
from derive.propose.tangents import logarithm_lemma
from derive.terms.build import (
    Eq,
    Gt,
    Le,
    Lt,
    Ne,
    ceiling,
    conjunction,
    cosh,
    e,
    exp,
    floor,
    forall,
    implies,
    index,
    integrate_over,
    limit,
    log,
    maximum,
    maximum_,
    pi,
    sinh,
    sqrt,
    sum_,
    tanh,
    variable,
    xlogy,
)
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    natural,
    nonnegative,
    open_probability,
    positive,
    real,
)
from derive.terms.term import Term
from derive.vocabulary.information import kl_divergence

half = Fraction(1, 2)
x, y = variable("x", positive), variable("y", positive)
z, w = variable("z"), variable("w")
p, q = variable("p", open_probability), variable("q", open_probability)
sigmoid = 1 / (1 + exp(-z))
softplus = log(1 + exp(z))
entropy2 = -p * log(p) - (1 - p) * log(1 - p)
divergence2 = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))

# (true, false twin, hypotheses)
CALCULUS = {
    "logarithm below its tangent": (log(x) <= x - 1, log(x) <= x - Fraction(10, 9)),
    "logarithm above 1 − 1/t": (log(x) >= 1 - 1 / x, log(x) >= 2 - 2 / x),
    "x log x at least −1/e": (-x * log(x) <= 1 / e, -x * log(x) <= Fraction(1, 3)),
    "x log x at least x − 1": (x * log(x) >= x - 1, x * log(x) >= Fraction(11, 10) * (x - 1)),
    "entropy at most log 2": (entropy2 <= log(2), entropy2 <= Fraction(69, 100)),
    "slope of the sigmoid": (sigmoid * (1 - sigmoid) <= Fraction(1, 4), sigmoid * (1 - sigmoid) <= Fraction(24, 100)),
    "log(1 + x), above": (log(1 + x) <= x, log(1 + x) <= x - x**2 / 2),
    "log(1 + x), below": (log(1 + x) >= 2 * x / (2 + x), log(1 + x) >= 3 * x / (2 + x)),
    "log(1 + x), with a root": (log(1 + x) <= x / sqrt(1 + x), log(1 + x) <= x / (1 + x)),
    "log(1 + x), third order": (log(1 + x) <= x - x**2 / 2 + x**3 / 3, log(1 + x) <= x - x**2 / 2 + x**3 / 4),
    "log cosh below the parabola": (log(cosh(z)) <= z**2 / 2, log(cosh(z)) <= z**2 / 3),
    "softplus below a parabola": (softplus <= log(2) + z / 2 + z**2 / 8, softplus <= log(2) + z / 2 + z**2 / 9),
    "exponential above its tangent": (exp(z) >= 1 + z, exp(z) >= 1 + z + z**2 / 2),
    "exponential above e·z": (exp(z) >= e * z, exp(z) >= 3 * z),
    "exponential, second order": (exp(x) >= 1 + x + x**2 / 2, exp(x) >= 1 + x + x**2),
    "Bennett and Bernstein": (
        (1 + x) * log(1 + x) - x >= x**2 / (2 * (1 + x / 3)),
        (1 + x) * log(1 + x) - x >= x**2 / (2 * (1 + x / 4)),
    ),
    "logarithm below the root": (log(x) <= 2 * (sqrt(x) - 1), log(x) <= sqrt(x) - 1),
    "exponential with one fraction bar": (x / (1 + x) <= 1 - exp(-x), x / (1 + x) <= 1 - exp(-x / 2)),
    "tanh below the identity": (tanh(x) <= x, tanh(x) <= Fraction(9, 10) * x),
    "sinh above the identity": (sinh(x) > x, sinh(x) > x + x**3),
    "softplus above the identity": (softplus >= z, softplus >= z + Fraction(1, 100)),
    "softplus is convex": (
        log(1 + exp((z + w) / 2)) <= (softplus + log(1 + exp(w))) / 2,
        log(1 + exp((z + w) / 2)) >= (softplus + log(1 + exp(w))) / 2,
    ),
    "log-sum-exp above the mean": (log(exp(z) + exp(w)) >= log(2) + (z + w) / 2, log(exp(z) + exp(w)) >= z + w),
    "Pinsker for two classes": (divergence2 >= 2 * (p - q) ** 2, divergence2 >= Fraction(21, 10) * (p - q) ** 2),
    "squared error below cross-entropy": (-log(sigmoid) >= (1 - sigmoid) ** 2, -log(sigmoid) >= 2 * (1 - sigmoid) ** 2),
}

n, m = variable("n", natural), variable("m", natural)
i, j, k, a, b = index("i", n), index("j", n), index("k", n), index("a", m), index("b", m)
P, Q, X = (variable(name, family_sort(n, positive)) for name in "PQX")
P0, Q0 = (variable(name, family_sort(n, nonnegative)) for name in "PQ")
Z = variable("Z", family_sort(n, real))
J = variable("J", function_sort(index_range(n), family_sort(m, positive)))
one = Eq(sum_(i, P[i]), 1), Eq(sum_(i, Q[i]), 1)
one_with_zeros = Eq(sum_(i, P0[i]), 1), Eq(sum_(i, Q0[i]), 1)
joint = (Eq(sum_(i, sum_(a, J[i, a])), 1),)
divergence = sum_(i, P[i] * log(P[i] / Q[i]))
entropy = -sum_(i, P[i] * log(P[i]))
mean = (P[i] + Q[i]) / 2
jensen_shannon = sum_(i, P[i] * log(P[i] / mean)) / 2 + sum_(i, Q[i] * log(Q[i] / mean)) / 2
row, column = sum_(b, J[i, b]), sum_(k, J[k, a])
p1, p2, p3, q1, q2, q3 = (variable(name, positive) for name in ("p1", "p2", "p3", "q1", "q2", "q3"))
three = Eq(p1 + p2 + p3, 1), Eq(q1 + q2 + q3, 1)
divergence3 = p1 * log(p1 / q1) + p2 * log(p2 / q2) + p3 * log(p3 / q3)
entropy3 = -p1 * log(p1) - p2 * log(p2) - p3 * log(p3)

TANGENTS: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {
    "Gibbs": (divergence >= 0, divergence >= Fraction(1, 100), one),
    "Gibbs, Σq ≤ 1": (divergence >= 0, divergence <= 0, (one[0], sum_(i, Q[i]) <= 1)),
    "cross-entropy at least entropy": (
        -sum_(i, P[i] * log(Q[i])) >= entropy,
        -sum_(i, P[i] * log(Q[i])) >= -sum_(i, Q[i] * log(Q[i])),
        one,
    ),
    "entropy at most log n": (entropy <= log(n), entropy <= log(n) - Fraction(1, 9), one),
    "log-sum": (
        divergence >= sum_(i, P[i]) * log(sum_(i, P[i]) / sum_(i, Q[i])),
        divergence >= sum_(i, P[i]) * log(2 * sum_(i, P[i]) / sum_(i, Q[i])),
        (),
    ),
    "D at most χ²": (
        divergence <= sum_(i, (P[i] - Q[i]) ** 2 / Q[i]),
        divergence <= sum_(i, (P[i] - Q[i]) ** 2 / (2 * Q[i])),
        one,
    ),
    "mutual information": (
        sum_(i, sum_(a, J[i, a] * log(J[i, a] / (row * column)))) >= 0,
        sum_(i, sum_(a, J[i, a] * log(J[i, a] / (row * column)))) >= Fraction(1, 100),
        joint,
    ),
    "conditioning reduces entropy": (
        -sum_(i, sum_(a, J[i, a] * log(J[i, a] / column))) <= -sum_(i, row * log(row)),
        -sum_(i, sum_(a, J[i, a] * log(J[i, a] / column))) <= -sum_(a, column * log(column)),
        joint,
    ),
    "Jensen–Shannon, below": (jensen_shannon >= 0, jensen_shannon >= Fraction(1, 100), one),
    "Jensen–Shannon, above": (jensen_shannon <= log(2), jensen_shannon <= log(2) / 2, one),
    "Jensen for the logarithm": (
        sum_(i, P[i] * log(X[i])) <= log(sum_(i, P[i] * X[i])),
        sum_(i, P[i] * log(X[i])) >= log(sum_(i, P[i] * X[i])),
        one,
    ),
    "geometric below arithmetic mean": (
        sum_(i, log(X[i])) / n <= log(sum_(i, X[i]) / n),
        sum_(i, log(X[i])) <= log(sum_(i, X[i])),
        (),
    ),
    "Gibbs with zeros": (
        sum_(i, xlogy(P0[i], P0[i]) - xlogy(P0[i], Q0[i])) >= 0,
        sum_(i, xlogy(P0[i], P0[i]) - xlogy(P0[i], Q0[i])) >= Fraction(1, 100),
        (*one_with_zeros, forall(i, implies(P0[i] > 0, Q0[i] > 0))),
    ),
    "Gibbs by its name": (
        kl_divergence(P0, Q0) >= 0,
        kl_divergence(P0, Q0) <= 0,
        (*one_with_zeros, forall(i, implies(Eq(Q0[i], 0), Eq(P0[i], 0)))),
    ),
    "log-sum, two classes": (
        p1 * log(p1 / q1) + p2 * log(p2 / q2) >= (p1 + p2) * log((p1 + p2) / (q1 + q2)),
        p1 * log(p1 / q1) + p2 * log(p2 / q2) >= (p1 + p2) * log((p1 + p2) / (q1 + p2)),
        (),
    ),
    "log-sum-exp above the mean": (
        log(sum_(i, exp(Z[i]))) >= sum_(i, Z[i]) / n + log(n),
        log(sum_(i, exp(Z[i]))) >= sum_(i, Z[i]) / n + 2 * log(n),
        (),
    ),
    "log-sum-exp above energy and entropy": (
        log(sum_(i, exp(Z[i]))) >= sum_(i, P[i] * Z[i]) + entropy,
        log(sum_(i, exp(Z[i]))) >= sum_(i, P[i] * Z[i]) + 2 * entropy,
        one,
    ),
    "Jensen for the exponential": (
        sum_(i, P[i] * Z[i]) <= log(sum_(i, P[i] * exp(Z[i]))),
        sum_(i, P[i] * Z[i]) >= log(sum_(i, P[i] * exp(Z[i]))),
        one,
    ),
    "Gibbs, two classes": (divergence2 >= 0, divergence2 >= (p - q) / 100, ()),
    "Gibbs, three classes": (divergence3 >= 0, divergence3 >= (p1 - q1) / 100, three),
    "entropy, three classes": (entropy3 <= log(3), entropy3 <= log(2), three),
}
NOT_NEEDED = ("Jensen–Shannon, below",)  # true for all positive families
SUMS: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {
    "squares": (sum_(i, X[i] ** 2) >= 0, sum_(i, X[i] ** 2) >= 1, ()),
    "entropy is not negative": (entropy >= 0, entropy >= Fraction(1, 100), one),
    "entropy without normalisation": (entropy <= entropy, entropy >= 0, ()),
    "exponentials": (sum_(i, exp(X[i])) >= sum_(i, 1 + X[i]), sum_(i, exp(X[i])) >= sum_(i, 1 + 2 * X[i]), ()),
    "strictly": (sum_(i, log(X[i])) < sum_(i, X[i]), sum_(i, log(X[i])) < sum_(i, X[i] - 1), ()),
    "log-sum-exp above each": (log(sum_(i, exp(Z[i]))) >= Z[k], log(sum_(i, exp(Z[i]))) >= 2 * Z[k], ()),
    "softmax below 1": (exp(Z[k]) / sum_(i, exp(Z[i])) <= 1, exp(Z[k]) / sum_(i, exp(Z[i])) < half, ()),
    "softmax cross-entropy": (-log(exp(Z[k]) / sum_(i, exp(Z[i]))) >= 0, log(sum_(i, exp(Z[i]))) >= 0, ()),
    "squares of three": (z**2 + w**2 + 1 >= z * w + z + w, z**2 + w**2 + 1 > z * w + z + w, ()),
    "squares of probabilities": (sum_(i, P[i] ** 2) <= 1, sum_(i, P[i] ** 2) <= Fraction(99, 100), one),
}
r, s = variable("r"), variable("s")
VALUES = {
    "a power": (Eq(integrate_over(z, 0, 1, z**2), Fraction(1, 3)), Eq(integrate_over(z, 0, 1, z**2), Fraction(1, 4))),
    "a constant": (Eq(integrate_over(z, 0, 1, 1), 1), Eq(integrate_over(z, 0, 1, 1), 2)),
    "log 2": (Eq(integrate_over(z, 1, 2, 1 / z), log(2)), Eq(integrate_over(z, 1, 2, 1 / z), log(3))),
    "log x": (Eq(integrate_over(z, 1, 2, log(z)), 2 * log(2) - 1), Eq(integrate_over(z, 1, 2, log(z)), log(2))),
    "with a parameter": (
        Eq(integrate_over(z, 0, 1, exp(x * z)), (exp(x) - 1) / x),
        Eq(integrate_over(z, 0, 1, exp(x * z)), exp(x) / x),
    ),
    "inside an inequality": (integrate_over(z, 1, 2, 1 / z) < 1, integrate_over(z, 1, 2, 1 / z) < half),
    "a limit": (Eq(limit(z**2 + 1, z, 0), 1), Eq(limit(z**2 + 1, z, 0), 0)),
    "a one-sided limit": (Eq(limit(log(1 + x), x, 0, "+"), 0), Eq(limit(log(1 + x), x, 0, "+"), 1)),
    "x log x": (Eq(limit(x * log(x), x, 0, "+"), 0), Eq(limit(log(x), x, 0, "+"), 0)),
    "−x² log x": (Eq(limit(-(x**2) * log(x), x, 0, "+"), 0), Eq(limit(-(x**2) * log(x), x, 0, "+"), 1)),
    "over a pole": (Eq(integrate_over(z, 1, 2, 1 / z**2), half), Eq(integrate_over(z, -1, 1, 1 / z**2), -2)),
}
GIVEN: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {
    "domain by a hypothesis": (log(z) <= z - 1, log(z) < z - 1, (z > 0,)),
    "strict off the anchor": (log(z) < z - 1, log(z) < z - Fraction(11, 10), (z > 0, Ne(z, 1))),
    "strict on one side": (log(z) < z - 1, log(z) > z - 1, (z > 0, z < 1)),
    "between hypotheses": (
        -z * log(z) - (1 - z) * log(1 - z) <= log(2),
        -z * log(z) - (1 - z) * log(1 - z) <= half,
        (0 < z, z < 1),
    ),
    "monotone": (exp(z) < exp(w), exp(z) > exp(w), (z < w,)),
    "apart": (Ne(log(x), x), Ne(log(x), x - 1), ()),
    "universal": (forall(x, log(x) <= x - 1), forall(x, log(x) <= x - 2), ()),
    "implied": (implies(z > 0, log(z) <= z - 1), implies(z >= 0, log(z) <= z - 1), ()),
    "both": (conjunction((log(x) <= x - 1, exp(z) >= 1 + z)), conjunction((log(x) <= x - 1, exp(z) >= 2 + z)), ()),
}


OTHER_FORMS = {
    "hyperbolic cosine below a normal moment": (cosh(z) <= exp(z**2 / 2), cosh(z) <= exp(z**2 / 3)),
    "the exponential on the left": (exp(-x) < 1 / (1 + x), exp(-x) < 1 / (1 + 2 * x)),
    "a power below an exponential": (x**y <= exp(y * (x - 1)), x**y < exp(y * (x - 1))),
    "Hellinger below divergence": (
        (sqrt(x) - sqrt(y)) ** 2 <= x * log(x / y) - x + y,
        2 * (sqrt(x) - sqrt(y)) ** 2 <= x * log(x / y) - x + y,
    ),
    "geometric below logarithmic mean": (
        sqrt(x * y) <= (x - y) / log(x / y),
        sqrt(x * y) >= (x - y) / log(x / y),
        (x > y,),
    ),
    "roots of positive variables": (sqrt(x * y) <= (x + y) / 2, sqrt(x * y) < (x + y) / 2),
}

scores = [variable(name, family_sort(n, real)) for name in "AB"]
A, B = (f[i] for f in scores)
KNOWN_INEQUALITIES = {
    "Cauchy": (
        sum_(i, A * B) ** 2 <= sum_(i, A**2) * sum_(i, B**2),
        sum_(i, A * B) ** 2 < sum_(i, A**2) * sum_(i, B**2),
    ),
    "mean of squares": (sum_(i, A) ** 2 <= n * sum_(i, A**2), sum_(i, A) ** 2 <= sum_(i, A**2)),
    "purity": (sum_(i, P[i] ** 2) >= 1 / n, sum_(i, P[i] ** 2) >= 2 / (n + 1), one),
    "Bhattacharyya": (sum_(i, sqrt(P[i] * Q[i])) <= 1, sum_(i, sqrt(P[i] * Q[i])) < 1, one),
    "Sedrakyan": (
        sum_(i, A**2 / B) >= sum_(i, A) ** 2 / sum_(i, B),
        sum_(i, A**2 / B) <= sum_(i, A) ** 2 / sum_(i, B),
        (forall(i, B > 0),),
    ),
    "variance": (sum_(i, P[i] * A**2) >= sum_(i, P[i] * A) ** 2, sum_(i, P[i] * A**2) > sum_(i, P[i] * A) ** 2, one),
    "variance with weights": (
        sum_(i, A) * sum_(i, A * B**2) >= sum_(i, A * B) ** 2,
        sum_(i, A * B**2) >= sum_(i, A * B) ** 2,
        (forall(i, A >= 0),),
    ),
    "variance of the surprisal": (
        sum_(i, P[i] * log(P[i]) ** 2) >= sum_(i, P[i] * log(P[i])) ** 2,
        sum_(i, P[i] * log(P[i]) ** 2) <= sum_(i, P[i] * log(P[i])) ** 2,
        one,
    ),
    "largest distance": (sum_(i, abs(P[i] - Q[i])) <= 2, sum_(i, abs(P[i] - Q[i])) <= sqrt(2), one),
    "sum of maxima": (sum_(i, maximum(P[i], Q[i])) <= 2, sum_(i, maximum(P[i], Q[i])) < 1, one),
    "sum of the absolute values": (abs(sum_(i, A)) <= sum_(i, abs(A)), abs(sum_(i, A)) >= sum_(i, abs(A))),
    "largest and log-sum-exp": (
        log(sum_(i, exp(A))) <= maximum_(i, A) + log(n),
        log(sum_(i, exp(A))) <= maximum_(i, A) + log(n) / 2,
    ),
    "Hellinger below divergence, summed": (
        sum_(i, (sqrt(P[i]) - sqrt(Q[i])) ** 2) <= divergence,
        sum_(i, 2 * (sqrt(P[i]) - sqrt(Q[i])) ** 2) <= divergence,
        one,
    ),
    "rounding": (z - floor(z) < 1, z - floor(z) < Fraction(1, 2)),
    "rounding both ways": (ceiling(z) - floor(z) <= 1, ceiling(z) - floor(z) < 1),
}


h = index("h", n)
INDUCTION: dict[str, tuple[Term, Term, tuple[Term, ...]]] = {
    "numbers": (Eq(sum_(h, h), n * (n + 1) / 2), Eq(sum_(h, h), n * (n + 2) / 3), ()),
    "numbers, from four on": (Eq(sum_(h, h), n * (n + 1) / 2), Eq(sum_(h, h), n * (n + 2) / 3), (n >= 4,)),
    "squares of numbers": (
        Eq(sum_(h, h**2), n * (n + 1) * (2 * n + 1) / 6),
        Eq(sum_(h, h**2), n * (n + 1) * (2 * n + 2) / 8),
        (),
    ),
    "geometric sum": (
        Eq(sum_(h, z**h), z * (1 - z**n) / (1 - z)),
        Eq(sum_(h, z**h), (1 - z**n) / (1 - z)),
        (Ne(z, 1),),
    ),
    "telescoping": (Eq(sum_(h, 1 / (h * (h + 1))), n / (n + 1)), Eq(sum_(h, 1 / (h * (h + 1))), n / (n + 2)), ()),
    "squares of reciprocals": (sum_(h, 1 / h**2) <= 2 - 1 / n, sum_(h, 1 / h**2) < 2 - 1 / n, ()),
    "harmonic numbers": (log(n + 1) <= sum_(h, 1 / h), log(n + 1) >= sum_(h, 1 / h), ()),
    "factorials": (sum_(h, log(h)) >= n * log(n) - n, sum_(h, log(h)) >= n * log(n), ()),
}


def cases() -> list[object]:
    found = []
    for kind in (CALCULUS, TANGENTS, SUMS, VALUES, GIVEN, OTHER_FORMS, KNOWN_INEQUALITIES, INDUCTION):
        for name, (true, false, *given) in kind.items():
            found.append(pytest.param(true, false, given[0] if given else (), id=name))
    return found


@pytest.mark.parametrize(("true", "false", "given"), cases())
def test_the_true_one_is_proved(true: Term, false: Term, given: tuple[Term, ...]) -> None:
    theorem = prove(true, given)
    assert isinstance(theorem, Theorem), theorem
    assert theorem.conclusion == true
    assert set(theorem.hypotheses) <= set(given)


@pytest.mark.parametrize(("true", "false", "given"), cases())
def test_the_false_twin_is_not(true: Term, false: Term, given: tuple[Term, ...]) -> None:
    assert isinstance(prove(false, given), Refusal)


@pytest.mark.parametrize("name", [name for name, (_, _, given) in TANGENTS.items() if given and name not in NOT_NEEDED])
def test_without_its_hypotheses_it_is_not(name: str) -> None:
    true, _, _ = TANGENTS[name]
    assert isinstance(prove(true), Refusal)


def test_the_lemma_is_a_theorem_without_hypotheses() -> None:
    lemma = logarithm_lemma()
    assert not lemma.hypotheses
    assert "mean value" in lemma.rules()


def test_what_would_suffice_is_named() -> None:
    refusal = prove(Eq(z / z, 1))
    assert isinstance(refusal, Refusal)
    assert refusal.missing == (Ne(z, 0),)
    refusal = prove(log(z) <= z - 1)
    assert isinstance(refusal, Refusal)
    assert refusal.missing == (Gt(z, 0),)


def test_the_work_is_bounded() -> None:
    """The same steps on every machine: work is counted, not timed."""
    budget = Budget(30)
    budget.spend(Lt(z, w))
    with pytest.raises(Refusal, match="work"):
        budget.spend(Lt(z, w), Lt(w, z), Lt(z, z))
    long = z
    for _ in range(2000):
        long = long + z
    with pytest.raises(Refusal, match="large"):
        Budget().spend(long)


def test_an_open_question_ends() -> None:
    """True or false, nothing here decides it; the search gives up by itself."""
    hard = Le(log(cosh(z)) * log(1 + exp(w)), exp(z**2) + exp(w**2) + log(cosh(z + w)) ** 2 * sqrt(1 + z**2))
    assert isinstance(prove(hard), Refusal)


def test_an_integer_part_of_a_number_is_known() -> None:
    """⌊π⌋ = 3 held at all points and was left at that: two balls around one number settle no equation, two integers
    do."""
    for claim, enclosed in (
        (Eq(floor(pi), 3), True),
        (Eq(2 * ceiling(exp(pi)), 48), True),
        (Eq(floor(sqrt(2) ** 2), 2), False),
        (Eq(ceiling(-log(8, 2) / 2), -1), False),
    ):
        found = prove(claim)
        assert isinstance(found, Theorem)
        assert found.enclosed is enclosed
    for false in (
        Eq(floor(pi), 4),
        Eq(floor(sqrt(2) ** 2), 1),
        Eq(floor(-(sqrt(2) ** 2)), -1),
        Eq(0 * floor(log(-e)), 0),
    ):
        assert isinstance(prove(false), Refusal)
