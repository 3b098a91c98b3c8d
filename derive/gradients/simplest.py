"""The simplest form of a formula: all forms that the search writes, the smallest first.

Main statement: `forms`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from derive.gradients.bases import in_all_bases
from derive.gradients.cases import clipped, decided, sign_question
from derive.gradients.fractions import OutOfReach, Space
from derive.gradients.layout import Layout
from derive.gradients.size import size
from derive.terms.build import is_binder, is_op
from derive.terms.term import Term, free_variables, subterms

_LARGEST = 3_000  # nodes of a formula that is searched at all
_COMPARED = 6  # forms of each of two cases that are compared


def forms(t: Term, equations: Sequence[Term] = (), bases: bool = True) -> list[Term]:
    """Other ways to write the term, smallest first; equal to it wherever both are defined, if the search is right.

    Without `bases` only the function values that stand there are used.
    """
    found: dict[Term, None] = {}
    if sum(1 for _ in subterms(t)) > _LARGEST:
        return [t]
    for written in _written(t, equations, bases):
        if not any("⟩" in repr(v) for v in free_variables(written)):
            found[written] = None
    if bases:
        found |= dict.fromkeys(clipped(form) for form in list(found))
        found |= dict.fromkeys(_the_same_in_both_cases(t, equations))
    found[t] = None
    return sorted(found, key=lambda form: (size(form), sum(is_op(s, "div") for s in subterms(form))))


def _written(t: Term, equations: Sequence[Term], bases: bool) -> Iterator[Term]:
    kept = _sums_inside(t)
    with_sums = any(is_binder(s, "sum") for s in subterms(t))
    variants = product(
        (False, True) if with_sums else (False,), ((), kept) if kept else ((),), (False, True) if bases else (False,)
    )
    for whole, keep, complements in variants:
        space = Space(whole_sums=whole, kept=keep, known=equations)
        layout = Layout(space, complements)
        try:
            space.learn()
            rewritten = list(dict.fromkeys(in_all_bases(t, space))) if bases else [t]
        except OutOfReach:
            continue
        for r in rewritten:
            own = Space(whole_sums=whole, kept=keep, known=equations)
            layout = Layout(own, complements)
            try:
                own.learn()
                yield layout.write(own.read(r))
            except OutOfReach:
                continue


def _the_same_in_both_cases(t: Term, equations: Sequence[Term]) -> list[Term]:
    """Forms to which the term comes for u > 0 and for u < 0, u being what its |u|, max or cases are about."""
    u = sign_question(t)
    if u is None:
        return []
    one, other = (decided(t, u, sign) for sign in (1, -1))
    if t in (one, other):
        return []
    others = forms(other, equations)[:_COMPARED]
    return [form for form in forms(one, equations)[:_COMPARED] if form in others]


def _sums_inside(t: Term) -> tuple[Term, ...]:
    """Sums such as x − m that stand as the base of a power or the argument of a function, or twice."""
    counted: dict[Term, int] = {}
    inside: set[Term] = set()
    for s in subterms(t):
        if is_op(s, "add") and not s.loose:
            counted[s] = counted.get(s, 0) + 1
        for a in s.args:
            if is_op(a, "add") and not a.loose and not is_op(s, "add") and not is_op(s, "neg"):
                inside.add(a)
    return tuple(sorted((s for s in counted if s in inside or counted[s] > 1), key=repr))
