"""Inequalities that hold of what stands in a claim: |Σ aᵢ| ≤ Σ |aᵢ|, ⌊u⌋ ≤ u < ⌊u⌋ + 1, and Cauchy's, which is
Lagrange's identity: Σ u² Σ v² − (Σ u v)² = ½ Σᵢ Σⱼ (uᵢ vⱼ − uⱼ vᵢ)². With u = √p f and v = √p it says that a variance
is not negative: Σ p Σ p f² − (Σ p f)² = ½ Σᵢ Σⱼ pᵢ pⱼ (fᵢ − fⱼ)². Of a distance, Σ |a − b| ≤ Σ a + Σ b.

Main statement: `by_known_inequalities`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from derive.kernel.rules import algebra, logic, rounding, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.fractions import ONE, ZERO, closed_parts, tidy, unfolded
from derive.terms.build import add, div, is_binder, is_op, mul, power, sqrt, sub, term
from derive.terms.term import Operator, Term, fresh_variable, open_body

_ROOTS = 5  # families from which pairs are made for Cauchy's inequality
_WEIGHTED = 4  # variances that are tried


def by_known_inequalities(claim: Term, hypotheses: Sequence[Term], budget: Budget) -> Theorem:
    """Γ ⊢ s ≤ t (or ≥, <, >) read off a sign, with what is known of the sums and of the rounding in the claim."""
    assert isinstance(claim.head, Operator)
    name, (left, right) = claim.head.name, claim.args
    hypotheses, plain = tuple(hypotheses), unfolded(claim)
    facts = [*_of_rounding_and_absolute_values(plain, hypotheses), *_of_summands(plain, hypotheses)]
    refusal = Refusal("sign", "no sum and no rounding of which an inequality is known stands in the claim", claim)
    if facts:
        budget.spend(claim, claim)
        try:
            return algebra.order(left, name, right, hypotheses, facts)
        except Refusal as error:
            refusal = error
    for square, i, j in _squares(plain, hypotheses):
        budget.spend(claim, square)
        try:
            known = algebra.order(ZERO, "≤", square, hypotheses)
            for k in (j, i):
                known = sums.sum_relation(logic.generalise(known, k))
            return algebra.order(left, name, right, hypotheses, (known,))
        except Refusal as error:
            refusal = error
    raise refusal


def _of_rounding_and_absolute_values(t: Term, hypotheses: tuple[Term, ...]) -> Iterator[Theorem]:
    for s in dict.fromkeys(closed_parts(t)):
        try:
            if is_op(s, "abs") and is_binder(s.args[0], "sum"):
                yield sums.triangle(s.args[0], hypotheses)
            elif is_op(s, "floor"):
                yield rounding.floor_at_most(s.args[0], hypotheses)
                yield rounding.below_floor_plus_one(s.args[0], hypotheses)
            elif is_op(s, "ceiling"):
                yield rounding.at_most_ceiling(s.args[0], hypotheses)
                yield rounding.ceiling_below(s.args[0], hypotheses)
        except Refusal:
            continue


def _of_summands(t: Term, hypotheses: tuple[Term, ...]) -> Iterator[Theorem]:
    """Σ |a − b| ≤ Σ a + Σ b, and the same of max(a, b), where no a and no b is negative."""
    for s in dict.fromkeys(s for s in closed_parts(t) if is_binder(s, "sum")):
        i = fresh_variable("i", s.args[0], (t, *hypotheses))
        summand = open_body(s, i)
        parts = summand.args if is_op(summand, "max") else _difference(summand)
        if parts:
            try:
                known = algebra.order(summand, "≤", add(*parts), hypotheses)
                yield sums.sum_relation(logic.generalise(known, i))
            except Refusal:
                continue


def _difference(t: Term) -> tuple[Term, ...]:
    """a and b for |a − b|; nothing for everything else."""
    if not (is_op(t, "abs") and is_op(t.args[0], "add") and len(t.args[0].args) == 2):
        return ()
    return tuple(a.args[0] if is_op(a, "neg") else a for a in t.args[0].args)


def _squares(claim: Term, hypotheses: Sequence[Term]) -> Iterator[tuple[Term, Term, Term]]:
    """pᵢ pⱼ (fᵢ − fⱼ)² and (uᵢ vⱼ − uⱼ vᵢ)², i and j, for what stands under the sums that occur."""
    found = dict.fromkeys(s for t in (claim, *hypotheses) for s in closed_parts(t) if is_binder(s, "sum"))
    for sort in dict.fromkeys(s.args[0] for s in found):
        i = fresh_variable("i", sort, (claim, *hypotheses))
        j = fresh_variable("j", sort, (claim, *hypotheses, i))
        summands = [tuple(tidy(open_body(s, k)) for k in (i, j)) for s in found if s.args[0] == sort]
        for square in (*_variances(summands), *_cauchy(summands)):
            yield square, i, j


def _variances(summands: Sequence[tuple[Term, ...]]) -> Iterator[Term]:
    """pᵢ pⱼ (fᵢ − fⱼ)², where p stands under a sum by itself, and p·f or p·f² under another."""
    told: dict[Term, None] = {}
    for p_i, p_j in summands:
        for weighted in summands:
            rest = [_without(factor, p) for factor, p in zip(weighted, (p_i, p_j), strict=True)]
            if rest[0] is not None and rest[1] is not None:
                told[mul(mul(p_i, p_j), power(sub(_base(rest[0]), _base(rest[1])), term(2)))] = None
    yield from list(told)[:_WEIGHTED]


def _without(product: Term, factor: Term) -> Term | None:
    """The product of the other factors; None where it is no product with this factor."""
    if not is_op(product, "mul") or factor not in product.args:
        return None
    k = product.args.index(factor)
    others = product.args[:k] + product.args[k + 1 :]
    return others[0] if len(others) == 1 else Term(product.head, others)


def _base(t: Term) -> Term:
    return t.args[0] if is_op(t, "pow") and t.args[1] == term(2) else t


def _cauchy(summands: Sequence[tuple[Term, ...]]) -> Iterator[Term]:
    """(uᵢ vⱼ − uⱼ vᵢ)², where u², v² or u·v stand under sums."""
    roots: dict[tuple[Term, Term], None] = {}
    for summand in summands:
        at_i, at_j = map(_roots, summand)
        roots |= dict.fromkeys(zip(at_i, at_j, strict=True))
    roots[ONE, ONE] = None
    for (u_i, u_j), (v_i, v_j) in combinations(list(roots)[:_ROOTS], 2):
        yield power(sub(mul(u_i, v_j), mul(u_j, v_i)), term(2))


def _roots(summand: Term) -> list[Term]:
    """u for u², u and v for u·v, √u for anything else, √a·√b for √(a·b)."""
    if is_op(summand, "pow") and summand.args[1] == term(2):
        return [summand.args[0]]
    if is_op(summand, "div"):
        above, below = summand.args
        return [div(_roots(above)[0], sqrt(below)), sqrt(below)]
    if is_op(summand, "mul") and len(summand.args) == 2:
        return list(summand.args)
    if is_op(summand, "sqrt"):
        inside = summand.args[0]
        return [sqrt(a) for a in inside.args] if is_op(inside, "mul") else [sqrt(inside)]
    return [sqrt(summand)]
