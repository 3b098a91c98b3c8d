"""Families and functions as values: a domain and a rule; and how an assignment names them.

A function may be given as a tuple (a family, first entry at its lowest index), as a Python callable, or as a
function literal, a term such as x ↦ x². Main statements: `Function`, `Domain`, `tabulated`, `from_callable`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flint import arb, fmpq

from derive.kernel.ball_values import (
    Extended,
    OutsideDomain,
    Undecided,
    Value,
    ball,
    in_words,
    off_the_line,
    rational,
    sign,
    subtract,
)


@dataclass(frozen=True, slots=True)
class Domain:
    """Integers from lower to upper, or an interval; None is an infinite end."""

    integers: bool
    lower: Value | None
    upper: Value | None
    left_open: bool = False
    right_open: bool = False

    def require(self, x: Value) -> None:
        """Raise OutsideDomain when x is certainly not a member, Undecided when that is not seen."""
        if isinstance(x, fmpq) and self._plainly_holds(x):
            return
        if off_the_line(x):
            return
        if self.integers and not (isinstance(x, fmpq) and x.q == 1):
            if isinstance(x, fmpq):
                raise OutsideDomain(f"the index {in_words(x)}, which is not an integer")
            raise Undecided("an index that is not known exactly")
        for end, outward, is_open in ((self.lower, -1, self.left_open), (self.upper, 1, self.right_open)):
            if end is None:
                continue
            beyond = sign(subtract(x, end)) * outward
            if beyond > 0 or (beyond == 0 and is_open):
                what = "the index" if self.integers else "the argument"
                raise OutsideDomain(f"{what} {in_words(x)} outside {self.in_words()}")

    def _plainly_holds(self, x: fmpq) -> bool:
        """Does a rational lie strictly between rational ends, or at an end that belongs to the domain?"""
        lower, upper = self.lower, self.upper
        if lower is not None and not (isinstance(lower, fmpq) and (x > lower or (x == lower and not self.left_open))):
            return False
        if upper is not None and not (isinstance(upper, fmpq) and (x < upper or (x == upper and not self.right_open))):
            return False
        return not self.integers or bool(x.q == 1)

    @property
    def interior(self) -> Domain:
        return Domain(self.integers, self.lower, self.upper, True, True)

    def is_interior(self, x: Value) -> bool:
        """Is x an inner point? Raises like `require`."""
        self.require(x)
        return off_the_line(x) or all(end is None or sign(subtract(x, end)) != 0 for end in (self.lower, self.upper))

    def contains(self, other: Domain) -> bool:
        """Is the other interval certainly a part of this one?"""
        if self.integers or other.integers:
            return False
        ends = (
            (self.lower, other.lower, -1, self.left_open and not other.left_open),
            (self.upper, other.upper, 1, self.right_open and not other.right_open),
        )
        for mine, theirs, outward, must_be_inside in ends:
            if mine is None:
                continue
            if theirs is None:
                return False
            beyond = sign(subtract(theirs, mine)) * outward
            if beyond > 0 or (beyond == 0 and must_be_inside):
                return False
        return True

    def members(self, cap: int) -> range:
        """The integers of a finite range, at most `cap` of them."""
        if not self.integers or self.lower is None or self.upper is None:
            raise Undecided("a sum or product that does not run over a finite range of integers", hopeless=True)
        ends = []
        for end in (self.lower, self.upper):
            if not isinstance(end, fmpq):
                raise Undecided("an end of a range that is not known exactly")
            if end.q != 1:
                raise OutsideDomain(f"a range that ends at {in_words(end)}, which is not an integer")
            ends.append(int(end.p))
        if ends[1] - ends[0] >= cap:
            raise Undecided(f"a range of more than {cap} integers", hopeless=True)
        return range(ends[0], ends[1] + 1)

    def in_words(self) -> str:
        lower = "−∞" if self.lower is None else in_words(self.lower)
        upper = "∞" if self.upper is None else in_words(self.upper)
        if self.integers:
            return f"{lower}, …, {upper}"
        left = "(" if self.left_open or self.lower is None else "["
        right = ")" if self.right_open or self.upper is None else "]"
        return f"{left}{lower}, {upper}{right}"


class Function:
    """A function on a domain; for two arguments its values are functions."""

    __slots__ = ("domain", "rule")

    def __init__(self, domain: Domain, rule: Callable[[Value], Value | Function]) -> None:
        self.domain = domain
        self.rule = rule

    def __call__(self, x: Value) -> Value | Function:
        self.domain.require(x)
        return self.rule(x)


def tabulated(
    entries: Sequence[object], lowest: int, read: Callable[[object], Value | Function] | None = None
) -> Function:
    """The family with these entries. `read` makes a value of an entry; without it, entries are numbers or families."""
    values = [(read or _entry)(e) for e in entries]
    domain = Domain(True, fmpq(lowest), fmpq(lowest + len(values) - 1))
    return Function(domain, lambda k: values[_whole(k) - lowest])


def _entry(value: object) -> Value | Function:
    return tabulated(value, 1) if isinstance(value, tuple | list) else rational(value)


def _whole(k: Value) -> int:
    assert isinstance(k, fmpq)  # the domain saw to it
    return int(k.p)


def from_callable(rule: Callable[..., object], domain: Domain) -> Function:
    """A Python callable as a function: of an int on a range of integers, else of a ball."""

    def value(x: Value) -> Value | Function:
        if domain.integers:
            return _returned(rule(_whole(x)))
        if isinstance(x, Extended):
            raise Undecided("the derivative of a function that is given as a Python callable", hopeless=True)
        return _returned(rule(ball(x)))

    return Function(domain, value)


def _returned(value: object) -> Value | Function:
    if isinstance(value, arb) and value.is_nan():
        raise Undecided("a Python callable that returned no number", hopeless=True)
    if isinstance(value, arb | Extended | Function):
        return value
    if isinstance(value, tuple | list):
        return tabulated(value, 1)
    return rational(value)
