"""Programs for SymPy: run by SymPy, they say what the statement says."""

from __future__ import annotations

from typing import Any

import pytest

from derive.catalogue import find
from derive.notation.sympy_source import NoSource, sympy_source
from derive.terms.build import (
    D,
    Eq,
    Ge,
    call,
    decimal,
    exp,
    forall,
    index,
    log,
    maximum_,
    sum_,
    variable,
    vector,
    xlogy,
)
from derive.terms.sorts import family_sort, interval, natural, positive, real
from derive.terms.term import Term
from derive.vocabulary.information import entropy, kl_divergence


def _run(statement: Term) -> tuple[Any, dict[str, Any]]:
    names: dict[str, Any] = {}
    exec(sympy_source(statement), names)
    return names["statement"], names


N = variable("n", natural)
P, Q = variable("p", family_sort(N, positive)), variable("q", family_sort(N, positive))


def test_a_divergence() -> None:
    assert sympy_source(Ge(kl_divergence(P, Q), 0)) == (
        "from sympy import *\n\n"
        'n = Symbol("n", integer=True, positive=True)\n'
        'p = IndexedBase("p", real=True, positive=True)\n'
        'q = IndexedBase("q", real=True, positive=True)\n'
        'i = Symbol("i", integer=True, positive=True)\n'
        "xlogy = lambda a, b: Piecewise((0, Eq(a, 0)), (a*log(b), True))\n"
        "statement = Ge(Sum(xlogy(p[i], p[i]) - xlogy(p[i], q[i]), (i, 1, n)), 0, evaluate=False)\n"
    )
    statement, names = _run(Ge(kl_divergence(P, Q), 0))
    value = (
        statement.lhs.subs(names["n"], 2)
        .doit()
        .subs({names["p"][1]: 1, names["p"][2]: 3, names["q"][1]: 2, names["q"][2]: 1})
    )
    import sympy

    assert sympy.simplify(value - (3 * sympy.log(3) - sympy.log(2))) == 0


def test_binders_beside_each_other_share_a_name_and_nested_ones_do_not() -> None:
    i, j = index("i", N), index("j", N)
    beside = sympy_source(Eq(sum_(i, P[i]), sum_(i, Q[i])))
    assert "Eq(Sum(p[i], (i, 1, n)), Sum(q[i], (i, 1, n)), evaluate=False)" in beside
    inner = sum_(j, P[j])
    nested = sympy_source(Eq(sum_(i, P[i] * inner), 1))
    assert "Sum(p[i]*Sum(p[j], (j, 1, n)), (i, 1, n))" in nested
    clash = sympy_source(Eq(sum_(i, P[i] * sum_(index("i", N), P[index("i", N)])), 1))
    assert "(i_, 1, n)" in clash or "(i, 1, n)), (i" not in clash


def test_parentheses_and_signs() -> None:
    x, y = variable("x", real), variable("y", positive)
    for term, wanted in (
        (x - (y - 1), "x - (y - 1)"),
        (-(x + y), "-(x + y)"),
        (x / (y * 2), "x/(y*2)"),
        ((x + 1) ** 2, "(x + 1)**2"),
        (exp(-x) * log(y, 2), "exp(-x)*log(y, 2)"),
        (decimal("0.25") * x, "Rational(1, 4)*x"),
    ):
        assert wanted in sympy_source(Eq(term, x))


def test_a_derivative_is_taken_where_it_stands() -> None:
    x = variable("x", real)
    statement, names = _run(Eq(D(exp(2 * x), x), 2 * exp(2 * x)))
    assert (statement.lhs.doit() - statement.rhs).simplify() == 0
    assert "x" in names


def test_names_that_sympy_has_for_itself() -> None:
    names = ("beta", "N", "I", "lambda", "E")
    for name in names:
        x = variable(name, real)
        statement, _ = _run(Eq(x + 1, x))
        assert len(statement.free_symbols) == 1


def test_entries_of_vectors() -> None:
    p = vector(decimal("0.5"), decimal("0.25"), decimal("0.25"))
    statement, _ = _run(Eq(entropy(p), 0))
    value = statement.lhs.doit()
    assert abs(float(value) - 1.0397207708) < 1e-9


def test_what_sympy_has_nothing_for_is_refused() -> None:
    i = index("i", N)
    with pytest.raises(NoSource, match="forall"):
        sympy_source(forall(i, Ge(P[i], 0)))
    with pytest.raises(NoSource, match="maximum"):
        sympy_source(Ge(maximum_(i, P[i]), 0))


def test_the_catalogue() -> None:
    """A program that is written is one that SymPy runs."""
    import sympy

    for name in ("gibbs_inequality", "softmax_cross_entropy_gradient", "sigmoid_derivative", "huber_stable_form"):
        statement, _ = _run(find(name).derivation.statement)
        assert isinstance(statement, sympy.core.relational.Relational)


def test_the_domain_of_a_symbol() -> None:
    half_open = variable("a", interval(0, 1, left_open=True))
    assert 'a = Symbol("a", real=True, positive=True)' in sympy_source(Eq(half_open, 1))
    f = variable("f", family_sort(3, family_sort(2, real)))
    assert 'f = IndexedBase("f", real=True)' in sympy_source(Eq(call(call(f, 1), 2), xlogy(1, 1)))
