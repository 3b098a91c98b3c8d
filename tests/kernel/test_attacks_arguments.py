"""Attempts to prove something false by what a rule is given: iterators, that are empty when they are read again."""

import pytest

from derive.kernel.rules import algebra, calculus, enclosure, logic
from derive.terms.build import Gt, index, pi, term, variable
from derive.terms.sorts import natural0, open_probability, positive

x, t, N = variable("x"), variable("t", positive), variable("N", natural0)


def test_hypotheses_are_not_read_only_once():
    """t > 0 for t > 0, at t = x under the hypothesis x > 0: read once to see that it holds, it was no hypothesis of
    the theorem, ⊢ x > 0."""
    above = algebra.order(t, ">", term(0))
    for rule, theorem, value in (
        (logic.instantiate, above, {t: x}),
        (logic.specialise, logic.generalise(above, t), x),
    ):
        for under in ((h for h in [Gt(x, 0)]), iter([Gt(x, 0)]), map(abs, ()), filter(None, ())):
            with pytest.raises(TypeError, match="read only once"):
                rule(theorem, value, under=under)
        assert rule(theorem, value, under=[Gt(x, 0)]).hypotheses == (Gt(x, 0),)


def test_theorems_are_not_read_only_once():
    """k ≤ N for k in 1, …, N gave 1 ≤ N, and what rests on balls did not say so."""
    k = index("k", N)
    with pytest.raises(TypeError, match="read only once"):
        algebra.order(term(1), "≤", N, (), iter([algebra.order(k, "≤", N)]))
    estimate = enclosure.enclosure(Gt(pi, 3))
    with pytest.raises(TypeError, match="read only once"):
        algebra.order(pi + 1, ">", term(4), (), iter([estimate]))
    with pytest.raises(TypeError, match="read only once"):
        algebra.combine(pi + 1, ">", term(4), zip([term(1)], [estimate], strict=True))
    p = variable("p", open_probability)
    with pytest.raises(TypeError, match="read only once"):
        calculus.differentiate(algebra.algebra(p + p, 2 * p), p, using=iter([estimate]))
    assert algebra.order(pi + 1, ">", term(4), (), [estimate]).enclosed
