"""What "a log b" means on a page. The product of a and log b is written like xlogy(a, b), which is 0 for a = b = 0.

Where b is positive both are the same. What is proved of a product a log b is proved for b > 0, and holds as it is read.
But a supposition about the product supposes that b > 0, and would be read to allow b = 0: "Suppose x log y = 0. Then
y > 0."

Main statements: `may_vanish`, `read_as_a_product`, `a_log_b_convention`; `closed_subterms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from derive.terms.build import Gt, Lt, call, is_binder, is_op
from derive.terms.definition import Definition, SizeMismatch, unfold
from derive.terms.sorts import is_inhabited, is_integer_sort, is_interval
from derive.terms.term import Binder, Bound, Interval, Number, Term, Variable, fresh_variable, open_body
from derive.translation import _


def a_log_b_convention() -> str:
    """What "a log b" means where it stands in an entropy."""
    return _(
        "In an entropy, a cross-entropy or a divergence a log b stands for 0 when a = b = 0; "
        "it is not defined when a > 0 and b = 0."
    )


def may_vanish(formulas: Iterable[Term], given: Sequence[Term]) -> bool:
    """Is there an xlogy(a, b) in the formulas of which, by its form and what is supposed, both may be 0?"""
    parts = closed_subterms(formulas)
    return any(is_op(part, "xlogy") and not any(_is_positive(a, given) for a in part.args) for part in parts)


def read_as_a_product(supposed: Iterable[Term], given: Sequence[Term]) -> Term | None:
    """A product in the suppositions that is written a log b, with a b that may be 0 by its form."""
    for part in closed_subterms(supposed):
        if is_op(part, "mul"):
            logarithms = (a for a in part.args[1:] if is_op(a, "log"))
            if any(not _is_positive(logarithm.args[0], given) for logarithm in logarithms):
                return part
    return None


def closed_subterms(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms, those inside them and inside what they unfold to, each once, with variables put for the bound ones, so
    that each has its sort."""
    seen: set[Term] = set()
    waiting = list(terms)[::-1]
    while waiting:
        term = waiting.pop()
        if term in seen:
            continue
        seen.add(term)
        yield term
        inside = list(term.args)
        if isinstance(term.head, Binder):
            inside[1] = open_body(term, fresh_variable(term.head.hint, term.args[0], (term,)))
        elif isinstance(term.head, Definition):
            with suppress(SizeMismatch):  # it has no value
                inside.append(unfold(term))
        waiting += inside[::-1]


def _is_positive(t: Term, given: Sequence[Term]) -> bool:
    """Is it positive by its form: a number, a value of what ranges over positive numbers, a product or sum of such?"""
    if isinstance(t.head, Number):
        return t.head.value > 0
    if isinstance(t.head, Definition):
        try:
            return _is_positive(unfold(t), given)
        except SizeMismatch:
            return False
    if is_op(t, "mul") or is_op(t, "div"):
        return all(_is_positive(a, given) for a in t.args)
    if is_binder(t, "sum"):
        return is_inhabited(t.args[0]) and _is_positive(t.args[1], given)
    if is_op(t, "exp"):
        return True
    if is_op(t, "call"):
        family = t.args[0]
        while isinstance(family.head, Definition):
            family = unfold(family)
        if is_op(family, "vector"):
            return all(_is_positive(entry, given) for entry in family.args)
        if is_binder(family, "lambda"):
            return _is_positive(family.args[1], given)
        if isinstance(family.head, Variable):
            sort = family.args[0]
            for _argument in t.args[1:]:
                sort = sort.args[1]
            return _is_above_zero(sort) or any(_says_positive(h, family) for h in given)
        return False
    return isinstance(t.head, Variable) and (_is_above_zero(t.args[0]) or Gt(t, 0) in given or Lt(0, t) in given)


def _says_positive(hypothesis: Term, family: Term) -> bool:
    """Is it the hypothesis p_i > 0 for every i?"""
    if not is_binder(hypothesis, "forall") or hypothesis.args[0] != family.args[0].args[0]:
        return False
    return hypothesis.args[1] == Gt(call(family, Term(Bound(0))), 0)


def _is_above_zero(sort: Term) -> bool:
    """Is it an interval of positive numbers, or a range of them?"""
    if not (is_interval(sort) or is_integer_sort(sort)) or not isinstance(sort.args[0].head, Number):
        return False
    return sort.args[0].head.value > 0 or (isinstance(sort.head, Interval) and sort.head.left_open)
