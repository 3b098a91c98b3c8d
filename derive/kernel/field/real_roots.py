"""The sign of a polynomial in one number that has no root where the number may lie: counted by Sturm's theorem.

A polynomial without a root in an interval has one sign there. All is exact: rational coefficients, no balls.

Source: J. C. F. Sturm, 1829; Basu, Pollack, Roy, Algorithms in Real Algebraic Geometry, 2006, theorem 2.50.

Main statement: `sign_without_roots`.
"""

from __future__ import annotations

from itertools import pairwise

from flint import fmpq_poly

from derive.kernel.field.signs import Sign, is_at_least

_DEGREE = 60


def sign_without_roots(f: fmpq_poly, of_number: Sign) -> Sign:
    """The sign of f(x) for every x of the given sign (a real number where it is unknown), if f has no root there."""
    if not 0 < f.degree() <= _DEGREE:
        return Sign.UNKNOWN
    turned = is_at_least(of_number, Sign.NONPOSITIVE)
    if turned:
        f = f(fmpq_poly([0, -1]))
    half = turned or is_at_least(of_number, Sign.NONNEGATIVE)  # x ≥ 0, or x > 0
    if half and f[0] == 0:
        return Sign.UNKNOWN
    sequence = _sturm(f)
    if sequence is None:
        return Sign.UNKNOWN
    start = [p[0] for p in sequence] if half else [p.leading_coefficient() * (-1) ** p.degree() for p in sequence]
    if _changes(start) != _changes([p.leading_coefficient() for p in sequence]):
        return Sign.UNKNOWN
    return Sign.POSITIVE if f.leading_coefficient() > 0 else Sign.NEGATIVE


def _sturm(f: fmpq_poly) -> list[fmpq_poly] | None:
    """f, f′ and the remainders with their signs turned; None where f has a multiple root."""
    sequence = [f, f.derivative()]
    while sequence[-1].degree() > 0:
        rest = -(sequence[-2] % sequence[-1])
        if rest.degree() < 0:
            return None
        sequence.append(rest)
    return sequence


def _changes(values: list[object]) -> int:
    """How often the sign changes along the numbers, zeros left out."""
    signs = [value > 0 for value in values if value != 0]  # type: ignore[operator]
    return sum(a != b for a, b in pairwise(signs))
