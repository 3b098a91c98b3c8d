"""A statement at points: exact values of its variables that satisfy the hypotheses, and both sides in certain digits.

Points prove nothing. They show what a statement says, and where it is sharp.

Main statements: `samples`, `Samples`, `Sample`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derive.display import Page
from derive.terms.build import is_binder, is_op, is_relation
from derive.terms.term import Binder, Operator, Term, fresh_variable, open_body
from derive.translation import _
from derive.witness import Point, point_in_words, sample_points
from derive.witness.words import two_values

_BITS = 128
_SHOWN = 14  # characters


@dataclass(frozen=True, slots=True)
class Sample:
    """A point in words, and for each relation of the statement its left side, its right side and its sign."""

    point: str
    sides: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        sides = ", ".join(f"{left} {sign} {right}" for left, right, sign in self.sides)
        return f"{self.point}: {sides}" if self.point else sides


@dataclass(frozen=True)
class Samples(Page):
    """Some samples of a statement."""

    statement: Term
    found: tuple[Sample, ...]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Sample]:
        return iter(self.found)

    def __getitem__(self, k: int) -> Sample:
        return self.found[k]

    def __repr__(self) -> str:
        if not self.found:
            return _("no point that satisfies the hypotheses was found")
        return "\n".join(map(str, self.found))


def samples(statement: Term, hypotheses: Sequence[Term] = (), count: int = 5, seed: int = 0) -> Samples:
    """At most so many samples of a statement; relations below a ∀ are taken at a value of its variable."""
    relations, given = _relations(statement, tuple(hypotheses))
    points = sample_points([statement, *relations], given, count, seed)
    return Samples(statement, tuple(_sample(relations, point) for point in points))


def _relations(statement: Term, given: tuple[Term, ...]) -> tuple[list[Term], tuple[Term, ...]]:
    """The relations in a statement, with what they suppose: p of p ⇒ q becomes a hypothesis."""
    if is_op(statement, "and"):
        found: list[Term] = []
        for part in statement.args:
            relations, given = _relations(part, given)
            found += relations
        return found, given
    if is_op(statement, "implies"):
        return _relations(statement.args[1], (*given, statement.args[0]))
    if is_binder(statement, "forall") and (not statement.loose):
        assert isinstance(statement.head, Binder)
        x = fresh_variable(statement.head.hint, statement.args[0], (statement, *given))
        return _relations(open_body(statement, x), given)
    return ([statement] if is_relation(statement) else []), given


def _sample(relations: Sequence[Term], point: Point) -> Sample:
    return Sample(point_in_words(point), tuple(_sides(relations, point)))


def _sides(relations: Sequence[Term], point: Point) -> Iterator[tuple[str, str, str]]:
    for relation in relations:
        one, other = relation.args
        left, right, _digits = two_values(one, other, point, _BITS)
        assert isinstance(relation.head, Operator)
        yield *_shortened(left, right), relation.head.name


def _shortened(left: str, right: str) -> tuple[str, str]:
    """Both sides with no more digits than a reader compares, where these agree."""
    if min(len(left), len(right)) > _SHOWN and left[:_SHOWN] == right[:_SHOWN]:
        return f"{left[:_SHOWN]}…", f"{right[:_SHOWN]}…"
    return left, right
