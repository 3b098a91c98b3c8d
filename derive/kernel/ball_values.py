"""The numbers that terms are evaluated to: exact wherever exactness decides something, else balls.

- `fmpq`: a rational number. Rational operations on rationals stay rational, so 1 − 1 is 0 and not a ball around it.
- `LogCombination`: c₀ + c₁·log n₁ + … with rational c and naturals n. Whether one is 0 is decidable (by Lindemann's
  theorem and unique factorisation), so an entropy at a rational point is compared exactly, equality included.
- `arb`: a ball that certainly contains the number; every other value.
- `Extended`: a value that brings its own operations (a Taylor jet, see ball_derivatives.py).

Main statements: `add`, `multiply`, `divide`, `sign`, `compare`, `floor`, `extremum`, `in_words`; each raises
`OutsideDomain` where the operation is certainly undefined and `Undecided` where balls cannot tell.
Logarithms, exponentials and powers are in ball_elementary.py.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb, ctx, fmpq, fmpz

EXACT_BITS = 8192  # a rational whose numerator or denominator is longer goes on as a ball
_SIGN_BITS = 8192  # the sign of a combination of logarithms that is not 0 is looked for up to this precision

ZERO, ONE = fmpq(0), fmpq(1)


class OutsideDomain(Exception):
    """The operation is certainly undefined at this value. `why` says so in words."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Undecided(Exception):
    """Balls cannot tell at this precision, or the operation cannot be computed at all (`hopeless`)."""

    def __init__(self, why: str, hopeless: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.hopeless = hopeless


class Extended:
    """A value with operations of its own. Sums and products are Python's operators.

    `on_the_line` is False for a complex value, of which no order is asked: that it stays within the domains of
    the operations has been seen on the real line before. (No ABC: "is it one?" is asked at every operation.)
    """

    on_the_line = True

    def __add__(self, other: Value) -> Value:
        raise NotImplementedError

    def __radd__(self, other: Value) -> Value:
        return self + _of_one_kind(other)

    def __mul__(self, other: Value) -> Value:
        raise NotImplementedError

    def __rmul__(self, other: Value) -> Value:
        return self * _of_one_kind(other)

    def __neg__(self) -> Value:
        raise NotImplementedError

    def reciprocal(self) -> Value:
        raise NotImplementedError

    def log(self) -> Value:
        raise NotImplementedError

    def exp(self) -> Value:
        raise NotImplementedError

    def real_power(self, exponent: fmpq) -> Value:
        """The power with a rational exponent that is not a natural number."""
        raise NotImplementedError

    def sign(self, discontinuous: bool) -> int:
        raise NotImplementedError

    def floor(self) -> Value:
        raise NotImplementedError


def _of_one_kind(other: Value) -> Value:
    """What stands on the left, unless it is a value of another kind that does not know this one either."""
    if isinstance(other, Extended):
        raise Undecided("an integral inside an integral, of a function of both variables", hopeless=True)
    return other


def off_the_line(value: object) -> bool:
    return isinstance(value, Extended) and not value.on_the_line


class LogCombination:
    """rational + Σ coefficient·log(natural ≥ 2), at least one coefficient not 0."""

    __slots__ = ("rational", "logs")

    def __init__(self, rational: fmpq, logs: dict[int, fmpq]) -> None:
        self.rational = rational
        self.logs = logs

    def _plus(self, other: fmpq | LogCombination, factor: int) -> fmpq | LogCombination:
        if isinstance(other, fmpq):
            return LogCombination(self.rational + factor * other, self.logs)
        logs = dict(self.logs)
        for n, c in other.logs.items():
            logs[n] = logs.get(n, ZERO) + factor * c
        return combination(self.rational + factor * other.rational, logs)

    def __add__(self, other: Value | int) -> Value:
        if isinstance(other, int):
            other = fmpq(other)
        if isinstance(other, fmpq | LogCombination):
            return self._plus(other, 1)
        return NotImplemented if isinstance(other, Extended) else ball(self) + other

    def __radd__(self, other: Value | int) -> Value:
        return self + other

    def __mul__(self, other: Value | int) -> Value:
        if isinstance(other, int):
            other = fmpq(other)
        if isinstance(other, fmpq):
            return combination(self.rational * other, {n: c * other for n, c in self.logs.items()})
        return NotImplemented if isinstance(other, Extended) else ball(self) * ball(other)

    def __rmul__(self, other: Value | int) -> Value:
        return self * other

    def __neg__(self) -> LogCombination:
        return LogCombination(-self.rational, {n: -c for n, c in self.logs.items()})

    def __repr__(self) -> str:
        return f"LogCombination({self.rational}, {self.logs})"


Value = fmpq | LogCombination | arb | Extended
Exact = fmpq | LogCombination


def combination(rational: fmpq, logs: dict[int, fmpq]) -> Exact:
    """The combination, or the rational number that it is: log 6 − log 2 − log 3 is 0."""
    logs = {n: c for n, c in logs.items() if c != 0}
    if not logs:
        return rational
    if len(logs) > 1 and not any(c != 0 for c in independent(logs).values()):
        return rational
    return LogCombination(rational, logs)


def coprime_base(numbers: list[int]) -> list[int]:
    """Pairwise coprime naturals ≥ 2 of which every given number is a product of powers."""
    base: list[int] = []
    todo = [n for n in numbers if n > 1]
    while todo:
        n = todo.pop()
        for k, b in enumerate(base):
            g = int(fmpz(n).gcd(fmpz(b)))
            if g > 1:
                del base[k]
                todo += [m for m in (n // g, b // g, g) if m > 1]
                break
        else:
            if n > 1:
                base.append(n)
    return base


def independent(logs: dict[int, fmpq]) -> dict[int, fmpq]:
    """The same sum over the logarithms of pairwise coprime numbers, which are independent over the rationals."""
    result: dict[int, fmpq] = {}
    for b in coprime_base(list(logs)):
        total = ZERO
        for n, c in logs.items():
            while n % b == 0:
                n //= b
                total += c
        result[b] = total
    return result


def rational(value: object) -> fmpq:
    """An exact number from an int, a Fraction or a fmpq."""
    if isinstance(value, fmpq):
        return value
    if isinstance(value, Fraction):
        return fmpq(value.numerator, value.denominator)
    if isinstance(value, fmpz | int) and not isinstance(value, bool):
        return fmpq(value)
    raise TypeError(f"{value!r} ({type(value).__name__}) is not an exact number: give an int or a Fraction.")


def ball(value: Value) -> arb:
    """The value as a ball at the working precision."""
    if isinstance(value, arb):
        return value
    if isinstance(value, fmpq):
        return arb(value)
    if isinstance(value, LogCombination):
        total = arb(value.rational)
        for n, c in value.logs.items():
            total += arb(c) * arb(n).log()
        return total
    raise Undecided("a ball cannot stand for a jet", hopeless=True)


def bounded(value: fmpq) -> Value:
    return value if value.height_bits() <= EXACT_BITS else arb(value)


# ---- arithmetic


def add(a: Value, b: Value) -> Value:
    if isinstance(a, fmpq) and isinstance(b, fmpq):
        return bounded(a + b)
    return a + b


def negate(a: Value) -> Value:
    return -a


def subtract(a: Value, b: Value) -> Value:
    return add(a, -b)


def multiply(a: Value, b: Value) -> Value:
    if isinstance(a, fmpq):
        if isinstance(b, fmpq):
            return bounded(a * b)
        if a == 0:  # also times a ball without an end: it stands for a real number
            return ZERO
    elif isinstance(b, fmpq) and b == 0:
        return ZERO
    return a * b


def reciprocal(a: Value) -> Value:
    if isinstance(a, Extended):
        return a.reciprocal()
    if isinstance(a, fmpq):
        if a == 0:
            raise OutsideDomain("division by 0")
        return 1 / a
    if isinstance(a, LogCombination):
        return 1 / ball(a)
    if a.contains(0) or not a.is_finite():
        raise Undecided("balls cannot tell whether a divisor is 0")
    return 1 / a


def divide(a: Value, b: Value) -> Value:
    if isinstance(a, LogCombination) and isinstance(b, LogCombination):
        ratio = _ratio(a, b)
        if ratio is not None:
            return ratio
    return multiply(a, reciprocal(b))


def _ratio(a: LogCombination, b: LogCombination) -> fmpq | None:
    """The rational number a/b, where it is one: log 8 / log 2 = 3."""
    joint = dict.fromkeys((*a.logs, *b.logs), ZERO)
    above, below = independent(joint | a.logs), independent(joint | b.logs)
    n = next(n for n, c in below.items() if c != 0)
    ratio = above[n] / below[n]
    same = a.rational == ratio * b.rational and all(above[k] == ratio * below[k] for k in below)
    return ratio if same else None


# ---- order


def sign(a: Value, discontinuous: bool = True) -> int:
    """−1, 0 or 1. `discontinuous`: what hangs on the answer may jump there (a branch, not a maximum)."""
    if isinstance(a, fmpq):
        return (a > 0) - (a < 0)
    if isinstance(a, Extended):
        return a.sign(discontinuous)
    if isinstance(a, LogCombination):  # never 0
        bits = max(ctx.prec, 64)
        while bits <= _SIGN_BITS:
            with ctx.workprec(bits):
                b = ball(a)
                if b > 0:
                    return 1
                if b < 0:
                    return -1
            bits *= 2
        raise Undecided("the sign of a combination of logarithms is not seen")
    if a > 0:
        return 1
    if a < 0:
        return -1
    if a.is_zero():
        return 0
    raise Undecided("balls cannot tell the sign of a number")


def sign_or_none(a: Value) -> int | None:
    """The sign, or None where balls cannot tell."""
    try:
        return sign(a)
    except Undecided:
        return None


def compare(a: Value, b: Value) -> int:
    """The sign of a − b."""
    return sign(subtract(a, b))


def extremum(values: list[Value], wanted: int) -> Value:
    """The maximum (wanted = 1) or the minimum (−1)."""
    best = values[0]
    for v in values[1:]:
        if any(isinstance(w, arb) for w in (best, v)) and not any(isinstance(w, Extended) for w in (best, v)):
            best = ball(best).max(ball(v)) if wanted > 0 else ball(best).min(ball(v))
        elif sign(subtract(v, best), discontinuous=False) == wanted:
            best = v
    return best


def absolute(a: Value) -> Value:
    if isinstance(a, arb):
        return abs(a)
    return -a if sign(a, discontinuous=False) < 0 else a


def floor(a: Value) -> Value:
    if isinstance(a, Extended):
        return a.floor()
    if isinstance(a, fmpq):
        return fmpq(a.floor())
    b = ball(a)
    if not b.abs_upper() < arb(2) ** EXACT_BITS:  # an integer that would not fit into memory
        raise Undecided("a number is too large for its integer part to be computed with")
    n = b.floor().unique_fmpz()
    if n is None:
        raise Undecided("balls cannot tell on which side of an integer a number lies")
    return fmpq(n)


# ---- in words


def in_words(value: Value, digits: int = 12) -> str:
    """A rational number exactly; of any other the decimal digits that are certain, followed by "…"."""
    if isinstance(value, fmpq):
        if value.height_bits() <= 64:
            return str(value).replace("-", "−")
    elif isinstance(value, Extended):
        return "a number"
    b = ball(value)
    if not b.is_finite():
        return "a number of unknown size"
    if b.contains(0) and not b.is_zero():
        return "a number near 0"
    size = abs(b)
    if abs(_magnitude(size)) > 60:
        return f"{'−' if b < 0 else ''}about 10^{_magnitude(size)}".replace("^-", "^−")
    for places in range(digits + max(0, -_magnitude(size)), -1, -1):
        n = (size * fmpq(10) ** places).floor().unique_fmpz()
        if n is not None:
            whole, rest = divmod(int(n), 10**places)
            text = f"{whole}.{rest:0{places}d}" if places else str(whole)
            return ("−" if b < 0 else "") + text + "…"
    if b.rel_accuracy_bits() > 30:  # a narrow ball around a short decimal, such as −1
        return f"about {b.str(6, radius=False)}".replace("-", "−")
    return "a negative number" if b < 0 else "a positive number"


def _magnitude(size: arb) -> int:
    """About the decimal exponent of a positive number."""
    mantissa, exponent = size.mid().man_exp()
    return int((int(exponent) + int(fmpz(mantissa).bit_length())) * 0.30103)
