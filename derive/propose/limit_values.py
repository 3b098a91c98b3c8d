"""The value of a limit, as a theorem: by continuity, or, for w·log x as x falls to 0, between two tangents.

Main statement: `limit_value`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from derive.kernel.rules import algebra, limits, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.fractions import ZERO, factors, product_of, tidy, unfolded
from derive.propose.tangents import logarithm_lemma
from derive.terms.build import bind, div, is_binder, log, mul, neg, sqrt, sub, term
from derive.terms.sorts import nonnegative
from derive.terms.term import Interval, Term, free_variables, fresh_variable, open_body


def limit_value(t: Term, hypotheses: Sequence[Term]) -> Theorem:
    """Γ ⊢ lim f = v."""
    sort, point = t.args[0], t.args[2]
    refusal = Refusal("limit", "no interval was found on which the function is continuous", t)
    for domain in dict.fromkeys((sort, _closed_at(sort, point), nonnegative)):
        try:
            return limits.limit_of_continuous(t, domain, hypotheses)
        except Refusal as error:
            refusal = error
    if point == ZERO and is_binder(t, "limit+"):
        return _between_tangents(t, hypotheses)
    raise refusal


def _closed_at(sort: Term, point: Term) -> Term:
    """The interval with the end closed to which the limit goes."""
    head = sort.head
    if not isinstance(head, Interval):
        return sort
    lower, upper = sort.args
    return Term(Interval(head.left_open and lower != point, head.right_open and upper != point), sort.args)


def _between_tangents(t: Term, hypotheses: Sequence[Term]) -> Theorem:
    """Γ ⊢ lim w·log x = 0 as x falls to 0, from 2w − 2w/√x ≤ w·log x ≤ w·x − w, where both sides are continuous."""
    sort, point = t.args[0], t.args[2]
    x = fresh_variable(t.head.hint, sort, (t, *hypotheses))  # type: ignore[attr-defined]
    body = unfolded(open_body(t, x))
    parts = factors(body)
    if parts.get(log(x)) != 1:
        raise Refusal("limit", "the function is not a multiple of log x", t)
    weight = {f: k for f, k in parts.items() if f not in (log(x), term(-1))}
    w, per_root = product_of(weight), product_of({**weight, x: weight.get(x, Fraction(0)) - Fraction(1, 2)})
    below, above = tidy(sub(mul(2, w), mul(2, per_root))), tidy(sub(mul(w, x), w))
    lemma = logarithm_lemma()
    (s,) = free_variables(lemma.conclusion)
    at_root = logic.instantiate(lemma, {s: div(1, sqrt(x))}, (), hypotheses)
    at_x = logic.instantiate(lemma, {s: x}, (), hypotheses)
    low, high = (mul(2, w), at_root), (w, at_x)
    if parts.get(term(-1), Fraction(0)) % 2:
        below, above, low, high = tidy(neg(above)), tidy(neg(below)), high, low
    f = open_body(t, x)
    lower = logic.generalise(algebra.combine(below, "≤", f, [low], hypotheses), x)
    upper = logic.generalise(algebra.combine(f, "≤", above, [high], hypotheses), x)
    vanishing = []
    for bound in (below, above):
        value = limits.limit_of_continuous(bind(t.head.name, x, bound, point), nonnegative, hypotheses)  # type: ignore[attr-defined]
        zero = algebra.algebra(value.conclusion.args[1], ZERO, hypotheses)
        vanishing.append(algebra.chain(value, zero))
    return limits.squeeze(t, lower, upper, *vanishing)
