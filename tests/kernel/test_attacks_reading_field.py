"""Holes of the normal form, of balls and of the search for proofs that were found by reading them. Each test says
what would have followed."""

from derive.checking import check
from derive.kernel.field import Field, Sign
from derive.kernel.rules import algebra, enclosure
from derive.terms.build import (
    D_at,
    Eq,
    Gt,
    delta,
    forall,
    function,
    index,
    log,
    op,
    piecewise,
    power,
    sum_,
    term,
    variable,
)
from derive.terms.definition import Notation, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integers,
    natural,
    natural0,
    nonnegative,
    positive,
    real,
)
from tests.kernel.refusals import refused

n, N = variable("n", natural), variable("N", natural0)
i, j = index("i", N), index("j", N)
r, s = variable("r", family_sort(N, real)), variable("s", family_sort(N, real))


def test_an_index_that_has_a_value_only_where_the_range_has_one():
    """q: 1..N → 1..N. Σᵢ δ(i, q₁) was 1, at N = 0 too."""
    q = variable("q", function_sort(index_range(N), integers(1, N)))
    refused(algebra.algebra, sum_(i, delta(i, q[1])), 1)
    assert algebra.algebra(sum_(i, s[i] * sum_(j, delta(j, q[i]))), sum_(i, s[i]))
    k = index("k", n)
    of_n = variable("q", function_sort(index_range(n), integers(1, n)))
    assert algebra.algebra(sum_(k, delta(k, of_n[1])), 1)


def test_a_range_that_ends_where_an_empty_family_has_no_value():
    """Σᵢ Σ_{w ≤ q₁} sᵢ·h_iw was N·q₁, so that adding N − 1 gave something positive; at N = 0 it is −1."""
    q = variable("q", function_sort(index_range(N), integers(1, N)))
    h = variable("h", function_sort(index_range(N), function_sort(natural, real)))
    w, k = index("w", q[1]), variable("l", natural)
    given = forall(k, Eq(sum_(i, s[i] * h[i, k]), N))
    assert Field((given,)).sign(sum_(i, s[i] * sum_(w, h[i, w])) + N - 1) is Sign.UNKNOWN


def test_a_sum_whose_summand_speaks_of_an_outer_index_only():
    """F(c) = Σⱼ log c: Σᵢ sᵢ·F(rᵢ) was Σᵢ sᵢ·Σⱼ log rⱼ. The index of F's sum is hidden in the name F."""
    c = variable("c")
    constant = define("F", (c, N), sum_(i, log(c)), Notation("F", "F"))
    inside, total = sum_(i, s[i] * constant(r[i], N)), sum_(j, log(r[j]))
    refused(algebra.algebra, inside, sum_(i, s[i] * total))
    refused(algebra.algebra, total - total + inside, sum_(i, s[i] * total))
    assert Field().equal(inside, sum_(i, s[i] * sum_(j, log(r[i]))))


def test_two_cases_that_were_written_elsewhere():
    """Σᵢ δ(1/N, 1)·sᵢ, once seen, split the question about δ(N, 1) into 1/N = 1 and 1/N ≠ 1: then N was never 0."""
    empty = sum_(i, delta(1 / N, 1) * s[i])
    claim = delta(N, 0) * (2 + delta(N, 1))
    field = Field()
    assert not field.equal(empty, 0)
    assert not field.equal(claim, 0)
    refused(algebra.algebra, empty - empty + claim, 0)
    assert Field().equal(claim, 2 * delta(N, 0))


def test_what_does_not_speak_of_an_index_once_its_range_is_known():
    """∀v in 1..N: (v where v > N, otherwise log y) = 5 gave log y = 5, and h(1 + δ(v, N + 1)) = 5 gave h(1) = 5, at
    N = 0 too, once a sum over 1..N had been looked at."""
    k, v, y = index("k", n), index("v", N), variable("y", positive)
    z, h = variable("z", family_sort(n, real)), variable("h", function_sort(natural, real))
    total = sum_(i, s[i] * sum_(k, z[k] * power(k, i)))
    for always, left in ((piecewise((v, Gt(v, N)), otherwise=log(y)), log(y)), (h[1 + delta(v, N + 1)], h[1])):
        given = forall(v, Eq(always, 5))
        refused(algebra.algebra, total - total + left, 5, (given,))
    given = forall(v, Eq(h[v], 5))
    assert Field((given,)).equal(sum_(i, s[i] * h[i] + total), sum_(i, 5 * s[i] + total))


def test_what_is_proved_of_all_is_the_claim_as_it_is_written():
    """(s ↦ 1 over [0, ∞))(y) = 1 for all real y was proved: what had been proved was 1 = 1 for all y."""
    y, t = variable("y"), variable("y", nonnegative)
    line = function(variable("s", nonnegative), term(1))
    assert check(forall(y, Eq(op("call", line, y), 1))).status != "proved"
    verdict = check(forall(t, Eq(op("call", line, t), 1)))
    assert verdict.status == "proved"
    assert verdict.theorem.conclusion == verdict.claim


def test_two_values_with_one_taylor_polynomial():
    """(1 where max(x, x + x⁵) = x, otherwise 0) jumps at 0, and had the slope 0 there."""
    x = variable("x")
    larger = op("max", x, x + x**5)
    step = piecewise((term(1), Eq(larger, x)), otherwise=term(0))
    refused(enclosure.enclosure, Eq(D_at(step, x, term(0)), 0))
    assert enclosure.enclosure(Eq(D_at(larger, x, term(0)), 1))


def test_the_sort_of_a_parameter_is_no_condition_on_a_family():
    """F(k, c) = c^(k₁) for a family k of naturals: given (½), the power of 0 was 0, where 0^(k₁) is undefined."""
    k, c = variable("k", family_sort(n, natural)), variable("c")
    first = define("F", (k, c), c ** k[1], Notation("F", "F"))
    halves, twos = op("vector", term(1) / 2), op("vector", term(2))
    refused(enclosure.enclosure, Eq(first(halves, term(0)), 0))
    assert enclosure.enclosure(Eq(first(twos, term(3)), 9))
    assert enclosure.enclosure(Eq(first(halves, term(4)), 2))
