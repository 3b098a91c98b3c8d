"""Claims about all natural numbers, by induction: closed forms of sums whose summands are given by their index.

The claim is shown at the first number; supposed at n, it is shown at n + 1, where each sum up to n + 1 is split into
the sum up to n and its last term.

Main statement: `by_induction`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from derive.kernel.propositions import is_infinite
from derive.kernel.rules import algebra, logic, numbers, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.fractions import ONE, ZERO, tidy
from derive.terms.build import add, is_binder, neg, sub, term
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Operator, Term, free_variables, occurs, open_body, substitute, subterms

Prover = Callable[[Term, tuple[Term, ...], Budget], Theorem]


def by_induction(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ s = t (or ≤, <, ≥, >) where the sums in it run up to a variable that ranges over all integers from k on."""
    hypotheses = tuple(hypotheses)
    for n in _sizes(claim, hypotheses):
        budget.spend(claim, claim)
        first = n.args[0].args[0]
        base = prove(substitute(claim, {n: first}), hypotheses, budget.share())
        following = substitute(claim, {n: add(n, 1)})
        step = _step(claim, following, n, hypotheses, budget.share(), prove)
        every = numbers.induction(base, logic.generalise(logic.discharge(step, claim), n), n, claim)
        return logic.specialise(every, n)
    raise Refusal("induction", "no sum in the claim runs up to a variable of its own", claim)


def _sizes(claim: Term, hypotheses: Sequence[Term]) -> list[Term]:
    """The ends of sums that range over all integers from some number on, of which nothing else is supposed."""
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
        and not any(occurs(n, t) for t in (*hypotheses, *families))
    ]


def _step(
    claim: Term, following: Term, n: Term, hypotheses: tuple[Term, ...], budget: Budget, prove: Prover
) -> Theorem:
    """Γ, φ(n) ⊢ φ(n + 1): both sides grow by what they grow by, and the claim holds for that."""
    assert isinstance(following.head, Operator)
    under = (*hypotheses, claim)
    added: list[tuple[Term, Theorem]] = [(ONE, logic.assume(claim))]
    last: dict[Term, Term] = {}  # the sums up to n + 1, and their last terms
    for side, sign in zip(following.args, (ONE, term(-1)), strict=True):
        for s in dict.fromkeys(subterms(side)):
            if is_binder(s, "sum") and not s.loose and s.args[0].args[1] == add(n, 1) and s not in last:
                added.append((sign, sums.split(s, n, under)))
                last[s] = open_body(s, add(n, 1))
    left, right = following.args
    name = following.head.name
    if name in (">", "≥"):  # then what is added is the left side minus the right one
        added = [added[0], *((neg(factor), split) for factor, split in added[1:])]
    try:
        return algebra.combine(left, name, right, added, under)
    except Refusal:
        if name == "=":
            raise
    before = {s: ZERO for s in subterms(claim) if is_binder(s, "sum") and not s.loose}
    growth = (sub(_replaced(f, last), _replaced(c, before)) for f, c in zip(following.args, claim.args, strict=True))
    weaker = Term(Operator({"<": "≤", ">": "≥"}.get(name, name)), tuple(map(tidy, growth)))
    return algebra.combine(left, name, right, [*added, (ONE, prove(weaker, hypotheses, budget))], under)


def _replaced(t: Term, values: dict[Term, Term]) -> Term:
    if t in values:
        return values[t]
    return Term(t.head, tuple(_replaced(a, values) for a in t.args)) if t.args else t
