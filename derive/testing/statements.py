"""What the catalogue says of a loss, as formulas that can be evaluated: its value and its gradients.

The value is the right-hand side of the theorem loss(parameters) = stable form, a gradient that of the theorem
∂loss/∂argument = closed form. Asking for them checks those derivations, once in a process.

Main statements: `Statement`, `Gradients`, `formulas_of`, `has_weights_inside`, `from_derivation`, `sorts_of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from derive.catalogue import find
from derive.notation.names import name_of
from derive.notation.text import text
from derive.terms.build import is_binder, is_op
from derive.terms.term import Term, Variable, free_variables
from derive.testing.forms import forms_of
from derive.testing.formula import Formula
from proofs.losses.table import loss as find_loss


@dataclass(frozen=True, slots=True)
class Statement:
    """A right-hand side that holds for a loss, ready to be evaluated.

    `argument` is what is differentiated in ("" for the value); `indices` says how many indices it has: none for a
    number, one for a family. `forms`: other ways to compute the same, for the scale of the admissible error alone.
    """

    name: str
    verdict: str
    shown: str
    formula: Formula
    argument: str = ""
    indices: int = 0
    forms: tuple[Formula, ...] = ()


def sorts_of(name: str) -> dict[str, Term]:
    """What the variables of a derivation's statement range over, by their names."""
    return {name_of(v): v.args[0] for v in free_variables(find(name).derivation.statement)}


@lru_cache(maxsize=256)
def from_derivation(name: str) -> Statement:
    """The statement of a derivation whose claim is an equation; checks the derivation."""
    derivation = find(name).derivation
    claim = derivation.statement
    if not is_op(claim, "="):
        raise ValueError(f"{name} states no equation: {text(claim)}.")
    left, right = claim.args
    argument, indices = _differentiated(left)
    return Statement(name, derivation.verdict, text(right), Formula(right, indices), argument, len(indices))


def _differentiated(left: Term) -> tuple[str, tuple[Term, ...]]:
    """The name of the variable that the left-hand side is differentiated in, and the indices of the entry."""
    if is_binder(left, "derivative") and isinstance(left.args[2].head, Variable):
        return left.args[2].head.name, ()
    if is_binder(left, "partial") and isinstance(left.args[2].head, Variable):
        return left.args[2].head.name, left.args[3:]
    return "", ()


class Gradients(Mapping[str, Statement]):
    """The gradients of a loss by the variable they are taken in; each derivation is checked when it is asked for."""

    def __init__(self, derivations: Mapping[str, str], loss: str) -> None:
        self._derivations = derivations
        self._loss = loss

    def __getitem__(self, variable: str) -> Statement:
        return _with_forms(from_derivation(self._derivations[variable]), self._loss)

    def __iter__(self) -> Iterator[str]:
        return iter(self._derivations)

    def __len__(self) -> int:
        return len(self._derivations)


# what class weights w make of a loss in which they do not multiply the whole
_WEIGHTED = {
    "label_smoothing_cross_entropy": (
        "label_smoothing_cross_entropy_weighted",
        {"z": "label_smoothing_cross_entropy_weighted_gradient"},
    )
}


def has_weights_inside(name: str) -> bool:
    """Do class weights reach into the loss, so that they are no factor of it?"""
    return name in _WEIGHTED


def formulas_of(name: str, weighted: bool = False) -> tuple[Statement, Gradients]:
    """The stable form of the loss's value, and its gradients; with further forms of code (forms.py).

    weighted: with class weights w in the formula, for a loss that has them inside.
    """
    if weighted:
        value, gradients = _WEIGHTED[name]
        return from_derivation(value), Gradients(gradients, "")
    loss = find_loss(name)
    return _with_forms(from_derivation(loss.value), name), Gradients(loss.gradients, name)


def _with_forms(statement: Statement, loss: str) -> Statement:
    k = statement.formula.indices
    return replace(statement, forms=tuple(Formula(form, k) for form in forms_of(loss, statement.argument)))
