"""Scales: numbers to places on the paper, and the numbers that are written beside them.

Main statements: `Scale`, `number`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import log10

from derive.notation.text import text
from derive.terms.build import power, term


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers from `low` to `high` between the places `start` and `end`; on demand by their logarithms."""

    low: Fraction
    high: Fraction
    start: float
    end: float
    logarithmic: bool = False

    def __call__(self, value: Fraction | float) -> float:
        low, high, here = (log10(v) if self.logarithmic else float(v) for v in (self.low, self.high, value))
        return self.start + (here - low) / (high - low) * (self.end - self.start)

    def back(self, place: float) -> float:
        """The number at a place."""
        low, high = (log10(v) if self.logarithmic else float(v) for v in (self.low, self.high))
        found = low + (place - self.start) / (self.end - self.start) * (high - low)
        return 10.0**found if self.logarithmic else found

    def holds(self, value: float) -> bool:
        return float(self.low) <= value <= float(self.high)


def number(value: Fraction, logarithmic: bool = False) -> str:
    """A number beside an axis: a short decimal, or a power of ten."""
    if logarithmic and value != 1:
        return text(power(10, term(round(log10(value)))))
    return f"{float(value):g}".replace("-", "−")
