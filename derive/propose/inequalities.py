"""Inequalities by calculus: one variable moves, the others are parameters.

To show f ≥ 0 on an interval, a point c is looked for at which f(c) ≥ 0 and from which f does not fall, to the right
and to the left: f′ ≥ 0 after c and f′ ≤ 0 before it, each shown by the sign of a normal form or in the same way again,
three derivatives deep. The kernel's mean value theorem turns that into f(x) ≥ f(c).

Main statement: `by_calculus`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from derive.kernel.assumptions import assumptions
from derive.kernel.field import Sign, Unsupported
from derive.kernel.field.differentiation import derivative
from derive.kernel.propositions import membership
from derive.kernel.rules import algebra, calculus, enclosure, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.fractions import ONE, ZERO, interval_of, numerator_and_denominator, tidy, unfolded
from derive.terms.build import D, Gt, Le, Lt, Ne, div, e, neg, sub, term
from derive.terms.sorts import interior, is_infinite, is_interval
from derive.terms.term import (
    Interval,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    occurs,
    substitute,
)

_DEPTHS = (2, 3, 4)  # the function itself and so many derivatives less one
_ANCHORS = (ZERO, ONE, term(Fraction(1, 2)), div(1, e), e)


def by_calculus(claim: Term, hypotheses: Sequence[Term], budget: Budget) -> Theorem:
    """Γ ⊢ s ≤ t (<, ≥, >), with one of the variables moving."""
    assert isinstance(claim.head, Operator)
    name, (left, right) = claim.head.name, claim.args
    gap = tidy(unfolded(sub(right, left) if name in ("<", "≤") else sub(left, right)))
    moving = [v for v in sorted(free_variables(gap), key=repr) if is_interval(v.args[0])]
    refusal = Refusal("calculus", "no variable of the claim moves in an interval", claim)
    over, under = numerator_and_denominator(gap)
    fraction_free = [(over, div(1, under))] if under != ONE else []
    # One derivative of each variable before three of one.
    attempts = [(d, x, f, factor) for d in _DEPTHS for x in moving for f, factor in ((gap, ONE), *fraction_free)]
    for k, (depth, x, f, factor) in enumerate(attempts):
        try:
            search = _Search(x, tuple(hypotheses), budget.share(len(attempts) - k))
            positive = search.at_least_zero(f, name in ("<", ">"), depth)
            return algebra.combine(left, name, right, [(factor, positive)], hypotheses)
        except Refusal as error:
            refusal = error
    raise refusal


class _Search:
    """The search for a sign of functions of one variable x, under hypotheses that may bound x."""

    def __init__(self, x: Term, hypotheses: tuple[Term, ...], budget: Budget) -> None:
        self.x = x
        self.hypotheses = hypotheses
        self.budget = budget
        self.fixed = tuple(h for h in hypotheses if not occurs(x, h))
        self.known = assumptions(hypotheses)
        self.domain = interval_of(x, hypotheses)

    def at_least_zero(self, f: Term, strict: bool, depth: int) -> Theorem:
        """Γ ⊢ 0 ≤ f, or 0 < f."""
        sign = "<" if strict else "≤"
        self.budget.spend(f)
        try:
            return algebra.order(ZERO, sign, f, self.hypotheses)
        except Refusal as refusal:
            first = refusal
        if depth <= 1 or self.domain is None or not occurs(self.x, f):
            raise first
        try:
            slope = tidy(derivative(f, self.x)[0])
        except Unsupported as error:
            raise Refusal("calculus", str(error), f) from None
        for c in self._anchors(f):
            try:
                return self._from(c, f, slope, strict, depth)
            except Refusal:
                continue
        raise first

    def _anchors(self, f: Term) -> Iterator[Term]:
        """Points from which the function might rise both ways: the ends first, then what stands in the function."""
        assert self.domain is not None
        ends = (c for c in self.domain.args if not is_infinite(c))
        parameters = sorted((v for v in free_variables(f) if v != self.x and is_interval(v.args[0])), key=repr)
        yield from dict.fromkeys((*ends, *parameters, *_ANCHORS, *_constants(f)))

    def _from(self, c: Term, f: Term, slope: Term, strict: bool, depth: int) -> Theorem:
        """Γ ⊢ 0 ≤ f (or <), since 0 ≤ f(c) and f does not fall away from c."""
        x, known = self.x, self.known
        assert self.domain is not None
        self.budget.spend(c, f)
        rightwards, leftwards = not known.entails(x <= c), not known.entails(c <= x)
        if rightwards and leftwards:
            inside = membership(c, self.domain)
            if inside is None or not all(known.entails(k) for k in inside):
                raise Refusal("calculus", "the anchor is not known to lie in the interval", c)
            if assumptions(self.fixed).field.sign(substitute(slope, {x: c})) is not Sign.ZERO:
                raise Refusal("calculus", "the derivative does not vanish at an inner anchor", c)
        value, positive = self._value(substitute(f, {x: c}), strict)
        strict_slope = strict and not positive
        if strict_slope and not known.entails(Ne(x, c)):
            raise Refusal("calculus", "the function vanishes at the anchor", c)
        branches = {}
        if rightwards:
            case = () if not leftwards else (Gt(x, c),)
            branches[">"] = self._side(c, f, value, strict, strict_slope, True, case, depth)
        if leftwards:
            case = () if not rightwards else (Lt(x, c) if strict_slope else Le(x, c),)
            branches["<" if strict_slope else "≤"] = self._side(c, f, value, strict, strict_slope, False, case, depth)
        if len(branches) == 1:
            return next(iter(branches.values()))
        return logic.cases(x, c, branches, self.hypotheses)

    def _value(self, at_c: Term, strict: bool) -> tuple[Theorem, bool]:
        """Γ ⊢ 0 < f(c) where that is wanted and can be had, else 0 ≤ f(c); and whether it is the strict one."""
        for sign in ("<", "≤") if strict else ("≤",):
            try:
                return algebra.order(ZERO, sign, at_c, self.fixed), sign == "<"
            except Refusal as refusal:
                last = refusal
        if not free_variables(at_c):
            return enclosure.enclosure(Lt(ZERO, at_c)), True
        raise last

    def _side(
        self, c: Term, f: Term, value: Theorem, strict: bool, strict_slope: bool, right: bool, case: tuple[Term, ...],
        depth: int,
    ) -> Theorem:  # fmt: skip
        """Γ, case ⊢ 0 ≤ f on one side of c."""
        assert self.domain is not None
        assert isinstance(self.domain.head, Interval)
        lower, upper = self.domain.args
        head = self.domain.head
        part = (
            Term(Interval(False, head.right_open), (c, upper))
            if right
            else Term(Interval(head.left_open, False), (lower, c))
        )
        rising = self._slope(f, part, ("≥" if right else "≤") if not strict_slope else (">" if right else "<"), depth)
        inside = fresh_variable("x", part, (f, *self.hypotheses))
        body = substitute(f, {self.x: inside})
        under = (*self.hypotheses, *case)
        ends = (c, self.x) if right else (self.x, c)
        compared = calculus.mean_value(body, inside, rising, *ends, under)
        return algebra.combine(ZERO, "<" if strict else "≤", f, [(ONE, compared), (ONE, value)], under)

    def _slope(self, f: Term, part: Term, relation: str, depth: int) -> Theorem:
        """Γ ⊢ ∀u inside the part: f′(u) ≥ 0 (or another relation)."""
        u = fresh_variable("u", interior(part), (f, *self.hypotheses))
        body = substitute(f, {self.x: u})
        question = D(body, u)
        self.budget.spend(body)
        try:
            return logic.generalise(algebra.order(question, relation, ZERO, self.fixed), u)
        except Refusal:
            if depth <= 2:
                raise
        slope = tidy(derivative(body, u)[0])
        if relation in ("≤", "<"):
            slope = tidy(neg(slope))
        inner = _Search(u, self.fixed, self.budget)
        over, under = numerator_and_denominator(slope)
        refusal = Refusal("calculus", "the sign of the derivative was not found", question)
        for function, factor in ((slope, ONE),) if under == ONE else ((over, div(1, under)), (slope, ONE)):
            try:
                found = inner.at_least_zero(function, relation in ("<", ">"), depth - 1)
                signed = algebra.combine(question, relation, ZERO, [(factor, found)], self.fixed)
                return logic.generalise(signed, u)
            except Refusal as error:
                refusal = error
        raise refusal


def _constants(f: Term) -> Iterator[Term]:
    """The largest parts without variables that stand in the function, and their reciprocals."""
    if not f.args or isinstance(f.head, Variable) or not isinstance(f.head, Operator):
        return
    for a in f.args:
        if free_variables(a) or a.loose:
            yield from _constants(a)
        elif a != ZERO:
            yield a
            yield div(1, a)
