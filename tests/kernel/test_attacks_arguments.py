"""Attempts to prove something false by what a rule is given: iterators, that are empty when they are read again."""

import pytest

from derive.kernel.rules import algebra, calculus, enclosure, logic
from derive.terms.build import Gt, index, pi, term, variable
from derive.terms.sorts import natural0, open_probability, positive
from derive.terms.term import Bound, Constant, Term

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


def test_heads_that_mean_nothing():
    """A bound variable of index −1 passed for a closed term, and was the outermost bound value to balls: 1 where i ran
    from 1 to 1, and 2 where it ran from 2 to 2. A constant of any name was a number: c − c = 0."""
    for index_ in (-1, -2):
        with pytest.raises(ValueError, match="counts the binders"):
            Bound(index_)
    with pytest.raises(ValueError, match="no constant"):
        Constant("c")
    assert Term(Bound(0)).loose == 1
