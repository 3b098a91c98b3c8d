"""Integrals over bounded intervals, enclosed rigorously by flint's complex integrator (over all reals: the Gaussian
ones, see ball_gaussians.py).

The integrand is first seen to be defined at every point of the closed interval, by bisection. Then it is evaluated
at complex balls (`Complex`, a value like any other), where the integrator must know that it is analytic: across a
branch cut of a logarithm or a root the value is "nothing known". |x|, max, branches and floors are not analytic.

Main statement: `integrate`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import reduce

from flint import acb, arb, ctx, fmpq

from derive.kernel.ball_derivatives import Direction, Jet, coefficients_of
from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Domain
from derive.kernel.ball_gaussians import integral_over_the_line
from derive.kernel.ball_interruptions import signals_wait
from derive.kernel.ball_polynomials import antiderivative_between
from derive.kernel.ball_values import (
    Extended,
    OutsideDomain,
    Undecided,
    Value,
    add,
    ball,
    compare,
    in_words,
    multiply,
    subtract,
)

_PIECES = 400  # at most so many pieces are tried when the integrand is seen to be defined
_MOST_BITS = 256  # an integral is not computed more precisely than this


class Complex(Extended):
    """A complex ball at which an integrand is evaluated; `analytic`: the integrator asks for analyticity."""

    __slots__ = ("z", "analytic")
    on_the_line = False

    def __init__(self, z: acb, analytic: bool) -> None:
        self.z = z
        self.analytic = analytic

    def __add__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Complex):
            return NotImplemented
        return Complex(self.z + _complex(other), self.analytic)

    def __mul__(self, other: Value) -> Value:
        if isinstance(other, Extended) and not isinstance(other, Complex):
            return NotImplemented
        return Complex(self.z * _complex(other), self.analytic)

    def __neg__(self) -> Value:
        return Complex(-self.z, self.analytic)

    def reciprocal(self) -> Value:
        return Complex(1 / self.z, self.analytic)

    def log(self) -> Value:
        return Complex(self.z.log(analytic=self.analytic), self.analytic)

    def exp(self) -> Value:
        return Complex(self.z.exp(), self.analytic)

    def real_power(self, exponent: fmpq) -> Value:
        if exponent == fmpq(1, 2):
            return Complex(self.z.sqrt(analytic=self.analytic), self.analytic)
        return Complex(self.z.pow(arb(exponent), analytic=self.analytic), self.analytic)

    def sign(self, discontinuous: bool) -> int:
        raise Undecided("the integral of a function with branches", hopeless=True)

    def floor(self) -> Value:
        raise Undecided("the integral of a function with branches", hopeless=True)


def _complex(value: Value) -> acb:
    return value.z if isinstance(value, Complex) else acb(ball(value))


Integrand = Callable[[Value], Value]


def integrate(ev: Evaluation, domain: Domain, f: Integrand) -> Value:
    """The integral of f over the domain; over an open interval it is the one over its closure."""
    lower, upper = domain.lower, domain.upper
    if not domain.integers and lower is None and upper is None:
        return integral_over_the_line(f)
    if domain.integers or lower is None or upper is None:
        raise Undecided("an integral over an infinite range", hopeless=True)
    if compare(lower, upper) > 0:
        raise OutsideDomain(f"an integral from {in_words(lower)} down to {in_words(upper)}")
    for end, is_open in ((lower, domain.left_open), (upper, domain.right_open)):
        if not is_open:
            f(end)  # raises where a closed interval ends at a point that is not allowed
    moving = [end for end in (lower, upper) if isinstance(end, Jet)]
    if moving:
        latest = max((end.direction for end in moving), key=lambda d: d.number)
        (start, before), (stop, after) = (_moving_end(end, latest, f) for end in (lower, upper))
        if compare(start, stop) == 0:
            # Nothing below would see whether the integrand speaks of what the ends move with.
            raise Undecided("the derivative of an integral over a single point", hopeless=True)
        fixed = Domain(False, start, stop, domain.left_open, domain.right_open)
        return add(integrate(ev, fixed, f), subtract(after, before))
    if isinstance(lower, Extended) or isinstance(upper, Extended):
        raise Undecided("an integral inside an integral, with moving ends", hopeless=True)
    if compare(lower, upper) == 0:
        return fmpq(0)
    _see_defined(ev, domain, f, ball(lower), ball(upper))
    try:
        return antiderivative_between(f, lower, upper)
    except (Undecided, Undefined):
        return _enclosed(f, ball(lower), ball(upper))


def _moving_end(end: Value, direction: Direction, f: Integrand) -> tuple[Value, Value]:
    """For an end b(t) = b₀ + …: b₀, and ∫ from b₀ to b(t), a series whose derivative is f(b(t))·b′(t)."""
    if not isinstance(end, Jet) or end.direction is not direction:
        return end, fmpq(0)
    b = end.coefficients
    g = coefficients_of(f(end), direction)
    series: list[Value] = [fmpq(0)]
    for k in range(1, len(b)):
        parts = (multiply(fmpq(j, k), multiply(b[j], g[k - j])) for j in range(1, k + 1))
        series.append(reduce(add, parts))
    return b[0], Jet(direction, series)


def _enclosed(f: Integrand, lower: arb, upper: arb) -> arb:
    """The integral of an analytic function."""
    trouble: list[BaseException] = []

    def integrand(z: acb, analytic: bool) -> acb:
        # The integrator cannot pass an exception on: the process would end. What is not known is a ball without an end.
        try:
            if not (trouble or interrupted):  # it will go on asking
                return _complex(f(Complex(z, analytic)))
        except Undefined:
            pass  # off the real line, or on a ball that is too wide
        except BaseException as error:
            if not (isinstance(error, Undecided) and not error.hopeless):
                trouble.append(error)
        return acb("nan")

    with ctx.workprec(min(ctx.prec, _MOST_BITS)), signals_wait() as interrupted:
        goal = arb(2) ** (8 - ctx.prec)
        total = acb.integral(integrand, acb(lower), acb(upper), rel_tol=goal, abs_tol=goal, eval_limit=10_000)
    if trouble:
        raise trouble[0]
    if not total.is_finite():
        raise Undecided("the integrator did not come to an end")
    return total.real


def _see_defined(ev: Evaluation, domain: Domain, f: Integrand, lower: arb, upper: arb) -> None:
    """See that the integrand is defined and finite on the whole closed interval, or raise."""
    todo, tried = deque([(lower, upper)]), 0
    while todo:
        left, right = todo.popleft()
        tried += 1
        piece = left.union(right)
        try:
            with ev.ranging(piece, domain):
                found = f(piece)
        except Undecided as error:
            if error.hopeless:
                raise
        except Undefined as error:  # at every point of the piece
            raise Undefined(error.where, f"{error.why} inside an integral") from None
        else:
            if isinstance(found, Extended):
                raise Undecided("the derivative of an integral in a parameter", hopeless=True)
            if ball(found).is_finite():
                continue
        middle = arb(((left + right) / 2).mid())
        if left < middle < right:
            _see_point(f, middle)
        if tried > _PIECES or not left < middle < right:
            raise Undecided("an integrand that is not seen to be defined on the closed interval", hopeless=True)
        todo += [(left, middle), (middle, right)]


def _see_point(f: Integrand, exact: arb) -> None:
    try:
        f(exact.fmpq())
    except Undefined as error:
        raise Undefined(error.where, f"{error.why} inside an integral") from None
    except Undecided:
        pass
