"""The values of integrals over closed bounded intervals and of limits, as theorems.

An integral's antiderivative is SymPy's proposal; its derivative is compared with the integrand by the normal form,
and the kernel's fundamental theorem makes the value. Limits are in `limit_values`.

Main statements: `values_in`, `with_values`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.kernel.rules import algebra, integrals, logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget, Prover
from derive.propose.fractions import ONE, unfolded
from derive.propose.limit_values import limit_value
from derive.terms.build import D, Eq, is_binder
from derive.terms.sorts import interior, interval, is_infinite, is_interval, real
from derive.terms.term import Operator, Term, Variable, fresh_variable, open_body, replaced, substitute

_MOST = 4  # how many values one claim may ask for: each may take SymPy a second


def values_in(claim: Term, hypotheses: Sequence[Term], budget: Budget) -> dict[Term, Theorem]:
    """Theorems ∫ f = v and lim f = v for the integrals and limits of the claim whose value is found."""
    found: dict[Term, Theorem] = {}
    for t in list(dict.fromkeys(_questions(claim)))[:_MOST]:
        try:
            budget.spend(t)
            found[t] = _integral(t, hypotheses) if is_binder(t, "integral") else limit_value(t, hypotheses)
        except Refusal:
            continue
    return found


def with_values(
    claim: Term, facts: dict[Term, Theorem], hypotheses: tuple[Term, ...], budget: Budget, prove: Prover
) -> Theorem:
    """The claim about the values of parts of it, such as its integrals and limits, and from it the claim.

    With variables y and z for each part: the claim about z gives, where y = z, the claim about y; the part is put
    for y, and its value for z.
    """
    assert isinstance(claim.head, Operator)
    values = {t: fact.conclusion.args[1] for t, fact in facts.items()}
    about_values = prove(replaced(claim, values), hypotheses, budget)
    parts: dict[Term, Term] = {}  # y of each
    others: dict[Term, Term] = {}  # z of each
    for t in facts:
        for named in (parts, others):
            context = (claim, *hypotheses, *values.values(), *parts.values(), *others.values())
            named[t] = fresh_variable("y", real, context)
    known, (left, right) = replaced(claim, others), replaced(claim, parts).args
    under = (*hypotheses, known, *(Eq(parts[t], others[t]) for t in facts))
    if claim.head.name == "≠":
        general = algebra.order(left, "≠", right, under, (logic.assume(known),))
    else:
        general = algebra.combine(left, claim.head.name, right, [(ONE, logic.assume(known))], under)
    put = {y: t for t, y in parts.items()} | {z: values[t] for t, z in others.items()}
    return logic.instantiate(general, put, (about_values, *facts.values()), hypotheses)


def _questions(t: Term) -> Iterator[Term]:
    """The closed integrals over closed bounded intervals and the limits that stand in a term."""
    if isinstance(t.head, Variable):
        return
    if not t.loose:
        if is_binder(t, "integral") and _is_closed_and_bounded(t.args[0]):
            yield t
            return
        if any(is_binder(t, name) for name in ("limit", "limit+", "limit-")):
            yield t
            return
    for a in t.args:
        yield from _questions(a)


def _is_closed_and_bounded(sort: Term) -> bool:
    return is_interval(sort) and sort == interval(*sort.args) and not any(is_infinite(end) for end in sort.args)


def _integral(t: Term, hypotheses: Sequence[Term]) -> Theorem:
    from derive.propose.solvers import NoProposal, propose_antiderivative
    from derive.propose.sympy_border import BorderError

    sort = t.args[0]
    hint: str = t.head.hint  # type: ignore[attr-defined]
    x = fresh_variable(hint, sort, (t, *hypotheses))
    inside = fresh_variable(hint, interior(sort), (t, *hypotheses))
    body = unfolded(open_body(t, inside))
    try:
        primitive = propose_antiderivative(body, inside)
    except (NoProposal, BorderError) as error:
        raise Refusal("integral", str(error), t) from None
    slope = algebra.algebra(D(primitive, inside), open_body(t, inside), hypotheses)
    moved = substitute(primitive, {inside: x})
    return integrals.fundamental(moved, x, logic.generalise(slope, inside), hypotheses)
