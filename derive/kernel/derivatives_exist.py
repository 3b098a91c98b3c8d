"""Does a derivative exist? Conditions at the point, of the rules of differentiation and of the function itself.

Main statements: `undefined_derivative`, `with_open_domains`.
"""

from __future__ import annotations

from derive.kernel.assumptions import Assumptions
from derive.kernel.field import Unsupported
from derive.kernel.field.differentiation import derivative, partial_derivative
from derive.kernel.gaps import Asked, Gap, need, no_function, no_numbers
from derive.kernel.propositions import literal_range, membership
from derive.terms.build import is_binder, is_op, term
from derive.terms.definition import sort_of
from derive.terms.sorts import interior, is_function_sort, is_interval
from derive.terms.term import Binder, Operator, Term, Variable, fresh_variable, open_body, substitute


def undefined_derivative(t: Term, known: Assumptions, undefined_part: Asked) -> Gap | None:
    """The derivative of an elementary function exists at inner points where the conditions of its rules hold.

    These conditions (and those for the function itself to be defined) are open, so that they hold around the point too.
    """
    head, sort = t.head, t.args[0]
    assert isinstance(head, Binder)
    if head.order < 1:
        return Gap(t, None, known.propositions, "the order of a derivative is 1 or more")
    if head.name == "derivative":
        return _ordinary_derivative(t, head.order, known, undefined_part)
    family, indices = t.args[2], t.args[3:]
    gap = (
        no_function(family, known, undefined_part)
        or undefined_part(Term(Operator("call"), (family, *indices)), known)
        or _outside(family, sort, known, undefined_part)
    )
    if gap:
        return gap
    values = sort
    for _ in indices:
        values = values.args[1]
    if not is_interval(values):
        return Gap(t, None, known.propositions, "one differentiates in an entry that is a real number")
    entry = Term(Operator("call"), (family, *indices))
    for condition in membership(entry, interior(values)) or ():
        gap = need(t, condition, known)
        if gap:
            return gap
    w = fresh_variable(head.hint, sort, (t, *known.propositions))
    value = open_body(t, w, evaluated=False)
    at = {w: family}
    for _ in range(head.order):
        gap = undefined_part(substitute(value, at, evaluated=False), known)
        if gap:
            return gap
        try:
            value, conditions = partial_derivative(value, w, indices)
        except Unsupported as error:
            return Gap(t, None, known.propositions, str(error))
        gap = _conditions(t, [substitute(c, at) for c in conditions], known, undefined_part)
        if gap:
            return gap
    return undefined_part(substitute(value, at, evaluated=False), known)


def _outside(family: Term, sort: Term, known: Assumptions, undefined_part: Asked) -> Gap | None:
    """Is the function not known to be one of the sort: another domain, or values outside the codomain?"""
    given = sort_of(family)
    if given == sort and isinstance(family.head, Variable):
        return None
    if given is None or given.args[0] != sort.args[0]:
        return Gap(family, None, known.propositions, "the family does not have the domain that is differentiated in")
    x = fresh_variable("i", sort.args[0], (family, sort, *known.propositions))
    values = literal_range(sort.args[0])
    for argument in (x,) if values is None else map(term, values):
        value = family(argument)
        if is_function_sort(sort.args[1]):
            gap = _outside(value, sort.args[1], known, undefined_part)
        else:
            gap = undefined_part(value, known) or _conditions(
                value, membership(value, sort.args[1]) or [], known, undefined_part
            )
        if gap:
            return gap
    return None


def _ordinary_derivative(t: Term, order: int, known: Assumptions, undefined_part: Asked) -> Gap | None:
    head, sort, point = t.head, t.args[0], t.args[2]
    assert isinstance(head, Binder)
    if not is_interval(sort):
        return Gap(t, None, known.propositions, "one differentiates in a real variable")
    gap = undefined_part(point, known) or no_numbers(t, (point,), known)
    gap = gap or _conditions(t, membership(point, interior(sort)) or [], known, undefined_part)
    if gap:
        return gap
    x = fresh_variable(head.hint, sort, (t, *known.propositions))
    value, at = open_body(t, x, evaluated=False), {x: point}
    if is_op(value, "call") and isinstance(value.args[0].head, Variable) and value.args[1:] == (x,):
        # f′(a) for an unknown f: only a hypothesis can say that it exists.
        if order != 1:
            return Gap(t, None, known.propositions, "nothing says that this function has a second derivative")
        return undefined_part(substitute(value, at), known) or need(
            t, Term(Operator("differentiable_at"), (value.args[0], point)), known
        )
    for _ in range(order):
        gap = undefined_part(substitute(value, at), known)
        if gap:
            return gap
        try:
            value, conditions = derivative(value, x)
        except Unsupported as error:
            return Gap(t, None, known.propositions, str(error))
        gap = _conditions(t, [substitute(c, at) for c in conditions], known, undefined_part)
        if gap:
            return gap
    return undefined_part(substitute(value, at), known)


def _conditions(t: Term, conditions: list[Term], known: Assumptions, undefined_part: Asked) -> Gap | None:
    for condition in conditions:
        gap = undefined_part(condition, known) or need(t, condition, known)
        if gap:
            return gap
    return None


def with_open_domains(t: Term) -> Term:
    """The term with the inside of its domain for that of every applied function literal: where this is defined, the
    term is defined around, too."""
    args = tuple(map(with_open_domains, t.args))
    if is_op(t, "call"):
        args = (_with_open_domain(args[0], len(args) - 1), *args[1:])
    return Term(t.head, args)


def _with_open_domain(function: Term, arguments: int) -> Term:
    """A function literal of so many arguments with the insides of their domains."""
    if not is_binder(function, "lambda") or arguments == 0:
        return function
    domain, body = function.args
    return Term(
        function.head, (interior(domain) if is_interval(domain) else domain, _with_open_domain(body, arguments - 1))
    )
