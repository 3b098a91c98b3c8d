"""When parentheses are needed: the levels of binding that every notation shares, and a written piece of a formula."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class NotationError(ValueError):
    """A term that cannot be written without saying something else, and why."""


class Level(IntEnum):
    """How tightly a written piece holds together, loosest first."""

    FORALL = 1  # ∀i ∈ …: body, and "x ∈ S ↦ body"
    IMPLIES = 2
    AND = 3
    RELATION = 4
    CASES = 5  # the columns of a case distinction
    SUM = 6
    NEGATIVE = 7
    SLASH = 8  # a / b; a fraction drawn with a bar is a POWER
    PRODUCT = 9
    PREFIX = 10  # log x, Σ_i body, d/dx body: one factor, but its last argument is not closed
    POWER = 11  # closed, but cannot carry an exponent of its own
    ATOM = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A term, written.

    `tall`: higher than a line, so its parentheses must grow.
    `open_right`: ends with a bare argument or body, which would swallow a factor written after it.
    `bare`: may stand behind a function's name without parentheses, as in log x or log Σ_i a_i.
    `applied`: a function's name with its argument in parentheses.
    """

    text: str
    level: Level
    tall: bool = False
    open_right: bool = False
    bare: bool = False
    applied: bool = False


def atom(text: str, tall: bool = False) -> Piece:
    return Piece(text, Level.ATOM, tall=tall, bare=True)
