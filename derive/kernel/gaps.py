"""What a term lacks to be defined, and the conditions that every operation has in common.

Main statements: `Gap`; `need`, `no_numbers`, `no_propositions`, `no_function`, `no_values`, `of_one_kind`, `malformed`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from derive.kernel.assumptions import Assumptions
from derive.kernel.wellformed import is_proposition, malformed_part
from derive.terms.build import is_binder, is_op
from derive.terms.definition import Definition, SizeMismatch, sort_of
from derive.terms.sorts import is_function_sort
from derive.terms.term import Term, Variable


@dataclass(frozen=True, slots=True)
class Gap:
    """A condition that was not settled: `condition` under `under`, for `subterm` to be defined; or only `why`."""

    subterm: Term
    condition: Term | None
    under: tuple[Term, ...]
    why: str = ""


Asked = Callable[[Term, Assumptions], Gap | None]  # `undefined_part`, which asks these conditions in turn


def no_numbers(t: Term, values: tuple[Term, ...], known: Assumptions) -> Gap | None:
    """Arithmetic and relations are about numbers: functions are compared value by value. t is what wants numbers."""
    for a in values:
        sort = sort_of(a)
        if sort is not None and is_function_sort(sort):
            return Gap(t, None, known.propositions, f"the function {a!r} stands where a number is wanted")
        if is_proposition(a):
            return Gap(t, None, known.propositions, f"the proposition {a!r} stands where a number is wanted")
    return None


def no_propositions(t: Term, parts: tuple[Term, ...], known: Assumptions) -> Gap | None:
    """Connectives are about propositions."""
    for a in parts:
        if not is_proposition(a):
            return Gap(t, None, known.propositions, f"{a!r} stands where a proposition is wanted")
    return None


def no_values(function: Term, values: tuple[Term, ...], known: Assumptions) -> Gap | None:
    """The values of a function are numbers, or functions again."""
    for value in values:
        if is_proposition(value):
            return Gap(function, None, known.propositions, f"the proposition {value!r} is no value of a function")
    return None


def of_one_kind(function: Term, known: Assumptions) -> Gap | None:
    """Are the values all numbers, or all functions on one domain? Otherwise it is neither a function nor a number."""
    try:
        why = "" if sort_of(function) is not None else "its values are not all numbers, nor functions on one domain"
    except SizeMismatch as error:
        why = str(error)
    return Gap(function, None, known.propositions, why) if why else None


def need(t: Term, condition: Term, known: Assumptions) -> Gap | None:
    return None if known.entails(condition) else Gap(t, condition, known.propositions)


def malformed(t: Term, known: Assumptions) -> Gap | None:
    part = malformed_part(t)
    return None if part is None else Gap(part, None, known.propositions, "it is not a term")


def no_function(f: Term, known: Assumptions, undefined_part: Asked) -> Gap | None:
    """A function is itself always defined; but the sizes in its sort and the entries of a vector must be."""
    if isinstance(f.head, Variable | Definition) or is_op(f, "vector") or is_op(f, "call") or is_binder(f, "lambda"):
        return undefined_part(f, known)
    return Gap(f, None, known.propositions, "it is not a function")
