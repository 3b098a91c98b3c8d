"""Reasons about whole numbers: what ⌊t⌋ and ⌈t⌉ are, and that between two neighbours there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from derive.authoring.derivation import Reason
from derive.authoring.reasons import Because, the_theorem
from derive.kernel.rules import rounding
from derive.kernel.theorem import Theorem
from derive.terms.build import term
from derive.terms.term import Term
from derive.translation import deferred as _

_Rule = Callable[[Term, Sequence[Term], Sequence[Theorem]], Theorem]


def _reason(rule: _Rule, t: object, words: str) -> Because:
    value = term(t)

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return rule(value, under, using)

    return Because(Reason(words), instance=instance)


def floor_at_most(t: object) -> Because:
    """⌊t⌋ ≤ t."""
    return _reason(rounding.floor_at_most, t, _("rounding down"))


def below_floor_plus_one(t: object) -> Because:
    """t < ⌊t⌋ + 1."""
    return _reason(rounding.below_floor_plus_one, t, _("rounding down"))


def at_most_ceiling(t: object) -> Because:
    """t ≤ ⌈t⌉."""
    return _reason(rounding.at_most_ceiling, t, _("rounding up"))


def ceiling_below(t: object) -> Because:
    """⌈t⌉ < t + 1."""
    return _reason(rounding.ceiling_below, t, _("rounding up"))


def integer_step(because: Because) -> Because:
    """From a < b between integers to a + 1 ≤ b."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return rounding.integer_step(the_theorem(because, under, using), under, using)

    return Because(Reason(_("both are integers"), (), because.reason.cites), instance=instance)


def integer_power(power: Term) -> Because:
    """b^k is an integer for integers b and k ≥ 0."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return rounding.integer_power(power, under, using)

    return Because(Reason(_("a power with a whole exponent ≥ 0")), instance=instance)


def integer_sum(because: Because) -> Because:
    """From ∀i: "a_i is an integer" to "Σ a_i is an integer"."""

    def instance(under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
        return rounding.integer_sum(the_theorem(because, under, using), under, using)

    return Because(Reason(_("a sum of integers"), (), because.reason.cites), instance=instance)
