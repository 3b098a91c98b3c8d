"""E_{x∼P}[g(x)] written out: Σ P(i) g(i) over an index range, ∫ P(x) g(x) dx over an interval."""

from __future__ import annotations

from derive.terms.build import call, integral, mul, sum_
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Term, fresh_variable, open_body


def unfold_expectation(t: Term) -> Term:
    sort, _, family = t.args
    assert isinstance(t.head, Binder)
    x = fresh_variable(t.head.hint, sort, (t,))
    weighted = mul(call(family, x), open_body(t, x))
    return sum_(x, weighted) if is_integer_sort(sort) else integral(x, weighted)
