"""The sign of a polynomial in generators: from the signs of its terms, its factors, and the facts that are assumed.

Methods, in this order: term by term; a fact about this very polynomial; a number enclosed by balls; factors
(an even power is ≥ 0); squares; a polynomial in one generator that has no root where it may lie; Bernstein's
coefficients in a generator that lies in a closed interval; replacing a generator by what a fact a ≥ b says of it
(a = b + u with u ≥ 0); and comparing logarithms and exponentials.

A fact that speaks of a bound variable, or was drawn from ∀ at one, holds only where that variable has a value, so it
is used only for polynomials that speak of it too: otherwise "1 ≤ i ≤ n" of an empty range would give n ≥ 1.

Main statements: `Signs`, `Fact`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import comb

from flint import fmpq_poly

from derive.kernel.field.algebra import HELPERS, Algebra, reserved
from derive.kernel.field.enclosures import numeric_sign
from derive.kernel.field.keys import PolynomialKey
from derive.kernel.field.polynomials import Polynomial, Quotient, Unsupported, fraction
from derive.kernel.field.real_roots import sign_without_roots
from derive.kernel.field.signs import (
    DECIDED,
    Sign,
    both,
    is_at_least,
    of_number,
    opposite,
    power_sign,
    product_sign,
    sum_sign,
    union,
)
from derive.kernel.field.squares import quadratic_sign
from derive.terms.term import Term

_FACTS = 40  # how many facts are tried in one sign test
_BERNSTEIN_DEGREE = 16
_STRICT = (Sign.POSITIVE, Sign.NEGATIVE, Sign.NONZERO)


@dataclass(frozen=True, slots=True)
class Fact:
    """The polynomial (primitive, leading coefficient positive) has this sign where the bound variables have values.

    `used` are the indices of its generators, and `coefficients` are those in one of them, once they were wanted.
    `about` is the index of a generator that may itself be without a value (p_k outside the range of p), if any.
    """

    polynomial: Polynomial
    sign: Sign
    bound: frozenset[Term]
    about: int | None
    used: frozenset[int]
    coefficients: dict[int, list[Polynomial]]


class Signs:
    """The sign test of one algebra with the facts it may use."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.facts: dict[PolynomialKey, Fact] = {}
        self.compare: Callable[[Polynomial], Sign] = lambda f: Sign.UNKNOWN  # see comparisons.py
        self.learn_more: Callable[[], bool] = lambda: False  # see Forms

    # ---- questions

    def quotient_sign(self, q: Quotient) -> Sign:
        sign = self.polynomial_sign(q.num)
        return sign if q.den.is_one() else product_sign(sign, self._nonzero(self.polynomial_sign(q.den)))

    def _nonzero(self, sign: Sign) -> Sign:
        """The sign of what is known not to be zero (a denominator)."""
        return both(sign, Sign.NONZERO)

    def polynomial_sign(self, f: Polynomial) -> Sign:
        if f.is_constant():
            return of_number(fraction(f.leading_coefficient())) if len(f) else Sign.ZERO
        key = PolynomialKey(f)
        self.algebra.signs_asked += 1
        found = self.algebra.sign_memo.get(key)
        if found is None:
            self.algebra.sign_memo[key] = Sign.UNKNOWN  # a question that needs its own answer gets none
            found = self._sign(f)
            if found not in DECIDED and self.learn_more():
                found = self._sign(f)
            self.algebra.sign_memo[key] = found
        return found

    # ---- facts

    def assume(self, q: Quotient, sign: Sign, scope: frozenset[Term] = frozenset(), about: int | None = None) -> None:
        """From now on the quotient has this sign, wherever the bound variables of the scope have values."""
        ring = self.algebra.ring
        if q.num.is_zero():
            return
        rest = ring.unit
        for part, power_of in ((q.num, 1), (q.den, -1)):
            content, factors = ring.factor(part)
            if content < 0:
                sign = opposite(sign)
            for f, e in factors:
                known = self.polynomial_sign(f)
                if power_of < 0 or sign in _STRICT:
                    known = self._nonzero(known)
                    if self._nonzero(Sign.UNKNOWN) == known or e % 2 == 0:
                        self._learn(f, Sign.NONZERO, scope, about)
                    else:
                        self._learn(f, known, scope, about)
                if e % 2 == 0:
                    known = power_sign(known, 2)
                if known is Sign.POSITIVE:
                    continue
                if known is Sign.NEGATIVE:
                    sign = opposite(sign)
                else:
                    rest = ring.times(rest, f if e % 2 else f**2)
        if not rest.is_constant():
            self._learn(rest, sign, scope, about)

    def _learn(self, f: Polynomial, sign: Sign, scope: frozenset[Term], about: int | None) -> None:
        algebra = self.algebra
        if sign is Sign.UNKNOWN:
            return
        generator = algebra.single(algebra.of_polynomial(f))
        if generator is not None and scope <= generator.variables and about in (None, generator.index):
            generator.sign = both(generator.sign, sign)
        else:
            f, sign = self._normalised(f, sign)
            key = PolynomialKey(f)
            bound = scope | reserved(algebra.variables(algebra.of_polynomial(f)))
            old = self.facts.get(key)
            if old is not None and old.bound == bound and old.about == about:
                sign = both(old.sign, sign)
            elif old is not None and old.bound <= bound and old.about is None:
                return  # what is known without a condition is kept
            self.facts[key] = Fact(f, sign, bound, about, frozenset(algebra.ring.used(f)), {})
        algebra.forget_signs()

    def _normalised(self, f: Polynomial, sign: Sign) -> tuple[Polynomial, Sign]:
        return self.algebra.ring.primitive(f), sign if f.leading_coefficient() > 0 else opposite(sign)

    # ---- the test

    def _sign(self, f: Polynomial) -> Sign:
        sign = self._by_terms(f, None)
        if sign in (Sign.POSITIVE, Sign.NEGATIVE, Sign.ZERO):
            return sign
        normal, _ = self._normalised(f, sign)
        fact = self.facts.get(PolynomialKey(normal))
        if fact is not None and self._applies(fact, self.algebra.of_polynomial(f)):
            sign = both(sign, fact.sign if f.leading_coefficient() > 0 else opposite(fact.sign))
        for method in (
            self._by_enclosure,
            self._by_factors,
            self._by_squares,
            self._by_roots,
            self._by_bernstein,
            self._by_facts,
            self.compare,
        ):
            if sign in (Sign.POSITIVE, Sign.NEGATIVE):
                break
            sign = both(sign, method(f))
        return sign

    def _by_terms(self, f: Polynomial, helpers: dict[int, Sign] | None) -> Sign:
        generators = self.algebra.generators
        total = Sign.ZERO
        used = self.algebra.ring.used(f)
        for k, c in enumerate(f.coeffs()):
            sign = Sign.POSITIVE if c > 0 else Sign.NEGATIVE
            monomial = f.monomial(k)
            for i in used:
                e = monomial[i]
                if e:
                    own = helpers[i] if helpers and i in helpers else generators[i].sign
                    sign = product_sign(sign, power_sign(own, int(e)))
            total = sum_sign(total, sign)
            if total is Sign.UNKNOWN:
                break
        return total

    def _by_enclosure(self, f: Polynomial) -> Sign:
        return numeric_sign(self.algebra, f)

    def _by_factors(self, f: Polynomial) -> Sign:
        try:
            content, factors = self.algebra.ring.factor(f)
        except Unsupported:
            return Sign.UNKNOWN
        if len(factors) == 1 and factors[0][1] == 1:
            return Sign.UNKNOWN
        sign = of_number(content)
        for g, e in factors:
            sign = product_sign(sign, power_sign(self.polynomial_sign(g), e))
        return sign

    def _by_squares(self, f: Polynomial) -> Sign:
        return quadratic_sign(self.algebra.ring, f)

    def _by_roots(self, f: Polynomial) -> Sign:
        ring = self.algebra.ring
        used = ring.used(f)
        if len(used) != 1:
            return Sign.UNKNOWN
        coefficients = [c.leading_coefficient() if len(c) else 0 for c in ring.coefficients_in(f, used[0])]
        return sign_without_roots(fmpq_poly(coefficients), self.algebra.generators[used[0]].sign)

    def _by_bernstein(self, f: Polynomial) -> Sign:
        """f = Σ cₖ tᵏ(w−t)^(d−k)/w^d on [0, w]: the signs of the cₖ; at the ends f is c₀ and c_d."""
        ring = self.algebra.ring
        for i in ring.used(f):
            w = self.algebra.generators[i].upper
            if w is None:
                continue
            a = ring.coefficients_in(f, i)
            d = len(a) - 1
            if d > _BERNSTEIN_DEGREE:
                continue
            signs = []
            for k in range(d + 1):
                c = ring.zero_polynomial
                for j in range(k + 1):
                    c = c + a[j] * ring.number(comb(d - j, k - j) * w**j)
                signs.append(self.polynomial_sign(c))
            total = union(signs)
            if is_at_least(total, Sign.NONNEGATIVE) and signs[0] is signs[-1] is Sign.POSITIVE:
                return Sign.POSITIVE
            if is_at_least(total, Sign.NONPOSITIVE) and signs[0] is signs[-1] is Sign.NEGATIVE:
                return Sign.NEGATIVE
            if total is not Sign.UNKNOWN and total is not Sign.NONZERO:
                return total
        return Sign.UNKNOWN

    def _applies(self, fact: Fact, q: Quotient) -> bool:
        """Does the fact hold wherever the polynomial (as a quotient) has a value?"""
        if fact.about is not None and fact.about not in q.used:
            return False
        return not fact.bound or fact.bound <= self.algebra.variables(q)

    def _by_facts(self, f: Polynomial) -> Sign:
        q = self.algebra.of_polynomial(f)
        facts = [k for k in self.facts.values() if self._applies(k, q)][:_FACTS]
        return self._replacing(f, facts, {}, 2) if facts else Sign.UNKNOWN

    def _replacing(self, f: Polynomial, facts: list[Fact], helpers: dict[int, Sign], depth: int) -> Sign:
        ring = self.algebra.ring
        used = set(ring.used(f))
        best = Sign.UNKNOWN
        first_helper = ring.size - HELPERS
        for fact in facts:
            shared = used & fact.used
            if not shared or fact.sign is Sign.NONZERO:
                continue
            for i in shared:
                if i >= first_helper:
                    continue
                a = fact.coefficients.get(i)
                if a is None:
                    a = fact.coefficients[i] = ring.coefficients_in(fact.polynomial, i)
                m = len(a) - 1  # gᵐ is replaced: where roots are about, a parameter is itself a power
                parts = ring.coefficients_in(f, i)
                if any(len(c) for c in a[1:m]) or any(len(c) for k, c in enumerate(parts) if k % m):
                    continue
                lead = self._by_terms(a[m], None)
                if lead not in (Sign.POSITIVE, Sign.NEGATIVE):
                    continue
                u = first_helper + len(helpers)
                # gᵐ = (u − a₀)/aₘ; dᵏ f, with d = ±aₘ > 0 and k the degree of f in gᵐ, is then written without g.
                numerator, denominator = ring.generators[u] - a[0], a[m]
                if lead is Sign.NEGATIVE:
                    numerator, denominator = -numerator, -denominator
                parts = parts[::m]
                replaced, scale = parts[-1], ring.unit
                for c in reversed(parts[:-1]):
                    scale = ring.times(scale, denominator)
                    replaced = ring.times(replaced, numerator) + ring.times(c, scale)
                inner = {**helpers, u: fact.sign}
                sign = self._by_terms(replaced, inner)
                if sign not in (Sign.POSITIVE, Sign.NEGATIVE) and depth > 1:
                    sign = both(sign, self._replacing(replaced, [k for k in facts if k is not fact], inner, depth - 1))
                best = both(best, sign)
                if best in (Sign.POSITIVE, Sign.NEGATIVE):
                    return best
        return best
