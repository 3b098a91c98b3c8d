"""Rules for finite sums: monotone, strictly so, a non-negative sum that vanishes, one term, the triangle inequality.

Every premise about the terms is universal over the very range of the sum: what holds for one i says nothing of Σ.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.assumptions import Assumptions
from derive.kernel.propositions import membership
from derive.kernel.rules.checks import known_from, pointwise_relation, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import Eq, Le, add, forall, is_binder, is_integer, is_op, sum_, term
from derive.terms.sorts import integers
from derive.terms.term import Operator, Term, Variable, fresh_variable, open_body


@reading_twice
def sum_relation(pointwise: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ∀i. aᵢ ≤ bᵢ gives Γ ⊢ Σaᵢ ≤ Σbᵢ; likewise = and ≥; < and > where the range is not empty."""
    rule = "sum"
    i, relation = pointwise_relation(rule, pointwise)
    assert isinstance(relation.head, Operator)
    name, (a, b) = relation.head.name, relation.args
    hypotheses, known = known_from(under, (pointwise, *using))
    if name == "≠":
        raise Refusal(rule, "terms that differ may have equal sums", pointwise.conclusion)
    if name in ("<", ">"):
        lower, upper = i.args[0].args
        require(rule, Le(lower, upper), known, "a strict inequality needs a range that is not empty")
    claim = Term(Operator(name), (sum_(i, a), sum_(i, b)))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (pointwise, *using))


@reading_twice
def strict_sum(
    pointwise: Theorem, strict: Theorem, index: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ ⊢ ∀i. aᵢ ≤ bᵢ and Γ ⊢ a_k < b_k for one k of the range give Γ ⊢ Σaᵢ < Σbᵢ."""
    rule = "strict sum"
    i, relation = pointwise_relation(rule, pointwise)
    if not is_op(relation, "≤"):
        raise Refusal(rule, "the theorem about all indices does not say ≤", pointwise.conclusion)
    a, b = relation.args
    hypotheses, known = known_from(under, (pointwise, strict, *using))
    at = open_body(pointwise.conclusion, index)
    if strict.conclusion != Term(Operator("<"), at.args):
        raise Refusal(rule, "the second theorem is not the strict inequality at that index", strict.conclusion)
    require_index(rule, index, i.args[0], known)
    claim = Term(Operator("<"), (sum_(i, a), sum_(i, b)))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (pointwise, strict, *using), told=(index,))


def require_index(rule: str, index: Term, sort: Term, known: Assumptions) -> None:
    require_defined(rule, index, known)
    if isinstance(index.head, Variable) and index.args[0] == sort:
        return
    for condition in membership(index, sort) or ():
        require(rule, condition, known, "the index is not known to lie in the range")


@reading_twice
def vanishing_sum(
    nonnegative: Theorem, zero: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ ⊢ ∀i. aᵢ ≥ 0 and Γ ⊢ Σaᵢ = 0 (or ≤ 0) give Γ ⊢ ∀i. aᵢ = 0."""
    rule = "vanishing sum"
    i, relation = pointwise_relation(rule, nonnegative)
    if not (is_op(relation, "≥") and relation.args[1] == term(0)):
        raise Refusal(rule, "the theorem about all indices does not say ≥ 0", nonnegative.conclusion)
    hypotheses, known = known_from(under, (nonnegative, zero, *using))
    total = sum_(i, relation.args[0])
    require(rule, Le(total, 0), known, "the sum is not known to be ≤ 0")
    claim = forall(i, Eq(relation.args[0], 0))
    return make(rule, hypotheses, claim, (nonnegative, zero, *using))


@reading_twice
def term_of_sum(
    nonnegative: Theorem, index: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ ⊢ ∀i. aᵢ ≥ 0 and k in the range give Γ ⊢ a_k ≤ Σaᵢ."""
    rule = "term of a sum"
    i, relation = pointwise_relation(rule, nonnegative)
    if not (is_op(relation, "≥") and relation.args[1] == term(0)):
        raise Refusal(rule, "the theorem about all indices does not say ≥ 0", nonnegative.conclusion)
    hypotheses, known = known_from(under, (nonnegative, *using))
    require_index(rule, index, i.args[0], known)
    claim = Le(open_body(nonnegative.conclusion, index).args[0], sum_(i, relation.args[0]))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (nonnegative, *using), told=(index,))


@reading_twice
def triangle(total: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ |Σaᵢ| ≤ Σ|aᵢ|, where the sum is defined under Γ."""
    rule = "triangle inequality"
    if not is_binder(total, "sum"):
        raise Refusal(rule, "it takes a finite sum", total)
    hypotheses, known = known_from(under, using)
    i = fresh_variable("i", total.args[0], (total, *hypotheses))
    claim = Le(abs(total), sum_(i, abs(open_body(total, i))))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, using)


@reading_twice
def split(total: Term, m: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ Σ over lo..hi = Σ over lo..m + Σ over m+1..hi, where m is an integer with lo ≤ m + 1 and m ≤ hi under Γ.

    Either part may be empty. Outside these bounds the rule is false: Σ over 1..0 is not Σ over 1..5 + Σ over 6..0.
    """
    rule = "split sum"
    if not is_binder(total, "sum"):
        raise Refusal(rule, "it takes a finite sum", total)
    lower, upper = total.args[0].args
    hypotheses, known = known_from(under, using)
    for condition in (is_integer(m), Le(lower, add(m, 1)), Le(m, upper)):
        require(rule, condition, known, "it is not known to be a place inside the range", total)
    first, second = (Term(total.head, (r, total.args[1])) for r in (integers(lower, m), integers(add(m, 1), upper)))
    claim = Eq(total, add(first, second))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, using)
