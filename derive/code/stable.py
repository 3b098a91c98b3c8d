"""Rewriting by theorems: σ(x), softplus, log-sum-exp, softmax … are replaced by the stable forms proved of them.

A theorem `NAME_stable_form` says "what is called NAME = a form that neither overflows nor cancels"; its left side is
matched against the formula, its right side is put in the place. So every rewriting is an instance of a theorem of the
catalogue, and the function names the theorems it rests on.

Main statements: `Rewriter`, `match`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from derive.catalogue import index
from derive.code.proved import proved
from derive.terms.build import is_op
from derive.terms.definition import Definition, sort_of
from derive.terms.sorts import is_function_sort, is_integer_sort, real
from derive.terms.term import Number, Term, Variable, free_variables, substitute


class Rewriter:
    """Rewrites a term by the theorem about it, if there is one; remembers in `cited` which were used.

    own: the theorem that says what the loss itself is, for second derivatives in which the loss occurs.
    """

    def __init__(self, own: str = "") -> None:
        self.own = own if own.endswith("_stable_form") else ""
        self.cited: dict[str, None] = {}

    def rewritten(self, t: Term) -> Term | None:
        """The right side of the theorem whose left side is t; None where there is no such theorem."""
        about = _theorems_about(t)
        for name in (*about, self.own) if about and self.own else about:
            sides = _sides(name)
            for left, right in (sides, sides[::-1]) if sides else ():
                found = match(left, t)
                if found is not None and all(map(_lies_in_its_domain, found, found.values())):
                    self.cited[name] = None
                    return substitute(right, found)
                if not name.endswith("_reflection"):
                    break  # only a reflection is read both ways
        return None


def _theorems_about(t: Term) -> tuple[str, ...]:
    """The names that a theorem about a term of this form would have."""
    head = _named(t)
    if head is not None:
        return (f"{head}_at_a_temperature_stable_form", f"{head}_stable_form")
    if is_op(t, "log") and len(t.args) == 1:
        inside = _named(t.args[0])
        return (f"log_{inside}_stable_form", f"log_{inside}_as_log_{inside}") if inside else ()
    if is_op(t, "add") and len(t.args) == 2 and is_op(t.args[1], "neg"):
        first, inside = t.args[0].head, _named(t.args[1].args[0])
        if inside and isinstance(first, Number) and first.value == 1:
            return (f"{inside}_reflection",)
    return ()


def _named(t: Term) -> str | None:
    """The name of the definition that t is a value of."""
    while is_op(t, "call"):
        t = t.args[0]
    return t.head.name if isinstance(t.head, Definition) else None


@cache
def _sides(name: str) -> tuple[Term, Term] | None:
    """Both sides of the equation that the theorem of that name states, where it holds without hypotheses."""
    if name not in index():
        return None
    derivation = proved(name)
    statement = derivation.statement
    if not is_op(statement, "=") or derivation.hypotheses:
        return None
    return statement.args[0], statement.args[1]


def match(pattern: Term, t: Term) -> dict[Term, Term] | None:
    """Terms for the free variables of the pattern that make it t; None where there are none.

    A variable for a family stands for any family of that many entries, and its size is found with it.
    """
    found: dict[Term, Term] = {}
    return found if _match(pattern, t, found) else None


def _lies_in_its_domain(v: Term, value: Term) -> bool:
    """May the value stand for the variable: a variable of the same domain, or anything where all are welcome?"""
    sort = v.args[0]
    if isinstance(value.head, Variable) and value.args[0] == sort:
        return True
    while is_function_sort(sort):
        sort = sort.args[1]
    return sort == real or is_integer_sort(sort)


def _match(pattern: Term, t: Term, found: dict[Term, Term]) -> bool:
    if isinstance(pattern.head, Variable):
        if found.setdefault(pattern, t) != t:
            return False
        return _match_sizes(pattern.args[0], sort_of(t), found)
    if pattern.head != t.head or len(pattern.args) != len(t.args):
        return False
    return all(_match(p, a, found) for p, a in zip(pattern.args, t.args, strict=True))


def _match_sizes(wanted: Term, given: Term | None, found: dict[Term, Term]) -> bool:
    """The sizes in the sort of a pattern's variable, read off the sort of what stands for it."""
    while is_function_sort(wanted):
        if given is None or not is_function_sort(given):
            return False
        for p, g in zip(wanted.args[0].args, given.args[0].args, strict=True):
            if isinstance(p.head, Variable):
                if found.setdefault(p, g) != g:
                    return False
            elif p != g:
                return False
        wanted, given = wanted.args[1], given.args[1]
    return True


def renaming(pattern: Term, t: Term) -> Mapping[Term, Term] | None:
    """Variables for the variables of t that make it the pattern: the two say the same of differently named things."""
    found = match(pattern, t)
    if found is None:
        return None
    back = {given: wanted for wanted, given in found.items()}
    if len(back) != len(found) or any(not isinstance(v.head, Variable) for v in back):
        return None
    return {v: w for v, w in back.items() if v in free_variables(t)}
