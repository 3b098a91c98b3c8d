"""Random terms against an independent judge: what the normal form says is held against rigorous values at points.

At every point that satisfies the assumptions and at which a term is defined, its normal form written back has the
same value (and has one), its sign is the one that was claimed, and a term that was said to be equal has the same value.
The points have edges: probabilities 0 and 1, empty ranges, equal indices, negative and zero reals.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

import pytest
from flint import arb

from derive.kernel.balls import Undecided, Undefined, decide, evaluate
from derive.kernel.field import Field, Sign, Unsupported
from derive.kernel.field.algebra import Layout, Restart
from derive.kernel.field.hypotheses import Hypotheses, rules
from derive.kernel.field.reading import make_forms
from derive.terms.build import (
    Eq,
    Ge,
    Gt,
    Le,
    Lt,
    Ne,
    delta,
    exp,
    forall,
    index,
    is_binder,
    is_op,
    log,
    maximum,
    prod,
    sqrt,
    sum_,
    tanh,
    term,
    variable,
    xlogy,
)
from derive.terms.sorts import (
    family_sort,
    index_range,
    interval,
    natural,
    natural0,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)
from derive.terms.term import Term, Variable, rebuild

Point = dict[Term, object]

half = Fraction(1, 2)
x, y = variable("x", positive), variable("y", positive)
z, w = variable("z"), variable("w")
p, c, g = variable("p", open_probability), variable("c", probability), variable("g", nonnegative)
s, u = variable("s", interval(0, 1, left_open=True)), variable("u", interval(-1, 2))
n, m = variable("n", natural), variable("m", natural0)
i, k = index("i", n), index("k", n)
R, P = variable("R", family_sort(n, real)), variable("P", family_sort(n, positive))
G, S = variable("G", family_sort(n, nonnegative)), variable("S", family_sort(m, real))
T = variable("T", family_sort(m, positive))
over_n, over_m = index("a", n), index("b", m)

LEAVES = [x, y, z, w, p, c, g, s, u, n, m, i, k, R[i], P[k], G[i], R[1], *map(term, (0, 1, 2, 3, half))]

ASSUMPTIONS = [
    Ge(n, 2),
    Eq(i, k),
    Eq(i, 1),
    Ne(i, k),
    Gt(z, 0),
    Lt(z, w),
    Le(z, x),
    Eq(z, w),
    Eq(z, 2 * w + x),
    Ne(c, 0),
    Lt(c, 1),
    Eq(g, 0),
    Ge(u, 0),
    Eq(s, 1),
    Eq(sum_(over_n, R[over_n]), 1),
    Eq(R[i], z),
    forall(over_n, Gt(R[over_n], 0)),
    forall(over_n, Eq(R[over_n], w)),
    forall(over_n, Le(R[over_n], G[over_n])),
    forall(over_m, Gt(z, 0)),
    forall(over_m, Eq(S[over_m], z)),
    forall(over_m, Ge(w, z)),
    forall(over_m, Eq(T[over_m], x)),
]


def random_term(source: random.Random, depth: int, bound: tuple[Term, ...] = ()) -> Term:
    def inner() -> Term:
        return random_term(source, depth - 1, bound)

    if depth == 0 or source.random() < 0.15:
        families = [R, P, G, R]
        local = [f[v] for v in bound for f in (families if v.args[0] == index_range(n) else [S, T, S])]
        return source.choice([*LEAVES, *bound, *local, *local])
    operation: Callable[[], Term] = source.choice(
        [
            lambda: inner() + inner(),
            lambda: inner() - inner(),
            lambda: inner() * inner(),
            lambda: inner() / inner(),
            lambda: log(inner()),
            lambda: exp(inner()),
            lambda: sqrt(inner()),
            lambda: abs(inner()),
            lambda: maximum(inner(), inner()),
            lambda: tanh(inner()),
            lambda: inner() ** source.choice([2, 3, -1, -2, half]),
            lambda: inner() ** source.choice([x, n, m, z]),
            lambda: xlogy(inner(), inner()),
            lambda: delta(source.choice([i, k, *bound]), source.choice([i, k, 1, 2, *bound])) * inner(),
            *[lambda: _over_an_index(source, depth, bound)] * 3,
        ]
    )
    return operation()


def _over_an_index(source: random.Random, depth: int, bound: tuple[Term, ...]) -> Term:
    v = index(f"b{len(bound)}", source.choice([n, m]))
    body = random_term(source, depth - 1, (*bound, v))
    return source.choice([sum_, sum_, prod])(v, body)


def altered(source: random.Random, t: Term) -> Term:
    """The term with one subterm changed, sometimes to an equal one."""
    whole = isinstance(t.head, Variable) or not t.args or t.loose or is_op(t, "call") or is_op(t, "delta")
    if whole or source.random() < 0.3:
        if t.loose:
            return source.choice([-t, abs(t), t**2])
        return source.choice(
            [-t, abs(t), t**2, sqrt(t**2), exp(log(t)), t * z / z, xlogy(t, t), t + delta(i, k), source.choice(LEAVES)]
        )
    place = 1 if is_binder(t, "sum") or is_binder(t, "product") else source.randrange(len(t.args))
    args = list(t.args)
    args[place] = altered(source, args[place])
    return rebuild(t, tuple(args))


def random_point(source: random.Random) -> Point:
    def some(*choices: object) -> object:
        return source.choice(choices)

    def number(low: int, high: int) -> Fraction:
        return Fraction(source.randint(8 * low, 8 * high), 8)

    def above() -> Fraction:
        return Fraction(source.randint(1, 24), 8)

    size, other = source.randint(1, 3), source.randint(0, 2)
    common = number(-2, 2)
    point: Point = {
        n: size,
        m: other,
        i: source.randint(1, size),
        k: source.randint(1, size),
        x: above(),
        y: above(),
        w: some(common, number(-3, 3)),
        z: some(common, Fraction(0), Fraction(-1), number(-3, 3)),
        p: Fraction(source.randint(1, 7), 8),
        c: some(0, 1, Fraction(1, 4)),
        g: some(0, above()),
        s: some(1, Fraction(1, 3)),
        u: number(-1, 2),
    }
    point[P] = tuple(above() for _ in range(size))
    point[G] = tuple(some(0, above()) for _ in range(size))
    point[R] = some(
        tuple(number(-3, 3) for _ in range(size)),
        tuple(above() for _ in range(size)),
        (point[w],) * size,
        (Fraction(1, size),) * size,
    )
    point[S] = some(tuple(number(-2, 2) for _ in range(other)), (point[z],) * other)
    point[T] = some(tuple(above() for _ in range(other)), (point[x],) * other)
    return point


def points(source: random.Random, assumptions: tuple[Term, ...], count: int) -> list[Point]:
    """Points at which the assumptions hold."""
    found: list[Point] = []
    for _ in range(40 * count):
        point = random_point(source)
        if _hold(assumptions, point):
            found.append(point)
            if len(found) == count:
                break
    return found


def _hold(assumptions: tuple[Term, ...], point: Point) -> bool:
    try:
        return all(decide(a, point) is True for a in assumptions)
    except Undefined:
        return False


def value(t: Term, point: Point) -> arb | None:
    """A ball, or None where the term is not defined (or too hard to evaluate)."""
    try:
        found = evaluate(t, point)
    except (Undefined, Undecided):
        return None
    return found if found.is_finite() else None


def is_defined(t: Term, point: Point) -> bool:
    try:
        evaluate(t, point)
    except Undefined:
        return False
    except Undecided:
        return True
    return True


def written_back(t: Term, assumptions: tuple[Term, ...]) -> Term | None:
    layout = Layout()
    while True:
        try:
            forms = make_forms(layout, Hypotheses(rules(assumptions), frozenset()))
            return forms.write(forms.read(t))
        except Restart:
            continue
        except Unsupported:
            return None


POSSIBLE: dict[Sign, Callable[[arb], bool]] = {
    Sign.POSITIVE: lambda v: not v <= 0,
    Sign.NEGATIVE: lambda v: not v >= 0,
    Sign.NONNEGATIVE: lambda v: not v < 0,
    Sign.NONPOSITIVE: lambda v: not v > 0,
    Sign.ZERO: lambda v: v.contains(0),
    Sign.NONZERO: lambda v: not v.is_zero(),
    Sign.UNKNOWN: lambda v: True,
}


@pytest.mark.parametrize("seed", range(12))
def test_normal_forms_signs_and_equalities_hold_at_points(seed: int) -> None:
    source = random.Random(seed)
    seen = equal = 0
    for _ in range(12):
        assumptions = tuple(source.sample(ASSUMPTIONS, source.randint(0, 2)))
        where = points(source, assumptions, 5)
        t = random_term(source, source.randint(2, 4))
        other = altered(source, t)
        field = Field(assumptions)
        sign, same = field.sign(t), field.equal(t, other)
        back = written_back(t, assumptions)
        for point in where:
            here = value(t, point)
            if here is None:
                continue
            seen += 1
            assert POSSIBLE[sign](here), (assumptions, t, sign, point)
            if back is not None:
                assert is_defined(back, point), (assumptions, t, back, point)
                there = value(back, point)
                assert there is None or here.overlaps(there), (assumptions, t, back, point)
            if same:
                there = value(other, point)
                equal += there is not None
                assert there is None or here.overlaps(there), (assumptions, t, other, point)
    assert seen >= 10
    assert equal >= 1
