"""Logarithms, exponentials, powers and roots of quotients.

Every rewriting below holds wherever the term it comes from is defined:

- log(c·Π fₖ^eₖ) = log c + Σ eₖ log|fₖ| where the product is positive. A factor of known sign gives log(±f). If exactly
  one factor of odd exponent has an unknown sign, it must have the sign that makes the product positive, and again
  log(±f) stands; several such factors give log|f| each. So log(x·y) is log x + log y only when that is so.
- exp(log f) = f, for a generator log f exists only where f > 0; exp(log|f|) is |f|.
- √(f²·g) = |f|·√g only if g ≥ 0 is known: at f = 0 nothing is known of an unknown g.

Main statements: `logarithm`, `exponential`, `rational_power`, `absolute`.
"""

from __future__ import annotations

from fractions import Fraction

import flint

from derive.kernel.field.algebra import Generator
from derive.kernel.field.forms import Forms
from derive.kernel.field.parameters import Parameter
from derive.kernel.field.polynomials import Polynomial, Quotient, Unsupported
from derive.kernel.field.signs import Sign, both, is_at_least
from derive.kernel.field.surds import conjugate_logarithm, denested
from derive.terms.build import div, exp, log, power, term
from derive.terms.term import Term

_FACTORED_BITS = 64  # larger whole numbers are split by small primes only


# ---- logarithms


def logarithm(forms: Forms, q: Quotient) -> Quotient:
    """log q, which is known to be defined: q > 0."""
    ring = forms.ring
    if q.num.is_zero():
        raise Unsupported("The logarithm of 0 occurs.")
    total = ring.zero
    positive = True
    unknown: list[tuple[Polynomial, int]] = []
    for part, direction in ((q.num, 1), (q.den, -1)):
        content, factors = ring.factor(part)
        positive = positive == (content > 0)
        total = ring.add(total, ring.scale(_log_of_number(forms, abs(content)), direction))
        for f, e in factors:
            sign = both(forms.polynomial_sign(f), Sign.NONZERO)
            if sign is Sign.NONZERO:
                unknown.append((f, direction * e))
                continue
            if sign is Sign.NEGATIVE:
                f = -f
                positive = positive == (e % 2 == 0)
            total = ring.add(total, ring.scale(_log_of_factor(forms, f), direction * e))
    odd = [(f, e) for f, e in unknown if e % 2]
    if not odd and not positive:
        raise Unsupported("The logarithm of a negative number occurs.")
    for f, e in unknown:
        if len(odd) == 1 and e % 2:
            value = _log_of_factor(forms, f if positive else -f)
        else:
            value = _log_of_modulus(forms, f)
        total = ring.add(total, ring.scale(value, e))
    return total


def _log_of_number(forms: Forms, value: Fraction) -> Quotient:
    ring = forms.ring
    total = ring.zero
    for whole, direction in ((value.numerator, 1), (value.denominator, -1)):
        for prime, e in _primes(whole):
            total = ring.add(
                total, ring.scale(_log_generator(forms, ring.constant(prime), Sign.POSITIVE), direction * e)
            )
    return total


def _primes(whole: int) -> list[tuple[int, int]]:
    """Factors of a positive whole number; of a large one, only the small primes are split off."""
    if whole == 1:
        return []
    if whole.bit_length() <= _FACTORED_BITS:
        return [(int(p), int(e)) for p, e in flint.fmpz(whole).factor()]
    found = []
    for p in (2, 3, 5, 7, 11, 13):
        e = 0
        while whole % p == 0:
            whole //= p
            e += 1
        if e:
            found.append((p, e))
    return [*found, (whole, 1)] if whole > 1 else found


def _log_of_factor(forms: Forms, f: Polynomial) -> Quotient:
    """log f for an irreducible f that is positive where this is defined."""
    ring = forms.ring
    g = forms.single(forms.of_polynomial(f))
    if g is not None:
        order = Fraction(1, forms.layout.root_order)
        if g.kind == "exp":
            assert isinstance(g.payload, Quotient)
            return ring.scale(g.payload, order)
        if g.kind == "root":
            assert isinstance(g.payload, Quotient)
            return ring.scale(logarithm(forms, g.payload), order)
    taken_out = _root_taken_out(forms, f)
    if taken_out is not None:
        root, rest = taken_out
        return ring.add(logarithm(forms, root), logarithm(forms, rest))
    conjugate = conjugate_logarithm(forms, f)
    if conjugate is not None:
        norm, other = conjugate
        return ring.subtract(logarithm(forms, norm), logarithm(forms, other))
    f_minus_one = forms.polynomial_sign(f - ring.unit) if len(f) < 20 else Sign.UNKNOWN
    return _log_generator(forms, forms.of_polynomial(f), f_minus_one)


def _root_taken_out(forms: Forms, f: Polynomial) -> tuple[Quotient, Quotient] | None:
    """w and b·w + c with f = b·w² + c·w, which stands there as b·v + c·w where w² = v; w ≥ 0, so both are > 0."""
    ring = forms.ring
    for index in ring.used(f):
        degree, value = ring.relations.get(index, (0, ring.unit))
        if degree != 2 or value.is_constant() or not is_at_least(forms.generators[index].sign, Sign.NONNEGATIVE):
            continue
        constant, *others = ring.coefficients_in(f, index)
        if len(others) != 1 or constant.is_zero():
            continue
        quotient, remainder = divmod(constant, value)
        if remainder.is_zero():
            root = ring.generator(index)
            return root, ring.add(ring.multiply(forms.of_polynomial(quotient), root), forms.of_polynomial(others[0]))
    return None


def _log_generator(forms: Forms, q: Quotient, sign: Sign) -> Quotient:
    positive = q.num.is_constant() or forms.polynomial_sign(q.num) is Sign.POSITIVE
    return forms.generator(
        ("log", q.key), "log", q, sign, lambda: log(forms.write(q)), inside=(q,), conditional=not positive
    )


def _log_of_modulus(forms: Forms, f: Polynomial) -> Quotient:
    """log|f| for f ≠ 0: the logarithm of the generator |f|."""
    modulus = absolute(forms, forms.of_polynomial(f))
    return _log_generator(forms, modulus, Sign.UNKNOWN)


# ---- exponentials


def exponential(forms: Forms, q: Quotient) -> Quotient:
    """exp q = Π exp of the terms of q."""
    ring = forms.ring
    order = forms.layout.root_order
    total = ring.one
    for m, c in ring.terms(q.num):
        part = ring.quotient(ring.from_terms([(m, Fraction(1))]), q.den)
        if len(part.num) != 1:  # a root was reduced
            part = ring.quotient(ring.from_terms([(m, c)]), q.den)
            total = ring.multiply(total, exponential(forms, part))
            continue
        lead = part.num.leading_coefficient()
        c *= Fraction(int(lead.p), int(lead.q))
        part = Quotient(ring.primitive(part.num), part.den)
        g = forms.single(part)
        if g is not None and g.kind == "log":
            assert isinstance(g.payload, Quotient)
            total = ring.multiply(total, rational_power(forms, g.payload, c, positive=True))
            continue
        whole = c * order
        if whole.denominator != 1:
            forms.layout.need_root(c.denominator)
        total = ring.multiply(total, ring.power(_exp_generator(forms, part), int(whole)))
    return total


def _exp_generator(forms: Forms, part: Quotient) -> Quotient:
    """exp(part/d), d the order of roots."""
    order = forms.layout.root_order

    def write() -> Term:
        written = forms.write(part)
        return exp(written if order == 1 else div(written, term(order)))

    return forms.generator(("exp", part.key), "exp", part, Sign.POSITIVE, write, inside=(part,))


# ---- powers


def rational_power(forms: Forms, q: Quotient, exponent: Fraction, positive: bool) -> Quotient:
    """q^exponent where it is defined: q > 0 if `positive`, otherwise q ≥ 0 (only for exponents > 0)."""
    ring = forms.ring
    if exponent.denominator == 1:
        return ring.power(q, int(exponent))
    if q.num.is_zero():
        return ring.zero
    positive = positive or exponent < 0
    total = ring.one
    unknown: list[tuple[Polynomial, int]] = []
    negative = False
    safe = True  # may the unknown factors be treated on their own?
    for part, direction in ((q.num, 1), (q.den, -1)):
        content, factors = ring.factor(part)
        negative ^= content < 0
        for whole, side in ((abs(content.numerator), 1), (content.denominator, -1)):
            for prime, e in _primes(whole):
                total = ring.multiply(total, _root_power(forms, ring.number(prime), exponent * direction * side * e))
        for f, e in factors:
            sign = forms.polynomial_sign(f)
            if positive or direction < 0:
                sign = both(sign, Sign.NONZERO)
            if is_at_least(sign, Sign.NONPOSITIVE):
                f = -f
                negative ^= e % 2 == 1
                total = ring.multiply(total, _root_power(forms, f, exponent * direction * e))
            elif is_at_least(sign, Sign.NONNEGATIVE):
                total = ring.multiply(total, _root_power(forms, f, exponent * direction * e))
            else:
                unknown.append((f, direction * e))
                continue
            safe = safe and sign in (Sign.POSITIVE, Sign.NEGATIVE)
    if not unknown:
        if negative:
            raise Unsupported("A root of a negative number occurs.")
        return total
    return ring.multiply(total, _unknown_power(forms, q, total, unknown, exponent, negative, safe))


def _unknown_power(
    forms: Forms,
    q: Quotient,
    known: Quotient,
    unknown: list[tuple[Polynomial, int]],
    exponent: Fraction,
    negative: bool,
    safe: bool,
) -> Quotient:
    """The power of the factors of unknown sign; `known` is the power of all others."""
    ring = forms.ring
    if len(unknown) == 1 and safe:
        f, e = unknown[0]
        if e % 2 == 0 and not negative:
            return rational_power(forms, absolute(forms, forms.of_polynomial(f)), exponent * e, positive=e < 0)
        if e % 2:
            return _root_power(forms, -f if negative else f, exponent * e)
    if not safe or any(e < 0 for _, e in unknown):
        raise Unsupported("A root of a product occurs whose factors have unknown signs and may vanish.")
    product = -ring.unit if negative else ring.unit
    for f, e in unknown:
        product = ring.times(product, ring.to_power(f, e))
    return _root_power(forms, product, exponent)


def _root_power(forms: Forms, f: Polynomial, exponent: Fraction) -> Quotient:
    """f^exponent for f ≥ 0 (f > 0 if the exponent is negative); f is irreducible or treated as if it were."""
    ring = forms.ring
    order = forms.layout.root_order
    if exponent.denominator == 1:
        return ring.power(forms.of_polynomial(f), int(exponent))
    g = forms.single(forms.of_polynomial(f))
    if g is not None and _is_power(g, order):
        forms.layout.need_root(order * exponent.denominator)
    if order % exponent.denominator:
        forms.layout.need_root(exponent.denominator)
    if exponent == Fraction(1, 2):
        parts = denested(forms, f)
        if parts is not None:
            larger, smaller = (rational_power(forms, part, exponent, positive=False) for part in parts[:2])
            return ring.add(larger, ring.scale(smaller, parts[2]))
    whole, rest = divmod(exponent * order, order)
    q = forms.of_polynomial(f)
    sign = Sign.POSITIVE if f.is_constant() else forms.polynomial_sign(f)

    def write() -> Term:
        return power(forms.write(q), div(term(1), term(order)))

    root = forms.generator(
        ("root", q.key),
        "root",
        q,
        Sign.POSITIVE if sign is Sign.POSITIVE else Sign.NONNEGATIVE,
        write,
        inside=(q,),
        conditional=not is_at_least(sign, Sign.NONNEGATIVE),
    )
    g = forms.single(root)
    if g is not None and g.key == ("root", q.key):
        ring.relations.setdefault(g.index, (order, f))
    return ring.multiply(ring.power(q, int(whole)), ring.power(root, int(rest)))


def _is_power(g: Generator, order: int) -> bool:
    """Is the generator written as a power whose exponent a larger order of roots would raise?"""
    if isinstance(g.payload, Parameter):
        return g.payload.order == order and is_at_least(g.sign, Sign.NONNEGATIVE)
    return g.kind in ("exp", "root")


def absolute(forms: Forms, q: Quotient) -> Quotient:
    """|q| = Π |f|^e over the factors of q; |f| is ±f where the sign is known, otherwise a generator with |f|² = f²."""
    ring = forms.ring
    if q.num.is_zero():
        return ring.zero
    total = ring.one
    for part, direction in ((q.num, 1), (q.den, -1)):
        content, factors = ring.factor(part)
        total = ring.multiply(total, ring.constant(abs(content) if direction > 0 else 1 / abs(content)))
        for f, e in factors:
            total = ring.multiply(total, ring.power(_modulus(forms, f, e), direction * e))
    return total


def _modulus(forms: Forms, f: Polynomial, exponent: int) -> Quotient:
    q = forms.of_polynomial(f)
    sign = forms.polynomial_sign(f)
    if exponent % 2 == 0 or is_at_least(sign, Sign.NONNEGATIVE):
        return q
    if is_at_least(sign, Sign.NONPOSITIVE):
        return forms.ring.negative(q)
    modulus = forms.generator(
        ("abs", q.key), "abs", q, both(Sign.NONNEGATIVE, sign), lambda: abs(forms.write(q)), inside=(q,)
    )
    g = forms.single(modulus)
    if g is not None and g.kind == "abs":
        forms.ring.relations.setdefault(g.index, (2, f * f))
    return modulus
