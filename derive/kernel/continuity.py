"""Continuity and differentiability read off the form of an elementary expression.

`continuous_on(body, x, known)`: x ↦ body is continuous on the sort of x. `differentiable_on`: it has a derivative at
every point of the (open) sort of x. Both presuppose that the body is defined for every x of the sort, and answer False
for anything they do not understand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.kernel.field import Unsupported
from derive.kernel.field.differentiation import derivative
from derive.kernel.propositions import membership
from derive.terms.build import Gt, is_op
from derive.terms.definition import Definition, unfold
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import interior
from derive.terms.term import (
    Binder,
    Interval,
    Operator,
    Term,
    Variable,
    fresh_variable,
    occurs,
    open_body,
    substitute,
    subterms,
)

if TYPE_CHECKING:
    from derive.kernel.assumptions import Assumptions

_CONTINUOUS = {"add", "mul", "neg", "div", "log", "exp", "sqrt", "abs", "max", "min", "sinh", "cosh", "tanh", "atanh"}


def continuous_on(body: Term, x: Term, known: Assumptions) -> bool:
    if body == x or not occurs(x, body):
        return True
    head = body.head
    if isinstance(head, Definition):
        return continuous_on(unfold(body), x, known)
    if isinstance(head, Operator):
        return _operator(body, head.name, x, known)
    if isinstance(head, Binder):
        if head.name == "expectation":
            return continuous_on(unfold_expectation(body), x, known)
        if head.name in ("sum", "product", "maximum") and not occurs(x, body.args[0]):
            i = fresh_variable(head.hint, body.args[0], (body, x, *known.propositions))
            return continuous_on(open_body(body, i), x, known)
        if head.name == "derivative" and head.order == 1:
            return _derivative_continuous(body, x, known)
    return False


def _operator(body: Term, name: str, x: Term, known: Assumptions) -> bool:
    if name in _CONTINUOUS:
        return all(continuous_on(a, x, known) for a in body.args)
    if name == "pow":
        base, exponent = body.args
        if occurs(x, exponent) and not known.entails(Gt(base, 0)):
            return False
        return continuous_on(base, x, known) and continuous_on(exponent, x, known)
    if name == "xlogy":
        a, b = body.args
        if a != b and not known.entails(Gt(b, 0)):
            return False  # (a, b) ↦ a log b has no limit at (0, 0); but x log x → 0
        return continuous_on(a, x, known) and continuous_on(b, x, known)
    if name == "call":
        function, *arguments = body.args
        if isinstance(function.head, Definition):
            return continuous_on(Term(Operator("call"), (_literal(function), *arguments)), x, known)
        if isinstance(function.head, Binder) and function.head.name == "lambda":
            opened = open_body(function, arguments[0])
            rest = arguments[1:]
            return continuous_on(Term(Operator("call"), (opened, *rest)) if rest else opened, x, known)
        if isinstance(function.head, Variable) and len(arguments) == 1:
            return continuous_on(arguments[0], x, known) and _unknown(function, arguments[0], known)
    return False


def _literal(function: Term) -> Term:
    while isinstance(function.head, Definition):
        function = unfold(function)
    return function


def _unknown(f: Term, argument: Term, known: Assumptions) -> bool:
    """Some hypothesis says that f is continuous on an interval in which the argument always lies."""
    for p in known.settled:
        if (is_op(p, "continuous") or is_op(p, "differentiable")) and p.args[0] == f:
            where = p.args[1] if is_op(p, "continuous") else interior(p.args[1])
            inside = membership(argument, where)
            if inside is not None and all(known.entails(c) for c in inside):
                return True
    return False


def _derivative_continuous(body: Term, x: Term, known: Assumptions) -> bool:
    y = fresh_variable("y", body.args[0], (body, x, *known.propositions))
    try:
        value, _ = derivative(open_body(body, y), y)
    except Unsupported:
        return False
    if any(isinstance(s.head, Binder) and s.head.name == "derivative" for s in subterms(value)):
        return False
    return continuous_on(substitute(value, {y: body.args[2]}), x, known)


def differentiable_on(body: Term, x: Term, known: Assumptions) -> bool:
    if x.args[0].head != Interval(True, True):
        return False
    try:
        _, conditions = derivative(body, x)
    except Unsupported:
        return False
    return all(known.entails(c) for c in conditions)
