"""Exact points for the free variables of a statement, the edges of their sorts among them.

Each candidate has a style: an ordinary point, the ends of the intervals (p = 0, p = 1, large numbers on unbounded
ones), zeros in families, one-hot families, equal entries, all variables of a sort equal (q = p), nearly equal ones
(a difference of 2⁻⁶⁰), values 2⁻⁶⁰ away from an end. Sizes go through 1, 2, 3, 4. The first candidates are made of
small numbers, so that a counterexample reads well. Values lie in the sorts by construction; hypotheses are the
business of constraints.py.

Main statements: `Point`, `candidate`, `value_in`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction as F
from functools import lru_cache
from random import Random

from flint import arb, fmpq

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Domain
from derive.kernel.ball_values import OutsideDomain, Undecided, Value, ball
from derive.terms.build import delta, e, exp, function, log, term, variable
from derive.terms.sorts import is_function_sort, is_infinite, is_integer_sort, is_interval, natural
from derive.terms.term import Term, free_variables

Point = dict[Term, object]

_TINY = fmpq(1, 2**60)
_STYLES = (
    "ordinary",
    "ordinary",
    "edges",
    "same",
    "zeros",
    "ordinary",
    "one-hot",
    "uniform",
    "nearly the same",
    "edges",
    "tiny",
    "ordinary",
    "large",
)
_SIZES = (2, 1, 3, 4)
_IRRATIONAL = 40  # one in so many candidates is made of the number e
_PLAIN = 14  # so many candidates are made of small numbers


class NoCandidate(Exception):
    """A variable of a sort for which no values are known to be drawn; `why` says which."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def in_order(variables: Iterable[Term]) -> list[Term]:
    """The variables with those in their sorts, each after the ones its sort speaks of."""
    order: list[Term] = []

    def visit(v: Term) -> None:
        if v not in order:
            for w in sorted(free_variables(v.args[0]), key=_key):
                visit(w)
            order.append(v)

    for v in sorted(variables, key=_key):
        visit(v)
    return order


def _key(v: Term) -> str:
    return f"{v!r} {v.args[0]!r}"


def candidate(order: list[Term], fixed: Point, number: int, seed: int, ranges: Mapping[Term, Term]) -> Point:
    """The `number`-th candidate: exact values within the sorts, some of them fixed; always the same for a seed.

    The values of some variables are drawn from a part of their sorts only, which `ranges` says.
    Raises NoCandidate when a sort comes out empty, or when no values are known to be drawn from one.
    """
    try:
        return _Draw(number, Random(f"{seed} {number}")).point(order, fixed, ranges)
    except (Undefined, OutsideDomain, Undecided) as error:
        raise NoCandidate(error.why) from None


def value_in(sort: Term, point: Point, number: int, seed: int = 0) -> object:
    """The `number`-th value drawn from a sort, the other variables having the values of the point."""
    return _Draw(number, Random(f"{seed} value {number}")).value(sort, point)


class _Draw:
    """One candidate: its style and its random numbers."""

    def __init__(self, number: int, random: Random) -> None:
        self.number = number
        self.random = random
        self.style = _STYLES[number % len(_STYLES)]
        self.plain = number < _PLAIN
        self.hot = random.randrange(4)  # shared by all one-hot families, so that one is 0 where the other is

    def point(self, order: list[Term], fixed: Point, ranges: Mapping[Term, Term]) -> Point:
        point: Point = dict(fixed)
        drawn: dict[Term, object] = {}
        in_sorts = {w for v in order for w in free_variables(v.args[0])}
        for v in order:
            if v in fixed:
                continue
            sort = ranges.get(v, v.args[0])
            if v in in_sorts and is_integer_sort(sort):
                point[v] = self._size(sort, point)
            elif self.style in ("same", "nearly the same") and sort in drawn and not is_integer_sort(sort):
                point[v] = self._like(drawn[sort], sort, point)
            else:
                point[v] = self.value(sort, point)
            drawn[sort] = point[v]
        return point

    def value(self, sort: Term, point: Point) -> object:
        if is_function_sort(sort):
            return self._function(sort, point)
        if is_integer_sort(sort):
            return self._integer(_domain(sort, point))
        if is_interval(sort):
            domain = _domain(sort, point)
            if self.number >= _IRRATIONAL and self.number % _IRRATIONAL == 0 and _admits(domain, arb.const_e()):
                return e
            return self._real(domain, self.style)
        raise NoCandidate(f"no values are drawn from {sort!r}")

    def _size(self, sort: Term, point: Point) -> fmpq:
        domain = _domain(sort, point)
        if domain.lower is None or domain.upper is not None:
            return self._integer(domain)
        sizes = (2, 2, 1, 3) if self.plain else _SIZES
        n = sizes[self.number] if self.number < len(sizes) else self.random.choice(sizes)
        return _whole(domain.lower) + n - 1

    def _integer(self, domain: Domain) -> fmpq:
        lower = None if domain.lower is None else _whole(domain.lower)
        upper = None if domain.upper is None else _whole(domain.upper)
        if lower is not None and upper is not None:
            if lower > upper:
                raise NoCandidate(f"the range {domain.in_words()} is empty")
            ends = [lower, upper]
            inside = lower + self.random.randrange(int((upper - lower).p) + 1)
            return self.random.choice(ends) if self.style == "edges" else inside
        step = fmpq(12 if self.style == "large" else self.random.choice((0, 0, 1, 1, 2, 3)))
        if lower is not None:
            return lower + step
        if upper is not None:
            return upper - step
        return step * self.random.choice((1, -1))

    def _real(self, domain: Domain, style: str) -> fmpq:
        lower, upper = _bound(domain.lower, 1), _bound(domain.upper, -1)
        if lower is None and upper is None:
            return self._on_the_line(style)
        if lower is None or upper is None:
            if upper is None:
                assert lower is not None
                end, outward, closed = lower, 1, not domain.left_open
            else:
                end, outward, closed = upper, -1, not domain.right_open
            return end + outward * self._from_an_end(style, closed and _is_exact(domain))
        if lower > upper or (lower == upper and (domain.left_open or domain.right_open)):
            raise NoCandidate(f"the interval {domain.in_words()} is empty")
        return self._between(domain, lower, upper, style)

    def _on_the_line(self, style: str) -> fmpq:
        if style in ("edges", "zeros"):
            return fmpq(self.random.choice((0, 0, 1, -1)))
        if style == "tiny":
            return _TINY * self.random.choice((1, -1))
        if style == "large":
            return fmpq(self.random.choice((40, -40, 35, -700)))
        if self.plain:
            return self.random.choice((fmpq(1), fmpq(2), fmpq(-1), fmpq(1, 2), fmpq(0), fmpq(3), fmpq(-2)))
        return fmpq(self.random.randint(-24, 24), self.random.choice((1, 2, 3, 5, 7)))

    def _from_an_end(self, style: str, closed: bool) -> fmpq:
        """How far from the only end."""
        if style in ("edges", "zeros", "one-hot"):
            return fmpq(self.random.choice((0, 1)) if closed else 1)
        if style == "tiny":
            return _TINY
        if style == "large":
            return fmpq(self.random.choice((40, 1000)))
        if self.plain:
            return self.random.choice((fmpq(1), fmpq(2), fmpq(3), fmpq(1, 2)))
        return fmpq(self.random.randint(1, 24), self.random.choice((1, 2, 3, 5, 8, 16)))

    def _between(self, domain: Domain, lower: fmpq, upper: fmpq, style: str) -> fmpq:
        width, choose = upper - lower, self.random.choice
        if _is_exact(domain):
            closed = [end for end, is_open in ((lower, domain.left_open), (upper, domain.right_open)) if not is_open]
            if style == "zeros" and not domain.left_open:
                return choose((lower, lower + width / 3))
            if style in ("edges", "one-hot", "large") and closed:
                return choose(closed)
        if style in ("tiny", "edges", "large"):
            return choose((lower + width * _TINY, upper - width * _TINY))
        denominator = choose((2, 3, 4)) if self.plain else choose((2, 3, 4, 5, 7, 10, 16))
        return lower + width * fmpq(self.random.randint(1, denominator - 1), denominator)

    def _function(self, sort: Term, point: Point) -> object:
        domain_sort, values = sort.args
        if not is_finite(domain_sort):
            return self._literal(sort, point) if is_interval(domain_sort) else self._sequence(sort, point)
        size = len(_domain(domain_sort, point).members(64))
        if is_function_sort(values):
            return tuple(self.value(values, point) for _ in range(size))
        if is_integer_sort(values):
            return tuple(self._integer(_domain(values, point)) for _ in range(size))
        domain = _domain(values, point)
        if self.style == "one-hot" and _admits(domain, 0) and _admits(domain, 1):
            return tuple(fmpq(int(k == self.hot % size)) for k in range(size))
        if self.style == "uniform":
            return (self._real(domain, "ordinary"),) * size
        if self.style == "zeros" and _admits(domain, 0):
            # the last entry stays, so that a family can still be normalised
            zero = [self.random.random() < 0.4 for _ in range(size - 1)] + [False]
            return tuple(fmpq(0) if z else self._real(domain, "ordinary") for z in zero)
        return tuple(self._real(domain, self.style) for _ in range(size))

    def _like(self, other: object, sort: Term, point: Point) -> object:
        if self.style == "same" or not isinstance(other, tuple | fmpq):
            return other
        if isinstance(other, tuple):
            return tuple(self._like(o, sort.args[1], point) for o in other)
        if not is_interval(sort):
            return other
        moved = other + self.random.choice((1, -1)) * _TINY
        return moved if _admits(_domain(sort, point), moved) else other

    def _literal(self, sort: Term, point: Point) -> Term:
        """A function literal: one of a few whose values lie in the codomain by their form."""
        domain_sort, values = sort.args
        if not is_interval(values):
            raise NoCandidate(f"no functions are drawn from {sort!r}")
        x = variable("x", domain_sort)
        domain, codomain = _domain(domain_sort, point), _domain(values, point)
        constant = term(_fraction(self._real(codomain, "ordinary")))
        choices = [constant, constant]
        if codomain.upper is None and (codomain.lower is None or _admits(codomain, 0) or codomain.lower == 0):
            choices += [exp(x), x**2 + 1, exp(-x) + 1, *_densities(domain, x)]
        if codomain.upper is None and _admits(codomain, 0):
            choices += [term(0), *_logarithms(domain, codomain, x)]
            if codomain.lower is None or (isinstance(domain.lower, fmpq) and domain.lower >= 0):
                choices += [x, 2 * x]
        if codomain.upper is None and codomain.lower is None:
            choices += [-x / 2, x**3 - x, 2 - x]
        if _admits(codomain, fmpq(1, 3)) and _admits(codomain, 1):
            choices.append(1 / (1 + x**2) if codomain.lower in (None, 0) else term(1))
        return function(x, self.random.choice(choices))

    def _sequence(self, sort: Term, point: Point) -> Term:
        """A sequence a_k, or a table N_mt of which the m-th row is zero but for one entry: c^m where t = s·m.

        Where these numbers are no values of it, all rows of the table are alike.
        """
        indices, values = sort.args
        k = variable("k", indices)
        if is_function_sort(values) and values.args[0] == indices == natural and not is_function_sort(values.args[1]):
            codomain = _domain(values.args[1], point)
            if codomain.upper is None and _admits(codomain, 0):
                t = variable("t", indices)
                c, s = self.random.choice((1, 2, 3, 4)), self.random.choice((1, 2))
                return function(k, function(t, c**k * delta(t, s * k)))
        if is_function_sort(values) and not is_finite(values.args[0]):
            row = self._function(values, point)
            assert isinstance(row, Term)
            return function(k, row)
        if is_interval(values):
            return function(k, term(_fraction(self._real(_domain(values, point), "ordinary"))))
        if is_integer_sort(values):
            return function(k, term(_fraction(self._integer(_domain(values, point)))))
        raise NoCandidate(f"no sequences are drawn from {sort!r}")


def is_finite(sort: Term) -> bool:
    """Is it a range of integers with two ends?"""
    return is_integer_sort(sort) and not any(is_infinite(end) for end in sort.args)


def _logarithms(domain: Domain, codomain: Domain, x: Term) -> list[Term]:
    """Multiples of the logarithm on positive numbers; where values may not be negative, on (0, 1] only."""
    if not (isinstance(domain.lower, fmpq) and (domain.lower > 0 or (domain.lower == 0 and domain.left_open))):
        return []
    falling = [-log(x), -log(x, 2), -2 * log(x, 2)]
    if codomain.lower is None:
        return [*falling, log(x), 3 * log(x, 2)]
    return falling if domain.upper == 1 else []


def _densities(domain: Domain, x: Term) -> list[Term]:
    """Positive functions with integral 1 over a bounded interval."""
    if not (isinstance(domain.lower, fmpq) and isinstance(domain.upper, fmpq)) or domain.lower >= domain.upper:
        return []
    width = domain.upper - domain.lower
    place = x if domain.lower == 0 else x - term(_fraction(domain.lower))
    if width == 1:
        return [term(1), place + F(1, 2), F(3, 2) - place]
    height = term(_fraction(1 / width))
    return [height, height * (place / term(_fraction(width)) + F(1, 2))]


def _fraction(value: fmpq) -> F:
    return F(int(value.p), int(value.q))


def _domain(sort: Term, point: Point) -> Domain:
    return _fixed_domain(sort) if not free_variables(sort) else _domain_at(sort, point)


@lru_cache(maxsize=1000)
def _fixed_domain(sort: Term) -> Domain:
    """The range or the interval of a sort that speaks of no variable."""
    return _domain_at(sort, {})


def _domain_at(sort: Term, point: Point) -> Domain:
    ev = Evaluation(point)
    return ev.domain(sort, ev.scope)


def _whole(end: Value) -> fmpq:
    if not (isinstance(end, fmpq) and end.q == 1):
        raise NoCandidate("a range of integers ends at a number that is not known to be an integer")
    return end


def _is_exact(domain: Domain) -> bool:
    return all(end is None or isinstance(end, fmpq) for end in (domain.lower, domain.upper))


def _bound(end: Value | None, inward: int) -> fmpq | None:
    """The end, or a rational number just inside it."""
    if end is None or isinstance(end, fmpq):
        return end
    enclosure = ball(end)
    inside = (enclosure.upper() if inward > 0 else enclosure.lower()).fmpq()
    return inside + inward * fmpq(1, 2**50)


def _admits(domain: Domain, x: fmpq | int | arb) -> bool:
    try:
        domain.require(x if isinstance(x, arb) else fmpq(x))
    except (OutsideDomain, Undecided):
        return False
    return True
