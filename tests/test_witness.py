"""The numeric witness: false statements are refuted at a point one can read, true ones agree, edges are visited."""

from __future__ import annotations

import time
from fractions import Fraction as F

import pytest
from flint import fmpq

from derive.kernel.balls import decide
from derive.terms.build import (
    D,
    Eq,
    Ne,
    conjunction,
    continuous,
    decimal,
    delta,
    differentiable,
    div,
    exp,
    forall,
    function,
    implies,
    index,
    infinity,
    integral,
    limit,
    log,
    maximum,
    neg,
    op,
    piecewise,
    power,
    prod,
    sum_,
    variable,
    xlogy,
)
from derive.terms.sorts import (
    family_sort,
    function_sort,
    integers,
    interval,
    natural,
    natural0,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)
from derive.terms.term import Term
from derive.vocabulary.activations import log_softmax, logsumexp, softmax
from derive.vocabulary.binary_losses import binary_cross_entropy
from derive.vocabulary.information import (
    binary_entropy,
    cross_entropy,
    differential_entropy,
    entropy,
    entropy_bits,
    kl_divergence,
)
from derive.vocabulary.margin_losses import hinge, squared_hinge
from derive.vocabulary.predicates import absolutely_continuous, distribution, normalised, positive_family
from derive.witness import Agreement, NoPoints, Refutation, refute, sample_points, witness

a, b, x, y = (variable(name) for name in "abxy")
s = variable("s", positive)
r = variable("r", probability)
u, v = variable("u", open_probability), variable("v", open_probability)
n, m = variable("n", natural), variable("m", natural)
i, k, j = index("i", n), index("k", n), index("j", m)
p, q = variable("p", family_sort(n, nonnegative)), variable("q", family_sort(n, nonnegative))
z, t = variable("z", family_sort(n, real)), variable("t", family_sort(n, real))
lengths = variable("l", family_sort(n, natural0))
w = variable("w", function_sort(integers(1, n), family_sort(m, nonnegative)))
f = variable("f", function_sort(positive, real))

P = [distribution(p)]
PQ = [distribution(p), distribution(q)]
DOMINATED = absolutely_continuous(p, q)
GRADIENT = D(neg(sum_(i, t[i] * log_softmax(z)[i])), z[k])

# name: (true statement, false twin or None, hypotheses)
STATEMENTS: dict[str, tuple[Term, Term, list[Term]]] = {
    "gibbs": (kl_divergence(p, q) >= 0, kl_divergence(p, q) > 0, [*PQ, DOMINATED]),
    "entropy bound": (entropy(p) <= log(n), entropy(p) < log(n), P),
    "strictly positive entropy": (entropy(p) >= 0, entropy(p) > 0, P),
    "decomposition": (
        Eq(cross_entropy(p, q), entropy(p) + kl_divergence(p, q)),
        Eq(cross_entropy(p, q), entropy(q) + kl_divergence(p, q)),
        [*PQ, DOMINATED],
    ),
    "softmax gradient": (
        forall(k, Eq(GRADIENT, softmax(z)[k] - t[k])),
        forall(k, Eq(GRADIENT, t[k] - softmax(z)[k])),
        [normalised(t)],
    ),
    "log-sum-exp Hessian": (
        Eq(D(D(logsumexp(z), z[k]), z[i]), softmax(z)[k] * (delta(i, k) - softmax(z)[i])),
        Eq(D(D(logsumexp(z), z[k]), z[i]), neg(softmax(z)[k] * softmax(z)[i])),
        [],
    ),
    "tangent of the logarithm": (implies(x > 0, log(x) <= x - 1), implies(x > 0, log(x) < x - 1), []),
    "symmetric divergence": (
        Eq(kl_divergence(p, p), 0),
        Eq(kl_divergence(p, q), kl_divergence(q, p)),
        [*PQ, positive_family(p), positive_family(q)],
    ),
    "binary": (
        Eq(binary_cross_entropy(r, u), -r * log(u) - (1 - r) * log(1 - u)),
        Eq(binary_cross_entropy(r, u), -r * log(u) + (1 - r) * log(1 - u)),
        [],
    ),
    "binary entropy": (binary_entropy(r) <= log(2), binary_entropy(r) < log(2), []),
    "coding bound": (
        sum_(i, p[i] * lengths[i]) >= entropy_bits(p),
        sum_(i, p[i] * lengths[i]) > entropy_bits(p),
        [*P, sum_(i, power(2, neg(lengths[i]))) <= 1],
    ),
    "Shannon lengths": (
        sum_(i, power(2, neg(op("ceiling", neg(log(p[i], 2)))))) <= 1,
        sum_(i, power(2, neg(op("ceiling", neg(log(p[i], 2)))))) < 1,
        [*P, positive_family(p)],
    ),
    "marginals": (
        Eq(sum_(i, sum_(j, w[i, j])), sum_(i, p[i])),
        Eq(sum_(i, sum_(j, w[i, j])), sum_(i, p[i] ** 2)),
        [forall(i, Eq(p[i], sum_(j, w[i, j])))],
    ),
    "rows": (
        Eq(sum_(i, sum_(j, w[i, j])), n),
        Eq(sum_(i, sum_(j, w[i, j])), m),
        [forall(i, Eq(sum_(j, w[i, j]), 1))],
    ),
    "hinge": (
        Eq(D(hinge(1, x), x), piecewise((-1, x < 1), otherwise=0)),
        Eq(D(hinge(1, x), x), piecewise((1, x < 1), otherwise=0)),
        [Ne(x, 1)],
    ),
    "linear constraint": (Eq(a**2 - b**2, 1 - 2 * b), Eq(a**2 - b**2, 1 - b), [Eq(a + b, 1)]),
    "order": ((a + b) / 2 < b, (a + b) / 2 < a, [a < b]),
    "determined family": (
        Eq(sum_(i, log(q[i])), sum_(i, z[i]) - n * logsumexp(z)),
        Eq(sum_(i, log(q[i])), sum_(i, z[i]) - logsumexp(z)),
        [forall(i, Eq(q[i], softmax(z)[i]))],
    ),
    "product": (Eq(prod(i, i**2), prod(i, i) ** 2), Eq(prod(i, i**2), prod(i, i)), []),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_true_statement_agrees_and_its_false_twin_is_refuted(name: str) -> None:
    true, false, hypotheses = STATEMENTS[name]
    agreement = refute(true, hypotheses)
    assert isinstance(agreement, Agreement), str(agreement)
    assert agreement.points > 0
    assert agreement.undecided == 0
    refutation = refute(false, hypotheses)
    assert isinstance(refutation, Refutation), str(refutation)
    for h in hypotheses:
        if not isinstance(refutation.point.get(q), Term):
            assert decide(h, refutation.point) is True


def test_a_factor_just_above_one_is_refuted() -> None:
    found = refute((1 + decimal("0.000000000001")) * entropy(p) <= entropy(p), P)
    assert isinstance(found, Refutation)
    assert found.left != found.right
    assert found.digits > 6


@pytest.mark.parametrize(
    ("conclusion", "hypotheses", "reason"),
    [
        (log(x) <= x - 1, [], "undefined: log of −1"),
        (kl_divergence(p, q) >= 0, PQ, "undefined: a·log b with b = 0 and a = 1"),
        (Eq(sum_(i, delta(i, 3) * p[i]), p[3]), [], "undefined: the index 3 outside 1, …, 2"),
        (Eq(D(hinge(1, x), x), piecewise((-1, x < 1), otherwise=0)), [], "a derivative that does not exist"),
        (Eq(binary_cross_entropy(r, r), binary_entropy(r)), [], "undefined: log of 0"),
        (Eq(log(1 - x**2), log(1 - x) + log(1 + x)), [x > 0], "undefined: log of −8"),
    ],
)
def test_points_where_a_side_is_undefined_are_findings(conclusion: Term, hypotheses: list[Term], reason: str) -> None:
    found = refute(conclusion, hypotheses)
    assert isinstance(found, Refutation)
    assert reason in found.why


def test_the_derivative_of_a_squared_hinge_exists_at_its_kink() -> None:
    found = refute(Eq(D(squared_hinge(1, x), x), -2 * maximum(1 - x, 0)), [Eq(x, 1)])
    assert isinstance(found, Agreement)
    assert found.points == 1


@pytest.mark.parametrize(
    "hypotheses",
    [
        [x > 1, x < 0],
        [Eq(x, 1), Eq(x, 2)],
        [*P, forall(i, p[i] > 1)],
        [Eq(sum_(i, delta(i, i)), n + 1)],
        [log(x) > 0, x < 1],
    ],
)
def test_contradictory_hypotheses_have_no_points(hypotheses: list[Term]) -> None:
    found = refute(Eq(1, 2), hypotheses)
    assert isinstance(found, NoPoints)
    assert "no point that satisfies the hypotheses was found" in str(found)
    report = witness(Eq(1, 2), hypotheses)
    assert report.disagreement is None
    assert not report.agrees


def test_what_cannot_be_computed_is_not_agreement() -> None:
    found = refute(Eq(limit(s * log(s), s, 0), 1))
    assert isinstance(found, Agreement)
    assert (found.points, found.undecided) == (0, 1)
    assert not witness(Eq(limit(s * log(s), s, 0), 1)).agrees
    binary = variable("h", function_sort(positive, probability))
    assert isinstance(
        refute(Eq(binary(1), 0), [forall(s, Eq(binary(s), binary(s + 1) / 2 + s / (s + 1) / 4))]), NoPoints
    )


def test_a_strict_relation_between_equal_balls_stays_open() -> None:
    found = refute(exp(x) * exp(-x) < 1, [x > 0])
    assert isinstance(found, Agreement)
    assert found.points == 0
    assert "strict" in found.why


# ---- the points


def test_the_edges_of_a_closed_interval_are_visited() -> None:
    values = {point[r] for point in sample_points([r])}
    assert {fmpq(0), fmpq(1)} <= values
    assert any(0 < value < fmpq(1, 2**50) for value in values)


def test_an_open_interval_is_never_left() -> None:
    values = {point[u] for point in sample_points([u], count=40)}
    assert all(0 < value < 1 for value in values)
    assert min(values) < fmpq(1, 2**50)
    assert 1 - max(values) < fmpq(1, 2**50)


def test_the_edges_of_distributions_are_visited() -> None:
    points = sample_points([p, q], [*PQ, DOMINATED])
    families = [(point[p], point[q]) for point in points]
    assert all(sum(e, fmpq(0)) == 1 for pair in families for e in pair)
    assert {point[n] for point in points} >= {fmpq(1), fmpq(2), fmpq(3)}
    assert any(e == d for e, d in families)
    assert any(len(e) > 1 and fmpq(1) in e for e, _ in families), "one-hot"
    assert any(len(e) > 1 and len(set(map(str, e))) == 1 for e, _ in families), "equal entries"
    assert any(0 in e for e, _ in families)
    assert any(e != d and all(abs(g - h) < fmpq(1, 2**50) for g, h in zip(e, d, strict=True)) for e, d in families)


def test_points_are_the_same_every_time() -> None:
    assert sample_points([p], P) == sample_points([p], P)
    assert sample_points([p], P, seed=1) != sample_points([p], P, seed=2)


def test_large_arguments_are_visited() -> None:
    assert any(abs(point[x]) > 30 for point in sample_points([x]))


def test_sorts_that_depend_on_other_variables() -> None:
    inside = variable("c", interval(a, b, left_open=True, right_open=True))
    points = sample_points([inside], [a < b])
    assert points
    assert all(point[a] < point[inside] < point[b] for point in points)
    found = refute(inside < (a + b) / 2, [a < b])
    assert isinstance(found, Refutation)


# ---- functions and quantifiers


def test_functions_are_drawn_as_literals() -> None:
    found = refute(Eq(f(2), f(1)), [continuous(f, positive)])
    assert isinstance(found, Refutation)
    assert "f = " in found.at
    kink = refute(differentiable(function(x, abs(x)), real))
    assert isinstance(kink, Refutation)
    assert "does not exist" in kink.why


def test_a_function_that_a_hypothesis_gives() -> None:
    anywhere = variable("f", function_sort(real, real))
    squares = forall(x, Eq(anywhere(x), x**2))
    assert isinstance(refute(anywhere(x) >= 0, [squares]), Agreement)
    assert isinstance(refute(anywhere(x) > 0, [squares]), Refutation)
    logarithm = forall(x, Eq(anywhere(x), log(x)))  # not defined everywhere: no point satisfies it
    assert not isinstance(refute(Eq(anywhere(-1), 0), [logarithm]), Refutation)
    bounded = variable("f", function_sort(real, positive))
    assert not isinstance(refute(bounded(x) > 0, [forall(x, Eq(bounded(x), x))]), Refutation)


def test_densities() -> None:
    unit = interval(0, 1)
    density = variable("f", function_sort(unit, nonnegative))
    place = variable("t", unit)
    total = Eq(integral(place, density(place)), 1)
    found = refute(neg(integral(place, xlogy(density(place), density(place)))) <= 0, [total])
    assert isinstance(found, Agreement)
    assert found.points > 1
    assert isinstance(refute(Eq(density(place), 1), [total]), Refutation)
    assert differential_entropy.parameters


def test_quantifiers_inside_a_conclusion() -> None:
    assert isinstance(refute(conjunction((forall(x, x**2 >= 0), Eq(1, 1)))), Agreement)
    found = refute(conjunction((Eq(1, 1), forall(x, x**2 > 0))))
    assert isinstance(found, Refutation)
    assert found.at == "x = 0"
    last = refute(forall(i, implies(i > 1, p[i] <= p[1])), [forall(i, p[i] <= 2)])
    assert isinstance(last, Refutation)


UNIT = interval(0, 1, left_open=True)
c, d = variable("c", UNIT), variable("d", UNIT)
g = variable("g", function_sort(UNIT, real))
LAW = forall(c, forall(d, Eq(g(c * d), g(c) + g(d))))
NEVER_RISES = forall(c, forall(d, implies(c <= d, g(c) >= g(d))))


@pytest.mark.parametrize(
    ("true", "false", "hypotheses"),
    [
        (Eq(g(c), -g(F(1, 2)) * log(c, 2)), Eq(g(c), g(F(1, 2)) * log(c, 2)), [LAW]),
        (g(c) >= 0, g(c) > 0, [LAW, NEVER_RISES]),
        (Eq(g(c), -log(c, 2)), Eq(g(c), -log(c)), [LAW, Eq(g(F(1, 2)), 1)]),
        (Eq(D(g(u), u), D(g(u), u)), Eq(D(g(u), u), 0), [LAW, differentiable(g, open_probability)]),
    ],
)
def test_functions_that_obey_a_law(true: Term, false: Term, hypotheses: list[Term]) -> None:
    """Literals such as x ↦ −log x are drawn; that they obey the law is proved by the kernel."""
    found = refute(true, hypotheses)
    assert isinstance(found, Agreement), str(found)
    assert found.points > 3
    assert isinstance(refute(false, hypotheses), Refutation)


def test_a_law_that_is_undefined_somewhere_holds_for_no_function() -> None:
    """g(2 c) leaves the domain of g; a literal with the values put in for it would not show that."""
    assert isinstance(refute(Eq(1, 2), [forall(c, Eq(g(2 * c), g(c) + g(c)))]), NoPoints)


def test_sequences_tables_and_the_number_e() -> None:
    size, letters, rows = variable("K", positive), variable("L", natural), variable("m", natural)
    table = variable("N", function_sort(natural, function_sort(natural, natural0)))
    column = variable("t", integers(1, rows * letters))
    powers = forall(rows, Eq(size**rows, sum_(column, table(rows, column) * power(2, -column))))
    found = refute(size > 0, [powers, size < 3])
    assert isinstance(found, Agreement)
    assert found.points > 0
    assert isinstance(refute(size < 1, [powers]), Refutation)
    below = [forall(rows, size**rows <= 2 * rows)]
    assert isinstance(refute(size <= 1, below), Agreement)
    assert isinstance(refute(size < 1, below), Refutation)
    assert str(refute(Eq(s, 3), [Eq(log(s), 1)])) == "At s = 2.718281…: 2.718281… = 3 is false."


def test_a_limit_is_looked_at_from_near_by() -> None:
    for true, false in ((Eq(limit(s * log(s), s, 0, "+"), 0), 1), (Eq(limit((exp(x) - 1) / x, x, 0), 1), 2)):
        report = witness(true)
        assert report.agrees
        assert report.limits
        wrong = witness(Eq(true.args[0], false))
        assert not wrong.agrees
        assert "does not come near" in wrong.why
    assert witness(Eq(limit(1 / s, s, infinity), 0)).agrees
    jump = piecewise((0, x < 0), otherwise=1)
    assert not witness(Eq(limit(jump, x, 0), 1)).agrees, "both sides are looked at"
    assert witness(Eq(limit(jump, x, 0, "+"), 1)).agrees
    slow = Eq(limit(-1 / log(u), u, 0, "+"), 0)
    assert not witness(slow).agrees, "true, but not near yet at 2⁻⁸⁰"


def test_a_density_in_another_unit() -> None:
    """A ball around [2 l, 2 u], halved, sticks out of [l, u]."""
    scaled = variable("y", interval(0, 2))
    density = variable("f", function_sort(interval(0, 1), nonnegative))
    place = variable("t", interval(0, 1))
    total = Eq(integral(place, density(place)), 1)
    assert refute(Eq(integral(scaled, density(scaled / 2)), 2), [total]).points > 3  # type: ignore[union-attr]
    assert isinstance(refute(Eq(integral(scaled, density(scaled / 2)), 1), [total]), Refutation)
    assert isinstance(refute(Eq(integral(scaled, density(scaled)), 1), [total]), Refutation)


# ---- words and speed


def test_a_refutation_reads_as_a_sentence() -> None:
    found = refute(Eq(entropy(p), log(n)), [*P, Eq(n, 2), Eq(p[1], F(1, 3))])
    assert str(found) == "At n = 2, p = (1/3, 2/3): 0.636514… = 0.693147… is false."
    assert str(refute(Eq(div(1, 3), F(2, 3)))) == "1/3 = 2/3 is false."
    assert str(refute(log(4) < 2 * log(2))) == "1.386294… < 1.386294… is false."


def test_a_refutation_takes_a_few_milliseconds() -> None:
    refute(kl_divergence(p, q) > 0, [*PQ, DOMINATED])
    start = time.perf_counter()
    for _ in range(5):
        refute(kl_divergence(p, q) > 0, [*PQ, DOMINATED])
    assert (time.perf_counter() - start) / 5 < 0.1


def test_the_report_of_a_theorem() -> None:
    report = witness(kl_divergence(p, q) >= 0, [*PQ, DOMINATED])
    assert report.agrees
    assert report.points == 16
    assert report.model_point is not None
    wrong = witness(kl_divergence(p, q) <= 0, [*PQ, DOMINATED])
    assert wrong.disagreement is not None
    assert not wrong.agrees


@pytest.mark.parametrize(
    ("claim", "hypotheses", "at"),
    [
        (x <= div(3, 4), (x > 0, x < 1), "x = 9/10"),
        (x >= div(1, 50), (x > 0, x < 1), "x = 1/100"),
        (log(x) >= -30, (x > 0, x < 1), "x = 1/1152921504606846976"),  # no short number is so near to 0
    ],
)
def test_a_refuting_point_is_short_where_a_short_one_refutes(claim, hypotheses, at) -> None:
    found = refute(claim, hypotheses)
    assert isinstance(found, Refutation)
    assert found.at == at
    assert decide(claim, found.point) is False
    assert all(decide(h, found.point) is True for h in hypotheses)
