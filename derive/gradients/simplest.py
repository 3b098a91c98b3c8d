"""The simplest form of a formula: all forms that the search writes, the smallest first.

Main statement: `forms`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import product

from derive.gradients.bases import in_all_bases, with_complements
from derive.gradients.cases import clipped, decided, in_each_branch, sign_question
from derive.gradients.fractions import GENERATORS, MOST_GENERATORS, OutOfReach
from derive.gradients.layout import Layout
from derive.gradients.order import is_complement
from derive.gradients.reading import Space
from derive.gradients.shared_factors import common_factor_in_front, divided_inside
from derive.gradients.size import size
from derive.terms.build import div, is_binder, is_op, sub
from derive.terms.term import Number, Operator, Term, free_variables, subterms

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
        found |= dict.fromkeys(with_complements(form) for form in list(found))
        found |= dict.fromkeys(clipped(form) for form in list(found))
        found |= dict.fromkeys(in_each_branch(form) for form in list(found))
        found |= dict.fromkeys(_without_sign(form) for form in list(found))
        found |= dict.fromkeys(common_factor_in_front(form) for form in list(found))
        found |= dict.fromkeys(divided_inside(form) for form in list(found))
        found |= dict.fromkeys(_the_same_in_both_cases(t, equations))
    found[t] = None
    return sorted(found, key=lambda form: (size(form), sum(is_op(s, "div") for s in subterms(form))))


def _written(t: Term, equations: Sequence[Term], bases: bool) -> Iterator[Term]:
    """What the search writes, in all bases and layouts."""
    inside = _sums_inside(t)
    few = tuple(s for s in inside if not _is_number_and_atom(s))
    keeps = dict.fromkeys(((), few, inside) if bases else ((), inside))
    with_sums = any(is_binder(s, "sum") for s in subterms(t))
    for whole, keep in product((False, True) if with_sums else (False,), keeps):
        for generators in (GENERATORS, MOST_GENERATORS):
            layout = Layout(Space(whole_sums=whole, kept=keep, known=equations, generators=generators))
            found: dict[Term, None] = {}
            try:
                layout.space.learn()
                for r in in_all_bases(t, layout.space) if bases else (t,):
                    with suppress(OutOfReach):
                        _write(r, layout, found)
            except OutOfReach:
                pass
            if len(layout.space.atoms) < generators:
                break  # else once more with room for more atoms
        yield from found


def _write(t: Term, layout: Layout, found: dict[Term, None]) -> None:
    """The shortest layout of the term, unless it is much larger than what was found."""
    q = layout.space.read(t)
    least = min(map(size, found), default=_LARGEST)
    if len(q.above) + len(q.below) <= least:
        found[layout.write_either_way(q)] = None


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


def _without_sign(t: Term) -> Term:
    """−(1 − a)·b as (a − 1)·b, −b/(1 − a) as b/(a − 1)."""
    if not is_op(t, "neg"):
        return t
    rows = [list(side.args) if is_op(side, "mul") else [side] for side in _sides(t.args[0])]
    places = [(size(f), r, k) for r, row in enumerate(rows) for k, f in enumerate(row) if is_complement(f)]
    if not places:
        return t
    _, r, k = max(places)
    rows[r][k] = sub(rows[r][k].args[1].args[0], 1)
    made = [row[0] if len(row) == 1 else Term(Operator("mul"), tuple(row)) for row in rows]
    return made[0] if len(made) == 1 else div(*made)


def _sides(t: Term) -> tuple[Term, ...]:
    return t.args if is_op(t, "div") else (t,)


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


def _is_number_and_atom(t: Term) -> bool:
    """Is it a sum such as 1 − p, which is seldom worth keeping?"""
    inside = [a.args[0] if is_op(a, "neg") else a for a in t.args]
    return len(inside) == 2 and any(isinstance(a.head, Number) for a in inside)
