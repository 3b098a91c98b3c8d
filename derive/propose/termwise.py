"""Inequalities between sums, term by term: what holds for every index holds for the sums.

Main statements: `by_terms`, `by_one_term` (one term against the sum of all).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from derive.kernel.rules import algebra, logic, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, Prover
from derive.propose.fractions import ONE, ZERO, closed_parts, tidy, unfolded
from derive.terms.build import TURNED, add, delta, div, is_binder, is_op, is_relation, mul, neg, sub
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Operator, Term, free_variables, fresh_variable, open_body


def by_terms(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ s ≤ t (or ≥, <, >), where t − s is a sum over one range of terms that are each ≥ 0."""
    assert isinstance(claim.head, Operator)
    name, (left, right) = claim.head.name, claim.args
    hypotheses = tuple(hypotheses)
    gap = unfolded(sub(right, left) if name in ("<", "≤") else sub(left, right))
    summed = [part for part in _summands(gap, ONE) if is_binder(part[1], "sum")]
    ranges = list(dict.fromkeys(part[1].args[0] for part in summed))
    if len(ranges) != 1 or ranges[0].loose:
        raise Refusal("sum", "the difference of the two sides is not a sum over one range", claim)
    budget.spend(gap)
    hint: str = summed[0][1].head.hint  # type: ignore[attr-defined]
    i = fresh_variable(hint, ranges[0], (claim, *hypotheses))
    each, rest = ZERO, ZERO
    for factor, part in _summands(gap, ONE):
        if is_binder(part, "sum"):
            each = add(each, mul(factor, open_body(part, i)))
        else:
            rest = add(rest, mul(factor, part))
    smaller = _bounded_by_their_sums(i, hypotheses)
    under = (*hypotheses, *(t.conclusion for t in smaller))
    refusal = Refusal("sum", "the terms of the sum are not known to be ≥ 0", claim)
    for term_i in _distributed(tidy(each), tidy(rest), i, hypotheses):
        for sign in ("<", "≤") if name in ("<", ">") else ("≤",):
            try:
                pointwise = _released(prove(Term(Operator(sign), (ZERO, term_i)), under, budget.share()), smaller)
                added = sums.sum_relation(logic.generalise(pointwise, i))
                return algebra.combine(left, name, right, [(ONE, added)], hypotheses)
            except Refusal as error:
                refusal = error
    raise refusal


def by_one_term(claim: Term, hypotheses: Sequence[Term], budget: Budget) -> Theorem:
    """Γ ⊢ s ≤ t (or ≥, <, >, ≠) read off a sign, where a_k ≤ Σᵢ aᵢ for sums of terms ≥ 0 in the claim, and a_k ≤ c for
    those that are c by a hypothesis."""
    assert isinstance(claim.head, Operator)
    name, (left, right) = claim.head.name, claim.args
    hypotheses, plain = tuple(hypotheses), unfolded(claim)
    indices, strictly = _indices(plain), name not in ("≤", "≥")
    facts: list[Theorem] = []
    for total in dict.fromkeys(s for s in closed_parts(plain) if is_binder(s, "sum")):
        for k in indices:
            budget.spend(total)
            facts += _below_the_sum(total, k, hypotheses, strictly)
    for k in indices:
        facts += _bounded_by_their_sums(k, hypotheses, strictly)
    if not facts:
        raise Refusal("sum", "no sum of the claim has a term that the claim speaks of", claim)
    return algebra.order(left, name, right, hypotheses, facts)


def _below_the_sum(total: Term, k: Term, hypotheses: tuple[Term, ...], strictly: bool = False) -> Iterator[Theorem]:
    """Γ ⊢ a_k ≤ Σᵢ aᵢ for aᵢ ≥ 0, and Γ ⊢ a_k < Σᵢ aᵢ if that is wanted and found."""
    i = fresh_variable("i", total.args[0], (total, k, *hypotheses))
    try:
        nonnegative = logic.generalise(algebra.order(open_body(total, i), "≥", ZERO, hypotheses), i)
        yield sums.term_of_sum(nonnegative, k, hypotheses)
        if strictly:
            yield _less_than_the_sum(total, i, k, hypotheses)
    except Refusal:
        return


def _less_than_the_sum(total: Term, i: Term, k: Term, hypotheses: tuple[Term, ...]) -> Theorem:
    """Γ ⊢ a_k < Σᵢ aᵢ for aᵢ > 0 and a range of two or more: of the first two indices, one is another than k."""
    first = total.args[0].args[0]
    a_i, a_k = open_body(total, i), open_body(total, k)
    pointwise = logic.generalise(algebra.order(mul(delta(i, k), a_i), "≤", a_i, hypotheses), i)
    branches = {}
    for sign, other in (("=", add(first, ONE)), (">", first)):
        case = Term(Operator(sign), (k, first))
        under, facts = (*hypotheses, case), (logic.assume(case),)
        here = open_body(pointwise.conclusion, other)
        strict = algebra.order(here.args[0], "<", here.args[1], under, facts)
        less = sums.strict_sum(pointwise, strict, other, under, facts)
        branches[sign] = algebra.order(a_k, "<", total, under, (less,))
    return logic.cases(k, first, branches, hypotheses)


def _indices(t: Term) -> list[Term]:
    """The variables at which families are taken in a term."""
    return sorted((v for v in free_variables(t) if is_integer_sort(v.args[0])), key=repr)


def _distributed(each: Term, rest: Term, i: Term, hypotheses: Sequence[Term]) -> Iterator[Term]:
    """The terms under the sum; with what stands outside it, if any, shared out as rest·pᵢ where Σp = 1, or evenly;
    and with qᵢ − pᵢ where Σp = Σq."""
    equal = [
        open_body(total, i)
        for h in hypotheses
        for total, value in ((h.args, h.args[::-1]) if is_op(h, "=") else ())
        if is_binder(total, "sum") and total.args[0] == i.args[0] and value == ONE
    ]
    if rest != ZERO:
        for p_i in equal:
            yield tidy(add(each, mul(rest, p_i)))
        if i.args[0].args[0] == ONE:
            yield tidy(add(each, div(rest, i.args[0].args[1])))
    else:
        for p_i, q_i in permutations(equal, 2):
            yield tidy(add(each, sub(q_i, p_i)))
    yield each


def _summands(t: Term, factor: Term) -> Iterator[tuple[Term, Term]]:
    """The pairs (c, u) with t = Σ c·u, taken apart down to sums and what holds none."""
    if is_op(t, "add"):
        for a in t.args:
            yield from _summands(a, factor)
    elif is_op(t, "neg"):
        yield from _summands(t.args[0], neg(factor))
    elif is_op(t, "mul") and sum(1 for a in t.args if is_binder(a, "sum")) == 1:
        for a in t.args:
            factor = factor if is_binder(a, "sum") else mul(factor, a)
        yield factor, next(a for a in t.args if is_binder(a, "sum"))
    elif is_op(t, "div"):
        for c, u in _summands(t.args[0], factor):
            yield c / t.args[1], u
    else:
        yield factor, t


def _bounded_by_their_sums(k: Term, hypotheses: tuple[Term, ...], strictly: bool = False) -> list[Theorem]:
    """Γ ⊢ p_k ≤ c (or < c) for every hypothesis Σp = c (or ≤ c) about terms that are ≥ 0, where k is in the range."""
    found = []
    for h in hypotheses:
        if not is_relation(h):
            continue
        assert isinstance(h.head, Operator)
        name, (total, bound) = h.head.name, h.args
        if is_binder(bound, "sum"):
            name, total, bound = TURNED[name], bound, total
        if name not in ("=", "≤") or not is_binder(total, "sum"):
            continue
        for below in _below_the_sum(total, k, hypotheses, strictly):
            assert isinstance(below.conclusion.head, Operator)
            sign = below.conclusion.head.name
            try:
                found.append(algebra.combine(open_body(total, k), sign, bound, [(ONE, below)], hypotheses))
            except Refusal:
                continue
    return found


def _released(theorem: Theorem, facts: Sequence[Theorem]) -> Theorem:
    """The theorem without the facts among its hypotheses, which are theorems themselves."""
    for fact in facts:
        if fact.conclusion in theorem.hypotheses:
            theorem = logic.detach(logic.discharge(theorem, fact.conclusion), fact)
    return theorem
