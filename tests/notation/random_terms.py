"""Random well-sorted terms for the round trips: every head, any grouping, hints that collide on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from hypothesis import assume
from hypothesis import strategies as st

from derive.terms.build import bind, call, decimal, delta, e, exp, infinity, log, neg, op, pi, piecewise, term, variable
from derive.terms.definition import Definition, define
from derive.terms.sorts import (
    family_sort,
    function_sort,
    index_range,
    integer,
    integers,
    interval,
    natural,
    nonnegative,
    open_probability,
    positive,
    real,
)
from derive.terms.term import Operator, Term, free_variables
from derive.vocabulary import activations, binary_losses, information

n = variable("n", natural)
INDICES = index_range(n)
REALS = [
    variable("x"),
    variable("y"),
    variable("t", positive),
    variable("p_hat", open_probability),
    variable("alpha"),
    variable("sigma"),
    variable("e"),
    variable("d"),
    variable("x_1"),
    variable("y'"),
    variable("loss"),
    variable("delta", positive),
    variable("H"),
]
FAMILIES = [
    variable("p", family_sort(n, nonnegative)),
    variable("z_0", family_sort(n, real)),
    variable("r'", family_sort(n, real)),
]
MATRIX = variable("w", family_sort(n, family_sort(n, real)))
FUNCTIONS = [
    variable("f", function_sort(real, real)),
    variable("g_1", function_sort(positive, real)),
    variable("h'", function_sort(real, real)),
]
PLANE = variable("u", function_sort(real, function_sort(real, real)))
FAMILY_OF_FUNCTIONS = variable("phi", family_sort(n, function_sort(real, real)))
HINTS = ["i", "j", "k", "x", "x_1", "e", "d", "p", "alpha", "t'", "m", "loss"]

_bar = variable("q", family_sort(n, real))
INDEXED = define("indexed", (_bar,), call(_bar, 1), {"latex": r"M_{{{0}}}", "text": "M_{{{0}}}"})
STARRED = define("starred", (variable("x"),), variable("x"), {"latex": r"T(\,{0}\,)^{{*}}", "text": "T({0})*"})
SCALARS: list[Definition] = [
    information.surprisal,
    information.binary_entropy,
    activations.sigmoid,
    binary_losses.binary_cross_entropy,
    activations.softplus,
    STARRED,
]
OF_FAMILIES: list[Definition] = [
    information.entropy,
    information.cross_entropy,
    information.kl_divergence_bits,
    activations.logsumexp,
    INDEXED,
]
FAMILY_VALUED: list[Definition] = [activations.softmax, activations.log_softmax]
SORTS = [real, positive, nonnegative, open_probability, interval(-1, 1, left_open=True), interval(variable("x"), None)]
RANGES = [
    INDICES,
    index_range(3),
    integers(0, 1),
    integers(0, None),
    integers(None, None),
    integers(-1, n),
    integer,
    natural,
]


class Maker:
    """Draws a term; `draw` is hypothesis's, `scope` the bound variables that may be used here."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def choose(self, options: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(options))

    def index(self, scope: list[Term], depth: int) -> Term:
        bound = [v for v in scope if v.args[0] == INDICES]
        plain = [*bound, variable("i", INDICES), term(1), n]
        kind = self.draw(st.integers(0, 5))
        if kind < 4 or depth == 0:
            return self.choose(plain)
        return op(self.choose(["add", "mul"]), self.choose(plain), self.index(scope, depth - 1))

    def leaf(self, scope: list[Term]) -> Term:
        numbers = [term(0), term(1), term(2), term(10), decimal("0.40"), decimal("12.5"), pi, e]
        reals = [v for v in scope if v.args[0].head != Operator("function")]
        return self.choose([*REALS, *reals, *reals, *numbers])

    def family(self, scope: list[Term], depth: int, rows: bool = True) -> Term:
        bound = [v for v in scope if v.args[0] == FAMILIES[1].args[0]]
        kind = self.draw(st.integers(0, 5))
        if kind == 0 and depth > 0:
            marker = variable(self.choose(HINTS), INDICES)
            return bind("lambda", marker, self.real([*scope, marker], depth - 1))
        if kind == 1 and depth > 0:
            return Term(self.choose(FAMILY_VALUED), (self.family(scope, depth - 1, rows=False),))
        if kind == 2 and rows:
            return Term(Operator("call"), (MATRIX, self.index(scope, 1)))
        return self.choose([*FAMILIES, *bound])

    def real(self, scope: list[Term], depth: int) -> Term:
        if depth <= 0:
            return self.leaf(scope)
        below = lambda: self.real(scope, depth - 1 - self.draw(st.integers(0, 1)))  # noqa: E731
        kind = self.choose([*self.ARITHMETIC, *self.ARITHMETIC, *self.APPLIED, *self.BINDING])
        return self.MAKE[kind](self, below, scope, depth)

    def _binder(
        self, name: str, sorts: list[Term], scope: list[Term], depth: int, *others: Term, order: int = 0
    ) -> Term:
        marker = variable(self.choose(HINTS), self.choose(sorts))
        body = self.real([*scope, marker], depth - 1)
        assume(not any(marker in free_variables(v.args[0]) for v in free_variables(body)))  # such v is bound first
        return bind(name, marker, body, *others, order=order)

    def _derivative(self, scope: list[Term], depth: int) -> Term:
        order = self.draw(st.integers(1, 4))
        kind = self.draw(st.integers(0, 2))
        if kind == 0:  # of an unknown function
            f = self.choose(FUNCTIONS)
            marker = variable("x", f.args[0].args[0])
            return bind("derivative", marker, call(f, marker), self.real(scope, depth - 1), order=order)
        if kind == 1:  # d/dx at x
            candidates = [v for v in (*REALS, *scope) if v.args[0].head != Operator("function")]
            x = self.choose(candidates)
            return bind("derivative", x, self.real(scope, depth - 1), x, order=order)
        return self._binder("derivative", SORTS, scope, depth, self.real(scope, depth - 1), order=order)

    def _partial(self, scope: list[Term], depth: int) -> Term:
        order = self.draw(st.integers(1, 2))
        if self.draw(st.booleans()):
            z = self.choose(FAMILIES)
            return bind("partial", z, self.real(scope, depth - 1), z, self.index(scope, 1), order=order)
        if self.draw(st.booleans()):
            indices = self.index(scope, 1), self.index(scope, 1)
            return bind("partial", MATRIX, self.real(scope, depth - 1), MATRIX, *indices, order=order)
        marker = variable(self.choose(HINTS), FAMILIES[1].args[0])
        body = self.real([*scope, marker], depth - 1)
        return bind("partial", marker, body, self.family(scope, depth - 1), self.index(scope, 1), order=order)

    def _limit(self, scope: list[Term], depth: int) -> Term:
        direction = self.choose(["", "+", "-"])
        point = (
            self.choose([term(0), infinity, neg(infinity)]) if self.draw(st.booleans()) else self.real(scope, depth - 1)
        )
        return self._binder("limit" + direction, [*SORTS, natural], scope, depth, point)

    def _expectation(self, scope: list[Term], depth: int) -> Term:
        return self._binder("expectation", [INDICES, INDICES, real], scope, depth, self.family(scope, depth - 1))

    ARITHMETIC = ("add", "add", "mul", "mul", "neg", "div", "pow", "exp", "log", "xlogy")
    APPLIED = (
        "log_base", "fence", "sqrt", "hyperbolic", "extremum", "entry", "matrix", "call", "plane", "mixed",
        "delta", "piecewise", "scalar_definition", "definition", "vector_entry",
    )  # fmt: skip
    BINDING = ("sum", "product", "maximum", "integral", "derivative", "partial", "limit", "expectation")

    MAKE: ClassVar[dict[str, Callable[..., Term]]] = {
        "add": lambda s, b, c, d: Term(Operator("add"), tuple(b() for _ in range(s.draw(st.integers(2, 3))))),
        "mul": lambda s, b, c, d: Term(Operator("mul"), tuple(b() for _ in range(s.draw(st.integers(2, 3))))),
        "neg": lambda s, b, c, d: neg(b()),
        "div": lambda s, b, c, d: Term(Operator("div"), (b(), b())),
        "pow": lambda s, b, c, d: op("pow", b(), b()),
        "exp": lambda s, b, c, d: exp(b()),
        "log": lambda s, b, c, d: log(b()),
        "xlogy": lambda s, b, c, d: op("xlogy", b(), b()),
        "log_base": lambda s, b, c, d: log(b(), b()),
        "fence": lambda s, b, c, d: op(s.choose(["abs", "abs", "floor", "ceiling"]), b()),
        "sqrt": lambda s, b, c, d: op("sqrt", b()),
        "hyperbolic": lambda s, b, c, d: op(s.choose(["sinh", "cosh", "tanh", "atanh"]), b()),
        "extremum": lambda s, b, c, d: op(s.choose(["max", "min"]), *(b() for _ in range(s.draw(st.integers(1, 3))))),
        "entry": lambda s, b, c, d: (
            Term(Operator("call"), (s.family(c, d - 1), s.index(c, 2)))
            if s.draw(st.booleans())
            else Term(Operator("call"), (FAMILIES[0], s.index(c, 2)))
        ),
        "matrix": lambda s, b, c, d: Term(Operator("call"), (MATRIX, s.index(c, 1), s.index(c, 1))),
        "call": lambda s, b, c, d: Term(Operator("call"), (s.choose(FUNCTIONS), b())),
        "plane": lambda s, b, c, d: Term(Operator("call"), (PLANE, b(), b())),
        "mixed": lambda s, b, c, d: Term(Operator("call"), (FAMILY_OF_FUNCTIONS, s.index(c, 1), b())),
        "delta": lambda s, b, c, d: delta(s.index(c, 1), s.index(c, 1)),
        "piecewise": lambda s, b, c, d: piecewise((b(), s.proposition(c, 0)), otherwise=b()),
        "scalar_definition": lambda s, b, c, d: s._defined(s.choose(SCALARS), lambda: b()),
        "definition": lambda s, b, c, d: s._defined(s.choose(OF_FAMILIES), lambda: s.family(c, d - 1, rows=False)),
        "vector_entry": lambda s, b, c, d: Term(
            Operator("call"), (op("vector", *(b() for _ in range(s.draw(st.integers(1, 3))))), s.index(c, 1))
        ),
        "sum": lambda s, b, c, d: s._binder("sum", RANGES, c, d),
        "product": lambda s, b, c, d: s._binder("product", RANGES, c, d),
        "maximum": lambda s, b, c, d: s._binder("maximum", RANGES, c, d),
        "integral": lambda s, b, c, d: s._binder("integral", [*SORTS, interval(0, 1), real], c, d),
        "derivative": lambda s, b, c, d: s._derivative(c, d),
        "partial": lambda s, b, c, d: s._partial(c, d),
        "limit": lambda s, b, c, d: s._limit(c, d),
        "expectation": lambda s, b, c, d: s._expectation(c, d),
    }

    def _defined(self, definition: Definition, argument: Callable[[], Term]) -> Term:
        return Term(definition, tuple(argument() for _ in definition.parameters))

    def proposition(self, scope: list[Term], depth: int) -> Term:
        kind = self.draw(st.integers(0, 6)) if depth else 0
        if kind == 1:
            parts = (self.proposition(scope, depth - 1) for _ in range(self.draw(st.integers(2, 3))))
            return Term(Operator("and"), tuple(parts))
        if kind == 2:
            return op("implies", self.proposition(scope, depth - 1), self.proposition(scope, depth - 1))
        if kind == 3:
            marker = variable(self.choose(HINTS), self.choose([*SORTS, *RANGES, FAMILIES[1].args[0]]))
            return bind("forall", marker, self.proposition([*scope, marker], depth - 1))
        if kind == 4:
            name = self.choose(["differentiable", "continuous", "integrable"])
            marker = variable(self.choose(HINTS), self.choose(SORTS))
            literal = bind("lambda", marker, self.real([*scope, marker], depth - 1))
            return op(name, self.choose([literal, *FUNCTIONS]), self.choose(SORTS))
        if kind == 5:
            return op("is_integer", self.real(scope, depth - 1))
        return op(self.choose(["=", "≠", "<", "≤", ">", "≥"]), self.real(scope, depth), self.real(scope, depth))


@st.composite
def formulas(draw: st.DrawFn) -> Term:
    """A real-valued term or a proposition."""
    maker = Maker(draw)
    depth = draw(st.integers(1, 4))
    return maker.proposition([], depth - 1) if draw(st.booleans()) else maker.real([], depth)
