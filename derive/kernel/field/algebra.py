"""Generators and the state in which terms become quotients of polynomials in them.

A generator stands for one real number at each assignment: a variable or a value of a family (written so that its
domain can be read from coefficients: p in (0,1) is t/(1+t) with t > 0), a logarithm, an exponential, a root, a
finite sum, or something opaque. Generators carry what is known of their sign and the variables they speak of.

Everything here is relative to assignments that satisfy the assumptions and at which the terms asked about are
defined. `conditional` marks a generator that has a value only there (the logarithm of something whose sign is not
known): it is not moved out of a sum that may be empty.

Main statements: `Generator`, `Layout`, `Algebra`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import cast

from derive.kernel.field.keys import PolynomialKey
from derive.kernel.field.polynomials import Polynomial, Quotient, Ring, Unsupported
from derive.kernel.field.signs import DECIDED, Sign
from derive.terms.build import add, div, mul, neg, power, term
from derive.terms.term import Term, Variable, free_variables, substitute

_SIZES = (24, 60, 130, 304, 644)  # how many generators a ring may have; the last four are helpers of the sign test
HELPERS = 4
_ROOT_ORDER = 60
_DEPTH = 120
BOUND = "@"  # the names of variables that stand for bound ones begin with it


class Restart(Exception):
    """The layout has changed: everything is computed anew."""


class Layout:
    """What must be known before computing: the number of generators, and the order of the roots that will occur.

    With root order d every generator that is known to be ≥ 0 is the d-th power of the one that is stored, and
    exponentials are exp(m/d), so that √ and exp(m/2) are again monomials.
    """

    __slots__ = ("balls", "root_order", "size")

    def __init__(self, balls: bool = False) -> None:
        self.balls = balls  # may ball arithmetic tell the sign of a number?
        self.size = _SIZES[0]
        self.root_order = 1

    def need_root(self, order: int) -> None:
        if self.root_order % order:
            together = lcm(self.root_order, order)
            if together > _ROOT_ORDER:  # the layout stays as it is: other questions are asked of it
                raise Unsupported(f"Roots of order {together} occur together.")
            self.root_order = together
            raise Restart

    def need_room(self) -> None:
        larger = [s for s in _SIZES if s > self.size]
        if not larger:
            raise Unsupported(f"More than {_SIZES[-1] - HELPERS} different functions and variables occur.")
        self.size = larger[0]
        raise Restart


@dataclass(slots=True, eq=False)
class Generator:
    """One generator; `payload` depends on the kind (see where the kind is made), `write` gives its term."""

    index: int
    key: Hashable
    kind: str
    payload: object
    sign: Sign
    variables: frozenset[Term]
    height: int  # how many canonical bound variables are used up inside it
    conditional: bool
    write: Callable[[], Term]
    upper: Fraction | None = None  # the generator lies in [0, upper]


def sum_parts(g: Generator) -> tuple[tuple[Term, ...], Quotient]:
    """The bound variables (the outermost first) and the summand of a generator of the kind "sum"."""
    return cast(tuple[tuple[Term, ...], Quotient], g.payload)


class Algebra:
    """The normal forms under one set of assumptions. `read` and the rules are plugged in by `reading.reader`."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.ring = Ring(layout.size)
        self.generators: list[Generator] = []
        self.by_key: dict[Hashable, Generator] = {}
        self.rewritten: dict[Hashable, Term] = {}
        self.memo: dict[Term, Quotient] = {}  # what was read without asking for a sign: no new fact changes it
        self.signed_memo: dict[Term, Quotient] = {}  # what was read with the help of signs
        self.sign_memo: dict[PolynomialKey, Sign] = {}
        self.signs_asked = 0
        self.depth = 0
        self.is_nonzero: Callable[[Polynomial], bool] = lambda f: False  # see Forms
        self.read_term: Callable[[Term], Quotient] = _not_plugged_in

    # ---- terms to quotients

    def read(self, t: Term) -> Quotient:
        found = self.memo.get(t)
        if found is not None:
            return found
        found = self.signed_memo.get(t)
        if found is not None:
            self.signs_asked += 1
            return found
        self.depth += 1
        if self.depth > _DEPTH:
            raise Unsupported("The term is nested too deeply.")
        before = self.signs_asked
        try:
            found = self.read_term(t)
        finally:
            self.depth -= 1
        (self.memo if self.signs_asked == before else self.signed_memo)[t] = found
        return found

    def forget_signs(self) -> None:
        """After a new fact: what was computed stays true, but what rests on signs is no longer the normal form."""
        self.signed_memo.clear()
        self.sign_memo = {f: sign for f, sign in self.sign_memo.items() if sign in DECIDED}

    def forget(self) -> None:
        """After a generator has been eliminated: what was computed stays true, but is no longer the normal form."""
        self.memo.clear()
        self.signed_memo.clear()
        self.sign_memo.clear()

    # ---- generators

    def generator(
        self,
        key: Hashable,
        kind: str,
        payload: object,
        sign: Sign,
        write: Callable[[], Term],
        inside: tuple[Quotient, ...] = (),
        variables: frozenset[Term] = frozenset(),
        height: int = 0,
        conditional: bool = False,
        upper: Fraction | None = None,
    ) -> Quotient:
        """The generator with this key. `inside` are the quotients it is made of."""
        found = self.by_key.get(key)
        if key in self.rewritten:
            return self.read(self.rewritten[key])
        if found is None:
            if len(self.generators) >= self.layout.size - HELPERS:
                self.layout.need_room()
            for q in inside:
                for g in self.used(q):
                    variables |= g.variables
                    height = max(height, g.height)
                conditional = conditional or self.is_conditional(q)
            found = Generator(
                len(self.generators), key, kind, payload, sign, variables, height, conditional, write, upper
            )
            self.generators.append(found)
            self.by_key[key] = found
        return self.ring.generator(found.index)

    def used(self, q: Quotient) -> list[Generator]:
        return [self.generators[i] for i in q.used]

    def single(self, q: Quotient) -> Generator | None:
        """The generator, if the quotient is exactly one generator."""
        if len(q.num) != 1 or not q.den.is_one() or q.num.leading_coefficient() != 1 or q.num.total_degree() != 1:
            return None
        return self.generators[self.ring.used(q.num)[0]]

    def variables(self, q: Quotient) -> frozenset[Term]:
        return frozenset().union(*(g.variables for g in self.used(q)))

    def is_conditional(self, q: Quotient) -> bool:
        """May the quotient be without a value at some assignment (outside the terms it was read from)?"""
        if any(g.conditional for g in self.used(q)):
            return True
        return not q.den.is_one() and not self.is_nonzero(q.den)

    def of_polynomial(self, f: Polynomial) -> Quotient:
        return Quotient(f, self.ring.unit)

    # ---- quotients to terms

    def write(self, q: Quotient) -> Term:
        """A term with this normal form."""
        numerator = self.write_polynomial(q.num)
        return numerator if q.den.is_one() else div(numerator, self.write_polynomial(q.den))

    def write_polynomial(self, f: Polynomial) -> Term:
        total: Term | None = None
        for m, c in self.ring.terms(f):
            size = abs(c)
            product: Term | None = None if size == 1 and any(m) else term(size)
            for i, e in enumerate(m):
                if e:
                    factor = self.generators[i].write()
                    factor = factor if e == 1 else power(factor, e)
                    product = factor if product is None else mul(product, factor)
            assert product is not None
            if total is None:
                total = product if c > 0 else neg(product)
            else:
                total = add(total, product if c > 0 else neg(product))
        return term(0) if total is None else total

    # ---- substitution

    def evaluate(self, f: Polynomial, values: Mapping[int, Quotient]) -> Quotient:
        """The polynomial with quotients for some of its generators."""
        ring = self.ring
        total = ring.zero
        powers: dict[tuple[int, int], Quotient] = {}
        groups: dict[tuple[tuple[int, int], ...], list[tuple[tuple[int, ...], Fraction]]] = {}
        for m, c in ring.terms(f):
            replaced = tuple((i, m[i]) for i in values if m[i])
            rest = tuple(0 if i in values else e for i, e in enumerate(m))
            groups.setdefault(replaced, []).append((rest, c))
        for replaced, terms in groups.items():
            part = self.of_polynomial(ring.from_terms(terms))
            for i, e in replaced:
                value = powers.get((i, e))
                if value is None:
                    value = powers[i, e] = ring.power(values[i], e)
                part = ring.multiply(part, value)
            total = ring.add(total, part)
        return total

    def substitute(self, q: Quotient, replacements: Mapping[Term, Term]) -> Quotient:
        """The normal form with terms for variables: every generator that speaks of them is made anew."""
        keys = replacements.keys()
        values = {g.index: self.renewed(g, replacements) for g in self.used(q) if not keys.isdisjoint(g.variables)}
        if not values:
            return q
        num = self.evaluate(q.num, values)
        return num if q.den.is_one() else self.ring.divide(num, self.evaluate(q.den, values))

    def renewed(self, g: Generator, replacements: Mapping[Term, Term]) -> Quotient:
        return self.read(substitute(g.write(), replacements))


def _not_plugged_in(t: Term) -> Quotient:
    raise NotImplementedError


def is_reserved(v: Term) -> bool:
    """Does the variable stand for a bound one?"""
    return isinstance(v.head, Variable) and v.head.name.startswith(BOUND)


def reserved(variables: Iterable[Term]) -> frozenset[Term]:
    """Those that stand for bound ones."""
    return frozenset(v for v in variables if is_reserved(v))


def has_reserved_names(t: Term) -> bool:
    """Does a free variable have a name that is kept for bound ones?"""
    return bool(reserved(free_variables(t)))
