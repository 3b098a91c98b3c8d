"""E_{x∼P}[g(x)] written out: Σ P(i) g(i) over an index range, ∫ P(x) g(x) dx over an interval."""

from __future__ import annotations

from derive.terms.build import call, integral, mul, sum_
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Operator, Term, fresh_variable, open_body


def unfold_expectation(t: Term, *, evaluated: bool = True) -> Term:
    """The sum or integral; function literals in it are applied, or left as they are written."""
    sort, _, family = t.args
    assert isinstance(t.head, Binder)
    x = fresh_variable(t.head.hint, sort, (t,))
    weight = call(family, x) if evaluated else Term(Operator("call"), (family, x))
    weighted = mul(weight, open_body(t, x, evaluated=evaluated))
    return sum_(x, weighted) if is_integer_sort(sort) else integral(x, weighted)
