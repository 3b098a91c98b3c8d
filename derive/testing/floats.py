"""Formats of floating point numbers, and exact numbers rounded to them.

Main statements: `FORMATS`, `Format`, `nearest`, `representable`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from flint import arb, ctx

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Format:
    """A binary format: `bits` of significand, the exponents of its smallest normal and of its largest power of two."""

    name: str
    bits: int
    lowest: int
    highest: int

    @property
    def epsilon(self) -> float:
        """The distance from 1 to the next larger number."""
        return 2.0 ** (1 - self.bits)

    @property
    def tiny(self) -> float:
        """The smallest normal number: below it some libraries count everything as 0."""
        return 2.0**self.lowest

    @property
    def largest(self) -> float:
        return (2 - self.epsilon) * 2.0**self.highest


FORMATS = {
    f.name: f
    for f in (
        Format("float64", 53, -1022, 1023),
        Format("float32", 24, -126, 127),
        Format("float16", 11, -14, 15),
        Format("bfloat16", 8, -126, 127),
    )
}


def nearest(number: Fraction, to: Format) -> float:
    """The number of the format nearest to an exact one, ties to even: every format's numbers are Python floats."""
    if number == 0:
        return 0.0
    size = abs(number)
    exponent = size.numerator.bit_length() - size.denominator.bit_length()
    if Fraction(2) ** exponent > size:
        exponent -= 1
    step = Fraction(2) ** (max(exponent, to.lowest) - to.bits + 1)
    rounded = round(size / step) * step  # Python rounds ties to even
    value = float("inf") if rounded > Fraction(to.largest) else float(rounded)
    return -value if number < 0 else value


def rounded(ball: arb, to: Format) -> float | None:
    """The correctly rounded value of the number in the ball; None where the ball is too wide to tell."""
    if ball.is_nan():
        return None
    if not ball.is_finite():
        return float("inf") if ball > 0 else float("-inf") if ball < 0 else None
    if to.bits == 53:
        with ctx.workprec(max(ctx.prec, 64)):
            low, high = float(ball.lower()), float(ball.upper())
    else:
        low, high = (nearest(exact_fraction(end), to) for end in (ball.lower(), ball.upper()))
    return high if low == high else None


def exact_fraction(point: arb) -> Fraction:
    """The midpoint of a ball, which is a dyadic number."""
    mantissa, exponent = point.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def representable(values: Array, to: Format) -> Array:
    """The values rounded to the format, as float64."""
    values = np.asarray(values, dtype=np.float64)
    with np.errstate(over="ignore"):
        if to.name == "float64":
            return values
        if to.name == "bfloat16":
            words = values.astype(np.float32).view(np.uint32)
            even = ((words >> 16) & 1) + np.uint32(0x7FFF)
            return ((words + even) & np.uint32(0xFFFF0000)).view(np.float32).astype(np.float64)
        return values.astype(to.name).astype(np.float64)
