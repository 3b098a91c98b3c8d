"""The sign of a number that is written with π, logarithms, exponentials and roots of rationals, by ball arithmetic.

Balls only separate a value from 0; they never show that it is 0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import flint

from derive.kernel.field.polynomials import Polynomial, Quotient
from derive.kernel.field.signs import Sign

if TYPE_CHECKING:
    from derive.kernel.field.algebra import Algebra, Generator

_PRECISIONS = (64, 256)
_SIZE = 200  # how many terms, and how large an exponent, is worth evaluating


def numeric_sign(algebra: Algebra, f: Polynomial) -> Sign:
    if len(f) > _SIZE or not all(_is_number(algebra, i) for i in algebra.ring.used(f)):
        return Sign.UNKNOWN
    before = flint.ctx.prec
    try:
        for precision in _PRECISIONS:
            flint.ctx.prec = precision
            value = _polynomial(algebra, f)
            if value > 0:
                return Sign.POSITIVE
            if value < 0:
                return Sign.NEGATIVE
    finally:
        flint.ctx.prec = before
    return Sign.UNKNOWN


def _is_number(algebra: Algebra, index: int) -> bool:
    g = algebra.generators[index]
    if g.kind == "pi":
        return True
    if g.kind not in ("log", "exp", "root"):
        return False
    payload = g.payload
    assert isinstance(payload, Quotient)
    return all(_is_number(algebra, h.index) for h in algebra.used(payload))


def _polynomial(algebra: Algebra, f: Polynomial) -> Any:
    total = flint.arb(0)
    for m, c in zip(f.monoms(), f.coeffs(), strict=True):
        product = flint.arb(c)
        for i, e in enumerate(m):
            if e:
                product *= _generator(algebra, algebra.generators[i]) ** int(e)
        total += product
    return total


def _generator(algebra: Algebra, g: Generator) -> Any:
    if g.kind == "pi":
        return flint.arb.pi()
    assert isinstance(g.payload, Quotient)
    value = _polynomial(algebra, g.payload.num) / _polynomial(algebra, g.payload.den)
    if g.kind == "log":
        return value.log()
    root = flint.fmpq(1, algebra.layout.root_order)
    return (value * root).exp() if g.kind == "exp" else (value.log() * root).exp()
