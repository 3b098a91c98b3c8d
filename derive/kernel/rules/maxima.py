"""Rules for the maximum of finitely many numbers: none of them exceeds it, and it exceeds no bound of them all.

Main statements: `entry_at_most_maximum`, `maximum_at_most`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.rules.checks import known_from, pointwise_relation, reading_twice, require_defined
from derive.kernel.rules.sums import require_index
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import Le, is_binder, is_op, maximum_
from derive.terms.term import Term, occurs, open_body


@reading_twice
def entry_at_most_maximum(
    largest: Term, index: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()
) -> Theorem:
    """Γ ⊢ a_k ≤ maxᵢ aᵢ, where k lies in the range and the maximum is defined under Γ."""
    rule = "entry of a maximum"
    if not is_binder(largest, "maximum"):
        raise Refusal(rule, "it takes the maximum over a range", largest)
    hypotheses, known = known_from(under, using)
    require_index(rule, index, largest.args[0], known)
    claim = Le(open_body(largest, index), largest)
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, using, told=(index,))


@reading_twice
def maximum_at_most(every: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ∀i. aᵢ ≤ b gives Γ ⊢ maxᵢ aᵢ ≤ b, where b does not speak of i and the range is not empty; likewise <."""
    rule = "bound of a maximum"
    i, relation = pointwise_relation(rule, every)
    if not (is_op(relation, "≤") or is_op(relation, "<")):
        raise Refusal(rule, "the theorem about all indices does not say ≤ or <", every.conclusion)
    entry, bound = relation.args
    if occurs(i, bound):
        raise Refusal(rule, "the bound speaks of the index; it has to be one and the same for all", every.conclusion)
    hypotheses, known = known_from(under, (every, *using))
    claim = Term(relation.head, (maximum_(i, entry), bound))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (every, *using))
