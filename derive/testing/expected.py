"""What a loss and its gradient are at the inputs of a case: exactly, with the error that is admissible there.

Per item the formula of the theorem is evaluated; then the reduction. Items whose label is ignored count for nothing.
Reductions: "none"; "sum"; "mean" over the items, which with class weights and labels divides by the weights of the
items (`divisor="items"`: by their number; with target distributions that is the default, as in PyTorch); "batchmean",
another word for the mean over the items; "elementmean", which divides by the number of entries; "lastmean", the mean
over the last axis of items alone, which is what Keras returns without a reduction.

Class weights multiply the loss of an item; with smoothed labels they stand in the formula instead, as the theorem has
it, and the mean divides by the weights of the labels all the same. Smoothing toward ½ changes a binary target first.

Main statements: `Options`, `Expected`, `Reference`, `require_reduction`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from flint import arb, ctx

from derive.testing import pairs
from derive.testing.floats import FORMATS, Array, Format, rounded
from derive.testing.formula import Formula, Input
from derive.testing.layout import Layout
from derive.testing.losses import Argument, Contract
from derive.testing.pairs import ZERO, NoValue, Pair
from derive.testing.regimes import Case
from derive.testing.statements import Statement

REDUCTIONS = ("none", "sum", "mean", "batchmean", "elementmean", "lastmean")
_PRECISIONS = (128, 256, 640, 1280, 3200, 9600)
_DOUBLE = FORMATS["float64"]
_UNKNOWN = (arb("nan"), arb("inf"))


def require_reduction(reduction: str, axes: int, families: bool) -> None:
    """Is there such a reduction of a loss with, or without, an axis of classes?"""
    if reduction not in REDUCTIONS:
        raise ValueError(f"reduction= is one of {', '.join(REDUCTIONS)}, not {reduction!r}.")
    if reduction == "lastmean" and (axes < 2 or families):
        raise ValueError(
            "reduction='lastmean' is the mean over the last axis of the items of a loss without classes: say axes=2."
        )


@dataclass(frozen=True, slots=True)
class Options:
    """How the items become what the function returns."""

    reduction: str = "mean"
    weights: tuple[float, ...] | None = None
    divisor: str = ""  # "weights" or "items"; "": the weights, where the items have labels
    ignore_index: int | None = None
    parameters: Mapping[str, float] = field(default_factory=dict)
    axes: int = 1  # of items

    def shape(self, items: int) -> tuple[int, ...]:
        """The axes of what the function returns."""
        if self.reduction == "none":
            return Layout(self.axes).shape(items)
        return Layout(self.axes).shape(items)[:-1] if self.reduction == "lastmean" else ()

    def last_axis(self, items: int) -> int:
        """The length of the last axis of items."""
        return Layout(self.axes).shape(items)[-1]


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """An array of exact values: rounded, the scale of the admissible error in units of ε, and the balls themselves.

    A value is nan where the formula has none: nothing is asked of the function there.
    """

    values: Array
    scales: Array
    balls: tuple[arb, ...]


class Reference:
    """The value and the gradients of one loss under given options."""

    def __init__(
        self,
        contract: Contract,
        value: Statement,
        gradients: Mapping[str, Statement],
        options: Options,
        weights_inside: bool = False,
    ) -> None:
        self.contract = contract
        self.value_statement = value
        self.options = options
        self.weights_inside = weights_inside
        self._known: dict[tuple[int, str, float, str], Expected] = {}
        self._kept: list[object] = []  # the inputs, so that their ids stay their own
        self._last: tuple[object, object, list[Input]] = (None, None, [])  # what was read last: inputs, format, digits
        self.gradients = gradients
        self._variables = {a.name: a.variable for a in contract.arguments if a.variable in gradients}

    @property
    def differentiable(self) -> tuple[str, ...]:
        """The arguments with a gradient."""
        return tuple(self._variables)

    def gradient_statement(self, argument: str) -> Statement:
        return self.gradients[self._variables[argument]]

    def value(self, case: Case) -> Expected:
        axes = () if self.contract.whole else self.options.shape(case.items)
        shape = (math.prod(axes),) if axes else ()
        return self._remembered(case, "", shape, lambda: self._value(case))

    def gradient(self, case: Case, argument: str) -> Expected:
        """The gradient of the reduced loss ("none": of each item's) in the argument, in its shape."""
        statement = self.gradient_statement(argument)
        shape = case.inputs[argument].shape
        return self._remembered(case, argument, shape, lambda: self._gradient(case, statement))

    def _remembered(
        self, case: Case, argument: str, shape: tuple[int, ...], evaluate: Callable[[], list[Pair]]
    ) -> Expected:
        """Computed once for the same inputs, however the code is called with them."""
        key = (id(case.inputs), case.format.name, case.upstream if argument else 1.0, argument)
        if key not in self._known:
            self._known[key] = self._settled(case.format, shape, evaluate)
            self._kept.append(case.inputs)
        return self._known[key]

    # ---- one evaluation at the working precision

    def _value(self, case: Case) -> list[Pair]:
        if self.contract.whole:
            return [self._of_item(self._whole_input(case))]
        items = [self._of_item(given) for given in self._inputs(case)]
        weighted = [_times(w, v) for w, v in zip(self._factors(case), items, strict=True)]
        if self.options.reduction == "none":
            return weighted
        groups = [weighted]
        if self.options.reduction == "lastmean":
            size = self.options.last_axis(case.items)
            groups = [weighted[k : k + size] for k in range(0, case.items, size)]
        return [self._total(group, case) for group in groups]

    def _total(self, values: Sequence[Pair], case: Case) -> Pair:
        if any(v[0].is_nan() for v in values):
            return _UNKNOWN
        return _divided(pairs.total(values), self.divisor(case))

    def _gradient(self, case: Case, statement: Statement) -> list[Pair]:
        found: list[Pair] = []
        if self.contract.whole:
            return [_times(case.upstream, part) for part in self._slopes(self._whole_input(case), statement)]
        size, divisor = case.classes if statement.indices else 1, self.divisor(case)
        for given, weight in zip(self._inputs(case), self._factors(case), strict=True):
            try:
                parts = self._slopes(given, statement)
            except NoValue:
                parts = [_UNKNOWN] * size
            found += [_divided(_times(case.upstream * weight, part), divisor) for part in parts]
        return found

    @staticmethod
    def _slopes(given: Input, statement: Statement) -> list[Pair]:
        """The gradient of an item (of a whole batch), with the largest scales among its forms."""
        forms = (statement.formula, *statement.forms)
        rows = [f.entries(given) if statement.indices else [f.at(given)] for f in forms]
        return [_widened(first, others) for first, *others in zip(*rows, strict=True)]

    @staticmethod
    def _at(formula: Formula, given: Input) -> Pair:
        try:
            return formula.at(given)
        except NoValue:
            return _UNKNOWN

    def _of_item(self, given: Input) -> Pair:
        """The loss of an item, with the largest scale among its forms."""
        statement = self.value_statement
        return _widened(self._at(statement.formula, given), [self._at(f, given) for f in statement.forms])

    # ---- the reduction

    def item_weights(self, case: Case) -> list[float]:
        """The weight of each item: that of its class, and 0 for an ignored label."""
        label = next((a for a in self.contract.arguments if a.kind == "label"), None)
        if label is None:
            return [1.0] * case.items
        weights, ignored = self.options.weights, self.options.ignore_index
        return [
            0.0 if k == ignored else 1.0 if weights is None else weights[k] for k in map(int, case.inputs[label.name])
        ]

    def _factors(self, case: Case) -> list[float]:
        """What the formula of each item is multiplied by."""
        weights = self.item_weights(case)
        return [float(w != 0) for w in weights] if self.weights_inside else weights

    def divisor(self, case: Case) -> float | None:
        """What the sum is divided by; None for nothing."""
        reduction = self.options.reduction
        if reduction in ("none", "sum"):
            return None
        if reduction == "lastmean":
            return float(self.options.last_axis(case.items))
        if reduction == "elementmean":
            return float(case.items * case.classes)
        weights = self.item_weights(case)
        if self.options.divisor == "weights" and self.options.weights is not None and not self.contract.has_labels:
            targets = next(case.inputs[a.name] for a in self.contract.arguments if a.name == "targets")
            return float(np.sum(targets * np.array(self.options.weights)))
        if self.options.divisor == "all":
            return float(len(weights))
        if self.options.divisor == "items":
            return float(sum(w > 0 for w in weights)) if self.options.ignore_index is not None else float(len(weights))
        return float(sum(weights))

    def _inputs(self, case: Case) -> Sequence[Input]:
        """The items as numbers. The value and the gradients at a case are asked for one after another."""
        key = (case.format.name, ctx.prec)
        if self._last[0] is not case.inputs or self._last[1] != key:
            self._last = (case.inputs, key, list(self._read(case)))
        return self._last[2]

    def _read(self, case: Case) -> Iterable[Input]:
        epsilon, tiny = arb(case.format.epsilon), arb(case.format.tiny)
        hard = {name: (arb(v), abs(arb(v)) if v != int(v) else ZERO) for name, v in self.options.parameters.items()}
        for n in range(case.items):
            values: dict[str, object] = {"c": (arb(1), ZERO), **hard}  # a form for any pos_weight holds without one too
            for a in self.contract.arguments:
                entry = case.inputs[a.name][n]
                if a.kind == "label":
                    # an ignored label names no class: any class will do, the item has no weight
                    k = int(entry) if 0 <= int(entry) < case.classes else 0
                    values[a.variable] = (arb(k + 1), ZERO)
                elif a.family:
                    values[a.variable] = self._family(a, entry)
                else:
                    values[a.variable] = _given(float(entry), a.is_prediction)
            if self.contract.toward_half in case.inputs and self.options.parameters.get("a"):
                self._smooth(values)
            if self.weights_inside:
                given = self.options.weights or (1.0,) * case.classes
                values["w"] = [(arb(w), abs(arb(w)) if w != int(w) else ZERO) for w in given]
            yield Input(values, epsilon, tiny, case.classes)

    def _smooth(self, values: dict[str, object]) -> None:
        """y(1 − a) + a/2 in place of the target y."""
        name = self._variable_of(self.contract.toward_half)
        a: Pair = values["a"]  # type: ignore[assignment]
        kept = pairs.total([(arb(1), ZERO), pairs.negative(a)])
        values[name] = pairs.total([pairs.product(values[name], kept), pairs.quotient(a, (arb(2), ZERO))])  # type: ignore[arg-type]

    def _variable_of(self, argument: str) -> str:
        return next(a.variable for a in self.contract.arguments if a.name == argument)

    def _whole_input(self, case: Case) -> Input:
        """The whole batch as one input, with the sizes of its axes."""
        values: dict[str, object] = {}
        for a in self.contract.arguments:
            array = case.inputs[a.name]
            values[a.variable] = _nested(array, a.kind == "label", a.is_prediction)
            for axis, size in zip(a.axes, array.shape, strict=True):
                values[axis] = (arb(size), ZERO)
        return Input(values, arb(case.format.epsilon), arb(case.format.tiny))

    def _family(self, argument: Argument, row: Array) -> list[Pair]:
        entries = [_given(float(v), argument.is_prediction) for v in row]
        if argument.name == "targets" and argument.kind == "distribution" and self.options.weights is not None:
            return [pairs.product((arb(w), ZERO), v) for w, v in zip(self.options.weights, entries, strict=True)]
        return entries

    # ---- until it is known well enough

    @staticmethod
    def _settled(to: Format, shape: tuple[int, ...], evaluate: Callable[[], Sequence[Pair]]) -> Expected:
        """Evaluated with more and more digits, until each value is certain to the last place."""
        for bits in _PRECISIONS:
            with ctx.workprec(bits):
                try:
                    found = evaluate()
                except NoValue:
                    found = [_UNKNOWN] * int(np.prod(shape, dtype=int))
                values = [_settled_value(v, s, to, bits == _PRECISIONS[-1]) for v, s in found]
            if None not in values:
                break
        scales = [float(s.mid()) if s.is_finite() else float("inf") for _, s in found]
        return Expected(
            np.array(values, dtype=np.float64).reshape(shape),
            np.array(scales, dtype=np.float64).reshape(shape),
            tuple(v for v, _ in found),
        )


def _nested(array: Array, labels: bool, prediction: bool) -> object:
    if array.ndim:
        return [_nested(row, labels, prediction) for row in array]
    return (arb(int(array) + 1), ZERO) if labels else _given(float(array), prediction)


def _widened(value: Pair, others: Sequence[Pair]) -> Pair:
    """The value, with the largest of the scales."""
    scale = value[1]
    for _, other in others:
        scale = other if other > scale else scale
    return value[0], scale


def _given(number: float, prediction: bool) -> Pair:
    """A prediction is the outcome of rounding: one unit of error is admissible in it. A target is exact."""
    value = arb(number)
    return value, abs(value) if prediction else ZERO


def _times(weight: float, value: Pair) -> Pair:
    if weight == 1.0 or value[0].is_nan():
        return value if weight else (ZERO, ZERO)
    return pairs.product((arb(weight), ZERO), value) if weight else (ZERO, ZERO)


def _divided(value: Pair, divisor: float | None) -> Pair:
    if divisor is None or value[0].is_nan():
        return value
    return _UNKNOWN if divisor == 0 else pairs.quotient(value, (arb(divisor), ZERO))


def _settled_value(value: arb, scale: arb, to: Format, last: bool) -> float | None:
    """The value as a float64, once it is certain; None asks for more digits."""
    if value.is_nan() or not value.is_finite():
        certain = value.is_nan() or value > 0 or value < 0
        return float("nan") if value.is_nan() else float(value.mid()) if certain else (float("nan") if last else None)
    exact = rounded(value, _DOUBLE)
    if exact is not None:
        return exact
    close = value.rad() * 2**20 <= abs(scale) * to.epsilon
    return float(value.mid()) if close or last else None
