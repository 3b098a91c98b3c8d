"""Ball evaluation: what is decided, what is reported undefined, and what honestly stays open."""

from __future__ import annotations

import math
from fractions import Fraction as F

import pytest
from flint import arb, ctx, fmpq

from derive.kernel.ball_boxes import enclose_box, hull, settle_on_box
from derive.kernel.ball_values import LogCombination, coprime_base, in_words
from derive.kernel.balls import Undecided, Undefined, decide, evaluate, exact_value
from derive.terms.build import (
    D,
    D_at,
    Eq,
    Ne,
    conjunction,
    continuous,
    decimal,
    delta,
    div,
    e,
    exp,
    expectation,
    forall,
    function,
    implies,
    index,
    infinity,
    integral,
    integrate_over,
    is_integer,
    limit,
    log,
    maximum,
    op,
    pi,
    piecewise,
    power,
    prod,
    sqrt,
    sum_,
    tanh,
    variable,
    vector,
    xlogy,
)
from derive.terms.definition import Definition, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    integers,
    interval,
    natural,
    nonnegative,
    open_probability,
    positive,
    real,
)
from derive.terms.term import Term

x, y = variable("x"), variable("y")
n = variable("n", natural)
i, k = index("i", n), index("k", n)
p, q = variable("p", family_sort(n, nonnegative)), variable("q", family_sort(n, nonnegative))
z = variable("z", family_sort(n, real))
u = variable("u", interval(0, 1))


def entropy(family: Term) -> Term:
    return -sum_(i, xlogy(family[i], family[i]))


def divergence(a: Term, b: Term) -> Term:
    return sum_(i, xlogy(a[i], a[i]) - xlogy(a[i], b[i]))


def why(term: Term, assignment: dict[Term, object]) -> str:
    with pytest.raises(Undefined) as caught:
        evaluate(term, assignment)
    return caught.value.why


# ---- exact values


def test_rational_arithmetic_is_exact() -> None:
    assert exact_value(x - 1, {x: 1}) == fmpq(0)
    assert exact_value(xlogy(x - 1, x - 1), {x: 1}) == fmpq(0)
    assert exact_value(power(4, div(1, 2)) + sqrt(F(9, 4)), {}) == fmpq(7, 2)
    assert exact_value(decimal("0.40") * 5, {}) == fmpq(2)


@pytest.mark.parametrize("value", [0.1, "1", True])
def test_rounded_values_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="exact"):
        evaluate(x, {x: value})


def test_logarithms_of_rationals_are_compared_exactly() -> None:
    assert exact_value(log(6) - log(2) - log(3), {}) == fmpq(0)
    assert exact_value(log(8, 2), {}) == fmpq(3)
    assert exact_value(op("ceiling", -(log(F(1, 8)) / log(2))), {}) == fmpq(3)
    assert exact_value(exp(3 * log(2)), {}) == fmpq(8)
    assert isinstance(exact_value(log(2) + 1, {}), LogCombination)
    assert decide(log(2) < log(2 + F(1, 2**200)), {}) is True
    assert decide(is_integer(log(9, 3)), {}) is True
    assert decide(is_integer(log(9, 2) * log(2)), {}) is False


def test_a_coprime_base_is_pairwise_coprime_and_spans() -> None:
    base = coprime_base([12, 18, 8, 5])
    assert sorted(base) == [2, 3, 5]
    assert coprime_base([36]) == [36]


def test_equality_at_the_edge_is_seen() -> None:
    uniform = {n: 3, p: (F(1, 3),) * 3, q: (F(1, 3),) * 3}
    assert decide(entropy(p) < log(n), uniform) is False
    assert decide(Eq(entropy(p), log(n)), uniform) is True
    assert decide(divergence(p, q) > 0, uniform) is False


# ---- precision


def test_precision_is_raised_until_a_tiny_difference_is_seen() -> None:
    tiny = decimal("0." + "0" * 39 + "1")
    claim = Eq(exp(log(1 + exp(x)) + tiny), 1 + exp(x))
    assert decide(claim, {x: 1}, most_bits=64) is None
    assert decide(claim, {x: 1}) is False


def test_no_tolerance() -> None:
    at = {n: 2, p: (F(1, 3), F(2, 3))}
    assert decide((1 + decimal("0.000000000001")) * entropy(p) <= entropy(p), at) is False


def test_an_equation_that_balls_cannot_settle_stays_open() -> None:
    assert decide(Eq(exp(x) * exp(-x), 1), {x: F(1, 3)}, most_bits=256) is None
    assert decide(Eq(exp(x), exp(x)), {x: F(1, 3)}) is True


# ---- undefined


@pytest.mark.parametrize(
    ("term", "value", "reason"),
    [
        (log(x), -1, "log of −1"),
        (log(x), 0, "log of 0"),
        (div(1, x - 1), 1, "division by 0"),
        (sqrt(x), F(-1, 4), "square root of −1/4"),
        (xlogy(1 - x, x), 0, "a·log b with b = 0 and a = 1"),
        (xlogy(0, x), -1, "a·log b with b = −1"),
        (power(x, -1), 0, "division by 0"),
        (power(x, y), 0, "0 to the power 1/2"),
        (power(x, div(1, 3)), -8, "−8 to the power 1/3"),
        (log(2, x), 1, "a logarithm to the base 1"),
        (sum_(index("i", 3), log(x - index("i", 3))), 2, "log of 0"),
        (log(exp(x) - 1), -1, "log of −0.632120558828…"),
    ],
)
def test_undefined_subterms_are_named(term: Term, value: object, reason: str) -> None:
    assert why(term, {x: value, y: F(1, 2)}) == reason


def test_an_index_outside_its_range_is_undefined() -> None:
    at = {n: 2, p: (F(1, 2), F(1, 2))}
    assert why(p[3], at) == "the index 3 outside 1, …, 2"
    assert why(vector(1, 2)[0], {}) == "the index 0 outside 1, …, 2"
    assert why(sum_(index("i", 3), p[index("i", 3)]), at) == "the index 3 outside 1, …, 2"


def test_the_argument_of_a_function_stays_in_its_domain() -> None:
    f = variable("f", function_sort(open_probability, real))
    assert why(f(1), {f: lambda t: t}) == "the argument 1 outside (0, 1)"
    assert evaluate(f(F(1, 2)), {f: lambda t: t * 2}) == 1


def test_powers() -> None:
    assert exact_value(power(x, 0), {x: 0}) == 1
    assert exact_value(power(x, 3), {x: -2}) == -8
    assert exact_value(power(x, -2), {x: -2}) == fmpq(1, 4)
    assert exact_value(power(x, n), {x: -2, n: 3}) == -8
    assert exact_value(sum_(i, power(x, i)), {x: -2, n: 2}) == 2
    assert exact_value(power(x, div(1, 2)), {x: 0}) == 0
    assert why(power(x, y), {x: -1, y: F(1, 2)}) == "−1 to the power 1/2"
    for base in (-1, 0):  # defined where a hypothesis says that y is an integer
        with pytest.raises(Undecided):
            exact_value(power(x, y), {x: base, y: 2})
    assert exact_value(power(2, -p[1]), {n: 1, p: (3,)}) == fmpq(1, 8)
    assert evaluate(power(e, 1), {}).overlaps(arb.const_e())


def test_an_undefined_branch_counts_only_where_it_is_taken() -> None:
    t = piecewise((log(x), x > 0), otherwise=0)
    assert exact_value(t, {x: -1}) == 0
    assert decide(implies(x > 0, log(x) <= x - 1), {x: -1}) is True
    with pytest.raises(Undefined):
        decide(log(x) <= x - 1, {x: -1})


def test_balls_that_cannot_tell_say_so() -> None:
    with pytest.raises(Undecided):
        evaluate(log(exp(x) * exp(-x) - 1), {x: F(1, 3)})
    with pytest.raises(Undecided):
        evaluate(infinity, {})
    with pytest.raises(Undecided):
        evaluate(limit(x, x, 0), {})
    with pytest.raises(Undecided):
        evaluate(x, {})


# ---- binders


def test_sums_products_families() -> None:
    assert exact_value(sum_(i, i), {n: 100}) == 5050
    assert exact_value(sum_(variable("j", integers(1, 0)), log(-1)), {}) == 0
    assert exact_value(prod(i, i), {n: 5}) == 120
    assert exact_value(sum_(i, delta(i, k) * i), {n: 4, k: 3}) == 3
    assert exact_value(function(i, i**2)[k], {n: 4, k: 3}) == 9
    w = variable("w", function_sort(integers(1, n), family_sort(n, real)))
    assert exact_value(sum_(i, sum_(k, w[i, k])), {n: 2, w: ((1, 2), (3, 4))}) == 10
    with pytest.raises(Undecided, match="10000"):
        evaluate(sum_(i, i), {n: 10**6})
    with pytest.raises(ValueError, match="given 3 entries"):
        evaluate(p[1], {n: 2, p: (1, 2, 3)})


def test_an_expectation_is_a_weighted_sum() -> None:
    at = {n: 2, p: (F(1, 4), F(3, 4))}
    assert exact_value(expectation(p, i, i), at) == fmpq(7, 4)


def test_definitions_are_evaluated_at_their_arguments_and_sizes() -> None:
    notation = {"latex": "M({0})", "text": "M({0})"}
    mean = define("mean", (z,), sum_(i, z[i]) / n, notation)
    assert isinstance(mean, Definition)
    m = variable("m", natural)
    j = index("j", m)
    rows = variable("w", function_sort(integers(1, m), family_sort(n, real)))
    at = {m: 2, n: 3, rows: ((1, 2, 3), (4, 5, 6))}
    assert exact_value(sum_(j, mean(function(i, rows[j, i]))), at) == 7
    assert exact_value(mean(vector(1, 2)), {}) == fmpq(3, 2)


def test_quantifiers() -> None:
    assert decide(forall(i, p[i] >= 0), {n: 2, p: (0, 1)}) is True
    assert decide(forall(i, p[i] > 0), {n: 2, p: (0, 1)}) is False
    assert decide(forall(x, Eq(x, x)), {}) is True
    assert decide(forall(x, Eq(x - x, 0)), {}) is None
    assert decide(forall(x, x >= 0), {}) is None
    assert decide(forall(u, u >= -F(1, 1000)), {}) is True
    assert decide(forall(u, log(u) <= 0), {}) is None
    assert decide(forall(x, implies(log(x) > 0, Eq(1, 1))), {}) is None
    assert decide(conjunction((forall(x, x >= 0), Eq(y, 1))), {y: 2}) is False
    assert decide(Eq(p, q), {n: 2, p: (0, 1), q: (0, 1)}) is True
    assert decide(Ne(p, q), {n: 2, p: (0, 1), q: (0, 1)}) is False


# ---- derivatives


def test_derivatives_without_rules() -> None:
    at = {n: 3, z: (1, -2, 0), k: 2}
    total = sum_(i, exp(z[i]))
    softmax = exp(z[k]) / total
    for lhs, rhs in (
        (D(log(total), z[k]), softmax),
        (D(log(total), z[k], 2), softmax * (1 - softmax)),
        (D(D(log(total), z[k]), z[k]), softmax * (1 - softmax)),
        (D(D(log(total), z[k]), z[1]), -softmax * exp(z[1]) / total),
    ):
        difference = evaluate(lhs - rhs, at)
        assert difference.contains(0)
        assert difference.rad() < arb(2) ** -100


def test_derivative_then_substitution() -> None:
    assert exact_value(D_at(x**3, x, 2), {}) == 12
    assert exact_value(D_at(x**3 * y, x, y), {y: 2}) == 24
    assert exact_value(D(D_at(x**2 * y, x, y), y), {y: 5}) == 20


def test_perturbations_are_not_confused() -> None:
    # d/dx [x · d/dy (x + y)] at x = 1 is 1, and 2 if the two directions are mixed up.
    assert exact_value(D(x * D_at(x + y, y, 1), x), {x: 1}) == 1


@pytest.mark.parametrize(
    ("body", "at", "answer"),
    [
        (abs(x), 0, None),
        (maximum(1 - x, 0), 1, None),
        (maximum(1 - x, 0) ** 2, 1, fmpq(0)),
        (x * abs(x), 0, fmpq(0)),
        (piecewise((5, Eq(x, 0)), otherwise=x), 0, None),
        (piecewise((x**2, x > 0), otherwise=0), 0, fmpq(0)),
        (op("floor", x), 2, None),
        (op("floor", x), F(5, 2), fmpq(0)),
        (sqrt(x), 4, fmpq(1, 4)),
    ],
)
def test_derivatives_at_kinks_and_jumps(body: Term, at: object, answer: fmpq | None) -> None:
    if answer is None:
        assert "a derivative" in why(D(body, x), {x: at})
    else:
        assert exact_value(D(body, x), {x: at}) == answer


def test_a_derivative_needs_an_inner_point() -> None:
    a = variable("a", nonnegative)
    assert why(D(a**2, a), {a: 0}) == "a derivative at 0, an end of [0, ∞)"
    assert exact_value(D(a**2, a), {a: 1}) == 2


def test_elementary_functions_of_jets_against_known_derivatives() -> None:
    for body, derivative in (
        (tanh(x), 1 - tanh(x) ** 2),
        (op("sinh", x), op("cosh", x)),
        (op("atanh", x), 1 / (1 - x**2)),
        (exp(x) ** F(3, 2), F(3, 2) * exp(F(3, 2) * x)),
        (xlogy(x, x), log(x) + 1),
        (power(x, x), power(x, x) * (log(x) + 1)),
        (1 / (1 + x**2), -2 * x / (1 + x**2) ** 2),
    ):
        assert evaluate(D(body, x) - derivative, {x: F(1, 3)}).contains(0)
        assert not evaluate(D(body, x) - derivative - decimal("0.000000001"), {x: F(1, 3)}).contains(0)


# ---- integrals


def test_integrals_are_enclosed() -> None:
    assert evaluate(integral(u, 4 / (1 + u**2)), {}).overlaps(arb.pi())
    assert decide(integral(u, 4 / (1 + u**2)) < pi - decimal("0.000000000001"), {}) is False
    assert decide(Eq(integrate_over(x, 1, y, 1 / x), log(y)), {y: 3}, most_bits=128) is None
    assert decide(integrate_over(x, 1, y, 1 / x) < log(y) + F(1, 10**9), {y: 3}) is True
    assert exact_value(integrate_over(x, y, 1, log(x)), {y: 1}) == 0


def test_an_integral_across_a_pole_or_where_a_log_is_negative_is_no_number() -> None:
    assert "inside an integral" in why(integrate_over(x, -1, 1, power(x, -2)), {})
    assert "log of −2" in why(integrate_over(x, -2, -1, log(x) ** 2), {})
    assert "log of 0" in why(integral(u, log(u)), {})
    for term in (
        integral(variable("u", open_probability), log(variable("u", open_probability))),  # improper
        integral(variable("u", positive), exp(-variable("u", positive))),  # infinite
        integral(u, abs(u - F(1, 2))),  # not analytic
    ):
        with pytest.raises(Undecided):
            evaluate(term, {})


# ---- functions given as terms


def test_convexity_of_a_literal_is_seen_on_the_whole_line() -> None:
    f = variable("f", function_sort(real, real))
    convex = forall(y, D_at(f(x), x, y, 2) >= 0)
    assert decide(convex, {f: function(x, x**2)}) is True
    assert decide(convex, {f: function(x, x**3)}) is None
    assert decide(forall(y, D_at(abs(x), x, y) <= 1), {}) is None


def test_a_function_may_be_given_as_a_literal() -> None:
    f = variable("f", function_sort(positive, real))
    t = variable("t", positive)
    given = {f: function(t, log(t)), x: 2}
    assert exact_value(D_at(f(t), t, x), given) == fmpq(1, 2)
    assert decide(continuous(f, positive), given) is None
    assert decide(continuous(f, positive), {f: function(t, exp(t) - t**2)}) is True
    assert decide(continuous(f, real), {f: function(t, exp(t) - t**2)}) is None


# ---- boxes


def test_a_hull_contains_its_ends() -> None:
    third, two_thirds = F(1, 3), F(2, 3)
    with ctx.workprec(53):
        box = hull(third, two_thirds)
        assert box.contains(arb(fmpq(1, 3)).mid())
        assert box.contains(arb(fmpq(2, 3)).mid())
        assert box.contains(fmpq(1, 3))
        assert box.contains(fmpq(2, 3))


def test_a_ball_from_a_rounded_midpoint_and_radius_can_miss_its_ends() -> None:
    missed = 0
    with ctx.workprec(64):
        for k in range(1, 100):
            lo = k / 7
            hi = math.nextafter(math.nextafter(math.nextafter(lo, 99), 99), 99)
            missed += not (arb((lo + hi) / 2, (hi - lo) / 2).contains(arb(lo)))
            box = hull(F(lo), F(hi))
            assert box.contains(arb(lo))
            assert box.contains(arb(hi))
    assert missed > 0


def test_enclosure_over_a_box() -> None:
    found = enclose_box(x - log(x), {x: (1, 2)})
    assert found.contains(1)
    assert found.contains(fmpq(13, 10))


def test_inequalities_over_boxes() -> None:
    assert settle_on_box(log(x) < x - 1, {x: (2, 100)}).holds is True
    gap = x * log(x / y) + (1 - x) * log((1 - x) / (1 - y)) - 2 * (x - y) ** 2
    assert settle_on_box(gap > 0, {x: (F(1, 2), F(9, 10)), y: (F(1, 10), F(2, 5))}).holds is True
    tight = settle_on_box(log(x) <= x - 1, {x: (F(1, 2), 3)}, limit=200)
    assert tight.holds is None
    assert tight.boxes == 200


def test_a_false_inequality_over_a_box_comes_with_a_point() -> None:
    answer = settle_on_box(x**2 > F(1, 100), {x: (-1, F(3, 2))})
    assert answer.holds is False
    assert answer.point is not None
    assert decide(x**2 > F(1, 100), answer.point) is False
    undefined = settle_on_box(log(x) < x, {x: (-1, 3)})
    assert undefined.holds is False
    assert undefined.why == "log of 0"


# ---- words


def test_numbers_show_only_digits_that_are_certain() -> None:
    assert in_words(fmpq(-1, 3)) == "−1/3"
    assert in_words(arb.pi(), 5) == "3.14159…"
    assert in_words(arb(1, 0.25)) == "a positive number"
    assert in_words(arb(0, 1)) == "a number near 0"


def test_the_derivative_of_an_integral_in_its_ends() -> None:
    area = integrate_over(x, 1, y, exp(x) / x)
    assert evaluate(D(area, y) - exp(y) / y, {y: 3}).contains(0)
    assert evaluate(D(area, y, 2) - (exp(y) / y - exp(y) / y**2), {y: 3}).contains(0)
    between = integrate_over(x, y, y**2, exp(x) / x)
    difference = evaluate(D(between, y) - (2 * exp(y**2) - exp(y)) / y, {y: 2})
    assert difference.contains(0)
    assert difference.rad() < arb(2) ** -80
    assert exact_value(D(integrate_over(x, 0, y, x**2), y), {y: 3}) == 9
    assert "down to" in why(D(area, y), {y: 1})


def test_an_expectation_under_a_density() -> None:
    density = variable("f", function_sort(interval(0, 1), nonnegative))
    t = variable("t", interval(0, 1))
    given = {density: function(t, 2 * t)}
    assert exact_value(expectation(density, t, t), given) == fmpq(2, 3)
    assert evaluate(expectation(density, t, exp(t)), given).contains(2)


def test_integrals_of_polynomials_are_exact() -> None:
    f = variable("f", function_sort(interval(0, 1), nonnegative))
    t = variable("t", interval(0, 1))
    assert exact_value(integral(u, 2 * u), {}) == 1
    assert exact_value(integrate_over(x, -1, y, (x + 1) ** 2 / 3), {y: 2}) == 3
    assert exact_value(integral(u, f(u)), {f: function(t, (t + 1) / 2)}) == fmpq(3, 4)
    assert exact_value(integral(u, xlogy(f(u), f(u))), {f: function(t, 1)}) == 0
    assert "outside [0, 1]" in why(integrate_over(x, 0, 2, f(x)), {f: function(t, t)})
