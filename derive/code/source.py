"""What code is made from: the theorems that say what a loss is, and what its derivatives are.

A name is a loss of the table (`proofs/losses/table.py`), which has theorems for its value and its derivatives, or any
theorem that says "something = a closed form".

Main statements: `Formula`, `Source`, `source_of`.
"""

from __future__ import annotations

import keyword
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from derive.catalogue import find
from derive.code.proved import NoCode, proved
from derive.code.stable import renaming
from derive.notation.text import text
from derive.terms.build import is_op
from derive.terms.definition import implicit_sizes
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Binder, Term, Variable, free_variables, open_body, substitute

if TYPE_CHECKING:
    from derive.authoring.derivation import Derivation
    from derive.authoring.loss import Loss


@dataclass(frozen=True, slots=True)
class Formula:
    """A closed form that was proved: the right side of a theorem.

    argument: what is differentiated in (None: the value itself), and the indices of its entry; for a second derivative
    the indices of both. `own`: the theorem's own variables for those of the source; they may have smaller domains.
    """

    theorem: str
    left: Term
    right: Term
    hypotheses: tuple[Term, ...]
    verdict: str
    argument: Term | None = None
    indices: tuple[Term, ...] = ()
    second_argument: Term | None = None
    second: tuple[Term, ...] = ()
    own: tuple[tuple[Term, Term], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A function to be written: its name, its arguments, its value and derivatives, all in the same variables."""

    name: str
    title: str
    parameters: tuple[Term, ...]
    sizes: frozenset[Term]
    value: Formula
    gradients: tuple[Formula, ...] = ()
    second: tuple[str, ...] = ()  # the theorems about second derivatives

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the arguments, in their order."""
        return tuple(argument_name(v) for v in self.parameters)

    @property
    def differentiated(self) -> tuple[str, ...]:
        """The names of the arguments it has gradients in, in their order."""
        return tuple(argument_name(f.argument) for f in self.gradients if f.argument is not None)


def is_label(v: Term) -> bool:
    """Is it a class, or a family of classes: 1, …, K with K a size?"""
    sort = v.args[0]
    while is_function_sort(sort):
        sort = sort.args[1]
    return is_integer_sort(sort) and bool(free_variables(sort))


def argument_name(v: Term) -> str:
    """The name of a variable as an argument of a Python function."""
    assert isinstance(v.head, Variable)
    return f"{v.head.name}_" if keyword.iskeyword(v.head.name) else v.head.name


def source_of(name: str) -> Source:
    """The source of a loss, or of a theorem, of that name or alias. Raises NotInCatalogue or NoCode."""
    loss = _loss_named(name)
    return _of_theorem(name) if loss is None else of_loss(loss)


def _loss_named(name: str) -> Loss | None:
    """The loss of the table of that name or alias, or whose value is the theorem of that name."""
    from proofs.losses.table import LOSSES, NAMES

    return NAMES.get(name) or next((loss for loss in LOSSES if name == loss.value), None)


def of_loss(loss: Loss) -> Source:
    """The value and the gradients of a loss, and the names of the theorems about its second derivatives."""
    value, order = _value(proved(loss.value)), find(loss.value).variables
    gradients = [f for name in loss.gradients.values() for f in _derivatives(value, proved(name), 1)]
    source = _source(loss.name, loss.row, value, order, gradients)
    return replace(source, second=tuple(dict.fromkeys(loss.hessians.values())))


def second_derivatives(source: Source) -> tuple[Formula, ...]:
    """The second derivatives of a loss in one argument (an argument twice, not two arguments)."""
    found = [f for name in source.second for f in _derivatives(source.value, proved(name), 2)]
    return tuple(f for f in found if f.argument == f.second_argument)


def _of_theorem(name: str) -> Source:
    entry = find(name)
    value = _value(proved(entry.name))
    left = entry.derivation.statement.args[0]
    if is_op(left, "call"):  # softmax(z)_k: a family, over the index k
        free = tuple(k for k in left.args[1:] if isinstance(k.head, Variable))
        value = replace(value, indices=free)
    elif isinstance(left.head, Binder) and left.head.name == "partial":
        value = replace(value, indices=tuple(left.args[3:]))
    return _source(entry.name, entry.title, value, entry.variables, [])


def _value(derivation: Derivation) -> Formula:
    statement = derivation.statement
    if not is_op(statement, "="):
        raise NoCode(
            f"{derivation.name} says {text(statement)}. Code is written from an equation whose right side is a closed "
            f"form."
        )
    return _formula(derivation, statement)


def _formula(derivation: Derivation, equation: Term) -> Formula:
    left, right = equation.args
    return Formula(derivation.name, left, right, derivation.hypotheses, derivation.verdict)


def _derivatives(value: Formula, derivation: Derivation, order: int) -> list[Formula]:
    """The derivatives of the value that a theorem states, in the value's variables."""
    statement = derivation.statement
    parts = statement.args if is_op(statement, "and") else (statement,)
    found = [_derivative(value, _formula(derivation, p), order) for p in parts if is_op(p, "=")]
    known = [f for f in found if f is not None]
    if not known:
        wanted = "∂" if order == 1 else "∂²"
        raise NoCode(
            f"{derivation.name} says {text(statement)}, where {wanted}{text(value.left)} = a closed form was expected."
        )
    return known


def _derivative(value: Formula, found: Formula, order: int) -> Formula | None:
    body, points, indices = found.left, list[Term](), list[tuple[Term, ...]]()
    while isinstance(body.head, Binder) and body.head.name in ("derivative", "partial"):
        point, times = body.args[2], body.head.order
        indices += [body.args[3:]] * times
        points += [point] * times
        body = open_body(body, point)
    names = renaming(value.left, body)
    if names is None or len(indices) != order or any(not isinstance(p.head, Variable) for p in points):
        return None
    renamed = [tuple(substitute(i, names) for i in some) for some in indices]
    return replace(
        found,
        left=substitute(found.left, names),
        right=substitute(found.right, names),
        hypotheses=tuple(substitute(h, names) for h in found.hypotheses),
        argument=substitute(points[-1], names),
        indices=renamed[-1],
        second_argument=substitute(points[0], names) if order == 2 else None,
        second=renamed[0] if order == 2 else (),
        own=tuple((wanted, v) for v, wanted in names.items()),
    )


def _source(name: str, title: str, value: Formula, order: list[Term], gradients: list[Formula]) -> Source:
    free = frozenset().union(*(free_variables(f.right) for f in (value, *gradients))) | free_variables(value.left)
    sizes = implicit_sizes(tuple(v for v in free if is_function_sort(v.args[0])))
    sizes |= {v for w in free if is_integer_sort(w.args[0]) for v in free_variables(w.args[0])}
    indices = {k for f in (value, *gradients) for k in f.indices}
    wanted = [v for v in _arguments(value.left, order) if v in free and v not in sizes and v not in indices]
    wanted += sorted((v for v in free - set(wanted) - sizes - indices), key=repr)
    if not wanted:
        raise NoCode(f"{name} speaks of no variable: its sides are numbers, and no function is to be written.")
    return Source(name, title, tuple(wanted), sizes, value, tuple(gradients))


def _arguments(left: Term, order: list[Term]) -> list[Term]:
    """The arguments of the loss in their order where they are all variables, else as the derivation declares them."""
    if left.args and all(isinstance(a.head, Variable) for a in left.args) and not isinstance(left.head, Binder):
        return list(dict.fromkeys((*left.args, *order)))
    return order


__all__ = ["Formula", "Source", "of_loss", "source_of"]
