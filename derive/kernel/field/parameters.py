"""Variables and values of families, written so that their domain can be read from coefficients.

| domain | written as | with |
|---|---|---|
| (a, ∞), [a, ∞) | a + t | t > 0, t ≥ 0 |
| (−∞, b), (−∞, b] | b − t | t > 0, t ≥ 0 |
| (a, b), [a, b) | (a + b·t)/(1 + t) | t > 0, t ≥ 0 |
| (a, b] | (b + a·t)/(1 + t) | t ≥ 0 |
| [a, b] | a + t | 0 ≤ t ≤ b − a |
| all reals | t | |

Only an open end may be put at t = ∞: for p in the closed [0, 1] the form t/(1+t) would lose p = 1. Where t ≥ 0 is
known and roots of order d occur, t is r^d. Ends that are not numbers become facts of the sign test.

Main statement: `Parameters`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from fractions import Fraction

from derive.kernel.field.algebra import Algebra, Generator, reserved
from derive.kernel.field.bounds import Bounds, owner_sort, sort_bounds
from derive.kernel.field.polynomials import Quotient, Unsupported
from derive.kernel.field.sign_test import Signs
from derive.kernel.field.signs import Sign
from derive.terms.build import div, is_op, literal, power, sub, term
from derive.terms.sorts import is_infinite, is_integer_sort, is_interval
from derive.terms.term import Interval, Term, free_variables

UNCHANGED = (Fraction(0), Fraction(1), Fraction(1), Fraction(0))  # the owner is its own generator


@dataclass(frozen=True, slots=True)
class Parameter:
    """The generator behind an owner: the owner is (a + b·t)/(c + d·t) with t = r^order."""

    owner: Term
    coefficients: tuple[Fraction, Fraction, Fraction, Fraction]
    order: int

    def write(self) -> Term:
        """r as a term: t is (a − c·x)/(d·x − b)."""
        a, b, c, d = self.coefficients
        x = self.owner
        if d == 0:
            t = x if a == 0 and b == 1 else sub(x, a) if b == 1 else sub(a, x)
        elif c == d:  # (a + b·t)/(1 + t)
            t = div(sub(x, a), sub(b, x)) if a < b else div(sub(a, x), sub(x, b))
        else:
            raise Unsupported("This form of a domain is not written back.")
        return t if self.order == 1 else power(t, div(term(1), term(self.order)))


class Parameters:
    """All owners of one algebra. `hypotheses` (bounds, equations and further facts) are plugged in."""

    def __init__(self, algebra: Algebra, signs: Signs, plain: bool) -> None:
        self.algebra = algebra
        self.signs = signs
        self.plain = plain  # without domains: only for solving equations
        self.values: dict[Hashable, Quotient] = {}
        self.assumed_bounds: Callable[[Term], Bounds] = lambda owner: Bounds()
        self.after_creation: Callable[[Term], None] = lambda owner: None
        self.has_value: Callable[[Term], bool] = lambda owner: True  # are its arguments known to lie in its domain?

    def value(self, owner: Term, key: Hashable) -> Quotient:
        """The owner as a quotient."""
        found = self.values.get(key)
        if found is None:
            found = self.values[key] = self._create(owner, key)
            if not self.plain:
                self.symbolic_ends(owner, found)
                self.after_creation(owner)
        return found

    def bounds(self, owner: Term) -> Bounds:
        sort = owner_sort(owner)
        if sort is None or not (is_interval(sort) or is_integer_sort(sort)):
            raise Unsupported(f"{owner!r} is not a number.")
        return sort_bounds(sort).meet(self.assumed_bounds(owner))

    def _create(self, owner: Term, key: Hashable) -> Quotient:
        bounds = self.bounds(owner)
        if self.plain:
            bounds = Bounds()
        coefficients, sign, upper = _shape(bounds)
        algebra, ring = self.algebra, self.algebra.ring
        order = algebra.layout.root_order if sign in (Sign.POSITIVE, Sign.NONNEGATIVE) else 1
        if upper is not None and order > 1 and upper != 1:
            upper = None
        parameter = Parameter(owner, coefficients, order)
        r = algebra.generator(
            ("parameter", key),
            "parameter",
            parameter,
            sign,
            parameter.write,
            variables=free_variables(owner),
            conditional=not self.has_value(owner),
            upper=upper,
        )
        t = r if order == 1 else ring.power(r, order)
        a, b, c, d = coefficients
        if d == 0:
            return ring.add(ring.scale(t, b), ring.constant(a))
        return ring.divide(ring.add(ring.scale(t, b), ring.constant(a)), ring.add(ring.scale(t, d), ring.constant(c)))

    def symbolic_ends(self, owner: Term, value: Quotient) -> None:
        """Facts from the ends of the sort that are not numbers.

        A value of a family has them only at indices of its range: p_N for a range that may be empty says nothing of
        the ends themselves.
        """
        sort = owner_sort(owner)
        assert sort is not None
        lower, upper = sort.args
        head = sort.head
        left_open, right_open = (head.left_open, head.right_open) if isinstance(head, Interval) else (False, False)
        ring = self.algebra.ring
        for end, direction, is_open in ((lower, 1, left_open), (upper, -1, right_open)):
            if is_infinite(end) or literal(end) is not None or end.loose:
                continue
            gap = ring.scale(ring.subtract(value, self.algebra.read(end)), direction)
            about = None
            if is_op(owner, "call"):
                used = self.algebra.used(value)
                own = [g for g in used if isinstance(g.payload, Parameter) and g.payload.owner == owner]
                if len(own) != 1 or not gap.den.is_one():
                    continue
                about = own[0].index
            self.signs.assume(
                gap, Sign.POSITIVE if is_open else Sign.NONNEGATIVE, reserved(free_variables(owner)), about
            )

    def root_of(self, g: Generator, owner: Term, key: Hashable) -> Quotient | None:
        """The generator of another owner, when it is written in the same form as that of g."""
        self.value(owner, key)
        other = self.algebra.by_key.get(("parameter", key))
        if other is None or not isinstance(other.payload, Parameter) or not isinstance(g.payload, Parameter):
            return None
        if other.payload.coefficients != g.payload.coefficients or other.payload.order != g.payload.order:
            return None
        return self.algebra.ring.generator(other.index)


def _shape(bounds: Bounds) -> tuple[tuple[Fraction, Fraction, Fraction, Fraction], Sign, Fraction | None]:
    """(a, b, c, d) with x = (a + b·t)/(c + d·t), the sign of t, and the upper end of t in the closed case."""
    zero, one = Fraction(0), Fraction(1)
    lower, upper = bounds.lower, bounds.upper
    if lower is not None and upper is not None:
        if lower >= upper:
            return (lower, zero, one, zero), Sign.UNKNOWN, None
        if bounds.upper_open:
            return (lower, upper, one, one), _end_sign(bounds.lower_open), None
        if bounds.lower_open:
            return (upper, lower, one, one), Sign.NONNEGATIVE, None
        return (lower, one, one, zero), Sign.NONNEGATIVE, upper - lower
    if lower is not None:
        return (lower, one, one, zero), _end_sign(bounds.lower_open), None
    if upper is not None:
        return (upper, -one, one, zero), _end_sign(bounds.upper_open), None
    return (zero, one, one, zero), Sign.NONZERO if zero in bounds.excluded else Sign.UNKNOWN, None


def _end_sign(is_open: bool) -> Sign:
    return Sign.POSITIVE if is_open else Sign.NONNEGATIVE
