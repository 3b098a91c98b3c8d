"""What formulas are put together from: numbers and families that depend on bound indices, and operations on them.

A `Part` knows which bound indices it depends on, and evaluates to a `pairs.Pair`; a `Family` has a size and entries.

Main statements: `Part`, `Family`, `Input`, `Scope`, `NotComputable`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from flint import arb, fmpq

from derive.terms.term import Term
from derive.testing import pairs
from derive.testing.pairs import EXACT_ZERO, ONE, ZERO, Pair

Environment = dict[int, int]  # the values of the bound indices, by their numbers
Evaluate = Callable[[Environment], Pair]


class NotComputable(Exception):
    """The term holds something that is not computed here: a limit, an integral, a variable without a value."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A number that depends on the bound indices of the given numbers. `index`: where it is one of them, its value."""

    evaluate: Evaluate
    needs: frozenset[int] = frozenset()
    index: Callable[[Environment], int] | None = None

    def place(self) -> Callable[[Environment], int]:
        """Its value as an integer."""
        return self.index or (lambda env: whole(self.evaluate(env)))


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """A family: its size and its entry at an index."""

    size: Part
    entry: Callable[[Part], Part | Family]


@dataclass(slots=True)
class Input:
    """What the variables stand for: numbers as pairs, families as lists of them (of lists, for a matrix); and
    `epsilon`, the distance from 1 to the next number of the format."""

    values: Mapping[str, object]
    epsilon: arb
    tiny: arb = ZERO  # the smallest normal number of the format
    size: int = 0  # what a natural number without a value stands for: the number of classes


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What stands around a subterm: the bound variables, innermost first; the free ones that have a meaning of their
    own (the parameters of a definition); and what has been read here."""

    bound: tuple[Part | Family, ...]
    free: Mapping[Term, Part | Family]
    read: dict[tuple[Term, tuple[int, ...]], Part | Family] = field(default_factory=dict)

    def inside(self, value: Part | Family) -> Scope:
        return Scope((value, *self.bound), self.free, self.read)


Condition = tuple[Callable[[Environment], tuple[bool, bool]], frozenset[int]]


_ONE: Pair = (ONE, ZERO)


def product_of(values: Sequence[Pair]) -> Pair:
    result = values[0] if values else _ONE
    for v in values[1:]:
        result = pairs.product(result, v)
    return result


def kronecker(i: Part, j: Part) -> Part:
    first, second = i.place(), j.place()
    return Part(lambda env: _ONE if first(env) == second(env) else EXACT_ZERO, needs_of(i, j))


OF_MANY: dict[str, Callable[[Sequence[Pair]], Pair]] = {
    "add": pairs.total,
    "mul": product_of,
    "max": pairs.largest,
    "min": pairs.smallest,
}
OVER_A_RANGE = {"sum": "add", "product": "mul", "maximum": "max"}
CONSTANTS = {"pi": arb.pi, "e": arb.const_e}
SIDES: dict[str, Callable[[int], bool]] = {
    "<": lambda s: s < 0,
    "≤": lambda s: s <= 0,
    ">": lambda s: s > 0,
    "≥": lambda s: s >= 0,
    "=": lambda s: s == 0,
    "≠": lambda s: s != 0,
}


def needs_of(*parts: Part) -> frozenset[int]:
    return frozenset[int]().union(*(p.needs for p in parts))


def applied(rule: Callable[[Pair], Pair], part: Part) -> Part:
    run = part.evaluate
    return Part(lambda env: rule(run(env)), part.needs)


def without(args: tuple[Term, ...], one: Term) -> tuple[Term, ...] | None:
    """The summands without one that is written like `one`; None when there is none."""
    for k, a in enumerate(args):
        if a == one and len(args) > 1:
            return (*args[:k], *args[k + 1 :])
    return None


def constant(value: Fraction) -> Part:
    if value.denominator == 1:
        pair = (arb(value.numerator), ZERO)
        return Part(lambda _: pair)
    ratio = fmpq(value.numerator, value.denominator)
    return Part(lambda _: (arb(ratio), ZERO))  # at the precision of the moment


def whole(pair: Pair) -> int:
    found = pair[0].unique_fmpz()
    if found is None:
        raise NotComputable("an index that is not an integer")
    return int(found)
