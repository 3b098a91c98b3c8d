"""Figures: a number known to the digits that are shown, and the reason that settles it.

Main statements: `rounds_to`, `enclosed_by_balls`.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from derive.authoring.derivation import Reason
from derive.authoring.reasons import Because
from derive.kernel.rules import enclosure
from derive.kernel.theorem import Theorem
from derive.terms.build import Le, decimal, sub
from derive.terms.term import Number, Term
from derive.translation import deferred as _


def rounds_to(value: Term, digits: str) -> Term:
    """|value − digits| ≤ half a unit of the last digit shown: rounds_to(x, "0.916") is |x − 0.916| ≤ 0.0005."""
    places = len(digits.partition(".")[2])
    half_unit = Term(Number(Fraction(1, 2 * 10**places), places + 1))
    return Le(abs(sub(value, decimal(digits))), half_unit)


def _decided(claim: Term, under: Sequence[Term], using: Sequence[Theorem]) -> Theorem:
    return enclosure.enclosure(claim)


enclosed_by_balls = Because(Reason(_("rigorous ball arithmetic")), claim=_decided)
