"""Numbers with what rounding may do to them: a ball around the exact value, and the scale of the admissible error.

A `Pair` (value, scale): `value` encloses the exact real number; `scale` bounds, to first order and in units of ε (the
distance from 1 to the next number of the format), the error of an evaluation of the same formula in floating point
that rounds after every operation, starting from predictions that are themselves rounded: the conditioning of the
formula at that input. The scale of a sum is that of its terms plus the size of its terms, so cancellation counts;
exp and log and their kin count two roundings; log(1 + u) and exp(u) − 1 count as log1p and expm1.

Values may be infinite: log 0 = −∞, and 0·∞ = 0 where the 0 is exact, which is the limit with the other argument held
fixed. What has no value at all, such as ∞ − ∞, raises `NoValue`.

Main statements: `Pair`, `NoValue`, `OPERATIONS`, `total`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flint import arb

Pair = tuple[arb, arb]

ZERO, ONE = arb(0), arb(1)
INFINITY = arb("inf")
EXACT_ZERO: Pair = (ZERO, ZERO)
_LIBRARY = 2  # roundings that an elementary function of a good library may cost


class NoValue(Exception):
    """The formula has no value at this input, not even an infinite one."""


def negative(a: Pair) -> Pair:
    return -a[0], a[1]


def total(parts: Sequence[Pair]) -> Pair:
    """The sum. Adding an exact 0 rounds nothing; many terms may be added one after another."""
    present = [p for p in parts if not (p[0].is_zero() and p[1].is_zero())]
    if not present:
        return EXACT_ZERO
    if len(present) == 1:
        return present[0]
    value, scale, size = ZERO, ZERO, ZERO
    for v, s in present:
        value += v
        scale += s
        size += abs(v)
    if not value.is_finite():
        return _infinite(value)
    if len(present) < 4 and scale.is_zero() and _short(value) and all(_short(v) for v, _ in present):
        return value, ZERO  # 1 − y of a hard label rounds nothing
    return value, scale + size * max(1, len(present) // 8)


def _short(value: arb) -> bool:
    """Is the number exact in every format: a significand of eight bits or fewer?"""
    return bool(value.is_exact()) and int(value.man_exp()[0]).bit_length() <= 8


def _infinite(value: arb) -> Pair:
    if value.is_nan():
        raise NoValue("∞ − ∞")
    if value > 0 or value < 0:
        return value, ZERO
    raise NoValue("a ball without an end")  # a larger precision may help


def product(a: Pair, b: Pair) -> Pair:
    (x, dx), (y, dy) = a, b
    if (x.is_zero() and dx.is_zero()) or (y.is_zero() and dy.is_zero()):
        return EXACT_ZERO
    value = x * y
    if not value.is_finite():
        return _infinite(value)
    rounding = ZERO if x == 1 or y == 1 or x == -1 or y == -1 else abs(value)
    return value, abs(x) * dy + abs(y) * dx + rounding


def quotient(a: Pair, b: Pair) -> Pair:
    (x, dx), (y, dy) = a, b
    if y.is_zero():
        raise NoValue("division by 0")
    if x.is_zero() and dx.is_zero():
        return EXACT_ZERO
    if y == 1:
        return a
    value = x / y
    if not value.is_finite():
        return _infinite(value)
    return value, (dx + abs(value) * dy) / abs(y) + abs(value)


def exponential(a: Pair, epsilon: arb = ZERO) -> Pair:
    """e^x. In a short format the exponent may be off by more than 1: then the first order says too little."""
    x, dx = a
    if x.is_zero() and dx.is_zero():
        return ONE, ZERO
    if not x.is_finite():
        return (ZERO, ZERO) if x < 0 else _infinite(x)
    value = x.exp()
    off = dx * epsilon
    if off > 0.125:
        dx = off.expm1() / epsilon
    return value, value * (dx + _LIBRARY)


def exponential_minus_one(a: Pair) -> Pair:
    x, dx = a
    if not x.is_finite():
        return (-ONE, ZERO) if x < 0 else _infinite(x)
    value = x.expm1()
    return value, x.exp() * dx + abs(value) * _LIBRARY


def logarithm(a: Pair) -> Pair:
    x, dx = a
    if x.is_zero():
        return -INFINITY, ZERO
    if x < 0:
        raise NoValue("the logarithm of a negative number")
    if not x.is_finite():
        return _infinite(x)
    value = x.log()
    return value, dx / x + abs(value) * _LIBRARY


def logarithm_of_one_plus(a: Pair) -> Pair:
    u, du = a
    one_more = 1 + u
    if one_more.is_zero():
        return -INFINITY, ZERO
    if one_more < 0:
        raise NoValue("the logarithm of a negative number")
    if not u.is_finite():
        return _infinite(u)
    value = u.log1p()
    return value, du / one_more + abs(value) * _LIBRARY


def x_log_y(a: Pair, b: Pair) -> Pair:
    if a[0].is_zero():
        return EXACT_ZERO
    return product(a, logarithm(b))


def x_log_one_plus(a: Pair, u: Pair) -> Pair:
    if a[0].is_zero():
        return EXACT_ZERO
    return product(a, logarithm_of_one_plus(u))


def power(a: Pair, b: Pair) -> Pair:
    (x, dx), (y, dy) = a, b
    exponent = y.unique_fmpz() if y.is_exact() and y.is_integer() else None
    if exponent is not None and dy.is_zero():
        n = int(exponent)
        if n < 0:
            return quotient((ONE, ZERO), power(a, (arb(-n), ZERO)))
        if n == 0:
            return ONE, ZERO
        if n == 1:
            return a
        value, slope = x**n, abs(x) ** (n - 1)
        return value, slope * n * dx + abs(value) * min(n, 4)
    if x.is_zero():
        return (ZERO, ZERO if dx.is_zero() else INFINITY)
    if x < 0:
        raise NoValue("a power of a negative number")
    value = (y * x.log()).exp()
    return value, value * (abs(y) * dx / x + abs(x.log()) * dy + abs(y * x.log()) + _LIBRARY)


def square_root(a: Pair) -> Pair:
    x, dx = a
    if x.is_zero():
        return (ZERO, ZERO if dx.is_zero() else INFINITY)
    value = x.sqrt()
    return value, dx / (2 * value) + value


def hyperbolic_tangent(a: Pair) -> Pair:
    x, dx = a
    value = x.tanh()
    return value, dx / x.cosh() ** 2 + abs(value) * _LIBRARY


def hyperbolic_cosine(a: Pair) -> Pair:
    x, dx = a
    return x.cosh(), abs(x.sinh()) * dx + x.cosh() * _LIBRARY


def hyperbolic_sine(a: Pair) -> Pair:
    x, dx = a
    return x.sinh(), x.cosh() * dx + abs(x.sinh()) * _LIBRARY


def absolute(a: Pair) -> Pair:
    return abs(a[0]), a[1]


def largest(parts: Sequence[Pair]) -> Pair:
    """The maximum: of parts that cannot be told apart, with the larger scale."""
    best = parts[0]
    for part in parts[1:]:
        if part[0] > best[0]:
            best = part
        elif not best[0] > part[0]:
            best = (best[0].max(part[0]), best[1].max(part[1]))
    return best


def smallest(parts: Sequence[Pair]) -> Pair:
    return negative(largest([negative(p) for p in parts]))


OPERATIONS: dict[str, Callable[..., Pair]] = {
    "neg": negative,
    "div": quotient,
    "exp": exponential,
    "log": logarithm,
    "pow": power,
    "sqrt": square_root,
    "tanh": hyperbolic_tangent,
    "cosh": hyperbolic_cosine,
    "sinh": hyperbolic_sine,
    "abs": absolute,
    "xlogy": x_log_y,
}
