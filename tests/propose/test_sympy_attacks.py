"""SymPy expressions that were read as something else, and those of which too little was told."""

import pytest
import sympy as S

from derive.checking import check
from derive.propose.sympy_border import BorderError, from_sympy, read_sympy

x, n = S.Symbol("x", real=True), S.Symbol("n", integer=True)
i = S.Symbol("i", integer=True)
bell = S.exp(-(x**2) / 2)


def test_infinite_ends_the_wrong_way_round():
    """∫ from −∞ to −∞ was read as one over all reals, ∫ from 0 to −∞ as one from 0 to ∞."""
    for end in (S.oo, -S.oo):
        with pytest.raises(BorderError):
            check(S.Integral(bell, (x, end, end)), "=", S.sqrt(2 * S.pi))
    with pytest.raises(BorderError):
        from_sympy(S.Integral(bell, (x, 0, S.zoo)))
    assert from_sympy(S.Integral(bell, (x, 0, -S.oo))) == -from_sympy(S.Integral(bell, (x, -S.oo, 0)))


def test_ranges_that_may_run_backwards_are_told():
    """Σ 1 from 1 to n is 0 for n < 1 here, and n in SymPy, where it runs backwards."""
    assert "read as 0" in check(S.Sum(1, (i, 1, n)), ">=", 0).reason
    assert not read_sympy((S.Sum(1, (i, 1, S.Symbol("m"))),)).notes[1:]
    assert not read_sympy((S.Sum(1, (i, 1, S.Symbol("k", integer=True, nonnegative=True))),)).notes
    assert "where a ≤ 1" in check(S.Integral(x, (x, S.Symbol("a", real=True), 1)), ">=", 0).reason


def test_the_derivative_of_an_unknown_function_is_answered():
    """That f has a derivative at x is no proposition that can be written; that it has one on ℝ is."""
    f = S.Function("f")
    verdict = check(S.Derivative(f(x), x), "=", S.Derivative(f(x), x))
    assert verdict.status == "unknown"
    assert "differentiable" in str(verdict)


def test_no_symbol_is_named_like_a_bound_variable():
    """An Idx of the range and the name that the index of the sum gets inside was captured: N·p_k = Σp."""
    size = S.Symbol("N", integer=True, positive=True)
    p, k = S.IndexedBase("p", shape=(size,)), S.Idx(S.Symbol("i\x001", integer=True), (1, size))
    with pytest.raises(BorderError):
        check(S.Sum(p[k], (i, 1, size)), "=", S.Sum(p[i], (i, 1, size)))


def test_what_is_put_for_a_symbol_is_what_the_symbol_was_declared_to_be():
    """|x| at x = r, for a positive x, is x by the time it is read: |r| = r was proved for every real r."""
    t, r = S.Symbol("t", positive=True), S.Symbol("r", real=True)
    for value in (r, S.Integer(-1)):
        with pytest.raises(BorderError, match="declared positive"):
            check(S.Subs(abs(t), t, value), "=", value)
    with pytest.raises(BorderError):
        check(S.Subs((-1) ** (2 * i), i, S.Rational(1, 2)), "=", 1)
    assert check(S.Subs(abs(t), t, S.Integer(2)), "=", 2)
    assert check(S.Subs(abs(x), x, r), "=", abs(r))


def test_a_derivative_inside_a_range_that_depends_on_its_variable():
    """∫₀¹ ∫₀ˣ D_x(t·x) dt dx bound the x in the range of t, and left t with no range at all: an error of Python's."""
    t = S.Symbol("t", real=True)
    inside = S.Integral(S.Derivative(t * x, x) * (t - S.Rational(1, 3)), (t, 0, x), (x, 0, 1))
    with pytest.raises(BorderError, match="depends on x"):
        check(inside, "=", 0)
    size = S.Symbol("N", integer=True, positive=True)
    p, k = S.IndexedBase("p", shape=(size,)), S.Symbol("k", integer=True)
    with pytest.raises(BorderError, match="depends on N"):
        check(S.Derivative(S.Sum(p[k], (k, 1, size)), size), "=", 0)
    assert from_sympy(S.Integral(S.Derivative(S.Integral(t, (t, 0, x)), x), (x, 0, 1))) is not None


def test_an_idx_runs_where_it_was_declared_to():
    """max(j, 5) is 5 by the time it is read, for an Idx of 1, …, 5: Σ max(j, 5) from 1 to m was 5m."""
    j, m = S.Idx("j", (1, 5)), S.Symbol("m", integer=True, positive=True)
    with pytest.raises(BorderError, match="declared to run from 1 to 5"):
        check(S.Sum(S.Max(j, 5), (j, 1, m)), "=", 5 * m)
    assert check(S.Sum(S.Max(j, 5), (j, 1, 5)), "=", 25)
    size = S.Symbol("N", integer=True, positive=True)
    p, k = S.IndexedBase("p", shape=(size,)), S.Idx("k", size)
    assert check(S.Sum(p[k], (k, 0, size - 1)), "=", S.Sum(p[k], k))


def test_an_idx_is_the_index_of_a_sum():
    """∫₀¹ ⌊i⌋ di was ½, and ⌊i⌋ at i = ½ was ½: for an Idx SymPy writes i for ⌊i⌋, and tells no assumption."""
    free, bounded = S.Idx("i"), S.Idx("j", (1, 5))
    for claim in (
        S.Integral(S.floor(free), (free, 0, 1)),
        S.Subs(S.floor(free), free, S.Rational(1, 2)),
        S.Subs(S.Max(bounded, 0), bounded, -2),
        S.Limit(S.Max(bounded, 0), bounded, -3),
    ):
        with pytest.raises(BorderError, match="is an Idx"):
            check(claim, "=", claim)


def test_what_is_put_in_first():
    """y² at y = x, and then at x = 3, was x²; at y = x and then at y = 2 it was 4."""
    y = S.Symbol("y", real=True)
    for nested in (
        S.Subs(S.Subs(y**2, y, x), x, 3),
        S.Subs(S.Subs(y**2, y, x), y, 2),
        S.Subs(x - y, (x, y), (y, x)),
    ):
        with pytest.raises(BorderError, match="put in first"):
            check(nested, "=", 9)
    assert check(S.Subs(x - y, (x, y), (3, 2)), "=", 1)
    assert check(S.Subs(x**2, x, x + 1), "=", x**2 + 2 * x + 1)
