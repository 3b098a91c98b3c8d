"""Forms in which a sum is not over one denominator: 2 p (1 − p/S) for (2 p S − 2 p²)/S, (x − s/N)/N for (N x − s)/N².

Main statements: `common_factor_in_front`, `divided_inside`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.terms.build import div, is_op, neg, power, term
from derive.terms.term import Number, Operator, Term


def common_factor_in_front(t: Term) -> Term:
    """a b − a c/d as a (b − c/d); the term itself where its summands share no factor."""
    inside = t.args[0] if is_op(t, "neg") else t
    if not is_op(inside, "add"):
        return t
    rows = [_factors(a.args[0] if is_op(a, "neg") else a) for a in inside.args]
    shared: list[Term] = []
    for f in list(rows[0][0]):
        if all(f in above for above, _ in rows):
            shared.append(f)
            for above, _ in rows:
                above.remove(f)
    if not shared:
        return t
    rests = [_quotient(above, below) for above, below in rows]
    rests = [neg(rest) if is_op(a, "neg") else rest for a, rest in zip(inside.args, rests, strict=True)]
    found = _product([*shared, _sum(rests)])
    return neg(found) if is_op(t, "neg") else found


def divided_inside(t: Term) -> Term:
    """(N x − s)/N² as (x − s/N)/N: a sum is divided by what stands below in a power and in one of its summands.

    Not (p − y)/(p (1 − p)) as (1 − y/p)/(1 − p), though that is shorter: one denominator reads better than two.
    """
    inside = t.args[0] if is_op(t, "neg") else t
    if not is_op(inside, "div"):
        return t
    above, below = _factors(inside)
    for place, total in enumerate(above):
        if not is_op(total, "add"):
            continue
        rows = [_factors(a.args[0] if is_op(a, "neg") else a) for a in total.args]
        for d in below:
            if below.count(d) < 2 or isinstance(d.head, Number) or not any(d in row for row, _ in rows):
                continue
            parts = [_over(row, under, d) for row, under in rows]
            parts = [neg(part) if is_op(a, "neg") else part for a, part in zip(total.args, parts, strict=True)]
            left = list(below)
            left.remove(d)
            found = _quotient([*above[:place], _sum(parts), *above[place + 1 :]], left)
            return neg(found) if is_op(t, "neg") else found
    return t


def _sum(parts: Sequence[Term]) -> Term:
    return Term(Operator("add"), tuple(parts))


def _factors(t: Term) -> tuple[list[Term], list[Term]]:
    """The factors above and below the line, powers with small exponents as so many factors."""
    if is_op(t, "div"):
        (above, below), (more_below, more_above) = map(_factors, t.args)
        return above + more_above, below + more_below
    if is_op(t, "mul"):
        found: tuple[list[Term], list[Term]] = ([], [])
        for a in t.args:
            above, below = _factors(a)
            found[0].extend(above)
            found[1].extend(below)
        return found
    for n in (2, 3):
        if is_op(t, "pow") and t.args[1] == term(n):
            return [t.args[0]] * n, []
    return ([], []) if t == term(1) else ([t], [])


def _over(above: list[Term], below: list[Term], d: Term) -> Term:
    if d in above:
        above = list(above)
        above.remove(d)
        return _quotient(above, below)
    return _quotient(above, [*below, d])


def _quotient(above: Sequence[Term], below: Sequence[Term]) -> Term:
    return div(_product(above), _product(below)) if below else _product(above)


def _product(factors: Sequence[Term]) -> Term:
    """The product, equal factors as a power."""
    counted: dict[Term, int] = {}
    for f in factors:
        counted[f] = counted.get(f, 0) + 1
    made = [f if n == 1 else power(f, n) for f, n in counted.items()]
    return term(1) if not made else made[0] if len(made) == 1 else Term(Operator("mul"), tuple(made))
