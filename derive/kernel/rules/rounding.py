"""Rules for ⌊t⌋ and ⌈t⌉, and the one fact about integers that makes them the nearest.

Main statements: `floor_at_most`, `below_floor_plus_one`, `at_most_ceiling`, `ceiling_below`, `integer_step`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.rules.checks import known_from, require, require_defined
from derive.kernel.theorem import Refusal, Theorem, make
from derive.terms.build import add, ceiling, floor, is_integer, is_op
from derive.terms.term import Term


def _rounding(claim: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
    hypotheses, known = known_from(under, using)
    require_defined("rounding", claim, known)
    return make("rounding", hypotheses, claim, using)


def floor_at_most(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ⌊t⌋ ≤ t, where t is defined under Γ."""
    return _rounding(floor(t) <= t, under, using)


def below_floor_plus_one(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ t < ⌊t⌋ + 1, where t is defined under Γ."""
    return _rounding(t < add(floor(t), 1), under, using)


def at_most_ceiling(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ t ≤ ⌈t⌉, where t is defined under Γ."""
    return _rounding(t <= ceiling(t), under, using)


def ceiling_below(t: Term, under: Sequence[Term] = (), using: Sequence[Theorem] = ()) -> Theorem:
    """Γ ⊢ ⌈t⌉ < t + 1, where t is defined under Γ."""
    return _rounding(ceiling(t) < add(t, 1), under, using)


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
