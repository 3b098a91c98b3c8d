"""Rules for ⌊t⌋ and ⌈t⌉ and about integers.

Main statements: `floor_at_most`, `below_floor_plus_one`, `at_most_ceiling`, `ceiling_below`; `integer_step`,
`integer_power`, `integer_sum`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.rules.checks import known_from, reading_twice, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import add, ceiling, floor, is_binder, is_integer, is_op, sum_
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Term, fresh_variable, open_body


def _rounding(claim: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
    hypotheses, known = known_from(under, using)
    require_defined("rounding", claim, known)
    return make("rounding", hypotheses, claim, using)


@reading_twice
def floor_at_most(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ⌊t⌋ ≤ t, where t is defined under Γ."""
    return _rounding(floor(t) <= t, under, using)


@reading_twice
def below_floor_plus_one(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ t < ⌊t⌋ + 1, where t is defined under Γ."""
    return _rounding(t < add(floor(t), 1), under, using)


@reading_twice
def at_most_ceiling(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ t ≤ ⌈t⌉, where t is defined under Γ."""
    return _rounding(t <= ceiling(t), under, using)


@reading_twice
def ceiling_below(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ⌈t⌉ < t + 1, where t is defined under Γ."""
    return _rounding(ceiling(t) < add(t, 1), under, using)


@reading_twice
def integer_step(strict: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ a < b gives Γ ⊢ a + 1 ≤ b, where a and b are integers under Γ."""
    rule = "integers"
    if not is_op(strict.conclusion, "<"):
        raise Refusal(rule, "it takes a theorem a < b", strict.conclusion)
    hypotheses, known = known_from(under, (strict, *using))
    a, b = strict.conclusion.args
    for side in (a, b):
        require(rule, is_integer(side), known, f"{side!r} is not known to be an integer", strict.conclusion)
    return make(rule, hypotheses, add(a, 1) <= b, (strict, *using))


@reading_twice
def integer_power(power: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ "bᵏ is an integer", where b and k are integers and k ≥ 0 under Γ."""
    rule = "integers"
    if not is_op(power, "pow"):
        raise Refusal(rule, "it takes a power", power)
    hypotheses, known = known_from(under, using)
    base, exponent = power.args
    for condition in (is_integer(base), is_integer(exponent), exponent >= 0):
        require(rule, condition, known, "the power is not known to be an integer", power)
    claim = is_integer(power)
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, using)


@reading_twice
def integer_sum(pointwise: Theorem, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ∀i: "aᵢ is an integer" gives Γ ⊢ "Σaᵢ is an integer", the sum being over the range of i."""
    rule = "integers"
    statement = pointwise.conclusion
    if not is_binder(statement, "forall") or not is_integer_sort(statement.args[0]):
        raise Refusal(rule, "it takes a theorem about all indices of a range", statement)
    hypotheses, known = known_from(under, (pointwise, *using))
    hint = statement.head.hint  # type: ignore[attr-defined]
    i = fresh_variable(hint, statement.args[0], (statement, *known.propositions))
    member = open_body(statement, i)
    if not is_op(member, "is_integer"):
        raise Refusal(rule, "the theorem does not say that each term is an integer", statement)
    claim = is_integer(sum_(i, member.args[0]))
    require_defined(rule, claim, known)
    return make(rule, hypotheses, claim, (pointwise, *using))
