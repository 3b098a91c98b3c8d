"""Random terms cross the border and come back with the same value.

(Not always as they were: SymPy has one −3·x, and we tell −(3·x) from (−3)·x.)
"""

from __future__ import annotations

from fractions import Fraction

import sympy as S
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.propose.sympy_border import from_sympy, to_sympy
from derive.terms import build as b
from derive.terms.sorts import positive
from derive.terms.term import Term

x, y = b.variable("x", positive), b.variable("y", positive)
i = b.index("i", 3)

atoms = st.sampled_from([x, y, b.term(1), b.term(2), b.term(-3), b.term(Fraction(2, 5)), b.decimal("0.30"), b.e])
one = [b.neg, b.exp, b.sqrt, b.log, abs, b.tanh, lambda t: t**2, lambda t: t ** b.term(-1), lambda t: b.sum_(i, t * i)]
two = [b.add, b.sub, b.mul, b.div, b.maximum, lambda s, t: b.op("mul", s, t)]


def larger(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.builds(lambda f, t: f(t), st.sampled_from(one), inner),
        st.builds(lambda f, s, t: f(s, t), st.sampled_from(two), inner, inner),
    )


terms = st.recursive(atoms, larger, max_leaves=8)


def value(expression: S.Expr) -> complex | None:
    at = {S.Symbol("x", positive=True): S.Rational(3, 7), S.Symbol("y", positive=True): S.Rational(8, 5)}
    try:
        number = expression.subs(at).doit().evalf(30)
    except ValueError:
        return None  # max of a complex number
    return complex(number) if number.is_number and number.is_finite and abs(number) < 10**9 else None


@given(terms)
@settings(max_examples=150, deadline=None)
def test_there_and_back(t: Term) -> None:
    out = to_sympy(t)
    if out.has(S.nan, S.zoo, S.oo):
        return  # SymPy has evaluated a division by zero
    back = from_sympy(out, [x, y])
    before, after = value(out), value(to_sympy(back))
    if before is not None and after is not None:
        assert abs(before - after) <= 1e-9 * max(1.0, abs(before))
