"""The generator of a sum: canonical names for its bound variables, its key, its sign.

Bound variables get names that count what is used up inside the summand (@1 for Σᵢ pᵢ; @2 if the summand has a sum
inside a logarithm, say), and among variables of equal range the order with the smallest key, so that bound names and
the order of summation do not matter. The ranges are part of the key: equal summands over different ranges are
different sums.

Main statements: `sum_generator`, `known_sum`, `rename`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from itertools import permutations

from derive.kernel.field.algebra import BOUND
from derive.kernel.field.equations import draw_instances
from derive.kernel.field.forms import Forms
from derive.kernel.field.polynomials import Quotient
from derive.kernel.field.ranges import canonical_sort, may_be_empty, may_be_missing, range_in_order, range_key
from derive.kernel.field.signs import Sign, is_at_least
from derive.terms.build import sum_
from derive.terms.term import Term, Variable, free_variables, substitute

_ROUNDS = 3


def rename(
    forms: Forms, variables: Sequence[Term], body: Quotient, names: Sequence[str]
) -> tuple[tuple[Term, ...], Quotient]:
    """Other names for bound variables; the range of one may depend on those before it."""
    renamed: dict[Term, Term] = {}
    for v, name in zip(variables, names, strict=True):
        renamed[v] = Term(Variable(name), (canonical_sort(forms, substitute(v.args[0], renamed)),))
    changed = {v: w for v, w in renamed.items() if v != w}
    return tuple(renamed.values()), forms.substitute(body, changed) if changed else body


def canonical(forms: Forms, binders: tuple[Term, ...], body: Quotient) -> tuple[tuple[Term, ...], Quotient]:
    """The same sum with canonical bound variables."""
    for _ in range(_ROUNDS):
        before = (binders, body.key)
        height = max((g.height for g in forms.used(body)), default=0)
        free = {v.head.name for v in forms.variables(body) if v not in binders and isinstance(v.head, Variable)}
        names: list[str] = []
        while len(names) < len(binders):
            height += 1
            if f"{BOUND}{height}" not in free:
                names.append(f"{BOUND}{height}")
        made = [rename(forms, order, body, names) for order in _orders(forms, binders)]
        binders, body = made[0] if len(made) == 1 else min(made, key=lambda renamed: renamed[1].in_order())
        if (binders, body.key) == before:
            break
    return binders, body


def _orders(forms: Forms, binders: tuple[Term, ...]) -> Iterator[tuple[Term, ...]]:
    """The orders of bound variables that sort their ranges; one order only if a range depends on another variable."""
    if len(binders) == 1 or any(v in free_variables(w.args[0]) for v in binders for w in binders):
        yield binders
        return
    keys = {v: range_in_order(forms, v.args[0]) for v in binders}
    wanted = sorted(keys.values())
    for order in permutations(binders):
        if [keys[v] for v in order] == wanted:
            yield order


def _key(forms: Forms, binders: tuple[Term, ...], body: Quotient) -> Hashable:
    """The names belong to it: a summand may speak of none of the binders, but of an outer variable of such a name."""
    return ("sum", tuple((_number(v), range_key(forms, v.args[0])) for v in binders), body.key)


def sum_generator(forms: Forms, binders: tuple[Term, ...], body: Quotient) -> Quotient:
    binders, body = canonical(forms, binders, body)
    key = _key(forms, binders, body)

    def write() -> Term:
        written = forms.write(body)
        for v in reversed(binders):
            written = sum_(v, written)
        return written

    if key not in forms.by_key and key not in forms.rewritten:
        draw_instances(forms, write)
    bound = frozenset(binders)
    variables = forms.variables(body).union(*(free_variables(v.args[0]) for v in binders)) - bound
    used = forms.used(body)
    return forms.generator(
        key,
        "sum",
        (binders, body),
        _sign(forms, binders, body),
        write,
        variables=variables,
        height=max(max((g.height for g in used), default=0) + len(binders), *(_number(v) for v in binders)),
        conditional=forms.is_conditional(body) or any(may_be_missing(forms, v) for v in binders),
    )


def _number(v: Term) -> int:
    assert isinstance(v.head, Variable)
    return int(v.head.name.removeprefix(BOUND))


def _sign(forms: Forms, binders: tuple[Term, ...], body: Quotient) -> Sign:
    sign = forms.sign(body)
    empty = any(may_be_empty(forms, v) for v in binders)
    if is_at_least(sign, Sign.NONNEGATIVE):
        return Sign.POSITIVE if sign is Sign.POSITIVE and not empty else Sign.NONNEGATIVE
    if is_at_least(sign, Sign.NONPOSITIVE):
        return Sign.NEGATIVE if sign is Sign.NEGATIVE and not empty else Sign.NONPOSITIVE
    return Sign.UNKNOWN


def known_sum(forms: Forms, v: Term, body: Quotient) -> Quotient | None:
    """The value of Σ_v body, if an assumption gives it."""
    if not forms.rewritten and not forms.hypotheses.equation_rules:
        return None
    binders, body = canonical(forms, (v,), body)
    key = _key(forms, binders, body)
    if key not in forms.rewritten:
        draw_instances(forms, lambda: sum_(binders[0], forms.write(body)))
    return forms.read(forms.rewritten[key]) if key in forms.rewritten else None
