"""Rigorous evaluation of terms by ball arithmetic: the public face of the modules ball_*.

A value is exact where that decides something (rationals, and rational combinations of logarithms of rationals) and
otherwise a ball that certainly contains the true number. No float and no tolerance decides anything.

What it cannot see: limits, integrals over infinite ranges or up to a singularity, equalities between values that
are not exact (balls then overlap at every precision), statements about all reals. These are `Undecided` or None.

An assignment maps variables to exact numbers (int, Fraction, fmpq), families to tuples, functions to Python
callables (of an int on an index range, of a ball on an interval), or any of them to a closed term.

Main statements: `evaluate`, `exact_value`, `decide`; `enclose_box` and `settle_on_box` are in ball_boxes.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from flint import arb, ctx

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_propositions import settle
from derive.kernel.ball_values import Undecided, Value, ball
from derive.terms.term import Term

FIRST_BITS = 64
MOST_BITS = 2048


def exact_value(term: Term, assignment: Mapping[Term, object], bits: int = 128) -> Value:
    """The value of a real-valued term, exact where it is known exactly."""
    with ctx.workprec(bits):
        ev = Evaluation(assignment)
        return ev.value(term, ev.scope)


def evaluate(term: Term, assignment: Mapping[Term, object], bits: int = 128) -> arb:
    """A ball that contains the value of a real-valued term. Raises `Undefined` or `Undecided`."""
    with ctx.workprec(bits):
        ev = Evaluation(assignment)
        return ball(ev.value(term, ev.scope))


def decide(proposition: Term, assignment: Mapping[Term, object], most_bits: int = MOST_BITS) -> bool | None:
    """Is the proposition true at the assignment? None where that stays open up to the precision `most_bits`.

    Raises `Undefined` when a subterm is certainly undefined there.
    """
    bits = FIRST_BITS
    while bits <= most_bits:
        with ctx.workprec(bits):
            ev = Evaluation(assignment)
            try:
                answer = settle(proposition, ev, ev.scope)
            except Undecided as error:
                if error.hopeless:
                    return None
                answer = None
        if answer is not None:
            return answer
        bits *= 2
    return None


__all__ = ["FIRST_BITS", "MOST_BITS", "Undecided", "Undefined", "decide", "evaluate", "exact_value"]
