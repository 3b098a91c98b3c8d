"""How each operation of a term is evaluated: one rule for each name.

Main statement: `OPERATORS`, from the name of an operation to its rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flint import fmpq

from derive.kernel import ball_elementary as elementary
from derive.kernel import ball_values as values
from derive.kernel.ball_functions import Domain, Function
from derive.kernel.ball_values import ONE, ZERO, OutsideDomain, Undecided, Value, add, multiply
from derive.terms.term import Constant, Number, Operator, Term

if TYPE_CHECKING:
    from derive.kernel.ball_evaluation import Evaluation, Scope

Rule = Callable[["Evaluation", Term, "Scope"], "Value | Function"]


def _add(ev: Evaluation, t: Term, s: Scope) -> Value:
    total: Value = ev.value(t.args[0], s)
    for a in t.args[1:]:
        total = add(total, ev.value(a, s))
    return total


def _mul(ev: Evaluation, t: Term, s: Scope) -> Value:
    total: Value = ev.value(t.args[0], s)
    for a in t.args[1:]:
        total = multiply(total, ev.value(a, s))
    return total


def _div(ev: Evaluation, t: Term, s: Scope) -> Value:
    return values.divide(ev.value(t.args[0], s), ev.value(t.args[1], s))


def _elementary(function: Callable[[Value], Value]) -> Rule:
    return lambda ev, t, s: function(ev.value(t.args[0], s))


def _log(ev: Evaluation, t: Term, s: Scope) -> Value:
    argument = elementary.log(ev.value(t.args[0], s))
    if len(t.args) == 1:
        return argument
    base = elementary.log(ev.value(t.args[1], s))
    if values.sign(base) == 0:
        raise OutsideDomain("a logarithm to the base 1")
    return values.divide(argument, base)


def _power(ev: Evaluation, t: Term, s: Scope) -> Value:
    base, exponent = (ev.value(a, s) for a in t.args)
    if t.args[0].head == Constant("e"):
        return elementary.exp(exponent)
    if ev.is_whole(t.args[1], s) and isinstance(exponent, fmpq):
        return elementary.power(base, exponent)
    if values.off_the_line(base):
        return elementary.power(base, exponent)
    side = values.sign(base) if isinstance(base, fmpq) else values.sign_or_none(base)
    if side in (-1, 0) and isinstance(exponent, fmpq) and exponent.q == 1:
        # Defined where a hypothesis says that the exponent, 2 at this point, is an integer.
        raise Undecided("whether the exponent is known to be an integer is not seen at a point", hopeless=True)
    if side == -1:
        raise OutsideDomain(f"{values.in_words(base)} to the power {values.in_words(exponent)}")
    if side == 0:
        if _is_literal(s.written(t.args[1])[0]) and isinstance(exponent, fmpq) and exponent > 0:
            return elementary.power(base, exponent)
        raise OutsideDomain(f"0 to the power {values.in_words(exponent)}")
    if side is None:
        raise Undecided("balls cannot tell whether the base of a power is positive")
    return elementary.power(base, exponent)


def _is_literal(t: Term) -> bool:
    if isinstance(t.head, Number):
        return True
    return t.head == Operator("div") and all(isinstance(a.head, Number) for a in t.args)


def _extremum(wanted: int) -> Rule:
    return lambda ev, t, s: values.extremum([ev.value(a, s) for a in t.args], wanted)


def _floor(ev: Evaluation, t: Term, s: Scope) -> Value:
    return values.floor(ev.value(t.args[0], s))


def _ceiling(ev: Evaluation, t: Term, s: Scope) -> Value:
    return -values.floor(-ev.value(t.args[0], s))


def _xlogy(ev: Evaluation, t: Term, s: Scope) -> Value:
    return elementary.xlogy(ev.value(t.args[0], s), ev.value(t.args[1], s))


def _delta(ev: Evaluation, t: Term, s: Scope) -> Value:
    return ZERO if values.compare(ev.value(t.args[0], s), ev.value(t.args[1], s)) else ONE


def _vector(ev: Evaluation, t: Term, s: Scope) -> Function:
    entries = [ev.any(a, s) for a in t.args]

    def entry(k: Value) -> Value | Function:
        assert isinstance(k, fmpq)
        return entries[int(k.p) - 1]

    return Function(Domain(True, ONE, fmpq(len(entries))), entry)


def _piecewise(ev: Evaluation, t: Term, s: Scope) -> Value | Function:
    from derive.kernel.ball_propositions import settle  # propositions speak of values and so import this module

    *branches, otherwise = t.args
    for value, condition in zip(branches[::2], branches[1::2], strict=True):
        holds = settle(condition, ev, s)
        if holds is None:
            raise Undecided("balls cannot tell which branch of a case distinction holds")
        if holds:
            return ev.any(value, s)
    return ev.any(otherwise, s)


def _call(ev: Evaluation, t: Term, s: Scope) -> Value | Function:
    found = ev.any(t.args[0], s)
    for a in t.args[1:]:
        if not isinstance(found, Function):
            raise OutsideDomain("what is applied is not a function of so many arguments")
        found = ev.apply(found, ev.value(a, s))
    return found


OPERATORS: dict[str, Rule] = {
    "add": _add,
    "mul": _mul,
    "div": _div,
    "pow": _power,
    "log": _log,
    "max": _extremum(1),
    "min": _extremum(-1),
    "floor": _floor,
    "ceiling": _ceiling,
    "xlogy": _xlogy,
    "delta": _delta,
    "vector": _vector,
    "piecewise": _piecewise,
    "call": _call,
    **{name: _elementary(function) for name, function in elementary.ELEMENTARY.items()},
}
