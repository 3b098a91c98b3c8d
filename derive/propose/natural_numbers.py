"""Claims about all natural numbers, by induction: closed forms of sums whose summands are given by their index.

The claim is shown at the first number; supposed at n, it is shown at n + 1, where each sum up to n + 1 is split into
the sum up to n and its last term.

Main statement: `by_induction`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.rules import algebra, logic, numbers, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, Prover
from derive.propose.fractions import ONE, ZERO, tidy
from derive.terms.build import add, is_binder, neg, sub, term
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort
from derive.terms.term import Operator, Term, free_variables, occurs, open_body, replaced, substitute, subterms


def by_induction(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ s = t (or ≤, <, ≥, >) where the sums in it run up to a variable that ranges over all integers from k on.

    Hypotheses about that variable are left out: the claim is shown of all its values, or not at all.
    """
    refusal = Refusal("induction", "no sum in the claim runs up to a variable of its own", claim)
    for n in _sizes(claim):
        budget.spend(claim, claim)
        others = tuple(h for h in hypotheses if not occurs(n, h))
        try:
            base = prove(substitute(claim, {n: n.args[0].args[0]}), others, budget.share())
            step = _step(claim, n, others, budget.share(), prove)
        except Refusal as error:
            refusal = error
            continue
        every = numbers.induction(base, logic.generalise(logic.discharge(step, claim), n), n, claim)
        return logic.specialise(every, n)
    raise refusal


def _sizes(claim: Term) -> list[Term]:
    """The ends of sums that range over all integers from some number on, and of which no family's range speaks."""
    found: dict[Term, None] = {}
    for s in subterms(claim):
        if is_binder(s, "sum") and not s.loose:
            n = s.args[0].args[1]
            if n in free_variables(claim) and is_integer_sort(n.args[0]):
                found[n] = None
    families = [v for v in free_variables(claim) if is_function_sort(v.args[0])]
    return [
        n
        for n in found
        if not is_infinite(n.args[0].args[0])
        and is_infinite(n.args[0].args[1])
        and not any(occurs(n, f) for f in families)
    ]


def _step(claim: Term, n: Term, hypotheses: tuple[Term, ...], budget: Budget, prove: Prover) -> Theorem:
    """Γ, φ(n) ⊢ φ(n + 1): both sides grow by what they grow by, and the claim holds for that."""
    following = substitute(claim, {n: add(n, 1)})
    assert isinstance(following.head, Operator)
    name, under = following.head.name, (*hypotheses, claim)
    added: list[tuple[Term, Theorem]] = [(ONE, logic.assume(claim))]
    last: dict[Term, Term] = {}  # the sums up to n + 1, and their last terms
    left_side = term(-1) if name in (">", "≥") else ONE  # what is added is the larger side minus the smaller one
    for side, factor in zip(following.args, (left_side, neg(left_side)), strict=True):
        for s in _sums_up_to(add(n, 1), side):
            if s not in last:
                added.append((factor, sums.split(s, n, under)))
                last[s] = open_body(s, add(n, 1))
    left, right = following.args
    try:
        return algebra.combine(left, name, right, added, under)
    except Refusal:
        if name == "=":
            raise
    before = dict.fromkeys(_sums_up_to(n, claim), ZERO)
    growth = (sub(replaced(f, last), replaced(c, before)) for f, c in zip(following.args, claim.args, strict=True))
    weaker = Term(Operator({"<": "≤", ">": "≥"}.get(name, name)), tuple(map(tidy, growth)))
    return algebra.combine(left, name, right, [*added, (ONE, prove(weaker, hypotheses, budget))], under)


def _sums_up_to(end: Term, t: Term) -> list[Term]:
    found = (s for s in subterms(t) if is_binder(s, "sum") and not s.loose and s.args[0].args[1] == end)
    return list(dict.fromkeys(found))
