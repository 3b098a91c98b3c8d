"""Random true identities are proved, random false ones never.

A true identity is a random term and what laws of algebra, logarithms, exponentials and sums make of it, each at a
random place; so it is true by construction, and everything in it is defined (its atoms are positive). A false one is
a true one with a random slip; that it is false is certain where balls around both sides are disjoint at a point.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derive.kernel.ball_evaluation import Undefined
from derive.kernel.ball_values import Undecided
from derive.kernel.balls import evaluate
from derive.kernel.rules.algebra import algebra
from derive.kernel.theorem import Refusal
from derive.terms.build import exp, index, is_binder, is_op, log, sqrt, sum_, term, variable
from derive.terms.sorts import family_sort, natural, open_probability, positive
from derive.terms.term import Operator, Term, open_body, rebuild

x, y, p = variable("x", positive), variable("y", positive), variable("p", open_probability)
n = variable("n", natural)
a, b = variable("a", family_sort(n, positive)), variable("b", family_sort(n, positive))
i = index("i", n)
POINTS = [
    {
        x: Fraction(2),
        y: Fraction(1, 3),
        p: Fraction(1, 4),
        n: 2,
        a: (Fraction(1, 2), Fraction(3)),
        b: (1, Fraction(2, 5)),
    },
    {x: Fraction(1, 7), y: Fraction(5), p: Fraction(2, 3), n: 1, a: (Fraction(4, 3),), b: (Fraction(2),)},
    {x: Fraction(3), y: Fraction(3), p: Fraction(1, 2), n: 3, a: (1, 2, Fraction(1, 3)), b: (Fraction(1, 9), 1, 1)},
]

numbers = st.sampled_from([term(1), term(2), term(3), term(1) / 2])


def positive_terms(atoms: list[Term]) -> st.SearchStrategy[Term]:
    """Terms that are positive by their form: so logarithms of them and quotients by them are defined."""
    return st.recursive(
        st.sampled_from(atoms) | numbers,
        lambda inner: st.one_of(
            st.builds(lambda s, t: s + t, inner, inner),
            st.builds(lambda s, t: s * t, inner, inner),
            st.builds(lambda s, t: s / t, inner, inner),
            st.builds(lambda s, k: s**k, inner, st.sampled_from([2, 3, -1])),
            st.builds(exp, st.sampled_from(atoms)),
            st.builds(sqrt, st.sampled_from(atoms)),
        ),
        max_leaves=4,
    )


plain = positive_terms([x, y, p, 1 - p])
summands = positive_terms([a[i], b[i], x, p])
sums = st.builds(lambda t: sum_(i, t), summands) | st.builds(lambda t: sum_(i, a[i] * log(t)), summands)
terms = st.recursive(
    plain | st.builds(log, plain) | sums,
    lambda inner: st.one_of(
        st.builds(lambda s, t: s + t, inner, inner),
        st.builds(lambda s, t: s - t, inner, inner),
        st.builds(lambda s, t: s * t, inner, inner),
        st.builds(lambda s, t: s / t, inner, plain),
    ),
    max_leaves=4,
)

# ---- laws: each gives what a term equals, or None where it does not apply


def _commuted(t: Term) -> Term | None:
    return Term(t.head, t.args[::-1]) if is_op(t, "add") or is_op(t, "mul") else None


def _multiplied_out(t: Term) -> Term | None:
    if is_op(t, "mul") and is_op(t.args[-1], "add"):
        *factors, last = t.args
        first = factors[0] if len(factors) == 1 else Term(t.head, tuple(factors))
        return Term(last.head, tuple(first * s for s in last.args))
    if is_op(t, "pow") and is_op(t.args[0], "add") and t.args[1] == term(2):
        s, *rest = t.args[0].args
        other = rest[0] if len(rest) == 1 else Term(t.args[0].head, tuple(rest))
        return s**2 + 2 * (s * other) + other**2
    return None


def _logarithm_taken_apart(t: Term) -> Term | None:
    if not is_op(t, "log"):
        return None
    inner = t.args[0]
    if is_op(inner, "mul"):
        return Term(_SUM.head, tuple(log(f) for f in inner.args))
    if is_op(inner, "div"):
        return log(inner.args[0]) - log(inner.args[1])
    if is_op(inner, "pow"):
        return inner.args[1] * log(inner.args[0])
    if is_op(inner, "exp"):
        return inner.args[0]
    return None


def _sum_taken_apart(t: Term) -> Term | None:
    if not is_binder(t, "sum"):
        return None
    body = open_body(t, i)
    if is_op(body, "add"):
        first, *rest = body.args
        total = sum_(i, first)
        for other in rest:
            total = total + sum_(i, other)
        return total
    if is_op(body, "mul") and body.args[0] in (x, y, p):
        rest = body.args[1:]
        return body.args[0] * sum_(i, rest[0] if len(rest) == 1 else Term(body.head, rest))
    return None


_SUM = x + y
LAWS: list[Callable[[Term], Term | None]] = [
    _commuted,
    _multiplied_out,
    _logarithm_taken_apart,
    _sum_taken_apart,
    lambda t: t * y / y,
    lambda t: t + p - p,
    lambda t: t + log(x) - log(x * y) + log(y),
    lambda t: exp(log(x) - log(y)) * t * y / x,
    lambda t: (t**2 - t) / t + 1 if is_op(t, "exp") or is_op(t, "sqrt") else None,
]
SLIPS: list[Callable[[Term], Term | None]] = [
    lambda t: -t,
    lambda t: t + 1,
    lambda t: t * x,
    lambda t: t * p,
    lambda t: 2 * t,
    lambda t: Term(t.head, (t.args[0] + 1, *t.args[1:])) if is_op(t, "log") else None,
    lambda t: t.args[0] if is_op(t, "exp") or is_op(t, "sqrt") else None,
    lambda t: Term(t.head, t.args[:-1]) if is_op(t, "add") and len(t.args) > 2 else None,
]


def somewhere(t: Term, laws: list[Callable[[Term], Term | None]], data: st.DataObject) -> Term:
    """The term with one of the laws (slips) applied at a place that is drawn."""
    places: list[tuple[int, ...]] = []

    def collect(s: Term, place: tuple[int, ...]) -> None:
        places.append(place)
        if isinstance(s.head, Operator) and s.head.name not in ("pow", "call"):
            for k, argument in enumerate(s.args):
                collect(argument, (*place, k))

    def applied(s: Term, place: tuple[int, ...]) -> Term:
        if place:
            args = [applied(u, place[1:]) if k == place[0] else u for k, u in enumerate(s.args)]
            return rebuild(s, tuple(args))
        for law in data.draw(st.permutations(laws)):
            made = law(s)
            if made is not None:
                return made
        return s

    collect(t, ())
    return applied(t, data.draw(st.sampled_from(places)))


@settings(max_examples=150, deadline=None)
@given(terms, st.integers(1, 4), st.data())
def test_a_true_identity_is_proved(left: Term, changes: int, data: st.DataObject) -> None:
    right = left
    for _ in range(changes):
        right = somewhere(right, LAWS, data)
    assert algebra(left, right)


@settings(max_examples=150, deadline=None)
@given(terms, st.integers(0, 2), st.data())
def test_a_false_identity_is_never_proved(left: Term, changes: int, data: st.DataObject) -> None:
    right = left
    for _ in range(changes):
        right = somewhere(right, LAWS, data)
    right = somewhere(right, SLIPS, data)
    assume(any(certainly_different(left, right, point) for point in POINTS))
    try:
        algebra(left, right)
    except Refusal:
        return
    raise AssertionError(f"{left!r} = {right!r} was proved")


def certainly_different(left: Term, right: Term, point: dict[Term, object]) -> bool:
    try:
        return not evaluate(left, point).overlaps(evaluate(right, point))
    except (Undefined, Undecided):
        return False
