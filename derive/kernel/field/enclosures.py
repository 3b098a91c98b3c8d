"""The sign of a number that is written with π, logarithms, exponentials and roots of rationals, by ball arithmetic.

Balls only separate a value from 0; they never show that it is 0. Whether an answer rested on them is noted here, and
the theorem that is made with it is `enclosed`: `note_use` and `take_use`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import flint

from derive.kernel.field.polynomials import Polynomial, Quotient
from derive.kernel.field.signs import Sign

if TYPE_CHECKING:
    from derive.kernel.field.algebra import Algebra, Generator

_Answer = TypeVar("_Answer")
_PRECISIONS = (64, 256)
_SIZE = 200  # how many terms, and how large an exponent, is worth evaluating


_used = [False]


def note_use() -> None:
    """An answer just given rests on ball arithmetic."""
    _used[0] = True


def take_use() -> bool:
    """Has any answer rested on ball arithmetic since the last theorem or refusal? The note is taken off."""
    used, _used[0] = _used[0], False
    return used


def with_use(work: Callable[[], _Answer]) -> tuple[_Answer, bool]:
    """An answer and whether it rests on ball arithmetic, for a memory; what was noted before is kept."""
    before = take_use()
    try:
        answer, used = work(), take_use()
    finally:
        if before:
            note_use()
    return answer, used


def recall(remembered: tuple[_Answer, bool]) -> _Answer:
    """The remembered answer; that it rests on balls is noted again."""
    answer, used = remembered
    if used:
        note_use()
    return answer


def numeric_sign(algebra: Algebra, f: Polynomial) -> Sign:
    if not algebra.layout.balls or len(f) > _SIZE or not all(_is_number(algebra, i) for i in algebra.ring.used(f)):
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
