"""Inequalities that are easier to prove of other terms: the logarithms of both sides, or squares in place of roots.

Main statements: `by_logarithms`, `by_squares`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from derive.kernel.assumptions import assumptions
from derive.kernel.rules import algebra, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, Prover
from derive.propose.fractions import ZERO, tidy, unfolded
from derive.terms.build import Gt, exp, is_binder, is_op, log, mul, power, sqrt, term
from derive.terms.sorts import is_interval, positive, real
from derive.terms.term import Operator, Term, free_variables, fresh_variable, substitute, subterms


def by_logarithms(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ s ≤ exp(u) from log s ≤ u, and Γ ⊢ log s ≤ u from s ≤ exp(u); likewise for the other signs and sides."""
    assert isinstance(claim.head, Operator)
    sides = tuple(map(unfolded, claim.args))
    if any(is_op(side, "exp") for side in sides):
        others = tuple(side.args[0] if is_op(side, "exp") else log(side) for side in sides)
    elif sum(is_op(side, "log") and is_binder(side.args[0], "sum") for side in sides) == 1:
        others = tuple(side.args[0] if is_op(side, "log") else exp(side) for side in sides)
    else:
        raise Refusal("sign", "neither side is an exponential or the logarithm of a sum", claim)
    budget.spend(claim, claim)
    hypotheses = tuple(hypotheses)
    found = prove(Term(claim.head, others), hypotheses, budget)
    left, right = claim.args
    return algebra.order(left, claim.head.name, right, hypotheses, (_of_exponentials(found, sides, hypotheses),))


def _of_exponentials(found: Theorem, sides: Sequence[Term], hypotheses: tuple[Term, ...]) -> Theorem:
    """Γ ⊢ s ≤ exp(u) from log s ≤ u. It is shown of variables, to which the form of s is nothing."""
    sign = found.conclusion.head
    assert isinstance(sign, Operator)
    put: dict[Term, Term] = {}
    positives: list[Theorem] = []
    now: list[Term] = []
    before: list[Term] = []
    for side, other in zip(sides, found.conclusion.args, strict=True):
        within = is_op(side, "exp") or is_op(side, "log")  # then the other form is its argument
        any_number = is_op(side, "exp") or is_op(other, "exp")
        value = other if within else side
        y = fresh_variable("y", real if any_number else positive, (*sides, *hypotheses, *put))
        put[y] = value
        if not any_number:
            positives.append(algebra.order(value, ">", ZERO, hypotheses))
        now.append(Term(side.head, (y,)) if within else y)
        before.append(y if within else Term(other.head, (y,)))
    lemma = algebra.order(now[0], sign.name, now[1], (Term(sign, tuple(before)),))
    return logic.instantiate(lemma, put, (found, *positives), hypotheses)


def by_squares(claim: Term, hypotheses: Sequence[Term], budget: Budget, prove: Prover) -> Theorem:
    """Γ ⊢ φ(√x) from φ(u) for all u > 0 with x = u², for the positive x that stand under roots."""
    assert isinstance(claim.head, Operator)
    known = assumptions(tuple(hypotheses))
    under_roots = set().union(*(free_variables(t) for t in subterms(claim) if is_op(t, "sqrt") and not t.loose))
    roots: dict[Term, Term] = {}
    for x in sorted(under_roots, key=repr):
        if is_interval(x.args[0]) and known.entails(Gt(x, 0)):
            roots[x] = fresh_variable("u", positive, (claim, *hypotheses, *roots.values()))
    if not roots:
        raise Refusal("sign", "no positive variable stands under a root", claim)
    budget.spend(claim, claim)
    squares: dict[Term, Term] = {x: power(u, term(2)) for x, u in roots.items()}
    without_roots = _roots_taken(substitute(claim, squares), set(roots.values()))
    found = prove(without_roots, tuple(substitute(h, squares) for h in hypotheses), budget)
    instance = logic.instantiate(found, {u: sqrt(x) for x, u in roots.items()}, (), tuple(hypotheses))
    left, right = claim.args
    return algebra.order(left, claim.head.name, right, tuple(hypotheses), (instance,))


def _roots_taken(t: Term, bases: set[Term]) -> Term:
    """√(u²) as u, and √(u² v²) as u v."""
    args = tuple(_roots_taken(a, bases) for a in t.args)
    if is_op(t, "sqrt"):
        factors = args[0].args if is_op(args[0], "mul") else args
        if all(is_op(f, "pow") and f.args[0] in bases and f.args[1] == term(2) for f in factors):
            return reduce(mul, (f.args[0] for f in factors))
    return tidy(Term(t.head, args)) if isinstance(t.head, Operator) else Term(t.head, args)
