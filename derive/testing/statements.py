"""What the catalogue says of a loss, as formulas that can be evaluated: its value and its gradients.

The value is the right-hand side of the theorem loss(parameters) = stable form, a gradient that of the theorem
∂loss/∂argument = closed form. Asking for them checks those derivations, once in a process.

Main statements: `Statement`, `formulas_of`, `from_derivation`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from derive.authoring.loss import Loss
from derive.catalogue import find
from derive.notation.text import text
from derive.terms.build import is_binder, is_op
from derive.terms.term import Term, Variable
from derive.testing.formula import Formula


@dataclass(frozen=True, slots=True)
class Statement:
    """A right-hand side that holds for a loss, ready to be evaluated.

    `argument` is what is differentiated in ("" for the value); `indices` says how many indices it has: none for a
    number, one for a family.
    """

    name: str
    verdict: str
    shown: str
    formula: Formula
    argument: str = ""
    indices: int = 0


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


def formulas_of(name: str, forms: Sequence[str] = ()) -> tuple[tuple[Statement, ...], dict[str, Statement]]:
    """The stable forms of the loss's value, and its gradients by the variable they are taken in."""
    loss = provisional(name)
    values = tuple(from_derivation(form) for form in (loss.value, *forms))
    gradients = (from_derivation(g) for g in loss.gradients.values())
    return values, {s.argument: s for s in gradients}


def provisional(name: str) -> Loss:  # TODO: until every family has its records
    from derive.catalogue import index
    from proofs.losses.table import LOSSES

    for loss in LOSSES:
        if loss.name == name:
            return loss
    known = index()
    pre = [n for n in known if n in (name + "_gradient", name + "_target_gradient")]
    value = name + "_stable_form"
    if name == "binary_cross_entropy" and value not in known:
        value = "binary_cross_entropy_definition_tmp"
    return Loss(name, name, value, {n: n for n in pre})
