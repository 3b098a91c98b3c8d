"""What the search for a point that refutes a statement comes back with.

Main statements: `Refutation`, `Agreement`, `NoPoints`, `WitnessReport`.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.terms.term import Term
from derive.witness.points import Point
from derive.witness.words import point_in_words


@dataclass(frozen=True, slots=True)
class Refutation:
    """The statement is false at a point that satisfies its hypotheses, or undefined there.

    `relation` is the part that fails, `left` and `right` its sides with `digits` decimal places ("" when undefined).
    """

    point: Point
    relation: Term
    left: str
    right: str
    digits: int
    why: str

    @property
    def at(self) -> str:
        return point_in_words(self.point)

    def __str__(self) -> str:
        return f"{f'At {self.at}: ' if self.point else ''}{self.why}."


@dataclass(frozen=True, slots=True)
class Agreement:
    """No point was found that refutes the statement. `points` were decided or agree to the precision of balls;
    at `undecided` points balls could not tell, last for the reason `why`. `model_point` satisfies the hypotheses."""

    points: int
    undecided: int
    model_point: Point
    why: str = ""

    @property
    def model(self) -> str:
        return point_in_words(self.model_point)

    def __str__(self) -> str:
        where = f", for instance at {self.model}" if self.model else ""
        return f"agrees at {self.points} {'point' if self.points == 1 else 'points'}{where}"


@dataclass(frozen=True, slots=True)
class NoPoints:
    """No point that satisfies the hypotheses was found: they contradict each other, or are too hard to meet.

    That they contradict each other is not to be concluded from this.
    """

    why: str
    undecided: int = 0

    def __str__(self) -> str:
        return self.why


@dataclass(frozen=True, slots=True)
class WitnessReport:
    """What the witness of a theorem saw: points that agree, points left open, and the disagreement, if any."""

    points: int
    undecided: int
    disagreement: Refutation | None
    model_point: Point | None = None
    why: str = ""
    limits: bool = False  # a limit was only looked at from near by

    @property
    def agrees(self) -> bool:
        return self.disagreement is None and self.points > 0
