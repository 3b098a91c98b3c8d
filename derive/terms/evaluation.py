"""Function literals that are applied under a binder, evaluated: Σ_k (i ↦ a_i²)(k) is Σ_k a_k².

Applied to a closed term a literal is evaluated when the term is built; here it may be applied to a bound variable.
Wherever a term is defined its evaluated form is, with the same value. The converse is false: evaluated, it no longer
says that the arguments lie in the domains of the literals.

Main statement: `evaluated`.
"""

from __future__ import annotations

from derive.terms.build import is_binder, is_op
from derive.terms.term import Binder, Bound, Operator, Term, Variable


def evaluated(t: Term) -> Term:
    """The term with every function literal that is applied to arguments evaluated at them."""
    if not t.args or isinstance(t.head, Variable):
        return t
    args = tuple(evaluated(a) for a in t.args)
    if is_op(t, "call") and (is_binder(args[0], "lambda") or args[0] is not t.args[0]):
        return _applied(args[0], args[1:])
    return t if all(a is b for a, b in zip(args, t.args, strict=True)) else Term(t.head, args)


def _applied(function: Term, arguments: tuple[Term, ...]) -> Term:
    while arguments and is_binder(function, "lambda"):
        function, arguments = evaluated(_put(function.args[1], arguments[0], 0)), arguments[1:]
    if not arguments:
        return function
    if is_op(function, "call"):  # an entry of a row w_i is w_ij
        return _applied(function.args[0], (*function.args[1:], *arguments))
    return Term(Operator("call"), (function, *arguments))


def _put(body: Term, value: Term, depth: int) -> Term:
    """The body of a literal, `depth` binders down, with the value for the literal's variable."""
    if body.loose <= depth:
        return body
    if isinstance(body.head, Bound):
        k = body.head.index
        return _lifted(value, depth, 0) if k == depth else Term(Bound(k - 1)) if k > depth else body
    return Term(body.head, tuple(_put(a, value, depth + _binds(body, k)) for k, a in enumerate(body.args)))


def _lifted(t: Term, by: int, depth: int) -> Term:
    """The value under so many more binders: its own loose variables mean the same as before."""
    if t.loose <= depth or not by:
        return t
    if isinstance(t.head, Bound):
        return Term(Bound(t.head.index + by))
    return Term(t.head, tuple(_lifted(a, by, depth + _binds(t, k)) for k, a in enumerate(t.args)))


def _binds(t: Term, place: int) -> int:
    return 1 if isinstance(t.head, Binder) and place == 1 else 0
