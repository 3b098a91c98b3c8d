"""Makes a candidate satisfy the hypotheses, exactly, and sees that it does.

An equation that gives a variable ("q = softmax(z)", "for every i: q_i = …") determines it. Any other is solved by a
probe: along a family's scale (which normalises Σp = 1 and keeps zeros and signs), a row's scale, one variable or
one entry; where the residual is exactly affine along the probe, its zero is a rational point. Two variables in the
wrong order are swapped. Everything else is left to rejection. Whatever was done, a point counts only when every
sort and every hypothesis is decided to be true at it.

Main statements: `determined`, `satisfy`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from flint import ctx, fmpq

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Function
from derive.kernel.ball_values import OutsideDomain, Undecided, Value, add, compare, divide, multiply, subtract
from derive.kernel.balls import decide
from derive.terms.build import is_binder, is_op
from derive.terms.build import term as numeral
from derive.terms.sorts import is_function_sort, is_integer_sort, real
from derive.terms.term import Binder, Bound, Term, Variable, free_variables, open_body
from derive.witness.points import Point

_BITS = 128
_ROUNDS = 3


def parts(proposition: Term) -> Iterator[Term]:
    if is_op(proposition, "and"):
        for a in proposition.args:
            yield from parts(a)
    else:
        yield proposition


def determined(hypotheses: Sequence[Term]) -> dict[Term, Term]:
    """The variables that a hypothesis gives outright, with the terms they equal. Without circles."""
    found: dict[Term, Term] = {}
    sizes = sizes_among(v for h in hypotheses for v in free_variables(h))
    for h in (p for hypothesis in hypotheses for p in parts(hypothesis)):
        for variable, value in _definitions(h):
            needed = _all_variables(value, found)
            free = variable not in found and variable not in needed and (variable not in sizes or not needed)
            if free and _checkable(variable.args[0]):
                found[variable] = value
                break
    return found


def _definitions(h: Term) -> Iterator[tuple[Term, Term]]:
    """(variable, value) for x = value, and (family, i ↦ value) for ∀i: p_i = value."""
    if is_op(h, "="):
        for a, b in (h.args, h.args[::-1]):
            if isinstance(a.head, Variable) and a not in free_variables(b):
                yield a, b
    if is_binder(h, "forall") and is_op(h.args[1], "="):
        for a, b in (h.args[1].args, h.args[1].args[::-1]):
            if is_op(a, "call") and len(a.args) == 2 and a.args[1] == Term(Bound(0)):
                family = a.args[0]
                known = isinstance(family.head, Variable) and family.args[0].args[0] == h.args[0]
                if known and family not in free_variables(b):
                    assert isinstance(h.head, Binder)
                    yield family, Term(Binder("lambda", h.head.hint), (h.args[0], b))


def _checkable(sort: Term) -> bool:
    """Can values be seen to lie in the sort? Those of a function on an interval only if they may be any real."""
    while is_function_sort(sort):
        if not is_integer_sort(sort.args[0]):
            return sort.args[1] == real
        sort = sort.args[1]
    return True


def _all_variables(t: Term, found: dict[Term, Term]) -> set[Term]:
    needed: set[Term] = set()
    todo = list(free_variables(t))
    while todo:
        v = todo.pop()
        if v not in needed:
            needed.add(v)
            todo += free_variables(found[v]) if v in found else ()
    return needed


def sizes_among(variables: Iterable[Term]) -> set[Term]:
    """The variables of which the sort of another speaks."""
    return {w for v in variables for w in free_variables(v.args[0])}


# ---- equations at a point


def _equations(hypotheses: Sequence[Term], point: Point) -> list[Term]:
    """The equations that are to hold at the point, ∀ over indices written out, premises that fail left out."""
    found: list[Term] = []

    def visit(h: Term) -> None:
        if is_op(h, "=") or is_op(h, "<") or is_op(h, "≤") or is_op(h, ">") or is_op(h, "≥"):
            found.append(h)
        elif is_op(h, "and"):
            for a in h.args:
                visit(a)
        elif is_op(h, "implies"):
            if _decided(h.args[0], point) is True:
                visit(h.args[1])
        elif is_binder(h, "forall") and is_integer_sort(h.args[0]):
            ev = Evaluation(point)
            try:
                members = ev.domain(h.args[0], ev.scope).members(64)
            except (Undecided, Undefined, OutsideDomain):
                return
            for k in members:
                visit(open_body(h, numeral(k)))

    for h in hypotheses:
        visit(h)
    return found


def _decided(h: Term, point: Point) -> bool | None:
    try:
        return decide(h, point, most_bits=256)
    except Undefined:
        return False  # an undefined hypothesis is not satisfied


def _residual(equation: Term, point: Point) -> Value | None:
    """left − right, None where it is not a defined number."""
    try:
        ev = Evaluation(point)
        a, b = (ev.any(side, ev.scope) for side in equation.args)
        return None if isinstance(a, Function) or isinstance(b, Function) else subtract(a, b)
    except (Undecided, Undefined):
        return None


# ---- probes


Probe = Callable[[fmpq], Point]


def _probes(equation: Term, point: Point) -> Iterator[tuple[fmpq, fmpq, bool, Probe]]:
    """(a value, another value, must it be an integer?, the point with that value) for whatever may be solved for."""
    sizes = sizes_among(point)  # other values were drawn for these
    variables = sorted((v for v in free_variables(equation) if v in point and v not in sizes), key=repr)
    families = [v for v in variables if isinstance(point[v], tuple)]
    for v in families:
        if not _integral(v.args[0]):
            yield fmpq(1), fmpq(1, 2), False, lambda s, v=v: {**point, v: _scaled(point[v], s)}  # type: ignore[misc]
    for v in families:
        rows = point[v]
        assert isinstance(rows, tuple)
        if rows and isinstance(rows[0], tuple) and not _integral(v.args[0]):
            for k in range(len(rows)):
                yield (
                    fmpq(1),
                    fmpq(1, 2),
                    False,
                    lambda s, v=v, rows=rows, k=k: {**point, v: (*rows[:k], _scaled(rows[k], s), *rows[k + 1 :])},  # type: ignore[misc]
                )
    for v in variables:
        value = point[v]
        whole = _integral(v.args[0])
        if isinstance(value, fmpq):
            yield value, _beside(value, whole), whole, lambda x, v=v: {**point, v: x}  # type: ignore[misc]
    for v in families:
        yield from _entries(point, v)


def _entries(point: Point, v: Term) -> Iterator[tuple[fmpq, fmpq, bool, Probe]]:
    entries = point[v]
    whole = _integral(v.args[0])
    assert isinstance(entries, tuple)
    for k in reversed(range(len(entries))):
        if isinstance(entries[k], fmpq):
            yield (
                entries[k],
                _beside(entries[k], whole),
                whole,
                lambda x, k=k: {**point, v: (*entries[:k], x, *entries[k + 1 :])},  # type: ignore[misc]
            )


def _integral(sort: Term) -> bool:
    while is_function_sort(sort):
        sort = sort.args[1]
    return is_integer_sort(sort)


def _beside(value: fmpq, whole: bool) -> fmpq:
    """Another value that probably lies in the same sort."""
    if whole:
        return value + 2
    return value / 2 if value != 0 else fmpq(1, 2)


def _scaled(value: object, factor: fmpq) -> object:
    return tuple(_scaled(v, factor) for v in value) if isinstance(value, tuple) else value * factor  # type: ignore[operator]


def _solve(equation: Term, start: fmpq, other: fmpq, whole: bool, probe: Probe) -> Point | None:
    """The point along the probe at which an equation holds whose residual is affine along it."""
    at_start, at_other = _residual(equation, probe(start)), _residual(equation, probe(other))
    halfway = _residual(equation, probe((start + other) / 2))
    if at_start is None or at_other is None or halfway is None:
        return None
    try:
        slope = subtract(at_other, at_start)
        if compare(multiply(fmpq(2), halfway), add(at_start, at_other)) != 0 or compare(slope, fmpq(0)) == 0:
            return None
        step = divide(multiply(at_start, start - other), slope)
    except Undecided:
        return None
    if not isinstance(step, fmpq) or (whole and (start + step).q != 1):
        return None
    return probe(start + step)


# ---- the point


def in_sorts(point: Point, variables: Sequence[Term]) -> bool:
    """Are all values certainly within the sorts of their variables?"""
    return all(_in_sort(point[v], v, point) for v in variables if v in point)


def _in_sort(value: object, v: Term, point: Point) -> bool:
    try:
        ev = Evaluation(point)
        return _member(ev, ev.any(v, ev.scope), v.args[0])
    except (Undecided, Undefined, OutsideDomain, ValueError):
        return False


def _member(ev: Evaluation, value: Value | Function, sort: Term) -> bool:
    if not isinstance(value, Function):
        ev.domain(sort, ev.scope).require(value)
        return True
    if not is_integer_sort(sort.args[0]):
        return True  # a literal that was drawn for its codomain
    return all(_member(ev, value(fmpq(k)), sort.args[1]) for k in value.domain.members(64))


def satisfy(candidate: Point, hypotheses: Sequence[Term], given: dict[Term, Term]) -> tuple[Point | None, bool]:
    """The candidate moved onto the hypotheses; None if it could not be, and whether that was left undecided."""
    point: Point = {**candidate, **given}
    with ctx.workprec(_BITS):
        for number in range(_ROUNDS):
            point, moved = _adjust(point, hypotheses, backwards=number % 2 == 1)
            if not moved:
                break
        if not in_sorts(point, list(point)):
            return None, False
        undecided = False
        for h in hypotheses:
            holds = _holds(h, point, given)
            if holds is False:
                return None, False
            undecided |= holds is None
    return (None, True) if undecided else (point, False)


def _holds(h: Term, point: Point, given: dict[Term, Term]) -> bool | None:
    """A hypothesis at the point; true without a computation where a determined variable is what it says."""
    open_parts = [p for p in parts(h) if not any(given.get(v) == value for v, value in _definitions(p))]
    answers = [_decided(p, point) for p in open_parts]
    if False in answers:
        return False
    return None if None in answers else True


def _adjust(point: Point, hypotheses: Sequence[Term], backwards: bool) -> tuple[Point, bool]:
    """One round over the equations and orders that fail at the point; what was met in this round is kept."""
    moved = False
    settled: list[Term] = []
    equations = _equations(hypotheses, point)
    for equation in reversed(equations) if backwards else equations:
        if _decided(equation, point) is not True:
            better = _repaired(equation, point, settled)
            if better is not None:
                point, moved = better, True
        settled.append(equation)
    return point, moved


def _repaired(equation: Term, point: Point, settled: list[Term]) -> Point | None:
    if not is_op(equation, "="):
        a, b = equation.args
        both_drawn = a in point and b in point and a.args == b.args
        return {**point, a: point[b], b: point[a]} if both_drawn else None
    earlier = [e for e in settled if _decided(e, point) is True]
    for start, other, whole, probe in _probes(equation, point):
        found = _solve(equation, start, other, whole, probe)
        if found is not None and in_sorts(found, list(found)) and all(_decided(e, found) is True for e in earlier):
            return found
    return None
