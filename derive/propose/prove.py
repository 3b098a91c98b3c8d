"""A search for a proof of a single claim: which rule to ask, and with what. The kernel checks whatever is found.

Equations go to the normal form, inequalities to its signs; what is left is tried, in this order, by the values of
the integrals and limits in it (`values`), by balls when it is about numbers, by one term of a sum (`termwise`), by
maxima over a range (`maxima`), by the tangents of its logarithms (`tangents`), by Cauchy's inequality and others that
are known of what stands in it (`known_inequalities`), by all terms of a sum (`termwise`), with squares in place of
roots (`other_forms`), by the cases of absolute values and maxima (`splitting`), by calculus in one variable
(`inequalities`), by induction (`natural_numbers`), by the logarithms of both sides, and, between given numbers, by
balls on boxes (`boxes`).

Main statement: `prove`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from derive.kernel.assumptions import assumptions
from derive.kernel.rules import algebra, calculus, enclosure, logic
from derive.kernel.rules.checks import require_defined
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.boxes import by_boxes
from derive.propose.budget import Budget
from derive.propose.fractions import unfolded
from derive.propose.inequalities import by_calculus
from derive.propose.known_inequalities import by_known_inequalities
from derive.propose.maxima import by_maxima
from derive.propose.natural_numbers import by_induction
from derive.propose.other_forms import by_logarithms, by_squares
from derive.propose.splitting import by_splitting
from derive.propose.tangents import by_tangents
from derive.propose.termwise import by_one_term, by_terms
from derive.propose.values import values_in, with_values
from derive.terms.build import Gt, is_binder, is_function_valued, is_op, is_relation
from derive.terms.evaluation import evaluated
from derive.terms.sorts import is_interval, positive, real
from derive.terms.term import Operator, Term, free_variables, fresh_variable, open_body, replaced, subterms


def prove(claim: Term, hypotheses: Sequence[Term] = (), budget: Budget | None = None) -> Theorem | Refusal:
    """A theorem Γ ⊢ claim with Γ among the hypotheses, or the most telling refusal."""
    try:
        found = _prove(claim, tuple(hypotheses), budget or Budget())
        _require_stated(found, claim, tuple(hypotheses))
        return found
    except Refusal as refusal:
        return refusal


def _require_stated(found: Theorem, claim: Term, hypotheses: tuple[Term, ...]) -> None:
    """The theorem is the claim, under its hypotheses alone. Where function literals have been evaluated on the way, it
    says nothing of their domains: then the claim as it is written must be defined."""
    if not set(found.hypotheses) <= set(hypotheses):
        raise Refusal("proof", "what was found holds under further hypotheses", claim)
    if found.conclusion == claim:
        return
    if evaluated(found.conclusion) != evaluated(claim):
        raise Refusal("proof", "what was found is another claim", claim)
    require_defined("proof", claim, assumptions(hypotheses))


def _prove(claim: Term, hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    if is_op(claim, "and"):
        return logic.conjoin(*(_prove(c, hypotheses, budget) for c in claim.args))
    if is_binder(claim, "forall"):
        hint: str = claim.head.hint  # type: ignore[attr-defined]
        x = fresh_variable(hint, claim.args[0], (claim, *hypotheses))
        return logic.generalise(_prove(open_body(claim, x, evaluated=False), hypotheses, budget), x)
    if is_op(claim, "implies"):
        condition, conclusion = claim.args
        return logic.discharge(_prove(conclusion, (*hypotheses, condition), budget), condition)
    if not is_relation(claim):
        return _property(claim, hypotheses)
    return _relation(claim, hypotheses, budget)


def _property(claim: Term, hypotheses: tuple[Term, ...]) -> Theorem:
    """That a number is an integer, or a function continuous: known at once, or by the form of the function."""
    try:
        return logic.evident(claim, hypotheses)
    except Refusal:
        if is_op(claim, "continuous") or is_op(claim, "differentiable"):
            return calculus.smooth(claim, hypotheses)
        raise


def _relation(claim: Term, hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    """The first way that leads to the claim. What refused at the start says most: it shows the difference."""
    first: Refusal | None = None
    for way in _ways(claim, hypotheses, budget):
        try:
            return way()
        except Refusal as refusal:
            first = first or refusal
            if refusal.missing and refusal.rule == first.rule:
                break  # a part of the claim is undefined: no way of proving it changes that
    assert first is not None
    raise first


def _ways(claim: Term, hypotheses: tuple[Term, ...], budget: Budget) -> Iterator[Callable[[], Theorem]]:
    assert isinstance(claim.head, Operator)
    sign, (left, right) = claim.head.name, claim.args
    facts = values_in(claim, hypotheses, budget)
    if facts:
        yield lambda: with_values(claim, facts, hypotheses, budget, _prove)
    if sign == "=":
        yield lambda: algebra.algebra(left, right, hypotheses)
        if not free_variables(claim) and _rounds(claim):  # of other numbers that are equal the balls only overlap
            yield lambda: enclosure.enclosure(claim)
        yield lambda: by_induction(claim, hypotheses, budget.share(), _prove)
        return
    yield lambda: algebra.order(left, sign, right, hypotheses)
    if not free_variables(claim):
        yield lambda: enclosure.enclosure(claim)
    if sign == "≠":
        for stricter in ("<", ">"):
            yield lambda s=stricter: _apart(claim, s, hypotheses, budget.share())  # type: ignore[misc]
        return
    yield lambda: by_one_term(claim, hypotheses, budget.share())
    yield lambda: by_maxima(claim, hypotheses, budget.share(), _prove)
    yield lambda: by_tangents(claim, hypotheses, budget.share())
    yield lambda: by_known_inequalities(claim, hypotheses, budget.share())
    yield lambda: by_terms(claim, hypotheses, budget.share(), _prove)
    yield lambda: by_squares(claim, hypotheses, budget.share(), _prove)
    yield lambda: by_splitting(claim, hypotheses, budget.share(), _prove)
    yield lambda: by_calculus(claim, hypotheses, budget.share())
    yield lambda: by_induction(claim, hypotheses, budget.share(), _prove)
    yield lambda: by_logarithms(claim, hypotheses, budget.share(), _prove)
    values = sorted(_values_of_families(claim), key=repr)
    if values:
        yield lambda: _generalised(claim, values, hypotheses, budget)
    if free_variables(claim):
        yield lambda: by_boxes(claim, hypotheses, budget)


def _rounds(t: Term) -> bool:
    """Does a floor or a ceiling stand in the term?"""
    return any(is_op(s, "floor") or is_op(s, "ceiling") for s in subterms(unfolded(t)))


def _values_of_families(t: Term) -> set[Term]:
    """The values p_i of families of numbers in intervals that stand in a term, outside of binders."""
    if is_op(t, "call") and not t.loose and is_function_valued(t.args[0]) and len(t.args) == 2:
        return {t} if is_interval(t.args[0].args[0].args[1]) else set()
    return set().union(*(_values_of_families(a) for a in t.args)) if isinstance(t.head, Operator) else set()


def _generalised(claim: Term, values: Sequence[Term], hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    """What holds for all numbers of a family's range holds for its values: shown of a variable put for each."""
    named: dict[Term, Term] = {}
    known = assumptions(hypotheses)
    for t in values:
        declared = t.args[0].args[0].args[1]
        sort = positive if declared == real and known.entails(Gt(t, 0)) else declared
        named[t] = fresh_variable("y", sort, (claim, *hypotheses, *named.values()))
    general = _prove(replaced(claim, named), tuple(replaced(h, named) for h in hypotheses), budget)
    return logic.instantiate(general, {y: t for t, y in named.items()}, (), hypotheses)


def _apart(claim: Term, sign: str, hypotheses: tuple[Term, ...], budget: Budget) -> Theorem:
    """Γ ⊢ s ≠ t from s < t, or from s > t."""
    left, right = claim.args
    strict = _prove(Term(Operator(sign), (left, right)), hypotheses, budget)
    return algebra.order(left, "≠", right, hypotheses, (strict,))
