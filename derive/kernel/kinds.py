"""Does a number, a function or a proposition stand where each is wanted, in every part of a term?

Definedness asks that under assumptions, part by part; here it is read off the form alone, for terms that are computed:
a computation passes through a family where a number is wanted as long as nothing is done with it.

Main statement: `misplaced_part`.
"""

from __future__ import annotations

from collections.abc import Iterator

from derive.kernel.wellformed import is_proposition
from derive.terms.build import is_op
from derive.terms.definition import Definition, SizeMismatch, sort_of, unfold
from derive.terms.sorts import is_function_sort
from derive.terms.term import Binder, Operator, Term, Variable, fresh_variable, open_body


def misplaced_part(t: Term) -> str | None:
    """What stands where something of another kind is wanted, in words; None where all is in its place.

    Every head takes as many arguments as it should (see wellformed.py).
    """
    todo, seen = [t], {t}
    try:
        while todo:
            part = todo.pop()
            for place, wanted in _places(part):
                wrong = _wrong(place, wanted)
                if wrong is not None:
                    return wrong
            new = [s for s in _parts(part) if s not in seen]
            seen.update(new)
            todo += new
    except SizeMismatch as error:
        return str(error)
    return None


_FUNCTIONS = ("differentiable", "differentiable_at", "continuous", "integrable")


def _places(t: Term) -> Iterator[tuple[Term, str]]:
    """The parts of a term, each with the kind that is wanted there. (A sort is none of them.)"""
    head, args = t.head, t.args
    if isinstance(head, Definition):
        yield from ((a, "value") for a in args)
    elif isinstance(head, Binder):
        wanted = {"forall": "proposition", "lambda": "value"}.get(head.name, "number")
        yield _opened(t), wanted
        if head.name == "lambda":
            yield t, "function"
        for k, other in enumerate(args[2:]):
            yield other, "function" if k == 0 and head.name in ("expectation", "partial") else "number"
    elif isinstance(head, Operator):
        yield from _places_of_operator(t, head.name)


def _places_of_operator(t: Term, name: str) -> Iterator[tuple[Term, str]]:
    args = t.args
    if name in ("and", "implies"):
        yield from ((a, "proposition") for a in args)
    elif name == "piecewise":
        yield from ((a, "proposition" if k % 2 else "number") for k, a in enumerate(args))
    elif name == "vector":
        yield from ((a, "value") for a in args)
        yield t, "function"
    elif name == "call":
        for k, argument in enumerate(args[1:], 1):
            yield args[0] if k == 1 else Term(t.head, args[:k]), "function"
            yield argument, "number"
    elif name in _FUNCTIONS:
        yield args[0], "function"
        yield from ((a, "number") for a in args[1:] if name == "differentiable_at")
    elif name not in ("integers", "function"):
        yield from ((a, "number") for a in args)


def _wrong(t: Term, wanted: str) -> str | None:
    """Why the term does not fit; a "value" is a number or a function."""
    if wanted == "proposition":
        return None if is_proposition(t) else f"{t!r} stands where a proposition is wanted"
    if is_proposition(t):
        return f"the proposition {t!r} stands where a number is wanted"
    if wanted == "value":
        return None
    sort = sort_of(t)
    is_function = sort is not None and is_function_sort(sort)
    if wanted == "function":
        return None if is_function else "it is not a function"
    return f"the function {t!r} stands where a number is wanted" if is_function else None


def _parts(t: Term) -> Iterator[Term]:
    """The parts to look into: the body of a binder for a fresh variable, what a definition stands for."""
    if isinstance(t.head, Definition):
        yield unfold(t, evaluated=False)
    if isinstance(t.head, Binder):
        yield _opened(t)
    elif is_op(t, "call") and len(t.args) > 2:
        yield Term(t.head, t.args[:-1])
    if not isinstance(t.head, Variable):
        yield from (a for k, a in enumerate(t.args) if not (isinstance(t.head, Binder) and k == 1))


def _opened(binder: Term) -> Term:
    assert isinstance(binder.head, Binder)
    return open_body(binder, fresh_variable(binder.head.hint, binder.args[0], (binder,)), evaluated=False)
