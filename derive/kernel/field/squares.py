"""The sign of a polynomial of degree two: the square is completed in one generator after the other.

Whatever the generators are, they are real numbers. So f = Σ dₖ ℓₖ² + c with all dₖ > 0 is at least c.

Main statement: `quadratic_sign`.
"""

from __future__ import annotations

from fractions import Fraction

from derive.kernel.field.polynomials import Polynomial, Ring
from derive.kernel.field.signs import Sign

_GENERATORS = 12


def quadratic_sign(ring: Ring, f: Polynomial) -> Sign:
    """What completing the square says of the sign of f; UNKNOWN for another degree."""
    if f.total_degree() != 2:
        return Sign.UNKNOWN
    used = ring.used(f)
    if len(used) > _GENERATORS:
        return Sign.UNKNOWN
    matrix = _symmetric(ring, f, used)
    least = _completed(matrix)
    if least is not None:
        return Sign.POSITIVE if least > 0 else Sign.NONNEGATIVE
    least = _completed([[-c for c in row] for row in matrix])
    if least is not None:
        return Sign.NEGATIVE if least > 0 else Sign.NONPOSITIVE
    return Sign.UNKNOWN


def _symmetric(ring: Ring, f: Polynomial, used: tuple[int, ...]) -> list[list[Fraction]]:
    """The symmetric matrix M with f = xᵀMx for the vector x of the generators and, last, 1."""
    size = len(used) + 1
    matrix = [[Fraction(0)] * size for _ in range(size)]
    for monomial, coefficient in ring.terms(f):
        places = [k for k, index in enumerate(used) for _ in range(monomial[index])]
        i, j = (*places, size - 1, size - 1)[:2]
        matrix[i][j] += coefficient / 2
        matrix[j][i] += coefficient / 2
    return matrix


def _completed(matrix: list[list[Fraction]]) -> Fraction | None:
    """The constant c ≥ 0 with xᵀMx = Σ dₖ ℓₖ² + c, all dₖ > 0; None where there is none."""
    rest = [row[:] for row in matrix]
    last = len(rest) - 1
    for k in range(last):
        row = rest[k][:]
        if row[k] < 0 or (row[k] == 0 and any(row)):
            return None
        if row[k] > 0:
            for i in range(len(rest)):
                for j in range(len(rest)):
                    rest[i][j] -= row[i] * row[j] / row[k]
    return rest[last][last] if rest[last][last] >= 0 else None
