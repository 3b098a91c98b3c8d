"""Derivatives of terms, as terms, with the conditions under which they are right.

`derivative(body, x)` differentiates a term in a free variable x; `partial_derivative(body, family, indices)` in the
entry of a family variable at index terms, with ∂pᵢ/∂p_k = δ(i, k). Both return the derivative and a list of
propositions: at every assignment at which they hold and the body is defined around it, the derivative is the one
returned. Conditions inside a sum are ∀-quantified over its index. Nothing is assumed of x or of the family: no
hypothesis enters here. An index bound inside the body is opened with a fresh variable, so it is never captured.

Refused (`Unsupported`): rounding, limits, integrals and ranges that speak of x, and powers,
families and functions applied in a way that is not understood.

Main statements: `derivative`, `partial_derivative`, `is_unknown_derivative`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from derive.kernel.field.polynomials import Unsupported
from derive.kernel.field.slopes import ONE, SLOPES, ZERO, minus, one_sided, power_condition, sum_of, times
from derive.kernel.field.surroundings import DEPTH, Result, Surroundings, unfolded
from derive.terms.build import (
    OPPOSITE,
    Gt,
    Ne,
    bind,
    call,
    delta,
    div,
    forall,
    is_binder,
    is_op,
    log,
    mul,
    op,
    power,
    prod,
    sub,
    sum_,
)
from derive.terms.definition import Definition
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import is_function_sort
from derive.terms.term import (
    Binder,
    Bound,
    Number,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    open_body,
    substitute,
    subterms,
)

_LARGEST = 50_000  # parts of a derivative


def derivative(body: Term, x: Term) -> Result:
    """d body / d x, for a free real variable x."""
    return _of_bounded_size(_Differentiation(x, ()).of(body, 0))


def partial_derivative(body: Term, family: Term, indices: Sequence[Term]) -> Result:
    """∂ body / ∂ family at the indices, for a free family variable."""
    for k in indices:
        if family in free_variables(k):
            raise Unsupported("The index of a partial derivative speaks of the family itself.")
    return _of_bounded_size(_Differentiation(family, tuple(indices)).of(body, 0))


def _of_bounded_size(found: Result) -> Result:
    """A derivative is several times as long as the body, and one of high order goes through all the lower ones."""
    if any(True for _ in islice(subterms(found[0]), _LARGEST, None)):
        raise Unsupported("The derivative grew too large.")
    return found


def is_unknown_derivative(t: Term) -> bool:
    """Is this D(λx. f(x))(a) for a variable f: a derivative that is not computed?"""
    body = t.args[1]
    return (
        is_binder(t, "derivative")
        and is_op(body, "call")
        and len(body.args) == 2
        and isinstance(body.args[0].head, Variable)
        and body.args[1].head == Bound(0)
    )


class _Differentiation(Surroundings):
    def __init__(self, x: Term, indices: tuple[Term, ...]) -> None:
        self.x = x
        self.indices = indices  # empty: x is a real variable; otherwise x is a family

    def of(self, t: Term, depth: int) -> Result:
        if self.x not in free_variables(t):
            return ZERO, []
        if depth > DEPTH:
            raise Unsupported("The term is nested too deeply to be differentiated.")
        head = t.head
        if t == self.x:
            if self.indices:
                raise Unsupported("A family stands where a number is wanted.")
            return ONE, []
        if isinstance(head, Definition):
            body = unfolded(t)
            value, conditions = self.of(body, depth + 1)
            return value, [*conditions, *self.ignored(t.args, body, depth)]
        if isinstance(head, Operator):
            if head.name in SLOPES:
                return self._by_chain_rule(t, head.name, depth)
            case = _CASES.get(head.name)
            if case is not None:
                return case(self, t, depth)
        if isinstance(head, Binder):
            return self._binder(t, head, depth)
        raise Unsupported(f"There is no rule for the derivative of {getattr(head, 'name', t)!s} in {self.x!r}.")

    def _by_chain_rule(self, t: Term, name: str, depth: int) -> Result:
        """f(u)′ = f′(u)·u′ for the elementary functions of one argument."""
        u = t.args[0]
        if len(t.args) == 2:  # log(u, base)
            return self.of(div(log(u), log(t.args[1])), depth + 1)
        du, conditions = self.of(u, depth + 1)
        factor, own = SLOPES[name](u)
        return times(factor, du), [*conditions, *own]

    # ---- arithmetic

    def _add(self, t: Term, depth: int) -> Result:
        parts = [self.of(a, depth + 1) for a in t.args]
        return sum_of([d for d, _ in parts]), [c for _, cs in parts for c in cs]

    def _mul(self, t: Term, depth: int) -> Result:
        total: list[Term] = []
        conditions: list[Term] = []
        for k, a in enumerate(t.args):
            da, more = self.of(a, depth + 1)
            conditions += more
            product = da
            for j, other in enumerate(t.args):
                if j != k:
                    product = times(product, other)
            total.append(product)
        return sum_of(total), conditions

    def _neg(self, t: Term, depth: int) -> Result:
        d, conditions = self.of(t.args[0], depth + 1)
        return minus(d), conditions

    def _div(self, t: Term, depth: int) -> Result:
        u, v = t.args
        du, first = self.of(u, depth + 1)
        dv, second = self.of(v, depth + 1)
        if dv == ZERO:
            return (ZERO if du == ZERO else div(du, v)), [*first, *second]
        numerator = sum_of([times(du, v), minus(times(u, dv))])
        return div(numerator, power(v, 2)), [*first, *second]

    def _pow(self, t: Term, depth: int) -> Result:
        """u^v: the power rule where v is a number or does not speak of x, otherwise u^v = exp(v·log u) for u > 0.

        max(w, 0)ᵏ and min(w, 0)ᵏ with a natural k ≥ 2 have the slopes k·max(w, 0)ᵏ⁻¹·w′ and k·min(w, 0)ᵏ⁻¹·w′ at
        w = 0 too: from either side the quotient is 0 or of the size of |w|ᵏ⁻¹.
        """
        u, v = t.args
        w = one_sided(u)
        if w is not None and isinstance(v.head, Number) and v.head.value.denominator == 1 and v.head.value >= 2:
            dw, conditions = self.of(w, depth + 1)
            return times(times(v, power(u, v.head.value - 1)), dw), conditions
        du, conditions = self.of(u, depth + 1)
        dv, more = self.of(v, depth + 1)
        if dv == ZERO and self.x not in free_variables(v):
            own = power_condition(u, v)
            if isinstance(v.head, Number):
                if v.head.value == 0:
                    return ZERO, conditions
                lower = ONE if v.head.value == 1 else power(u, v.head.value - 1)
                return times(times(v, lower), du), [*conditions, *own]
            return times(times(v, div(t, u)), du), [*conditions, *own]
        inner = sum_of([times(dv, log(u)), div(times(v, du), u) if du != ZERO else ZERO])
        return times(t, inner), [*conditions, *more, Gt(u, 0)]

    # ---- functions of several arguments

    def _abs(self, t: Term, depth: int) -> Result:
        u = t.args[0]
        du, conditions = self.of(u, depth + 1)
        return times(div(u, abs(u)), du), [*conditions, Ne(u, 0)]

    def _extreme(self, t: Term, depth: int) -> Result:
        """max(u, v)′ = (u′ + v′ + (u − v)/|u − v|·(u′ − v′))/2 for u ≠ v; min with the other sign."""
        name = "max" if is_op(t, "max") else "min"
        *first, v = t.args
        if not first:
            return self.of(v, depth + 1)
        u = first[0] if len(first) == 1 else op(name, *first)
        du, conditions = self.of(u, depth + 1)
        dv, more = self.of(v, depth + 1)
        side = times(div(sub(u, v), abs(sub(u, v))), sum_of([du, minus(dv)]))
        total = sum_of([sum_of([du, dv]), side if name == "max" else minus(side)])
        return div(total, 2), [*conditions, *more, Ne(u, v)]

    def _piecewise(self, t: Term, depth: int) -> Result:
        """One branch at a time, where no condition is about to change: a ≠ b for a < b, with a and b continuous there.

        What a branch asks for it asks for only where its condition holds (the last one, where no condition does).
        """
        *branches, otherwise = t.args
        conditions: list[Term] = []
        derivatives: list[Term] = []
        before: list[Term] = []
        for value, condition in zip([*branches[::2], otherwise], [*branches[1::2], None], strict=True):
            if condition is not None:
                conditions += self.settled(condition, depth)
            d, own = self.of(value, depth + 1)
            for c in own:
                for guard in [condition] if condition is not None else reversed(before):
                    c = op("implies", guard, c)
                conditions.append(c)
            derivatives += [d] if condition is None else [d, condition]
            if condition is not None:
                before.append(op(OPPOSITE[condition.head.name], *condition.args))  # type: ignore[attr-defined]
        return op("piecewise", *derivatives), conditions

    def _xlogy(self, t: Term, depth: int) -> Result:
        a, b = t.args
        da, conditions = self.of(a, depth + 1)
        db, more = self.of(b, depth + 1)
        total = sum_of([times(da, log(b)), div(times(a, db), b) if db != ZERO else ZERO])
        return total, [*conditions, *more, Gt(b, 0)]

    def _call(self, t: Term, depth: int) -> Result:
        """An entry of the family, an unknown function by the chain rule, a definition or a vector by its entries."""
        function, *arguments = t.args
        if isinstance(function.head, Definition):
            body = unfolded(function)
            value, conditions = self.of(Term(t.head, (body, *arguments)), depth + 1)
            return value, [*conditions, *self.ignored(function.args, body, depth)]
        if is_binder(function, "lambda"):
            first, *rest = arguments
            applied = open_body(function, first, evaluated=False)
            if rest:  # one argument after the other: each has a domain of its own
                applied = Term(t.head, (*(applied.args if is_op(applied, "call") else (applied,)), *rest))
            value, conditions = self.of(applied, depth + 1)
            return value, [
                *conditions,
                *self.ignored((first,), applied, depth),
                *self.inside(function.args[0], first, depth),
            ]
        if function == self.x:
            return self._entry(arguments)
        if any(self.x in free_variables(a) for a in arguments):
            return self._unknown(t, function, arguments, depth)
        if is_op(function, "vector"):
            parts = [self.of(a, depth + 1) for a in function.args]
            conditions = [c for _, cs in parts for c in cs]
            return call(op("vector", *(d for d, _ in parts)), *arguments), conditions
        raise Unsupported(f"The derivative of {t!r} in {self.x!r} is not understood.")

    def _entry(self, arguments: list[Term]) -> Result:
        if not self.indices:
            raise Unsupported(f"{self.x!r} is a function, and one differentiates in a number.")
        if len(arguments) != len(self.indices):
            raise Unsupported(f"{self.x!r} is differentiated and used with different numbers of indices.")
        if any(self.x in free_variables(a) for a in arguments):
            raise Unsupported(f"An index of {self.x!r} speaks of {self.x!r}.")
        product: Term | None = None
        for a, k in zip(arguments, self.indices, strict=True):
            factor = delta(a, k)
            product = factor if product is None else mul(product, factor)
        assert product is not None
        return product, []

    def _unknown(self, t: Term, function: Term, arguments: list[Term], depth: int) -> Result:
        """f(u)′ = f′(u)·u′ where f is differentiable at u."""
        if not isinstance(function.head, Variable) or len(arguments) != 1:
            raise Unsupported(f"The derivative of {t!r} in {self.x!r} is not understood.")
        sort = function.args[0]
        if not is_function_sort(sort) or is_function_sort(sort.args[1]):
            raise Unsupported(f"{function!r} is not a function of one number.")
        u = arguments[0]
        du, conditions = self.of(u, depth + 1)
        y = fresh_variable("y", sort.args[0], (function,))
        slope = bind("derivative", y, call(function, y), u, order=1)
        return times(slope, du), [*conditions, op("differentiable_at", function, u)]

    # ---- binders

    def _binder(self, t: Term, head: Binder, depth: int) -> Result:
        if head.name == "expectation":
            return self.of(unfold_expectation(t, evaluated=False), depth + 1)
        if head.name in ("derivative", "partial"):
            return self._inner_derivative(t, head, depth)
        if head.name not in ("sum", "product"):
            raise Unsupported(f"A {head.name} that speaks of {self.x!r} is not differentiated.")
        if self.x in free_variables(t.args[0]):
            raise Unsupported(f"The range of a {head.name} speaks of {self.x!r}.")
        i = fresh_variable(head.hint, t.args[0], (t, self.x, *self.indices))
        body = open_body(t, i, evaluated=False)  # the literals that are applied in it have domains
        d, conditions = self.of(body, depth + 1)
        if head.name == "product":
            conditions = [*conditions, Ne(body, 0)]
            d = times(prod(i, body), sum_(i, div(d, body)))
        else:
            d = ZERO if d == ZERO else sum_(i, d)
        return d, [c if i not in free_variables(c) else forall(i, c) for c in conditions]

    def _inner_derivative(self, t: Term, head: Binder, depth: int) -> Result:
        """A derivative inside: computed first; f⁽ᵏ⁾(u) of an unknown f becomes f⁽ᵏ⁺¹⁾(u)·u′.

        What the result no longer speaks of must be defined around x as well: the point, and the body at it.
        """
        point = t.args[2]
        if is_unknown_derivative(t):
            if self.x in free_variables(t.args[1]) or self.x in free_variables(t.args[0]):
                raise Unsupported("The function itself depends on what one differentiates in.")
            du, conditions = self.of(point, depth + 1)
            higher = Term(Binder("derivative", head.hint, head.order + 1), t.args)
            return times(higher, du), [*conditions, op("differentiable_at", _slope(t, head), point)]
        y = fresh_variable(head.hint, t.args[0], (t, self.x, *self.indices))
        if self.x in free_variables(t.args[0]):
            raise Unsupported(f"The domain of a derivative speaks of {self.x!r}.")
        body = open_body(t, y, evaluated=False)
        conditions = [c for part in t.args[2:] for c in self.around(part, depth + 1)]
        if self.x in free_variables(body):
            conditions += self.of(substitute(body, {y: point}, evaluated=False), depth + 1)[1]
        for _ in range(head.order):
            if head.name == "partial":
                body, more = partial_derivative(body, y, t.args[3:])
            else:
                body, more = derivative(body, y)
            conditions += [substitute(c, {y: point}) for c in more]
        d, more = self.of(substitute(body, {y: point}), depth + 1)
        return d, [*conditions, *more]


def _slope(t: Term, head: Binder) -> Term:
    """The function x ↦ f⁽ᵏ⁾(x) of which t is the value at a point."""
    y = fresh_variable("y", t.args[0], (t,))
    return bind("lambda", y, Term(head, (t.args[0], t.args[1], y)))


_CASES: dict[str, Callable[[_Differentiation, Term, int], Result]] = {
    "add": _Differentiation._add,
    "mul": _Differentiation._mul,
    "neg": _Differentiation._neg,
    "div": _Differentiation._div,
    "pow": _Differentiation._pow,
    "abs": _Differentiation._abs,
    "max": _Differentiation._extreme,
    "min": _Differentiation._extreme,
    "piecewise": _Differentiation._piecewise,
    "xlogy": _Differentiation._xlogy,
    "call": _Differentiation._call,
}
