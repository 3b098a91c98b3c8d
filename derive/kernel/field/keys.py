"""Polynomials as keys of dictionaries, and in an order.

python-flint's polynomials have no hash; their text would serve as a key, but version 0.9 never frees the memory of
that text, and a process that proves much would grow without end.

Main statements: `PolynomialKey`, `in_order`.
"""

from __future__ import annotations

from typing import Any


class PolynomialKey:
    """Equal exactly for equal polynomials (flint.fmpq_mpoly, which has no types) of one ring."""

    __slots__ = ("_hash", "polynomial")

    def __init__(self, f: Any) -> None:
        self.polynomial = f
        self._hash = hash((len(f), f.degrees()))  # reading coefficients would take longer than comparing now and then

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, PolynomialKey):
            return NotImplemented
        return self._hash == other._hash and bool(self.polynomial == other.polynomial)


def in_order(f: Any) -> tuple[object, ...]:
    """Comparable for the polynomials of one ring, and equal exactly for equal ones."""
    return len(f), *(tuple(map(int, m)) for m in f.monoms()), *((int(c.p), int(c.q)) for c in f.coeffs())
