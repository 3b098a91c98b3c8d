"""The code under test, called at the inputs of a case and held against the exact values.

An error is admissible up to `STRICTNESS` · ε · (scale + |exact value|), with the scale of pairs.py: the sum of what
rounding and the rounded inputs may do in the formula of the theorem, to first order. Beyond it no correct evaluation
in that format goes; a relative error of 1e-12 in float64 is seen wherever the formula does not itself cancel that much.
Below the smallest numbers of the format nothing is asked, and an exact value beyond its range may be infinite.

Main statements: `Code`, `Observation`, `Mismatch`, `STRICTNESS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from flint import arb

from derive.testing.arrays import Library, quietly
from derive.testing.expected import Expected, Reference
from derive.testing.floats import Array
from derive.testing.layout import PLAIN, Layout
from derive.testing.regimes import Case

STRICTNESS = 4.0


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Where the code leaves the exact value.

    kind: "value", "not finite", "shape", "exception", "changed" (it writes into its inputs, or answers otherwise the
    second time). what: "the loss" or "the gradient". ratio: the error over the admissible one.
    """

    case: Case
    kind: str
    what: str
    argument: str = ""
    place: tuple[int, ...] = ()
    returned: float = 0.0
    exact: arb | None = None
    error: float = 0.0
    allowed: float = 0.0
    words: str = ""

    @property
    def ratio(self) -> float:
        return self.error / self.allowed if self.allowed else float("inf")


@dataclass(slots=True)
class Observation:
    """What came back at a case."""

    case: Case
    value: Array | None = None
    gradients: dict[str, Array] = field(default_factory=dict)
    mismatches: list[Mismatch] = field(default_factory=list)
    worst: float = 0.0  # the largest error over the admissible one
    result_format: str = ""


NO_ARRAY = "where an array is wanted"


class Code:
    """A loss function and its gradient, as the caller gave them, and the exact values they are held against."""

    def __init__(
        self,
        reference: Reference,
        function: Callable[..., Any],
        gradient: Callable[..., Any] | str | None,
        arguments: Sequence[str],
        order: Sequence[str],
        lib: Library,
        layout: Layout = PLAIN,
        overwrites: bool = False,
        strictness: float = STRICTNESS,
    ) -> None:
        self.reference = reference
        self.function = function
        self.gradient = gradient
        self.arguments = tuple(arguments)  # those in which the gradient is taken
        self.order = tuple(order)
        self.lib = lib
        self.layout = layout
        self.overwrites = overwrites  # may it write into its arguments?
        self.compiled = lib.is_compiled(function)  # by its author
        self.compilable: bool | None = None  # by the library's compiler, once that is known
        self.strictness = strictness
        self._labels = {a.name for a in reference.contract.arguments if a.kind == "label"}
        self._families = {a.name for a in reference.contract.arguments if a.family}

    @property
    def differentiated(self) -> bool:
        """By automatic differentiation?"""
        return isinstance(self.gradient, str) and self.gradient != "returned"

    @property
    def compiles(self) -> bool:
        """Is the function to be tried compiled, too, because its author did not compile it?"""
        return bool(self.lib.compiler) and not self.compiled

    def can_compile(self, case: Case) -> bool:
        """Is it to be tried compiled, and can it be? It is asked with the arrays of one case, once."""
        if not self.compiles:
            return False
        if self.compilable is None:
            self.compilable = self.lib.can_compile(self.function, self.given(case))
        return self.compilable

    @property
    def lean(self) -> bool:
        """Is every new shape costly?"""
        return bool(self.lib.compiler) or self.compiled

    def given(self, case: Case) -> list[Any]:
        """The arrays that the code is called with."""
        return [
            self.lib.array(self.shown(case, name), None if name in self._labels else case.format, case.contiguous)
            for name in self.order
        ]

    def shown(self, case: Case, name: str) -> Array:
        """An argument as the code is given it."""
        if self.reference.contract.whole:
            return case.inputs[name]
        return self.layout.arranged(case.inputs[name], case.items, name in self._families)

    def observe(self, case: Case) -> Observation:
        """Call the code at the case and compare."""
        seen = Observation(case)
        given = self.given(case)
        before = [self.lib.read(a).copy() for a in given]
        try:
            value, gradients = self._called(case, given)
        except Exception as error:  # whatever the code under test raises is an answer
            seen.mismatches.append(Mismatch(case, "exception", "the loss", words=_told(error)))
            return seen
        changed = [n for n, a, b in zip(self.order, given, before, strict=True) if not _same(self.lib.read(a), b)]
        if changed and not self.overwrites:
            seen.mismatches.append(
                Mismatch(case, "changed", "the loss", changed[0], words=f"it writes into its argument {changed[0]}")
            )
        seen.result_format = self.lib.format_of(value)
        seen.value = self._compared(seen, "the loss", "", value)
        for name, gradient in gradients.items():
            compared = self._compared(seen, "the gradient", name, gradient)
            if compared is not None:
                seen.gradients[name] = compared
        return seen

    def _called(self, case: Case, given: list[Any]) -> tuple[Any, Mapping[str, Any]]:
        lib, compiled = self.lib, case.compiled
        if self.gradient == "returned":
            value, gradient = quietly(lib.value, self.function, given, compiled)
            return value, self._by_name(gradient)
        if isinstance(self.gradient, str):
            places = [self.order.index(name) for name in self.arguments]
            value, found = quietly(lib.value_and_gradients, self.function, given, places, compiled, case.upstream)
            return value, dict(zip(self.arguments, found, strict=True))
        if self.gradient is None:
            return quietly(lib.value, self.function, given, compiled), {}
        again = self.given(case) if self.overwrites else given
        value = quietly(lib.value, self.function, given, compiled)
        return value, self._by_name(quietly(lib.value, self.gradient, again, compiled))

    def _by_name(self, gradient: Any) -> Mapping[str, Any]:
        if isinstance(gradient, tuple | list):
            if len(gradient) != len(self.arguments):
                raise ValueError(
                    f"{len(gradient)} gradients came back where those in {', '.join(self.arguments)} are wanted: say "
                    f"which with wrt=(…)."
                )
            return dict(zip(self.arguments, gradient, strict=True))
        return {self.arguments[0]: gradient}

    def _compared(self, seen: Observation, what: str, argument: str, returned: Any) -> Array | None:
        """What came back, with one axis of items, once it is held against the exact values."""
        case = seen.case
        try:
            if returned is None or isinstance(returned, str):  # NumPy reads them as nan and as what they spell
                raise TypeError
            found = self.lib.read(returned)
        except (TypeError, ValueError):
            words = f"{_of_type(returned)} came back {NO_ARRAY}"
            seen.mismatches.append(Mismatch(case, "shape", what, argument, words=words))
            return None
        expected = self.reference.gradient(case, argument) if argument else self.reference.value(case)
        family = argument in self._families
        wanted = self.shown(case, argument).shape if argument else self._value_shape(case)
        if found.shape != wanted and (found.size != 1 or expected.values.size != 1):
            words = f"an array of shape {found.shape} came back where {wanted} is wanted"
            seen.mismatches.append(Mismatch(case, "shape", what, argument, words=words))
            return found
        if found.shape == wanted and wanted and argument and not self.reference.contract.whole:
            found = self.layout.flattened(found, case.items, family)
        found = found.reshape(expected.values.shape)
        self._judge(seen, what, argument, found, expected)
        return found

    def _value_shape(self, case: Case) -> tuple[int, ...]:
        return () if self.reference.contract.whole else self.reference.options.shape(case.items)

    def _shown_place(self, case: Case, what: str, place: tuple[int, ...]) -> tuple[int, ...]:
        if self.reference.contract.whole or not place:
            return place
        if what == "the loss":
            return tuple(int(k) for k in np.unravel_index(place[0], self._value_shape(case)))
        return self.layout.place(place, case.items)

    def _judge(self, seen: Observation, what: str, argument: str, found: Array, expected: Expected) -> None:
        case, to = seen.case, seen.case.format
        exact = expected.values
        smallest = 4 * to.tiny
        with np.errstate(all="ignore"):
            allowed = self.strictness * to.epsilon * (expected.scales + np.abs(exact)) + smallest
            error = np.abs(found - exact)
            fine = error <= allowed
            fine |= np.isnan(exact) | (found == exact)
            edge = to.largest * (1 - 8 * to.epsilon)
            fine |= (np.abs(exact) + allowed >= edge) & (np.abs(found) >= edge / 2) & (np.sign(found) == np.sign(exact))
            fine |= np.isinf(expected.scales) & np.isfinite(found)
            ratios = np.where(np.isfinite(error) & (allowed > 0), error / allowed, 0.0)
        if ratios.size and fine.any():
            seen.worst = max(seen.worst, float(np.max(np.where(fine & np.isfinite(ratios), ratios, 0.0))))
        if fine.all():
            return
        wrong = np.argwhere(~fine)
        place = max(map(tuple, wrong), key=lambda p: (not np.isfinite(found[p]), ratios[p]))
        seen.mismatches.append(
            Mismatch(
                case,
                "value" if np.isfinite(found[place]) else "not finite",
                what,
                argument,
                self._shown_place(case, what, tuple(int(k) for k in place)),
                float(found[place]),
                expected.balls[int(np.ravel_multi_index(place, exact.shape)) if exact.shape else 0],
                float(error[place]),
                float(allowed[place]),
            )
        )


def _told(error: Exception) -> str:
    """The kind of an exception and the first line of what it says."""
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0][:300]}" if said else type(error).__name__


def _of_type(thing: object) -> str:
    """What is no array, in words."""
    if thing is None:
        return "None"
    if isinstance(thing, tuple | list):
        return f"a {type(thing).__name__} of {len(thing)}"
    return f"a {type(thing).__name__}"


def _same(a: Array, b: Array) -> bool:
    return bool(np.array_equal(a, b, equal_nan=True))
