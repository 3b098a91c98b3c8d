"""The value of a term at an assignment, at the working precision.

Terms are walked as they are written; a definition is evaluated at the values of its arguments, a binder by handing
its body the bound values. Nothing is simplified and nothing is shared with the normal form.

Main statements: `Evaluation`, `Undefined`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flint import arb, fmpq

from derive.kernel import ball_values as values
from derive.kernel.ball_derivatives import differentiate
from derive.kernel.ball_functions import Domain, Function, from_callable, tabulated
from derive.kernel.ball_values import ONE, ZERO, Extended, OutsideDomain, Undecided, Value, add, multiply
from derive.terms.definition import Definition
from derive.terms.term import Binder, Bound, Constant, Interval, Number, Operator, Term, Variable

MOST_TERMS = 10_000  # of a sum, a product or a forall


class Undefined(Exception):
    """The subterm `where` is certainly undefined, for the reason `why` ("log of −1")."""

    def __init__(self, where: Term, why: str) -> None:
        super().__init__(f"undefined: {why}")
        self.where = where
        self.why = why


@dataclass(frozen=True, slots=True)
class Scope:
    """What the variables stand for: the bound ones, innermost first, and the free ones."""

    bound: tuple[Value | Function | int, ...]
    free: Mapping[Term, Value | Function]

    def inside(self, value: Value | Function | int) -> Scope:
        return Scope((value, *self.bound), self.free)


class _Assigned(dict[Term, "Value | Function"]):
    """The values of the free variables, read from the caller's assignment when they are first wanted."""

    def __init__(self, evaluation: Evaluation, given: Mapping[Term, object]) -> None:
        super().__init__()
        self.evaluation = evaluation
        self.given = given

    def __missing__(self, variable: Term) -> Value | Function:
        if variable not in self.given:
            raise Undecided(f"no value was given for {variable!r}", hopeless=True)
        given, sort = self.given[variable], variable.args[0]
        scope = Scope((), self)
        value: Value | Function
        if isinstance(given, Term):
            value = self.evaluation.any(given, scope)
        elif isinstance(given, arb | Extended):
            value = given
        elif isinstance(given, tuple | list):
            domain = self.evaluation.domain(sort.args[0], scope)
            if not domain.integers or len(domain.members(MOST_TERMS)) != len(given):
                raise ValueError(f"{variable!r} runs over {domain.in_words()} and was given {len(given)} entries.")
            value = tabulated(given, domain.members(MOST_TERMS).start)
        elif callable(given):
            value = from_callable(given, self.evaluation.domain(sort.args[0], scope))
        else:
            value = values.rational(given)
        self[variable] = value
        return value


class Evaluation:
    """One assignment at one precision. `value` is the value of a real term, `function` that of a function."""

    def __init__(self, assignment: Mapping[Term, object]) -> None:
        self._given = assignment
        self.scope = Scope((), _Assigned(self, assignment))

    def given(self, variable: Term) -> object:
        """What the caller assigned to a variable."""
        return self._given.get(variable)

    def any(self, t: Term, scope: Scope) -> Value | Function:
        head = t.head
        if isinstance(head, Variable):
            return scope.free[t]
        if isinstance(head, Bound):
            found = scope.bound[head.index]
            return fmpq(found) if isinstance(found, int) else found
        if isinstance(head, Number):
            return fmpq(head.value.numerator, head.value.denominator)
        if isinstance(head, Definition):
            return self._definition(head, t, scope)
        try:
            if isinstance(head, Operator):
                rule = _OPERATORS.get(head.name)
                if rule is None:
                    raise Undecided(f"the operation {head.name} cannot be computed", hopeless=True)
                return rule(self, t, scope)
            if isinstance(head, Binder):
                rule = _BINDERS.get(head.name)
                if rule is None:
                    raise Undecided(f"a {head.name} cannot be computed", hopeless=True)
                return rule(self, t, scope)
        except OutsideDomain as error:
            raise Undefined(t, error.why) from None
        if isinstance(head, Constant) and head.name in ("pi", "e"):
            return arb.pi() if head.name == "pi" else arb.const_e()
        raise Undecided(f"{t!r} has no value that is a real number", hopeless=True)

    def value(self, t: Term, scope: Scope) -> Value:
        found = self.any(t, scope)
        if isinstance(found, Function):
            raise Undefined(t, "a function where a number is wanted")
        return found

    def function(self, t: Term, scope: Scope) -> Function:
        found = self.any(t, scope)
        if not isinstance(found, Function):
            raise Undefined(t, "a number where a function is wanted")
        return found

    def domain(self, sort: Term, scope: Scope) -> Domain:
        head = sort.head
        if isinstance(head, Operator) and head.name == "integers":
            return Domain(True, self._end(sort.args[0], scope), self._end(sort.args[1], scope))
        if isinstance(head, Interval):
            lower, upper = (self._end(a, scope) for a in sort.args)
            return Domain(False, lower, upper, head.left_open, head.right_open)
        raise Undecided("a sort that is neither an interval nor a range of integers", hopeless=True)

    def _end(self, t: Term, scope: Scope) -> Value | None:
        bare = t.args[0] if isinstance(t.head, Operator) and t.head.name == "neg" else t
        return None if bare.head == Constant("infinity") else self.value(t, scope)

    def _definition(self, definition: Definition, t: Term, scope: Scope) -> Value | Function:
        free: dict[Term, Value | Function] = {}
        for parameter, argument in zip(definition.parameters, t.args, strict=True):
            given = self.any(argument, scope)
            free[parameter] = given
            self._sizes(parameter.args[0], given, free)
        return self.any(definition.body, Scope((), free))

    def _sizes(self, sort: Term, given: Value | Function, free: dict[Term, Value | Function]) -> None:
        """Read the sizes in a parameter's sort off the argument."""
        if sort.head != Operator("function") or not isinstance(given, Function):
            return
        for pattern, end in zip(sort.args[0].args, (given.domain.lower, given.domain.upper), strict=True):
            if isinstance(pattern.head, Variable) and end is not None:
                free[pattern] = end
        if sort.args[1].head == Operator("function") and isinstance(given.domain.lower, fmpq):
            self._sizes(sort.args[1], given(given.domain.lower), free)

    def members(self, t: Term, scope: Scope) -> range:
        """The integers over which a sum, a product or a forall runs."""
        return self.domain(t.args[0], scope).members(MOST_TERMS)

    def is_whole(self, t: Term, scope: Scope) -> bool:
        """Is the term an integer by its form (as the exponent of a power of any base)?"""
        head = t.head
        if isinstance(head, Number):
            return head.value.denominator == 1
        if isinstance(head, Variable):
            return t.args[0].head == Operator("integers")
        if isinstance(head, Bound):
            return isinstance(scope.bound[head.index], int)
        if isinstance(head, Operator) and head.name in ("add", "mul", "neg", "max", "min", "abs"):
            return all(self.is_whole(a, scope) for a in t.args)
        if isinstance(head, Operator) and head.name == "call" and isinstance(t.args[0].head, Variable):
            sort = t.args[0].args[0]
            for _ in t.args[1:]:
                sort = sort.args[1]
            return sort.head == Operator("integers")
        return isinstance(head, Operator) and head.name in ("floor", "ceiling", "delta")


# ---- operators

_Rule = Callable[[Evaluation, Term, Scope], "Value | Function"]


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


def _elementary(function: Callable[[Value], Value]) -> _Rule:
    return lambda ev, t, s: function(ev.value(t.args[0], s))


def _log(ev: Evaluation, t: Term, s: Scope) -> Value:
    argument = values.log(ev.value(t.args[0], s))
    if len(t.args) == 1:
        return argument
    base = values.log(ev.value(t.args[1], s))
    if values.sign(base) == 0:
        raise OutsideDomain("a logarithm to the base 1")
    return values.divide(argument, base)


def _power(ev: Evaluation, t: Term, s: Scope) -> Value:
    base, exponent = (ev.value(a, s) for a in t.args)
    if t.args[0].head == Constant("e"):
        return values.exp(exponent)
    if ev.is_whole(t.args[1], s) and isinstance(exponent, fmpq):
        return values.power(base, exponent)
    if values.off_the_line(base):
        return values.power(base, exponent)
    side = values.sign(base) if isinstance(base, fmpq) else values.sign_or_none(base)
    if side == -1:
        raise OutsideDomain(f"{values.in_words(base)} to the power {values.in_words(exponent)}")
    if side == 0:
        if _is_literal(t.args[1]) and isinstance(exponent, fmpq) and exponent > 0:
            return values.power(base, exponent)
        raise OutsideDomain(f"0 to the power {values.in_words(exponent)}")
    if side is None:
        raise Undecided("balls cannot tell whether the base of a power is positive")
    return values.power(base, exponent)


def _is_literal(t: Term) -> bool:
    if isinstance(t.head, Number):
        return True
    return t.head == Operator("div") and all(isinstance(a.head, Number) for a in t.args)


def _extremum(wanted: int) -> _Rule:
    return lambda ev, t, s: values.extremum([ev.value(a, s) for a in t.args], wanted)


def _floor(ev: Evaluation, t: Term, s: Scope) -> Value:
    return values.floor(ev.value(t.args[0], s))


def _ceiling(ev: Evaluation, t: Term, s: Scope) -> Value:
    return -values.floor(-ev.value(t.args[0], s))


def _xlogy(ev: Evaluation, t: Term, s: Scope) -> Value:
    return values.xlogy(ev.value(t.args[0], s), ev.value(t.args[1], s))


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
        found = found(ev.value(a, s))
    return found


_OPERATORS: dict[str, _Rule] = {
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
    **{name: _elementary(function) for name, function in values.ELEMENTARY.items()},
}


# ---- binders


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


def _lambda(ev: Evaluation, t: Term, s: Scope) -> Function:
    domain, body = ev.domain(t.args[0], s), t.args[1]
    if domain.integers:

        def at_index(k: Value) -> Value | Function:
            assert isinstance(k, fmpq)
            return ev.any(body, s.inside(int(k.p)))

        return Function(domain, at_index)
    return Function(domain, lambda x: ev.any(body, s.inside(x)))


def _inner_point(domain: Domain, x: Value) -> None:
    if domain.integers:
        raise OutsideDomain("a derivative in an integer")
    if not domain.is_interior(x):
        raise OutsideDomain(f"a derivative at {values.in_words(x)}, an end of {domain.in_words()}")


def _derivative(ev: Evaluation, t: Term, s: Scope) -> Value:
    assert isinstance(t.head, Binder)
    sort, body, point = t.args
    at = ev.value(point, s)
    _inner_point(ev.domain(sort, s), at)
    return differentiate(lambda x: ev.value(body, s.inside(x)), at, t.head.order)


def _partial(ev: Evaluation, t: Term, s: Scope) -> Value:
    assert isinstance(t.head, Binder)
    sort, body, family, *indices = t.args
    at = [ev.value(k, s) for k in indices]
    whole = ev.function(family, s)
    entry: Value | Function = whole
    for k in at:
        if not isinstance(entry, Function):
            raise OutsideDomain("a family with fewer indices")
        entry, sort = entry(k), sort.args[1]
    if isinstance(entry, Function):
        raise OutsideDomain("a derivative in an entry that is not a number")
    _inner_point(ev.domain(sort, s), entry)
    return differentiate(lambda x: ev.value(body, s.inside(_replaced(whole, at, x))), entry, t.head.order)


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
    if not ev.domain(sort, s).integers:
        raise Undecided("an expectation under a density", hopeless=True)
    total: Value = ZERO
    for k in ev.members(t, s):
        p = weight(fmpq(k))
        if isinstance(p, Function):
            raise OutsideDomain("a distribution whose probabilities are functions")
        total = add(total, multiply(p, ev.value(body, s.inside(k))))
    return total


def _integral(ev: Evaluation, t: Term, s: Scope) -> Value:
    from derive.kernel.ball_integrals import integrate  # it evaluates integrands with this module

    return integrate(ev, t, s)


_BINDERS: dict[str, _Rule] = {
    "sum": _sum,
    "product": _product,
    "lambda": _lambda,
    "derivative": _derivative,
    "partial": _partial,
    "expectation": _expectation,
    "integral": _integral,
}
