"""How each binder is evaluated: sums, products, function literals, derivatives, expectations, integrals.

Main statement: `BINDERS`, from the name of a binder to its rule.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flint import fmpq

from derive.kernel import ball_values as values
from derive.kernel.ball_derivatives import differentiate
from derive.kernel.ball_functions import Domain, Function
from derive.kernel.ball_operators import Rule
from derive.kernel.ball_values import ONE, ZERO, OutsideDomain, Value, add, multiply
from derive.terms.term import Binder, Term

if TYPE_CHECKING:
    from derive.kernel.ball_evaluation import Evaluation, Scope


MOST_ENTRIES = 10_000  # of a family at which a partial derivative is taken


def _sum(ev: Evaluation, t: Term, s: Scope) -> Value:
    total: Value = ZERO
    for k in ev.members(t, s):
        total = add(total, ev.value(t.args[1], s.inside(k)))
    return total


def _product(ev: Evaluation, t: Term, s: Scope) -> Value:
    total: Value = ONE
    for k in ev.members(t, s):
        total = multiply(total, ev.value(t.args[1], s.inside(k)))
    return total


def _maximum(ev: Evaluation, t: Term, s: Scope) -> Value:
    entries = [ev.value(t.args[1], s.inside(k)) for k in ev.members(t, s)]
    if not entries:
        raise OutsideDomain("the maximum of no numbers")
    return values.extremum(entries, 1)


def _lambda(ev: Evaluation, t: Term, s: Scope) -> Function:
    domain, body = ev.domain(t.args[0], s), t.args[1]
    if domain.integers:
        entries: dict[int, Value | Function] = {}

        def at_index(index: Value) -> Value | Function:
            assert isinstance(index, fmpq)
            k = int(index.p)
            entry = entries.get(k)
            if entry is None:
                entry = ev.any(body, s.inside(k))
                if ev.is_precise:
                    entries[k] = entry
            return entry

        return Function(domain, at_index)
    return Function(domain, lambda x: ev.any(body, s.inside(x)))


def _inner_point(ev: Evaluation, domain: Domain, x: Value) -> None:
    if domain.integers:
        raise OutsideDomain("a derivative in an integer")
    if not ev.ranges_within(x, domain.interior) and not domain.is_interior(x):
        raise OutsideDomain(f"a derivative at {values.in_words(x)}, an end of {domain.in_words()}")


def _derivative(ev: Evaluation, t: Term, s: Scope) -> Value:
    assert isinstance(t.head, Binder)
    sort, body, point = t.args
    at = ev.value(point, s)
    _inner_point(ev, ev.domain(sort, s), at)
    return differentiate(lambda x: ev.value(body, s.inside(x)), at, t.head.order)


def _partial(ev: Evaluation, t: Term, s: Scope) -> Value:
    assert isinstance(t.head, Binder)
    sort, body, family, *indices = t.args
    at = [ev.value(k, s) for k in indices]
    whole = ev.function(family, s)
    _require_within(ev, whole, sort, s)
    entry: Value | Function = whole
    for k in at:
        if not isinstance(entry, Function):
            raise OutsideDomain("a family with fewer indices")
        entry, sort = entry(k), sort.args[1]
    if isinstance(entry, Function):
        raise OutsideDomain("a derivative in an entry that is not a number")
    _inner_point(ev, ev.domain(sort, s), entry)
    return differentiate(lambda x: ev.value(body, s.inside(_replaced(whole, at, x))), entry, t.head.order)


def _require_within(ev: Evaluation, family: Function, sort: Term, s: Scope) -> None:
    """The family has the range of indices of the sort, and its entries lie in the codomain."""
    indices = ev.domain(sort.args[0], s)
    if not indices.integers:
        return
    members = indices.members(MOST_ENTRIES)
    if not family.domain.integers or family.domain.members(MOST_ENTRIES) != members:
        raise OutsideDomain("a derivative at a family of another size")
    for k in members:
        entry = family(fmpq(k))
        if isinstance(entry, Function):
            _require_within(ev, entry, sort.args[1], s)
        else:
            ev.domain(sort.args[1], s).require(entry)


def _replaced(family: Function, at: list[Value], x: Value) -> Function:
    """The family with one entry replaced."""

    def rule(k: Value) -> Value | Function:
        found = family.rule(k)
        if values.compare(k, at[0]) != 0:
            return found
        return _replaced(found, at[1:], x) if isinstance(found, Function) else x

    return Function(family.domain, rule)


def _expectation(ev: Evaluation, t: Term, s: Scope) -> Value:
    sort, body, family = t.args
    weight = ev.function(family, s)

    def weighted(x: Value, inside: Value | int) -> Value:
        p = ev.apply(weight, x)
        if isinstance(p, Function):
            raise OutsideDomain("a distribution whose probabilities are functions")
        return multiply(p, ev.value(body, s.inside(inside)))

    domain = ev.domain(sort, s)
    if not domain.integers:
        return _integrate(ev, domain, lambda x: weighted(x, x))
    total: Value = ZERO
    for k in ev.members(t, s):
        total = add(total, weighted(fmpq(k), k))
    return total


def _integral(ev: Evaluation, t: Term, s: Scope) -> Value:
    return _integrate(ev, ev.domain(t.args[0], s), lambda x: ev.value(t.args[1], s.inside(x)))


def _integrate(ev: Evaluation, domain: Domain, f: Callable[[Value], Value]) -> Value:
    from derive.kernel.ball_integrals import integrate  # it imports the evaluation, which imports this module

    return integrate(ev, domain, f)


BINDERS: dict[str, Rule] = {
    "sum": _sum,
    "product": _product,
    "maximum": _maximum,
    "lambda": _lambda,
    "derivative": _derivative,
    "partial": _partial,
    "expectation": _expectation,
    "integral": _integral,
}
