"""What a program should give, exactly, and how far from it the arithmetic may be: for the tests in this folder.

The exact value is an enclosure of the proved right-hand side by the kernel's balls, at the very floats that the program
is given. How far off the program may be: 4 units in the last place of the largest term of the stable form. A term here
is any intermediate value, times how much the result moves with it: for log Σ e^{z−m} + m it is m, and the logarithm;
for e^{z−m} it is (z − m) e^{z−m}, because a subtraction that is right to half an ulp moves the exponential by so much.
The entries of an intermediate array count together, by the sum of their absolute values.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

from flint import arb, ctx, fmpq

from derive.code.arrays import Axis, Graph, Node
from derive.code.lowering import Lowering
from derive.code.source import Formula, Source, is_label
from derive.kernel.balls import Undecided, Undefined, evaluate
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Number, Term, Variable
from tests.code.points import TINY, Point, whole

BITS = 256
_NEARLY_INFINITE = (1 - 2.0**-50) * 2.0**1023 * arb(2)  # 4 ulps more, and it is not representable


# ---- exact values


def exactly(value: object) -> object:
    """Floats as rational numbers."""
    if isinstance(value, tuple):
        return tuple(exactly(v) for v in value)
    return Fraction(value) if isinstance(value, float) else value


def enclosure(t: Term, point: Point, radius: arb) -> arb | None:
    """The value of a term at a point, to such a radius or 80 bits; None where it is not defined there."""
    assignment = {v: exactly(x) for v, x in point.items()}
    for bits in (BITS, 6 * BITS):
        try:
            found = evaluate(t, assignment, bits)
        except Undefined:
            return None
        except (Undecided, ValueError):
            continue
        if found.rad() <= radius or found.rel_accuracy_bits() > 80:
            return found
    return None


# ---- how much each term counts


@dataclass(slots=True)
class _Scalar:
    value: arb
    edges: list[tuple[_Scalar, arb]]
    node: Node | None = None
    part: int = 0  # which partial product of the node
    weight: arb = field(default_factory=arb)


class Scale:
    """The largest term of a formula at a point; see the module's docstring.

    `least` is how far the result moves when a term that vanishes below the smallest float is lost. `undetermined` says
    that rounding leaves no digit of the result: a comparison may come out either way, for its sides are as near as
    rounding; or an exponent is a sum whose rounding alone moves it by 1/2, as log Σ e^{z−m} + m − z' does at 10¹⁶⁰.
    """

    def __init__(self, source: Source, formula: Formula, point: Point, smallest: float) -> None:
        self.smallest = smallest
        self.graph = Graph()
        lowering = Lowering(self.graph, formula.indices).with_sizes(source.sizes)
        self.root = lowering.lowered(formula.right)
        self.axes = tuple(lowering.axis_of(k) for k in formula.indices)
        self.point = {v.head.name: x for v, x in point.items() if isinstance(v.head, Variable)}
        self.sizes = {v: x for v, x in point.items() if is_integer_sort(v.args[0])}
        self.labels = {v.head.name for v in source.parameters if is_label(v) and isinstance(v.head, Variable)}

    def at(self, *indices: int) -> arb:
        """The largest term of the entry at these indices, counted from 0."""
        self._made: dict[tuple[Node, tuple[tuple[Axis, int], ...]], _Scalar] = {}
        self._order: list[_Scalar] = []
        self.undetermined = False
        with ctx.workprec(2 * BITS):
            root = self._scalar(self.root, dict(zip(self.axes, indices, strict=True)))
            self.value = root.value
            largest = abs(root.value)
            root.weight = arb(1)
            self.least = arb(0)
            terms: dict[tuple[Node | None, int, int], arb] = {}
            for s in reversed(self._order):
                self.least = self.least.max(abs(s.weight).mid() * self.smallest)
                for k, (child, slope) in enumerate(s.edges):
                    place = (s.node, s.part, 0 if s.node is not None and s.node.op == "sum" else k)
                    terms[place] = terms.get(place, arb(0)) + abs(s.weight * slope * child.value).mid()
                    child.weight = child.weight + s.weight * slope
            for part in terms.values():
                largest = largest.max(part)
            return largest.mid()

    def _scalar(self, node: Node, at: Mapping[Axis, int]) -> _Scalar:
        key = (node, tuple(sorted(((a, at[a]) for a in node.axes), key=repr)))
        if key not in self._made:
            self._made[key] = made = self._make(node, at)
            made.value, made.node = made.value.mid(), node
            self._order.append(made)
        return self._made[key]

    def _size(self, size: Term) -> int:
        return int(size.head.value) if isinstance(size.head, Number) else int(self.sizes[size])  # type: ignore[call-overload]

    def _index(self, node: Node, at: Mapping[Axis, int]) -> int:
        """The value of an index or a label, counted from 0."""
        if node.op == "index":
            return at[node.data]
        if node.is_number:
            return int(node.data)
        name, axes = node.data
        found = self.point[name]
        for axis in axes:
            found = found[at[axis]]  # type: ignore[index]
        assert isinstance(found, int)
        return found - 1

    def _holds(self, node: Node, at: Mapping[Axis, int]) -> bool:
        if node.op == "and":
            return all(self._holds(a, at) for a in node.args)
        if node.op in ("=", "≠") and any(a.op == "index" or self._is_label(a) for a in node.args):
            same = self._index(node.args[0], at) == self._index(node.args[1], at)
            return same == (node.op == "=")
        a, b = (self._scalar(x, at).value for x in node.args)
        if any(x.op not in ("input", "number") for x in node.args):
            rounding = (self._summands(node.args[0], at) + self._summands(node.args[1], at)) * 2.0**-50
            self.undetermined |= bool(abs(a - b) <= rounding)
        return bool({"=": a == b, "≠": a != b, "<": a < b, "≤": a <= b, ">": a > b, "≥": a >= b}[node.op])

    def _rounding(self, node: Node, at: Mapping[Axis, int]) -> arb:
        """What rounding may move a sum by: half an ulp of each partial sum, an ulp of each part that is computed."""
        if node.op == "neg":
            return self._rounding(node.args[0], at)
        if node.op == "add":
            total, moved = arb(0), arb(0)
            for k, a in enumerate(node.args):
                total = total + self._scalar(a, at).value
                moved = moved + self._rounding(a, at) + (abs(total) * 2.0**-53 if k else 0)
            return moved
        given = node.op in ("input", "number", "maximum", "take", "max", "min")
        return arb(0) if given else abs(self._scalar(node, at).value) * 2.0**-52

    def _summands(self, node: Node, at: Mapping[Axis, int]) -> arb:
        """The sum of the absolute values of what is added up in a node."""
        if node.op in ("add", "neg"):
            return sum((self._summands(a, at) for a in node.args), arb(0))
        return abs(self._scalar(node, at).value)

    def _is_label(self, node: Node) -> bool:
        return node.op == "input" and node.data[0] in self.labels

    def _make(self, node: Node, at: Mapping[Axis, int]) -> _Scalar:
        op, args = node.op, node.args
        if op == "number":
            return _Scalar(arb(fmpq(node.data.numerator, node.data.denominator)), [])
        if op == "constant":
            return _Scalar(arb.pi() if node.data == "pi" else arb.const_e(), [])
        if op == "size":
            return _Scalar(arb(self._size(node.data)), [])
        if op == "input":
            found = self.point[node.data[0]]
            for axis in node.data[1]:
                found = found[at[axis]]  # type: ignore[index]
            exact = Fraction(found)  # type: ignore[arg-type]
            return _Scalar(arb(fmpq(exact.numerator, exact.denominator)), [])
        if node.is_indicator:
            return _Scalar(arb(int(self._holds(node, at))), [])
        if op == "where":
            chosen = self._scalar(args[1 if self._holds(args[0], at) else 2], at)
            return _Scalar(chosen.value, [(chosen, arb(1))])
        if op == "take":
            source, index = args
            entry = self._scalar(source, {**at, node.data: self._index(index, at)})
            return _Scalar(entry.value, [(entry, arb(1))])
        if op in ("sum", "maximum", "product", "contract"):
            return self._reduced(node, at)
        parts = [self._scalar(a, at) for a in args]
        x = [p.value for p in parts]
        if op in ("exp", "expm1"):
            self.undetermined |= bool(self._rounding(args[0], at) >= 0.5)
        if op in ("max", "min"):
            chosen = parts[0] if (x[0] >= x[1]) == (op == "max") else parts[1]
            return _Scalar(chosen.value, [(chosen, arb(1))])
        if op == "mul":
            return self._multiplied(node, parts)
        value, slopes = _VALUES[op](*x)
        return _Scalar(value, list(zip(parts, slopes, strict=True)))

    def _multiplied(self, node: Node, factors: list[_Scalar]) -> _Scalar:
        """A product from the left: each partial product may vanish below the smallest float."""
        product_ = factors[0]
        for k, factor in enumerate(factors[1:]):
            if k:
                self._order.append(product_)
            edges = [(product_, factor.value), (factor, product_.value)]
            product_ = _Scalar((product_.value * factor.value).mid(), edges, node, k)
        return product_

    def _reduced(self, node: Node, at: Mapping[Axis, int]) -> _Scalar:
        entries = []
        for k in range(self._size(node.data.size)):
            inside = {**at, node.data: k}
            parts = [self._scalar(a, inside) for a in node.args]
            entries.append(parts)
        if node.op == "maximum":
            (chosen,) = max(entries, key=lambda parts: float(parts[0].value))
            for (entry,) in entries:
                chosen = entry if entry.value > chosen.value else chosen
            return _Scalar(chosen.value, [(chosen, arb(1))])
        assert node.op != "product"
        total, edges = arb(0), []
        for parts in entries:
            value = arb(1)
            for p in parts:
                value = value * p.value
            total = total + value
            if node.op == "sum":
                edges.append((parts[0], arb(1)))
            else:
                product_ = _Scalar(value, [(p, _without(parts, k)) for k, p in enumerate(parts)], node.args[0])
                self._order.append(product_)
                edges.append((product_, arb(1)))
        return _Scalar(total, edges)


def _without(parts: list[_Scalar], k: int) -> arb:
    value = arb(1)
    for j, p in enumerate(parts):
        value = value if j == k else value * p.value
    return value


def _quotient(a: arb, b: arb) -> tuple[arb, list[arb]]:
    return a / b, [1 / b, -a / b / b]


def _power(a: arb, b: arb) -> tuple[arb, list[arb]]:
    value = a**b
    if a == 0:
        return value, [arb(1) if b == 1 else arb(0), arb(0)]
    return value, [b * value / a, value * a.log() if a > 0 else arb(0)]


def _xlogy(a: arb, b: arb) -> tuple[arb, list[arb]]:
    return (arb(0), [arb(0), arb(0)]) if a == 0 else (a * b.log(), [b.log(), a / b])


def _xlog1py(a: arb, b: arb) -> tuple[arb, list[arb]]:
    return (arb(0), [arb(0), arb(0)]) if a == 0 else (a * b.log1p(), [b.log1p(), a / (1 + b)])


_VALUES = {
    "add": lambda *x: (sum(x, arb(0)), [arb(1)] * len(x)),
    "neg": lambda x: (-x, [arb(-1)]),
    "div": _quotient,
    "pow": _power,
    "exp": lambda x: (x.exp(), [x.exp()]),
    "expm1": lambda x: (x.expm1(), [x.exp()]),
    "log": lambda x: (x.log(), [1 / x]),
    "log1p": lambda x: (x.log1p(), [1 / (1 + x)]),
    "sqrt": lambda x: (x.sqrt(), [1 / (2 * x.sqrt()) if x > 0 else arb(0)]),
    "abs": lambda x: (abs(x), [arb(1) if x >= 0 else arb(-1)]),
    "sinh": lambda x: (x.sinh(), [x.cosh()]),
    "cosh": lambda x: (x.cosh(), [x.sinh()]),
    "tanh": lambda x: (x.tanh(), [1 - x.tanh() ** 2]),
    "atanh": lambda x: (x.atanh(), [1 / (1 - x * x)]),
    "xlogy": _xlogy,
    "xlog1py": _xlog1py,
    "floor": lambda x: (x.floor(), [arb(0)]),
    "ceiling": lambda x: (x.ceil(), [arb(0)]),
}


# ---- the comparison


@dataclass(frozen=True, slots=True)
class Deviation:
    """A value that a program gave, what it should be, and by how many ulps of the largest term it is off."""

    theorem: str
    point: Mapping[str, object]
    indices: tuple[int, ...]
    given: float
    exact: float
    largest: float
    ulps: float

    def __str__(self) -> str:
        where = ", ".join(f"{name} = {value!r}" for name, value in self.point.items())
        return (
            f"{self.theorem}{list(self.indices) or ''} at {where}: {self.given!r} given, {self.exact!r} exact, "
            f"{self.ulps:.1f} ulps of {self.largest:.3g}"
        )


def ulp(x: arb) -> arb:
    """The distance between neighbouring floats at x."""
    if x == 0:
        return arb(TINY)
    mantissa, exponent = abs(x).mid().man_exp()
    return arb(2) ** max(int(exponent) + int(mantissa).bit_length() - 53, -1074)


def deviations(
    source: Source, formula: Formula, point: Point, result: object, smallest: float = TINY, most: int = 6
) -> Iterator[Deviation]:
    """Entries of a result (an array) against the exact ones, so many at most; nothing where they are undefined.

    `smallest` is the smallest positive number of the arithmetic: JAX's has no denormal numbers.
    """
    sizes = [whole(k.args[0].args[1], point) for k in formula.indices]
    scale = Scale(source, formula, point, smallest)
    names = {v.head.name: x for v, x in point.items() if isinstance(v.head, Variable)}
    entries = list(product(*(range(n) for n in sizes)))
    for indices in entries if len(entries) <= most else random.Random(len(entries)).sample(entries, most):
        at = {**point, **{k: i + 1 for k, i in zip(formula.indices, indices, strict=True)}}
        given = float(result[indices])  # type: ignore[index]
        largest = scale.at(*indices)
        if not largest.is_finite():
            assert enclosure(formula.right, at, arb(1)) is None, (formula.theorem, at)
            continue
        with ctx.workprec(2 * BITS):
            unit = ulp(largest) + scale.least
            beyond = not unit < _NEARLY_INFINITE  # then rounding alone may give any float, or none
            exact = None if scale.undetermined or beyond else enclosure(formula.right, at, unit * 2.0**-20)
            if exact is None or not abs(exact) < _NEARLY_INFINITE:
                continue
            off = math.inf if not math.isfinite(given) else float(abs(arb(given) - exact).mid() / unit)
        yield Deviation(formula.theorem, names, indices, given, float(exact.mid()), float(largest), off)
