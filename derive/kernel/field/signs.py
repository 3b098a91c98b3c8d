"""What is known of a sign, as the set of signs that are still possible.

Main statements: `Sign`, `sum_sign`, `product_sign`, `power_sign`, `opposite`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Sign(Enum):
    """The signs a value may still have. The values are sets of bits: 1 negative, 2 zero, 4 positive."""

    NEGATIVE = 1
    ZERO = 2
    NONPOSITIVE = 3
    POSITIVE = 4
    NONZERO = 5
    NONNEGATIVE = 6
    UNKNOWN = 7

    __hash__ = object.__hash__  # members are single: Enum's own, which hashes the name, is slow


DECIDED = frozenset({Sign.POSITIVE, Sign.NEGATIVE, Sign.ZERO})


def _table(combine: dict[tuple[int, int], int]) -> dict[tuple[Sign, Sign], Sign]:
    """The table of a binary operation on sets of signs from what it does to single signs."""
    table = {}
    for a in Sign:
        for b in Sign:
            possible = 0
            for x in (1, 2, 4):
                for y in (1, 2, 4):
                    if a.value & x and b.value & y:
                        possible |= combine[x, y]
            table[a, b] = Sign(possible)
    return table


_SUM = _table({(1, 1): 1, (1, 2): 1, (1, 4): 7, (2, 1): 1, (2, 2): 2, (2, 4): 4, (4, 1): 7, (4, 2): 4, (4, 4): 4})
_PRODUCT = _table({(1, 1): 4, (1, 2): 2, (1, 4): 1, (2, 1): 2, (2, 2): 2, (2, 4): 2, (4, 1): 1, (4, 2): 2, (4, 4): 4})
_OPPOSITE = {s: Sign((s.value & 1) << 2 | s.value & 2 | (s.value & 4) >> 2) for s in Sign}
_SQUARE = {s: Sign((4 if s.value & 5 else 0) | s.value & 2) for s in Sign}
_BOTH = {(a, b): Sign(a.value & b.value or a.value) for a in Sign for b in Sign}
_IMPLIES = {(a, b): a.value | b.value == b.value for a in Sign for b in Sign}


def sum_sign(a: Sign, b: Sign) -> Sign:
    return _SUM[a, b]


def product_sign(a: Sign, b: Sign) -> Sign:
    return _PRODUCT[a, b]


def opposite(a: Sign) -> Sign:
    return _OPPOSITE[a]


def power_sign(a: Sign, exponent: int) -> Sign:
    """The sign of a power with a positive whole exponent."""
    return a if exponent % 2 else _SQUARE[a]


def both(a: Sign, b: Sign) -> Sign:
    """The sign of a value of which both are known. Contradictory knowledge (no assignment at all) keeps the first."""
    return _BOTH[a, b]


def is_at_least(a: Sign, b: Sign) -> bool:
    """Does the knowledge a imply the knowledge b?"""
    return _IMPLIES[a, b]


def of_number(value: object) -> Sign:
    if value > 0:  # type: ignore[operator]
        return Sign.POSITIVE
    return Sign.NEGATIVE if value < 0 else Sign.ZERO  # type: ignore[operator]


def union(signs: Iterable[Sign]) -> Sign:
    """What is known of a value that has one of these signs."""
    total = 0
    for s in signs:
        total |= s.value
    return Sign(total)
