"""The value of a term at an assignment, at the working precision.

Terms are walked as they are written; a definition is evaluated at the values of its arguments, a binder by handing
its body the bound values. Nothing is simplified and nothing is shared with the normal form. A subterm without loose
bound variables is evaluated once for an assignment, and once in each use of a definition: that keeps the sum in
Σₖ softmax(z)ₖ from being taken anew for every k.

Main statements: `Evaluation`, `Undefined`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from flint import arb, ctx, fmpq

from derive.kernel import ball_values as values
from derive.kernel.ball_binders import BINDERS
from derive.kernel.ball_functions import Domain, Function, from_callable, tabulated
from derive.kernel.ball_operators import OPERATORS, Rule
from derive.kernel.ball_values import ZERO, Extended, OutsideDomain, Undecided, Value, compare
from derive.terms.definition import Definition
from derive.terms.sorts import real
from derive.terms.term import Binder, Bound, Constant, Interval, Number, Operator, Term, Variable

_RULES: dict[type, Mapping[str, Rule]] = {Operator: OPERATORS, Binder: BINDERS}
MOST_TERMS = 10_000  # of a sum, a product or a forall
_MOST_WORK = 1_000_000  # operations in one evaluation: a sum inside a sum inside a sum has many terms, too


def _number(t: Term) -> fmpq:
    return fmpq(*t.head.value.as_integer_ratio())  # type: ignore[attr-defined]


class Undefined(Exception):
    """The subterm `where` is certainly undefined, for the reason `why` ("log of −1")."""

    def __init__(self, where: Term, why: str) -> None:
        super().__init__(f"undefined: {why}")
        self.where = where
        self.why = why


@dataclass(frozen=True, slots=True)
class Scope:
    """What the variables stand for: the bound ones, innermost first, and the free ones. `arguments` are the terms that
    stand for the parameters of a definition, each with its own scope."""

    bound: tuple[Value | Function | int, ...]
    free: Frame
    arguments: Mapping[Term, tuple[Term, Scope]] = field(default_factory=dict)

    def inside(self, value: Value | Function | int) -> Scope:
        return Scope((value, *self.bound), self.free, self.arguments)

    def written(self, t: Term) -> tuple[Term, Scope]:
        """The term, or what was written for it where it is the parameter of a definition."""
        scope = self
        while t in scope.arguments:
            t, scope = scope.arguments[t]
        return t, scope


class Frame(dict[Term, "Value | Function"]):
    """The values of the free variables, and what closed terms were found to be at these values.

    A value found while a ball is announced to stay in an interval (`ranging`) may be kept: the frame holds either
    values that do not depend on that ball, or was made for it and is used for nothing else.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[Term, Value | Function] = {}
        self.domains: dict[Term, Domain] = {}


class _Assigned(Frame):
    """The values of the free variables, read from the caller's assignment when they are first wanted."""

    def __init__(self, evaluation: Evaluation, given: Mapping[Term, object]) -> None:
        super().__init__()
        self.evaluation = evaluation
        self.given = given

    def __missing__(self, variable: Term) -> Value | Function:
        if variable not in self.given:
            raise KeyError(variable)
        value = self[variable] = self._read(variable, self.given[variable], variable.args[0])
        return value

    def _read(self, variable: Term, given: object, sort: Term) -> Value | Function:
        """What was given for the variable, or for an entry of it, a member of this sort."""
        scope = Scope((), self)
        if isinstance(given, Term):
            return self.evaluation.any(given, scope)
        if isinstance(given, arb | Extended):
            return given
        if isinstance(given, tuple | list):
            domain = self.evaluation.domain(sort.args[0], scope)
            if not domain.integers or len(domain.members(MOST_TERMS)) != len(given):
                raise ValueError(f"{variable!r} runs over {domain.in_words()} and was given {len(given)} entries.")
            lowest = domain.members(MOST_TERMS).start
            return tabulated(given, lowest, lambda entry: self._read(variable, entry, sort.args[1]))
        if callable(given):
            return from_callable(given, self.evaluation.domain(sort.args[0], scope))
        return values.rational(given)


class Evaluation:
    """One assignment at one precision. `value` is the value of a real term, `function` that of a function."""

    def __init__(self, assignment: Mapping[Term, object]) -> None:
        self._given = assignment
        self._ranging: list[tuple[Value, Domain]] = []
        self._bits = ctx.prec
        self._work = 0
        self.scope = Scope((), _Assigned(self, assignment))

    def given(self, variable: Term) -> object:
        """What the caller assigned to a variable."""
        return self._given.get(variable)

    def any(self, t: Term, scope: Scope) -> Value | Function:
        head = t.head
        kind = type(head)
        if kind is Operator or kind is Binder or kind is Definition:
            if t.loose:
                return self._compound(t, scope)
            known = scope.free.found
            value = known.get(t)
            if value is None:
                value = self._compound(t, scope)
                if self.is_precise:
                    known[t] = value
            return value
        if kind is Bound:
            found = scope.bound[head.index]  # type: ignore[attr-defined]
            return fmpq(found) if isinstance(found, int) else found
        if kind is Variable:
            try:
                return scope.free[t]
            except KeyError:
                raise Undecided(f"no value is known for {t!r}", hopeless=True) from None
        if kind is Number:
            return _number(t)
        if isinstance(head, Constant) and head.name in ("pi", "e"):
            return arb.pi() if head.name == "pi" else arb.const_e()
        raise Undecided(f"{t!r} has no value that is a real number", hopeless=True)

    @property
    def is_precise(self) -> bool:
        """Is this the evaluation's own precision? An integral may be worked out at a lower one."""
        return bool(ctx.prec >= self._bits)

    def _compound(self, t: Term, scope: Scope) -> Value | Function:
        head = t.head
        self._work += 1
        if self._work > _MOST_WORK:
            raise Undecided("the computation grew too long", hopeless=True)
        if isinstance(head, Definition):
            return self._definition(head, t, scope)
        rule = _RULES[type(head)].get(head.name)  # type: ignore[attr-defined]
        if rule is None:
            told = "the operation" if isinstance(head, Operator) else "a"
            raise Undecided(f"{told} {head.name} cannot be computed", hopeless=True)  # type: ignore[attr-defined]
        try:
            return rule(self, t, scope)
        except OutsideDomain as error:
            raise Undefined(t, error.why) from None

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

    def apply(self, f: Function, x: Value) -> Value | Function:
        """f(x), x in the domain of f."""
        return f.rule(x) if self._ranging and self.ranges_within(x, f.domain) else f(x)

    def ranges_within(self, x: Value, domain: Domain) -> bool:
        """Is x a ball that was announced to enclose points of the domain only?"""
        return any(x is value and domain.contains(interval) for value, interval in self._ranging)

    @contextmanager
    def ranging(self, value: Value, interval: Domain) -> Iterator[None]:
        """Meanwhile `value` encloses points of the interval only, although as a ball it may stick out."""
        self._ranging.append((value, interval))
        try:
            yield
        finally:
            self._ranging.pop()

    def domain(self, sort: Term, scope: Scope) -> Domain:
        if sort.loose:
            return self._domain(sort, scope)
        known = scope.free.domains
        domain = known.get(sort)
        if domain is None:
            domain = self._domain(sort, scope)
            if self.is_precise:
                known[sort] = domain
        return domain

    def _domain(self, sort: Term, scope: Scope) -> Domain:
        head = sort.head
        integers = isinstance(head, Operator) and head.name == "integers"
        if not (integers or isinstance(head, Interval)):
            raise Undecided("a sort that is neither an interval nor a range of integers", hopeless=True)
        lower, upper = (self._end(end, missing, scope) for end, missing in zip(sort.args, real.args, strict=True))
        if isinstance(head, Interval):
            return Domain(False, lower, upper, head.left_open, head.right_open)
        return Domain(True, lower, upper)

    def _end(self, t: Term, missing: Term, scope: Scope) -> Value | None:
        """An end of a sort: None for −∞ below and ∞ above, which have no value the other way round."""
        if isinstance(t.head, Number):
            return _number(t)
        return None if t == missing else self.value(t, scope)

    def _definition(self, definition: Definition, t: Term, scope: Scope) -> Value | Function:
        return self.any(definition.body, self._inside_definition(definition, t, scope))

    def _inside_definition(self, definition: Definition, t: Term, scope: Scope) -> Scope:
        """Where the body of a definition is evaluated: its parameters have the values of the arguments."""
        free = Frame()
        for parameter, argument in zip(definition.parameters, t.args, strict=True):
            given = self.any(argument, scope)
            free[parameter] = given
            self._sizes(parameter.args[0], given, free)
        for parameter in definition.parameters:
            self._require_domain(t, parameter.args[0], free[parameter], Scope((), free))
        return Scope((), free, {p: (a, scope) for p, a in zip(definition.parameters, t.args, strict=True)})

    def _require_domain(self, t: Term, sort: Term, given: Value | Function, scope: Scope) -> None:
        """A family runs over the range that its parameter has: D(P‖Q) is not of P and Q of different sizes."""
        if sort.head != Operator("function"):
            return
        if not isinstance(given, Function):
            raise Undefined(t, "a number where a function is wanted")
        wanted, has = self.domain(sort.args[0], scope), given.domain
        if wanted != has and (wanted.integers or not (wanted.contains(has) and has.contains(wanted))):
            raise Undefined(t, f"a function on {has.in_words()} where one on {wanted.in_words()} is wanted")
        first, last, values_sort = has.lower, has.upper, sort.args[1]
        nested = values_sort.head == Operator("function") and isinstance(first, fmpq)
        if nested and first is not None and (last is None or compare(first, last) <= 0):
            self._require_domain(t, values_sort, given(first), scope)

    def _sizes(self, sort: Term, given: Value | Function, free: Frame) -> None:
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
        t, scope = scope.written(t)
        head = t.head
        if isinstance(head, Number):
            return head.value.denominator == 1
        if isinstance(head, Variable):
            return t.args[0].head == Operator("integers")
        if isinstance(head, Bound):
            return isinstance(scope.bound[head.index], int)
        if isinstance(head, Operator) and head.name in ("add", "mul", "neg", "max", "min", "abs"):
            return all(self.is_whole(a, scope) for a in t.args)
        if isinstance(head, Operator) and head.name == "pow":
            return all(self.is_whole(a, scope) for a in t.args) and compare(self.value(t.args[1], scope), ZERO) >= 0
        if isinstance(head, Binder) and head.name in ("sum", "product", "maximum"):
            return self.is_whole(t.args[1], scope.inside(0))
        if isinstance(head, Definition):
            return self.is_whole(head.body, self._inside_definition(head, t, scope))
        if isinstance(head, Operator) and head.name == "call" and isinstance(t.args[0].head, Variable):
            family = scope.written(t.args[0])[0]  # the sort of a parameter is no condition on what is written for it
            sort = family.args[0] if isinstance(family.head, Variable) else None
            for _ in t.args[1:]:
                sort = sort.args[1] if sort is not None and sort.head == Operator("function") else None
            return sort is not None and sort.head == Operator("integers")
        return isinstance(head, Operator) and head.name in ("floor", "ceiling", "delta")
