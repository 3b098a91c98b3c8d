"""Formulas over arrays: what a term becomes when its families are arrays and its bound indices are axes.

A `Node` is an operation on other nodes and knows the axes along which its value varies. Nodes are made by a `Graph`,
which makes each only once, so that what occurs twice in a formula is computed once. On the way operations are chosen
that say the same more accurately: log(1 + u) is log1p(u), exp(u) − 1 is expm1(u), and what is multiplied by an
indicator is chosen, not multiplied.

Main statements: `Axis`, `Node`, `Graph`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from derive.terms.build import OPPOSITE, TURNED
from derive.terms.term import Term

INDICATORS = ("=", "≠", "<", "≤", ">", "≥", "and", "not")
REDUCTIONS = ("sum", "product", "maximum")
_ONE, _MINUS_ONE = Fraction(1), Fraction(-1)


@dataclass(frozen=True, slots=True)
class Axis:
    """The range 1, …, size as an axis. Two axes of the same size are told apart by their level."""

    size: Term
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """An operation on arrays. Two nodes of one graph are equal exactly when they are the same object.

    `data` is the value of a number, the name of an input or a constant, the axis of a reduction or a selection.
    """

    op: str
    args: tuple[Node, ...]
    data: Any
    axes: frozenset[Axis]

    @property
    def is_number(self) -> bool:
        return self.op == "number"

    @property
    def is_indicator(self) -> bool:
        """Is the value true or false?"""
        return self.op in INDICATORS

    @property
    def is_exact(self) -> bool:
        """Is it known before any array is seen: a number, a constant, a function of these?"""
        return self.op in ("number", "constant") or (
            self.op in ("add", "neg", "mul", "div", "log", "sqrt", "exp", "pow") and all(a.is_exact for a in self.args)
        )


class Graph:
    """Makes the nodes of one function, each once; `labels` holds names for those that have one in the field."""

    def __init__(self) -> None:
        self._made: dict[tuple[Any, ...], Node] = {}
        self.labels: dict[Node, str] = {}

    def make(self, op: str, *args: Node, data: Any = None) -> Node:
        key = (op, args, data)
        if op in ("add", "mul") and (op, (args[1], args[0], *args[2:]), data) in self._made:
            key = (op, (args[1], args[0], *args[2:]), data)  # a + b and b + a are the same float
        if key not in self._made:
            self._made[key] = Node(op, args, data, _axes(op, args, data))
        return self._made[key]

    # ---- leaves

    def number(self, value: Fraction | int) -> Node:
        return self.make("number", data=Fraction(value))

    def constant(self, name: str) -> Node:
        return self.make("constant", data=name)

    def input(self, name: str, axes: Sequence[Axis] = ()) -> Node:
        """An argument of the function, its own axes in the order in which the array has them."""
        return self.make("input", data=(name, tuple(axes)))

    def size(self, axis: Axis) -> Node:
        return self.make("size", data=axis.size)

    def index(self, axis: Axis) -> Node:
        """The position along an axis, counted from 0."""
        return self.make("index", data=axis)

    # ---- arithmetic

    def add(self, parts: Sequence[Node]) -> Node:
        """A sum in the order in which it is written; e^u − 1 in it is expm1(u)."""
        parts = [p for p in parts if not (p.is_number and p.data == 0)]
        for one in (_ONE, _MINUS_ONE):
            found = self._with_expm1(parts, one)
            if found is not None:
                return found
        if all(p.is_number for p in parts):
            return self.number(sum((p.data for p in parts), Fraction(0)))
        if len(parts) == 1:
            return parts[0]
        if len(parts) == 2 and parts[0].is_number and parts[0].data == 1:
            (opposite,) = parts[1].args if parts[1].op == "neg" else (None,)
            if opposite is not None and opposite.op in OPPOSITE:
                return self.make(OPPOSITE[opposite.op], *opposite.args)
        if len(parts) > 2 and not any(p.is_number for p in parts):
            first, whole = parts[0].axes | parts[1].axes, frozenset[Axis]().union(*(p.axes for p in parts))
            if first < whole:  # added first anyhow; as a part of its own it may be shared
                return self.add([self.add(parts[:2]), *parts[2:]])
        return self.make("add", *parts)

    def _with_expm1(self, parts: Sequence[Node], one: Fraction) -> Node | None:
        """e^u − 1 (or 1 − e^u) among the parts taken together."""
        for k, p in enumerate(parts):
            if not (p.is_number and p.data == one):
                continue
            for j, q in enumerate(parts):
                power = q if one == -1 else q.args[0] if q.op == "neg" else None
                if power is not None and power.op == "exp":
                    together = self.make("expm1", *power.args)
                    together = together if one == -1 else self.neg(together)
                    rest = [together if i == min(j, k) else part for i, part in enumerate(parts) if i != max(j, k)]
                    return self.add(rest)
        return None

    def neg(self, a: Node) -> Node:
        if a.is_number:
            return self.number(-a.data)
        if a.op == "neg":
            return a.args[0]
        return self.make("neg", a)

    def mul(self, factors: Sequence[Node]) -> Node:
        """A product: a sign goes in front, a factor 1/n divides, and an indicator comes last.

        Where the other factors may be infinite, an indicator chooses instead: 0 times ∞ is not 0.
        """
        number, rest, below, indicators = _ONE, [], [], []
        for f in factors:
            if f.op == "neg":
                number, f = -number, f.args[0]
            if f.op == "div" and f.args[0].is_number and f.args[1].op == "size" and f.args[1] not in below:
                below.append(f.args[1])
                f = f.args[0]
            if f.is_number:
                number *= f.data
            elif f.is_indicator:
                indicators.append(f)
            else:
                rest.append(f)
        if indicators:
            condition = indicators[0] if len(indicators) == 1 else self.make("and", *indicators)
            if not rest and number in (1, -1):
                return condition if number == 1 else self.neg(condition)
            product = self.mul([self.number(number), *rest])
            if all(_stays_finite(f) for f in rest) and product.op != "neg":
                return self.make("mul", *(product.args if product.op == "mul" else (product,)), condition)
            return self.where(condition, product, self.number(0))
        if number == 0:
            return self.number(0)
        sign, number = (-1, -number) if number < 0 else (1, number)
        rest = self._with_halved_exponential(rest)
        if not rest:
            return self.number(sign * number)
        if number.numerator != 1:
            rest.insert(0, self.number(number.numerator))
        if number.denominator != 1:
            below.append(self.number(number.denominator))
        product = rest[0] if len(rest) == 1 else self.make("mul", *rest)
        product = self.make("div", product, *below) if below else product
        return self.neg(product) if sign < 0 else product

    def _with_halved_exponential(self, factors: list[Node]) -> list[Node]:
        """u² e^s is (u e^{s/2})²: e^s may leave the range of the numbers where the product does not."""
        powers = [f for f in factors if f.op == "exp" and not _is_decay(f)]
        others = [f for f in factors if f not in powers]
        if len(powers) != 1 or not others:
            return factors
        half = self.make("exp", self.div(powers[0].args[0], self.number(2)))
        first = others[0]
        if _is_power(first, 2):
            return [self.power(self.make("mul", first.args[0], half), first.args[1]), *others[1:]]
        before = first if len(others) == 1 else self.make("mul", *others)
        return [self.make("mul", self.make("mul", before, half), half)]

    def div(self, a: Node, b: Node) -> Node:
        if a.is_number and b.is_number:
            return self.number(a.data / b.data)
        if a.op == "neg":
            return self.neg(self.div(a.args[0], b))
        if b.is_number and b.data < 0:
            return self.neg(self.div(a, self.number(-b.data)))
        if a.is_indicator:
            return self.where(a, self.div(self.number(1), b), self.number(0))
        if b.is_number and b.data == 1:
            return a
        if b.op == "div" and b.args[1].is_number and not a.is_exact:  # a denormal b may vanish when it is halved
            return self.div(self.mul([b.args[1], a]), b.args[0])
        if _is_power(a, 2) and not b.is_exact:  # u² leaves the range of the numbers before u (u/b) does
            return self.mul([a.args[0], self.div(a.args[0], b)])
        for exponent in (2, 3, 4):
            if _is_power(b, exponent) and not a.is_exact:  # and so before a/u/u
                for _ in range(exponent):
                    a = self.div(a, b.args[0])
                return a
        return self.make("div", a, b)

    def power(self, base: Node, exponent: Node) -> Node:
        if exponent.is_number and exponent.data == 1:
            return base
        if base.op == "constant" and base.data == "e":
            return self.make("exp", exponent)
        return self.make("pow", base, exponent)

    def xlogy(self, a: Node, b: Node) -> Node:
        """a log b; where b is 1 + u or a quotient, as in `log`."""
        logarithm = self.log(b)
        if logarithm.op == "mul":
            two, logarithm = logarithm.args
            return self.mul([two, self.make("xlogy", a, *logarithm.args)])
        if logarithm.op == "log1p":
            return self.make("xlog1py", a, *logarithm.args)
        return self.make("xlogy", a, b)

    def compared(self, relation: str, a: Node, b: Node) -> Node:
        if a.op == "neg" and b.is_number and relation in TURNED:
            a, b, relation = a.args[0], self.neg(b), TURNED[relation]
        return self.make(relation, a, b)

    def log(self, a: Node) -> Node:
        """log(1 + u) is log1p(u); log(a/b) is 2 log(√a/√b), for the quotient may leave the range of the numbers."""
        if a.op == "div" and a.axes and not any(b.is_exact for b in a.args):
            roots = [self.make("sqrt", b) for b in a.args]
            return self.mul([self.number(2), self.make("log", self.div(*roots))])
        if a.op == "add":
            ones = [k for k, p in enumerate(a.args) if p.is_number and p.data == 1]
            if len(ones) == 1:
                rest = [p for k, p in enumerate(a.args) if k != ones[0]]
                return self.make("log1p", self.add(rest))
        return self.make("log", a)

    def where(self, condition: Node, value: Node, otherwise: Node) -> Node:
        if value is otherwise:
            return value
        if value.is_number and otherwise.is_number and (value.data, otherwise.data) == (1, 0):
            return condition
        return self.make("where", condition, value, otherwise)

    def sqrt(self, a: Node) -> Node:
        """√u of a sum u, which is not negative although rounding may make it so."""
        return self.make("sqrt", self.make("max", a, self.number(0)) if a.op in ("add", "sum", "div") else a)

    def abs(self, a: Node) -> Node:
        """|a − b| is |b − a|: of the two the one whose difference is there already."""
        a = a.args[0] if a.op == "neg" else a
        if a.op == "add" and len(a.args) == 2 and a.args[1].op == "neg" and ("abs", (a,), None) not in self._made:
            minus = self._made.get(("neg", a.args[:1], None))
            turned = ("add", (a.args[1].args[0], minus), None)
            return self.make("abs", self._made.get(turned, a))
        return self.make("abs", a)

    # ---- along an axis

    def reduce(self, op: str, axis: Axis, body: Node) -> Node:
        """Σ, Π or max over an axis; a sum of products of arrays with different axes is one contraction."""
        if op != "sum":
            return self.make(op, body, data=axis) if axis in body.axes else self._repeated(op, axis, body)
        if body.op == "neg":
            return self.neg(self.reduce(op, axis, body.args[0]))
        if axis not in body.axes:
            return self.mul([self.size(axis), body])
        if body.op == "div" and axis not in body.args[1].axes:
            return self.div(self.reduce(op, axis, body.args[0]), body.args[1])
        outside = [f for f in body.args if axis not in f.axes] if body.op == "mul" else []
        if outside:
            inside = [f for f in body.args if axis in f.axes]
            return self.mul([*outside, self.reduce(op, axis, self.mul(inside))])
        alike = all(f.axes == body.args[0].axes for f in body.args)
        if body.op == "mul" and not alike and not any(f.is_indicator for f in body.args):
            return self.make("contract", *body.args, data=axis)
        return self.make("sum", body, data=axis)

    def _repeated(self, op: str, axis: Axis, body: Node) -> Node:
        return body if op == "maximum" else self.power(body, self.size(axis))

    def take(self, source: Node, axis: Axis, index: Node) -> Node:
        """The entry at an index: a number counted from 0, or an array of them."""
        return self.make("take", source, index, data=axis)

    # ---- case distinctions

    def guarded(self, a: Node, condition: Node) -> Node:
        """The same where the condition holds; elsewhere something harmless instead of log 0, 1/0 or an overflow."""
        if not a.args or a.is_exact:
            return a
        args = [self.guarded(b, condition) for b in a.args]
        harmless = {"log": (0, 1), "log1p": (0, 0), "sqrt": (0, 1), "exp": (0, 0), "expm1": (0, 0), "div": (1, 1)}
        harmless |= {"pow": (0, 1), "cosh": (0, 0), "sinh": (0, 0), "atanh": (0, 0), "xlogy": (1, 1), "xlog1py": (1, 0)}
        if a.op in harmless:
            place, value = harmless[a.op]
            known = args[place].is_exact or args[place].op == "size" or _elsewhere(args[place], condition) == value
            if not known:
                args[place] = self.where(condition, args[place], self.number(value))
        return self.make(a.op, *args, data=a.data)


def _elsewhere(a: Node, condition: Node) -> Fraction | None:
    """The value where the condition does not hold, if it is one that was put there, or 1 made of such."""
    if a.op == "where" and a.args[0] is condition and a.args[2].is_number:
        value: Fraction = a.args[2].data
        return value
    if a.op in ("sqrt", "div", "mul") and all(b.is_number or _elsewhere(b, condition) is not None for b in a.args):
        parts = [b.data if b.is_number else _elsewhere(b, condition) for b in a.args]
        return _ONE if all(p == 1 for p in parts) else None
    return None


def _stays_finite(a: Node) -> bool:
    """Is it made so that only an overflow of the result itself makes it infinite? Then 0 times it is 0."""
    if a.op in ("input", "number", "constant", "size") or a.is_indicator:
        return True
    if a.op == "div":
        return _stays_finite(a.args[0]) and (a.args[1].is_exact or a.args[1].op == "size")
    if a.op == "take":
        return _stays_finite(a.args[0])
    return a.op in ("add", "neg", "mul", "max", "min", "abs", "sum", "maximum") and all(map(_stays_finite, a.args))


def _is_decay(a: Node) -> bool:
    """Is it e to a number that is not positive by its form: e^{min(x, 0)}, e^{−|x|}, e^{z − max z}?"""
    (s,) = a.args
    if s.op == "min":
        return any(b.is_number and b.data <= 0 for b in s.args)
    if s.op == "neg":
        return s.args[0].op == "abs"
    if s.op == "div":
        return s.args[1].op in ("input", "size", "number") and _is_decay(Node("exp", s.args[:1], None, a.axes))
    return s.op == "add" and any(b.op == "neg" and b.args[0].op == "maximum" for b in s.args)


def _is_power(a: Node, exponent: int) -> bool:
    return a.op == "pow" and a.args[1].is_number and a.args[1].data == exponent


def _axes(op: str, args: Iterable[Node], data: Any) -> frozenset[Axis]:
    if op == "input":
        return frozenset(data[1])
    if op == "index":
        return frozenset((data,))
    if op == "take":
        source, index = args
        return (source.axes - {data}) | index.axes
    axes = frozenset[Axis]().union(*(a.axes for a in args))
    return axes - {data} if op in (*REDUCTIONS, "contract") else axes


def all_nodes(roots: Iterable[Node]) -> list[Node]:
    """Every node under the roots, each once and after those it is made of."""
    found: dict[Node, None] = {}

    def visit(a: Node) -> None:
        if a not in found:
            for b in a.args:
                visit(b)
            found[a] = None

    for root in roots:
        visit(root)
    return list(found)
