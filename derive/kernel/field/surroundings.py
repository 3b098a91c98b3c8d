"""Conditions under which the parts of a term are defined, continuous or unchanged around the point of a derivative.

A derivative may leave out a part of the body: the argument that a definition ignores, a branch that is not taken. The
body has values around the point only where that part has.

Main statement: `Surroundings`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod

from derive.kernel.field.polynomials import Unsupported
from derive.kernel.propositions import closed_subterms, membership
from derive.terms.build import Ne, is_binder, is_op, is_relation
from derive.terms.definition import Definition, SizeMismatch, sort_of, unfold
from derive.terms.sorts import interior, is_function_sort, is_interval
from derive.terms.term import Operator, Term, Variable, free_variables

DEPTH = 150

Result = tuple[Term, list[Term]]


class Surroundings(ABC):
    """What is asked around the point by whoever differentiates in x."""

    x: Term

    @abstractmethod
    def of(self, t: Term, depth: int) -> Result:
        """The derivative of a number, and its conditions."""

    def settled(self, condition: Term, depth: int) -> list[Term]:
        """Where the condition keeps its truth value around the point."""
        if not is_relation(condition):
            raise Unsupported("A condition of a case distinction is no relation between two numbers.")
        if self.x not in free_variables(condition):
            return []
        left, right = condition.args
        return [*self.continuous(left, depth), *self.continuous(right, depth), Ne(left, right)]

    def continuous(self, t: Term, depth: int) -> list[Term]:
        """Where a term is continuous: sums, products, |u|, max with their parts; others where differentiable."""
        if isinstance(t.head, Operator) and t.head.name in ("add", "mul", "neg", "abs", "max", "min"):
            return [c for a in t.args for c in self.continuous(a, depth + 1)]
        return self.of(t, depth + 1)[1]

    def ignored(self, arguments: tuple[Term, ...], value: Term, depth: int) -> list[Term]:
        """What keeps arguments defined around x that the value need not ask for.

        That it is used in a branch, or in a sum that may be empty, is not enough.
        """
        asked = frozenset(closed_subterms(value))
        return [c for a in arguments if a not in asked for c in self.around(a, depth + 1)]

    def around(self, a: Term, depth: int) -> list[Term]:
        """What keeps a number or a function defined around x: the conditions of the derivatives of all its parts."""
        if self.x not in free_variables(a) or isinstance(a.head, Variable):
            return []
        if depth > DEPTH:
            raise Unsupported("The term is nested too deeply to be differentiated.")
        sort = sort_of(a)
        if sort is None or not is_function_sort(sort):
            return self.of(a, depth + 1)[1]
        conditions: list[Term] = []
        while is_function_sort(sort):
            conditions += self.ends(sort.args[0], depth)
            sort = sort.args[1]
        if is_binder(a, "lambda"):
            return conditions
        if is_op(a, "call") and any(self.x in free_variables(k) for k in a.args[1:]):
            raise Unsupported(f"Which function {a!r} is depends on {self.x!r}.")
        parts = (*a.args, unfolded(a)) if isinstance(a.head, Definition) else a.args
        return [*conditions, *(c for part in parts for c in self.around(part, depth + 1))]

    def ends(self, domain: Term, depth: int) -> list[Term]:
        """What keeps the ends of a domain defined and close by around x."""
        return [c for end in domain.args if self.x in free_variables(end) for c in self.continuous(end, depth + 1)]

    def inside(self, domain: Term, argument: Term, depth: int) -> list[Term]:
        """Inside an interval, and not at its end, a function literal has values around the argument."""
        if self.x not in free_variables(domain) | free_variables(argument):
            return []
        if not is_interval(domain):
            raise Unsupported(f"A function of integers has no values around {argument!r}.")
        return [*self.ends(domain, depth), *(membership(argument, interior(domain)) or [])]


def unfolded(t: Term) -> Term:
    try:
        return unfold(t, evaluated=False)  # a function literal that it is given has values within its domain only
    except SizeMismatch as error:
        raise Unsupported(str(error)) from error
