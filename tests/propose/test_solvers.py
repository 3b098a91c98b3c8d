"""What SymPy proposes, held against the field's known answers; and what is not asked at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from derive.propose.solvers import (
    ANSWERS,
    NoProposal,
    collapse_deltas,
    propose_antiderivative,
    propose_derivative,
    propose_integral,
    propose_limit,
    propose_ode_solution,
    propose_solution,
    propose_sum,
)
from derive.propose.sympy_border import BorderError
from derive.terms import build as b
from derive.terms.sorts import (
    family_sort,
    function_sort,
    natural,
    nonnegative,
    open_probability,
    positive,
    real,
)
from derive.terms.term import subterms

n = b.variable("n", natural)
z = b.variable("z", family_sort(n, real))
t = b.variable("t", family_sort(n, real))
p = b.variable("p", family_sort(n, positive))
i, j, k = (b.index(name, n) for name in "ijk")
x, c = b.variable("x"), b.variable("c")
y = b.variable("y", positive)


def logsumexp(family: b.Term) -> b.Term:
    return b.log(b.sum_(j, b.exp(family[j])))


def test_softmax_is_the_gradient_of_logsumexp() -> None:
    assert propose_derivative(logsumexp(z), z[k]) == b.exp(z[k]) / b.sum_(j, b.exp(z[j]))


def test_the_entry_may_be_named_like_the_bound_index() -> None:
    assert propose_derivative(logsumexp(z), z[j]) == b.exp(z[j]) / b.sum_(i, b.exp(z[i]))


def test_cross_entropy_gradient_over_a_symbolic_number_of_classes() -> None:
    loss = logsumexp(z) - b.sum_(i, t[i] * z[i])
    softmax = b.exp(z[k]) / b.sum_(j, b.exp(z[j]))
    assert propose_derivative(loss, z[k]) in (b.neg(t[k]) + softmax, softmax - t[k])


def test_entropy_derivative_keeps_only_its_own_entry() -> None:
    assert propose_derivative(b.sum_(i, b.xlogy(p[i], p[i])), p[k]) in (1 + b.log(p[k]), b.log(p[k]) + 1)


def test_second_derivative_leaves_the_delta_between_two_free_indices() -> None:
    m = b.index("m", n)
    first = propose_derivative(b.sum_(i, b.log(p[i])), p[k])
    second = propose_derivative(first, p[m])
    assert any(b.is_op(s, "delta") for s in subterms(second))


def test_derivative_in_a_plain_variable() -> None:
    q = b.variable("q", open_probability)
    loss = b.neg(y * b.log(q)) - (1 - y) * b.log(1 - q)
    at_q = propose_derivative(loss, q)
    assert b.free_variables(at_q) == {q, y}  # q keeps its sort (0, 1), which SymPy cannot say
    assert propose_derivative(b.exp(x * y), x) == y * b.exp(x * y)


def test_delta_collapses_only_over_its_own_range() -> None:
    m = b.variable("m", natural)
    stranger = b.index("k", m)
    assert collapse_deltas(b.sum_(i, z[i] * b.delta(i, k))) == z[k]
    assert collapse_deltas(b.sum_(i, b.delta(k, i) / 2 + z[i])) == b.div(1, 2) + b.sum_(i, z[i])
    kept = b.sum_(i, z[i] * b.delta(i, stranger))
    assert collapse_deltas(kept) == kept  # k ≤ n is not known, so δ may never be 1
    natural_k = b.sum_(i, z[i] * b.delta(i, b.variable("k", natural)))
    assert collapse_deltas(natural_k) == natural_k


def test_the_log_form_by_dsolve() -> None:
    v = b.variable("v", open_probability)
    f = b.variable("f", function_sort(open_probability, real))
    solution = propose_ode_solution(b.Eq(v * b.D(f(v), v), c), f)
    assert b.is_relation(solution)
    assert solution.args[0] == f(v)
    assert solution.args[1] in (b.variable("C_1") + c * b.log(v), b.add(c * b.log(v), b.variable("C_1")))


def test_limits() -> None:
    assert propose_limit(b.limit(y * b.log(y), y, 0, "+")) == b.term(0)
    assert propose_limit(b.limit((1 + x / y) ** y, y, b.infinity)) == b.exp(x)
    with pytest.raises(BorderError):
        propose_limit(b.limit(1 / y, y, 0, "+"))  # +∞ is not a real number


def test_integrals_sums_antiderivatives_solutions() -> None:
    assert propose_integral(b.integrate_over(x, 0, 1, x**2)) == b.div(1, 3)
    gaussian = propose_integral(b.integrate_over(x, None, None, b.exp(b.neg(x**2))))
    assert gaussian == b.sqrt(b.pi)
    triangle = propose_sum(b.sum_(i, b.index("i", n)))
    assert b.free_variables(triangle) == {n}
    assert propose_antiderivative(1 / y, y) == b.log(y)
    assert propose_solution(b.Eq(b.log(y), c), y) == b.exp(c)
    assert propose_antiderivative(b.log(y), y) in (y * b.log(y) - y, b.neg(y) + y * b.log(y))


def test_no_closed_form_is_said() -> None:
    with pytest.raises(NoProposal, match="no closed form"):
        propose_integral(b.integrate_over(x, 0, 1, b.exp(b.exp(b.exp(x)))))
    with pytest.raises(NoProposal, match="2 solutions"):
        propose_solution(b.Eq(x**2, y), x)
    with pytest.raises(NoProposal, match="is none"):
        propose_limit(x)


def test_large_questions_are_not_asked() -> None:
    body = x
    for _ in range(100):
        body = b.exp(body * x) + b.log(b.variable("q", nonnegative))
    with pytest.raises(NoProposal, match="too large"):
        propose_antiderivative(body, x)
    with pytest.raises(BorderError, match="too large"):
        propose_derivative(x ** b.term(10**9), x)


def test_each_kind_of_question_has_an_answer() -> None:
    assert ANSWERS["diff"](x**2, x) == 2 * x
    assert ANSWERS["integrate"](2 * x, x) == x**2
    assert ANSWERS["integrate"](b.integrate_over(x, 0, 2, x)) == b.term(2)
    assert set(ANSWERS) == {"diff", "dsolve", "integrate", "limit", "solve", "summation"}


def test_importing_the_solvers_does_not_import_sympy() -> None:
    code = "import sys, derive.propose, derive.propose.solvers; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
