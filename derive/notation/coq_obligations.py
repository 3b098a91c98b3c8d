"""What has to hold for a term to have a value, as propositions: Coq's functions are total, and its ln (−1) is a number.

Definedness is by context, as everywhere in the project: under φ ⇒ ψ the conclusion has to be defined only where φ
holds, a branch of a case distinction only under its condition, the body of a binder only for members of its sort, that
of a derivative around the point, that of a limit near it. A definition is defined where its body is.

The conditions are terms. Besides the language of terms they use some heads of their own, which only `coq_writer`
writes: operators `member` (of a sort), `or`, `not`, `xlogy_defined`; binders `around` (a point), `around entry`
(of a family), `near` with a direction (what a limit comes near to), and `exists …` for an integral, a derivative, a
partial derivative, a limit.

Main statements: `obligations`, `sort_obligations`, `simplest`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from derive.notation.coq_names import NotInCoq
from derive.notation.coq_plain import is_whole, simplest
from derive.terms.build import OPPOSITE, RELATIONS, Le, Lt, Ne, implies, is_binder, is_integer, is_op, literal, op
from derive.terms.definition import Definition, sort_of, unfold
from derive.terms.evaluation import evaluated
from derive.terms.expectation import unfold_expectation
from derive.terms.sorts import interior, is_function_sort, is_infinite, is_integer_sort, is_interval, real
from derive.terms.term import (
    Binder,
    Constant,
    Number,
    Operator,
    Term,
    Variable,
    close_body,
    free_variables,
    fresh_variable,
    open_body,
)

_TOTAL = {"add", "mul", "neg", "abs", "exp", "sinh", "cosh", "tanh", "floor", "ceiling", "max", "min", "delta"}
_ANALYTIC = ("differentiable", "continuous", "integrable")


def obligations(t: Term) -> list[Term]:
    """The conditions under which every subterm of the term has a value, each once, without the plain ones."""
    return simplest(_of(t))


def sort_obligations(sort: Term) -> list[Term]:
    """The ends of a sort are numbers, those of a range of integers whole ones."""
    return simplest(_sort(sort))


# ---- the conditions of each head


def _of(t: Term) -> list[Term]:
    head = t.head
    if isinstance(head, Number | Variable):
        return []
    if isinstance(head, Constant):
        if head.name == "infinity":
            raise NotInCoq("Infinity is no number, and stands where one is wanted.")
        return []
    if isinstance(head, Definition):
        return [c for a in t.args for c in _of(a)] + _of(unfold(t, evaluated=False))
    if isinstance(head, Binder):
        return _binder(t, head)
    if isinstance(head, Operator):
        return _operator(t, head.name)
    raise NotInCoq(f"{t!r} is no term with a value.")


def _operator(t: Term, name: str) -> list[Term]:
    if name == "call":
        return _call(t)
    if name == "implies":
        return _of(t.args[0]) + under(t.args[0], _of(t.args[1]))
    if name == "piecewise":
        return _piecewise(t)
    if name in _ANALYTIC:
        return _sort(t.args[1]) + _of(t.args[0]) + _values_on(t.args[0], t.args[1], name)
    found = [c for a in t.args for c in _of(a)]
    if name in _TOTAL or name in RELATIONS or name in ("and", "vector", "is_integer", "differentiable_at"):
        return found
    values = [evaluated(a) for a in t.args]
    if name == "div":
        return [*found, Ne(values[1], 0)]
    if name == "log":
        base = [Lt(0, values[1]), Ne(values[1], 1)] if len(values) == 2 else []
        return [*found, *base, Lt(0, values[0])]
    if name == "sqrt":
        return [*found, Le(0, values[0])]
    if name == "atanh":
        return [*found, Lt(-1, values[0]), Lt(values[0], 1)]
    if name == "xlogy":
        return [*found, op("xlogy_defined", *values)]
    if name == "pow":
        return [*found, *_power(*values)]
    raise NotInCoq(f"The operation {name} has no counterpart in Coq.")


def _power(base: Term, exponent: Term) -> list[Term]:
    """x^k for a natural k has a value everywhere, for another whole k where x ≠ 0, else where x > 0.

    Whether an exponent is whole is read off its form. For a fraction c > 0 that is written as such, 0^c = 0.
    """
    value = literal(exponent)
    if value is not None and value.denominator == 1:
        return [] if value >= 0 else [Ne(base, 0)]
    if value is not None:
        return [Le(0, base) if value > 0 else Lt(0, base)]
    if is_whole(exponent):
        return [] if _is_natural(exponent) else [op("or", Ne(base, 0), Le(0, exponent))]
    return [Lt(0, base)]


def _is_natural(t: Term) -> bool:
    lower = t.args[0].args[0] if isinstance(t.head, Variable) else None
    return lower is not None and isinstance(lower.head, Number)


def _piecewise(t: Term) -> list[Term]:
    *branches, otherwise = t.args
    found: list[Term] = []
    before: list[Term] = []
    for value, condition in zip(branches[::2], branches[1::2], strict=True):
        here = _of(condition) + under(condition, _of(value))
        found += _under_all(before, here)
        before.append(opposite(condition))
    return found + _under_all(before, _of(otherwise))


def _under_all(conditions: Sequence[Term], wanted: list[Term]) -> list[Term]:
    for condition in reversed(conditions):
        wanted = under(condition, wanted)
    return wanted


def opposite(condition: Term) -> Term:
    head = condition.head
    if isinstance(head, Operator) and head.name in OPPOSITE:
        return Term(Operator(OPPOSITE[head.name]), condition.args)
    return op("not", condition)


def _call(t: Term) -> list[Term]:
    """The arguments lie in the domains; a function literal or a definition has a value there."""
    function, *arguments = t.args
    if is_op(function, "call"):  # an entry of a row w_i is w_ij
        return _of(Term(t.head, (*function.args, *arguments)))
    found = [c for a in arguments for c in _of(a)] + _of(function)
    while isinstance(function.head, Definition):
        function = unfold(function, evaluated=False)
    if is_op(function, "call"):  # the body of the definition
        return found + _of(Term(t.head, (*function.args, *arguments)))
    sort = sort_of(function)
    for k, argument in enumerate(arguments):
        if sort is None or not is_function_sort(sort):
            raise NotInCoq(f"{function!r} is no function of {len(arguments)} arguments whose domain is known.")
        found.append(op("member", evaluated(argument), sort.args[0]))
        rest = tuple(arguments[k + 1 :])
        if is_binder(function, "lambda"):
            value = open_body(function, argument, evaluated=False)
            return found + _of(Term(t.head, (value, *rest)) if rest else value)
        if is_op(function, "vector") and rest:
            return found + [c for entry in function.args for c in _of(Term(t.head, (entry, *rest)))]
        sort = sort.args[1]
    return found


def _values_on(function: Term, domain: Term, name: str) -> list[Term]:
    """The function has values on the interval; for differentiability, at its inner points."""
    where = interior(domain) if name == "differentiable" else domain
    x = fresh_variable("x", where, (function, domain))
    return for_all(x, _of(Term(Operator("call"), (function, x))), "x")


# ---- binders


def _binder(t: Term, head: Binder) -> list[Term]:
    name, sort = head.name, t.args[0]
    if name == "expectation":
        return _of(t.args[2]) + _of(unfold_expectation(t, evaluated=False))
    found = _sort(sort)
    if name == "lambda":
        return found
    if name in ("derivative", "partial"):
        if head.order < 1:
            raise NotInCoq("The order of a derivative is 1 or more.")
        return found + (_derivative(t, head) if name == "derivative" else _partial(t, head))
    if name.startswith("limit"):
        return found + _limit(t, head)
    x = fresh_variable(head.hint, sort, (t,))
    body = for_all(x, _of(open_body(t, x, evaluated=False)), head.hint)
    if name == "forall":
        return found + body
    lower, upper = sort.args
    if name in ("sum", "product", "maximum"):
        if not is_integer_sort(sort) or is_infinite(lower) or is_infinite(upper):
            raise NotInCoq("A sum, product or maximum runs over a finite range of integers.")
        return found + ([Le(lower, upper)] if name == "maximum" else []) + body
    if name == "integral":
        if not is_interval(sort):
            raise NotInCoq("An integral runs over an interval.")
        ordered = [] if is_infinite(lower) or is_infinite(upper) else [Le(lower, upper)]
        return found + ordered + body + [Term(Binder("exists integral", head.hint), t.args)]
    raise NotInCoq(f"The binder {name} has no counterpart in Coq.")


def _derivative(t: Term, head: Binder) -> list[Term]:
    """The point lies inside the interval; around it the function has values; and it has the derivative."""
    sort, point = t.args[0], t.args[2]
    if not is_interval(sort):
        raise NotInCoq("One differentiates in a real variable.")
    x = fresh_variable(head.hint, real, (t,))
    around = about(Binder("around", head.hint), x, _of(open_body(t, x, evaluated=False)), (real, point))
    exists = Term(Binder("exists derivative", head.hint, head.order), t.args)
    return [*_of(point), op("member", evaluated(point), interior(sort)), *around, exists]


def _partial(t: Term, head: Binder) -> list[Term]:
    sort, _, family, *indices = t.args
    entry = Term(Operator("call"), (family, *indices))
    values = sort
    for _index in indices:
        if not is_function_sort(values):
            raise NotInCoq(f"A partial derivative in an entry with {len(indices)} indices is taken of another family.")
        values = values.args[1]
    if not is_interval(values):
        raise NotInCoq("One differentiates in an entry that is a real number.")
    w = fresh_variable(head.hint, sort, (t,))
    there = (sort, family, *indices)
    around = about(Binder("around entry", head.hint), w, _of(open_body(t, w, evaluated=False)), there)
    exists = Term(Binder("exists partial", head.hint, head.order), t.args)
    inside = op("member", evaluated(entry), interior(values))
    return [*_of(entry), *_within(family, sort), inside, *around, exists]


def _within(family: Term, sort: Term) -> list[Term]:
    """The family is one of the sort."""
    if sort_of(family) == sort and isinstance(family.head, Variable):
        return []
    given = sort_of(family)
    if given is None or given.args[0] != sort.args[0]:
        raise NotInCoq(f"{family!r} does not have the domain of the families that are differentiated in.")
    x = fresh_variable("i", sort.args[0], (family, sort))
    value = Term(Operator("call"), (family, x))
    if is_function_sort(sort.args[1]):
        return for_all(x, _within(value, sort.args[1]), "i")
    return for_all(x, [*_of(value), op("member", evaluated(value), sort.args[1])], "i")


def _limit(t: Term, head: Binder) -> list[Term]:
    """Near the point the function has values; numbers of the sort come near to it, and the limit exists."""
    sort, _, point = t.args
    x = fresh_variable(head.hint, real, (t,))
    there = [] if is_infinite(point) else _of(point)
    side = Binder(head.name.replace("limit", "near"), head.hint)
    near = about(side, x, _of(open_body(t, x, evaluated=False)), (sort, point))
    return [*there, *near, Term(Binder("exists " + head.name, head.hint), t.args)]


def _sort(sort: Term) -> list[Term]:
    if is_function_sort(sort):
        return _sort(sort.args[0]) + _sort(sort.args[1])
    if not (is_interval(sort) or is_integer_sort(sort)):
        raise NotInCoq(f"{sort!r} is no sort.")
    found: list[Term] = []
    for end in sort.args:
        if not is_infinite(end):
            found += _of(end) + ([is_integer(end)] if is_integer_sort(sort) else [])
    return found


# ---- parts


def for_all(x: Term, conditions: Iterable[Term], hint: str) -> list[Term]:
    return [Term(Binder("forall", hint), (x.args[0], close_body(c, x))) for c in simplest(conditions)]


def about(head: Binder, x: Term, conditions: Iterable[Term], others: Sequence[Term]) -> list[Term]:
    """The conditions for all x around a point; what does not speak of x is said once, without it."""
    sort, *places = others
    return [
        Term(head, (sort, close_body(c, x), *places)) if x in free_variables(c) else c for c in simplest(conditions)
    ]


def under(condition: Term, conditions: Iterable[Term]) -> list[Term]:
    return [implies(condition, c) for c in simplest(conditions)]
