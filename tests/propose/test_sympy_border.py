"""The border in both directions: what crosses, how it is read, and what is refused with advice."""

from __future__ import annotations

import subprocess
import sys

import pytest
import sympy as S

from derive.propose.sympy_border import BorderError, from_sympy, read_sympy, to_sympy
from derive.terms import build as b
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integer,
    integers,
    interval,
    natural,
    natural0,
    nonnegative,
    open_probability,
    positive,
    probability,
    real,
)

x, y = b.variable("x"), b.variable("y", positive)
n = b.variable("n", natural)
p = b.variable("p", family_sort(n, positive))
z = b.variable("z", family_sort(n, real))
i, j, k = (b.index(name, n) for name in "ijk")
f = b.variable("f", function_sort(real, real))
w = b.variable("w", function_sort(index_range(n), function_sort(index_range(n), real)))

sx, sy = S.Symbol("x", real=True), S.Symbol("y", positive=True)
sn = S.Symbol("n", integer=True, positive=True)
si, sj, sk = (S.Symbol(name, integer=True, positive=True) for name in "ijk")
sp = S.IndexedBase("p", shape=(sn,), positive=True)
sz = S.IndexedBase("z", shape=(sn,), real=True)
sf = S.Function("f", real=True)

# Terms that come back exactly as they were written.
UNCHANGED = [
    b.term(3),
    b.term(-3),
    b.div(2, 5),
    b.neg(b.div(2, 5)),
    x,
    b.pi,
    b.e,
    x + y,
    y + x,
    x - y,
    x * y,
    b.op("mul", x, b.op("mul", y, x)),
    b.neg(x * y),
    x * b.neg(y),
    x / y,
    (x + 1) / (y * x),
    1 / y,
    x**2,
    y**x,
    y ** b.div(1, 3),
    b.sqrt(y),
    1 / b.sqrt(y),
    b.log(y),
    b.exp(b.log(y)),
    b.log(b.term(1)),
    abs(b.neg(y)),
    b.tanh(x) + b.atanh(x) + b.sinh(x) * b.cosh(x),
    b.floor(x) - b.ceiling(x),
    b.floor(b.term(2)),
    b.delta(i, j),
    b.Eq(b.log(b.term(4)), 2 * b.log(b.term(2))),
    b.Ne(x, 0),
    b.Lt(x, y),
    b.Le(x, x),
    b.Gt(y, 0),
    b.Ge(y, x),
    b.piecewise((x, b.Lt(x, 0)), (0, b.Eq(x, 0)), otherwise=b.neg(x)),
    b.sum_(i, p[i] * b.log(p[i])),
    b.prod(i, p[i]),
    b.sum_(i, b.sum_(j, w[i, j] * z[j])),
    b.sum_(i, b.sum_(b.variable("j", integers(1, i)), z[i] * 2)),
    b.sum_(b.index("i", 3), x ** b.index("i", 3)),
    b.log(b.sum_(j, b.exp(z[j]))),
    b.D(b.log(b.sum_(j, b.exp(z[j]))), z[k]),
    b.D(x**3 * y, x, order=2),
    b.D(f(x), x),
    b.D(b.D(x * y, x), y),
    b.integrate_over(b.variable("t"), 0, y, b.exp(b.variable("t") * x)),
    b.integrate_over(b.variable("t"), None, None, b.exp(-(b.variable("t") ** 2))),
    b.limit(b.variable("t", positive) * b.log(b.variable("t", positive)), b.variable("t", positive), 0, "+"),
    b.limit(b.sinh(x) / x, x, 0),
    b.limit(1 / x, x, b.infinity),
    b.implies(b.Gt(x, 0), b.Gt(x * y, 0)),
]


@pytest.mark.parametrize("term", UNCHANGED, ids=repr)
def test_a_term_goes_out_and_comes_back_as_it_was_written(term: b.Term) -> None:
    known = b.free_variables(term)
    assert from_sympy(to_sympy(term), known) == term


NUMBERS = [t for t in UNCHANGED if b.free_variables(t) <= {x, y} and not b.is_relation(t) and not b.is_op(t, "implies")]


@pytest.mark.parametrize("term", NUMBERS, ids=repr)
def test_evaluated_output_has_the_same_value(term: b.Term) -> None:
    values = {sx: S.Rational(3, 7), sy: S.Rational(5, 7)}
    kept, evaluated = (to_sympy(term, evaluate=choice).doit().subs(values) for choice in (False, True))
    assert kept == evaluated or abs(S.N(kept - evaluated, 40)) < S.Rational(1, 10**35)


def test_without_evaluation_nothing_is_settled() -> None:
    assert str(to_sympy(b.exp(b.log(y)))) == "exp(log(y))"
    assert isinstance(to_sympy(b.Eq(x, x)), S.Equality)
    assert to_sympy(b.exp(b.log(y)), evaluate=True) == sy


@pytest.mark.parametrize(
    ("assumptions", "sort"),
    [
        ({}, real),
        ({"real": True}, real),
        ({"finite": True}, real),
        ({"positive": True}, positive),
        ({"nonnegative": True}, nonnegative),
        ({"negative": True}, interval(None, 0, right_open=True)),
        ({"nonpositive": True}, interval(None, 0)),
        ({"integer": True}, integer),
        ({"integer": True, "positive": True}, natural),
        ({"integer": True, "nonnegative": True}, natural0),
        ({"integer": True, "negative": True}, integers(None, -1)),
    ],
)
def test_assumptions_give_the_sort(assumptions: dict[str, bool], sort: b.Term) -> None:
    assert from_sympy(S.Symbol("s", **assumptions)) == b.variable("s", sort)


def test_a_plain_symbol_is_read_as_real_and_that_is_said() -> None:
    reading = read_sympy([S.Symbol("s") + 1])
    assert reading.notes == ("s has no assumptions in SymPy; it is read as a real number.",)
    assert read_sympy([sx + 1]).notes == ()


def test_a_nonzero_symbol_brings_a_hypothesis() -> None:
    s = S.Symbol("s", nonzero=True)
    assert read_sympy([1 / s]).assumptions == (b.Ne(b.variable("s"), 0),)
    weights = S.IndexedBase("q", shape=(sn,), nonzero=True)
    (claim,) = read_sympy([1 / weights[sk]]).assumptions
    assert claim == b.forall(i, b.Ne(b.variable("q", family_sort(n, real))[i], 0))


@pytest.mark.parametrize(
    "assumptions", [{"complex": True}, {"imaginary": True}, {"extended_real": True}, {"even": True}, {"prime": True},
                    {"rational": True}, {"zero": True}, {"commutative": False}, {"infinite": True}]
)  # fmt: skip
def test_assumptions_that_no_sort_carries_are_refused(assumptions: dict[str, bool]) -> None:
    with pytest.raises(BorderError, match="s is declared"):
        from_sympy(S.Symbol("s", **assumptions))


def test_symbols_and_sizes_that_stand_as_indices_are_integers() -> None:
    a, m, size = S.IndexedBase("a", shape=(S.Symbol("m"),)), S.Symbol("m"), S.Symbol("c")
    term = from_sympy(S.Sum(a[S.Symbol("i")], (S.Symbol("i"), 1, m)) + a[S.Symbol("c")])
    sorts = {v.head.name: v.args[0] for v in b.free_variables(term)}
    assert sorts["m"] == natural0
    assert sorts["c"] == integer
    assert sorts["a"] == function_sort(index_range(b.variable("m", natural0)), real)
    assert size.name == "c"


def test_the_range_of_a_family_comes_from_its_shape_or_from_the_one_sum() -> None:
    a = S.IndexedBase("a")
    m = b.variable("m", natural)
    sm = S.Symbol("m", integer=True, positive=True)

    def sort(e: S.Expr) -> b.Term:
        return next(v.args[0] for v in b.free_variables(from_sympy(e)) if v.head.name == "a")

    assert sort(S.Sum(a[si], (si, 1, sm)) * a[sk]) == family_sort(m, real)
    free = S.Symbol("i", integer=True)
    assert sort(S.Sum(a[free], (free, 0, sm - 1))) == function_sort(integers(0, m - 1), real)
    shaped = S.IndexedBase("a", shape=(sm,))
    assert sort(shaped[sk]) == family_sort(m, real)
    assert sort(S.Sum(shaped[free], (free, 0, sm - 1))) == function_sort(integers(0, m - 1), real)
    assert sort(S.Sum(shaped[si], (si, 2, sm))) == family_sort(m, real)
    assert sort(a[S.Idx("c", (1, sm))]) == family_sort(m, real)
    with pytest.raises(BorderError, match="no sum runs through it"):
        sort(a[sk])
    with pytest.raises(BorderError, match="different ranges"):
        sort(S.Sum(a[si], (si, 1, sm)) + S.Sum(a[si], (si, 1, sn)))


def test_expressions_that_belong_together_share_their_families() -> None:
    a = S.IndexedBase("a", real=True)
    claim, hypothesis = read_sympy([S.Ge(a[sk], 0), S.Eq(S.Sum(a[si], (si, 1, sn)), 1)]).terms
    family = b.variable("a", family_sort(n, real))
    assert claim == b.Ge(family[b.variable("k", natural)], 0)
    assert hypothesis == b.Eq(b.sum_(i, family[i]), 1)


def test_a_known_variable_keeps_its_sort() -> None:
    q = b.variable("q", open_probability)
    term = b.log(1 - q)
    assert from_sympy(to_sympy(term), [q]) == term
    assert from_sympy(to_sympy(term)) == b.log(1 - b.variable("q", positive))
    with pytest.raises(BorderError, match="q is a family"):
        from_sympy(S.IndexedBase("q")[1], [q])


def test_same_name_twice_is_refused() -> None:
    with pytest.raises(BorderError, match="Two different things are named x"):
        from_sympy(S.Symbol("x") + S.Symbol("x", positive=True))
    with pytest.raises(BorderError, match="Two different variables are named x"):
        to_sympy(b.variable("x", probability) + b.variable("x", positive))


REFUSED = {
    "Float": (S.Float("0.4") * sx, r"rounded.*Rational\('0.4'\)"),
    "python float": (0.4, r"rounded.*Rational\('0.4'\)"),
    "no number": (float("nan"), "'nan' .float. is not a SymPy expression"),
    "hypotheses in a list": ([sx > 0], "stand one after another"),
    "truth value": (S.true, "already True"),
    "python bool": (False, "already False"),
    "settled hypothesis": (S.Gt(sy, 0), "already True"),
    "nan": ((sx * S.log(sx)).subs(sx, 0), "undefined or infinite"),
    "infinity": (S.oo, "undefined or infinite"),
    "imaginary unit": (S.log(-1), "complex"),
    "text": ("x + 1", "never evaluated"),
    "sine": (S.sin(sx), "no counterpart"),
    "or": (S.Or(sx > 0, sx < -1), "no counterpart"),
    "set": (S.Interval(0, 1), "no counterpart"),
    "indefinite integral": (S.Integral(sx, sx), "no ends"),
    "infinite sum": (S.Sum(1 / si**2, (si, 1, S.oo)), "infinite"),
    "reversed sum": (S.Sum(sx, (si, 5, 1)), "upwards"),
    "half-integer end": (S.Sum(sx, (si, 1, S.Rational(7, 2))), "not an integer"),
    "piecewise without an end": (S.Piecewise((sx, sx > 0)), "no value"),
    "ranged delta": (S.KroneckerDelta(si, sj, (1, 3)), "range of its own"),
    "matrix": (S.log(S.Trace(S.MatrixSymbol("Z", 2, 2))), "matrix"),
    "explicit matrix": (S.Matrix([[sx]]), "matrix"),
    "derivative in f(x)": (S.Derivative(sf(sx) ** 2, sf(sx)), "not one in a variable"),
    "symbolic order": (S.Derivative(sf(sx), (sx, sn)), "order"),
    "one and two indices": (S.IndexedBase("v")[1] + S.IndexedBase("v")[1, 2], "one index here"),
    "offset": (S.IndexedBase("v", shape=(3,), offset=1)[1], "offset"),
    "huge number": (sx + S.Integer(10) ** 9000, "bits"),
    "non-commuting": (S.Symbol("A", commutative=False), "non-commutative"),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_refused_with_advice(case: str) -> None:
    expression, words = REFUSED[case]
    with pytest.raises(BorderError, match=words):
        from_sympy(expression)


def test_size_and_depth_are_bounded() -> None:
    deep = sx
    for _ in range(200):
        deep = S.exp(deep, evaluate=False) + 1
    with pytest.raises(BorderError, match="deep"):
        from_sympy(deep)
    wide = sx
    for _ in range(40):  # shared parts: 2^40 written out
        wide = S.Tuple(wide, wide)
    with pytest.raises(BorderError, match="too many"):
        from_sympy(wide)


def test_powers_that_sympy_would_multiply_out_are_refused() -> None:
    with pytest.raises(BorderError, match="too large"):
        to_sympy(b.term(9) ** (b.term(9) ** b.term(9)), evaluate=True)
    with pytest.raises(BorderError, match="too large"):
        to_sympy(b.exp(b.term(10**12) * b.log(b.term(2))), evaluate=True)
    assert isinstance(to_sympy(b.term(9) ** (b.term(9) ** b.term(9))), S.Pow)  # unevaluated: only written down


def test_reading_puts_denominators_under_a_bar_and_signs_in_front() -> None:
    assert from_sympy(-sx * sy / 2) == b.neg(b.op("mul", x, y) / 2)
    assert from_sympy(sx - 1) == x - 1
    assert from_sympy(1 - sx) in (1 - x, b.add(b.neg(x), 1))
    assert from_sympy(sx / sy) == x / y
    assert from_sympy(S.sqrt(sy)) == b.sqrt(y)
    assert from_sympy(S.Rational(2, 5)) == b.div(2, 5)


def test_orientation_of_integrals() -> None:
    t = S.Symbol("t", real=True)
    up = from_sympy(S.Integral(t, (t, 0, 1)))
    assert from_sympy(S.Integral(t, (t, 1, 0))) == b.neg(up)
    assert from_sympy(S.Integral(t, (t, S.oo, 0))) == b.neg(from_sympy(S.Integral(t, (t, 0, S.oo))))


def test_multiple_limits_nest_with_the_first_innermost() -> None:
    a = S.IndexedBase("w", real=True)
    sm = S.Symbol("m", integer=True, positive=True)
    m = b.variable("m", natural)
    row, column = b.index("i", n), b.index("j", m)
    family = b.variable("w", function_sort(index_range(n), function_sort(index_range(m), real)))
    term = from_sympy(S.Sum(a[si, sj], (si, 1, sn), (sj, 1, sm)))
    assert term == b.sum_(column, b.sum_(row, family[row, column]))


def test_limit_directions() -> None:
    assert from_sympy(S.Limit(sx, sx, 0)) == b.limit(x, x, 0, "+")
    assert from_sympy(S.Limit(sx, sx, 0, "-")) == b.limit(x, x, 0, "-")
    assert from_sympy(S.Limit(sx, sx, 0, "+-")) == b.limit(x, x, 0)
    assert from_sympy(S.Limit(1 / sx, sx, -S.oo)) == b.limit(1 / x, x, b.neg(b.infinity))


def test_a_derivative_at_a_point_is_the_derivative_not_a_substitution() -> None:
    """f(y) at y := 1 has the derivative f′(1), not 0."""
    at_one = b.D_at(x**2, x, 1)
    assert to_sympy(at_one).doit() == 2
    assert from_sympy(to_sympy(at_one)) == at_one
    at_y = b.D_at(x * y, x, y)  # d(x·y)/dx at x = y is y, not 2y
    assert to_sympy(at_y).doit() == sy


def test_xlogy_goes_out_as_a_piecewise_or_generically() -> None:
    q = b.variable("q", nonnegative)
    sq = S.Symbol("q", nonnegative=True)
    view = to_sympy(b.xlogy(q, q))
    assert view.subs(sq, 0) == 0
    assert view.subs(sq, 2) == 2 * S.log(2)
    assert to_sympy(b.xlogy(q, q), generic=True) == S.Mul(sq, S.log(sq), evaluate=False)
    assert to_sympy(b.xlogy(y, y)) == S.Mul(sy, S.log(sy), evaluate=False)  # y > 0 needs no case


def test_vectors_expectations_and_definitions_go_out() -> None:
    from derive.terms.definition import define

    v = b.vector(b.div(1, 2), x, 3)
    assert to_sympy(b.call(v, 2)) == sx
    m = b.index("i", 3)
    assert to_sympy(b.sum_(m, b.call(v, m))).doit() == S.Rational(1, 2) + sx + 3
    with pytest.raises(BorderError, match="no entry 4"):
        to_sympy(b.call(v, 4))
    assert to_sympy(b.expectation(v, m, m)).doit() == S.Rational(1, 2) + 2 * sx + 9
    square = define("square", (x,), x**2, {"latex": "{0}^2", "text": "{0}^2"})
    assert to_sympy(b.sum_(i, square(z[i]))) == S.Sum(sz[S.Symbol("i", integer=True, positive=True)] ** 2, (si, 1, sn))


@pytest.mark.parametrize(
    "term", [b.forall(x, b.Gt(y, x)), b.differentiable(f, real), b.is_integer(x), b.real], ids=repr
)
def test_what_sympy_cannot_say_is_refused(term: b.Term) -> None:
    with pytest.raises(BorderError):
        to_sympy(term)


def test_what_sympy_refuses_to_build_is_said_in_a_sentence() -> None:
    with pytest.raises(BorderError, match="SymPy refuses to build Max"):
        to_sympy(b.maximum(x, b.sqrt(b.neg(3))), evaluate=True)


def test_importing_the_border_does_not_import_sympy() -> None:
    code = "import sys, derive.propose, derive.propose.sympy_border; sys.exit('sympy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
