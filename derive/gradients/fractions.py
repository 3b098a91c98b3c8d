"""Formulas as quotients of polynomials in their atoms: where common factors are seen and cancelled.

An atom is what is no sum, product or quotient: a variable, an entry, a function value such as σ(x) or log p, a sum
over an index. Atoms with equal arguments are one, however the arguments are written. This is a search for short forms,
outside the kernel: nothing here is believed, so conditions such as x ≠ 0 play no part.

Main statements: `Space` (the atoms of one question), `Quotient`, `OutOfReach`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from derive.gradients.size import size
from derive.terms.build import is_op, is_relation, neg, op, power, sqrt, sub, term
from derive.terms.definition import Definition
from derive.terms.term import (
    Binder,
    Number,
    Operator,
    Term,
    Variable,
    close_body,
    occurs,
    open_body,
    substitute,
)
from derive.vocabulary.activations import sigmoid, softmax

GENERATORS = 16
MOST_GENERATORS = 48
_MOST_TERMS = 150
_HIGHEST_POWER = 12

_TURNED = {"=": "=", "≠": "≠", "<": ">", ">": "<", "≤": "≥", "≥": "≤"}
Polynomial = Any  # flint's fmpq_mpoly
Monomial = tuple[int, ...]


class OutOfReach(Exception):
    """The formula is too large, or of a kind, that no simpler form of it is looked for."""


@dataclass(frozen=True, eq=False)
class Quotient:
    """Numerator and denominator without a common factor."""

    above: Polynomial
    below: Polynomial

    @property
    def key(self) -> Hashable:
        return str(self.above), str(self.below)


class Space:
    """The atoms of one question, each a generator of one ring of polynomials.

    `whole_sums`: a sum over an index keeps its body together, except for common factors; otherwise Σ (a + b) is split.
    `kept`: sums such as x − m that are atoms of their own, so that (x − m)² is not multiplied out.
    `known`: equations whose left side is an atom or a power of one: Σ t_i = 1, y² = 1.
    """

    def __init__(
        self,
        *,
        whole_sums: bool = False,
        kept: Iterable[Term] = (),
        known: Iterable[Term] = (),
        generators: int = GENERATORS,
    ) -> None:
        self.ring = fmpq_mpoly_ctx.get([f"g{i}" for i in range(generators)], Ordering.lex)
        self.generators = self.ring.gens()
        self.one = Quotient(self.ring.constant(1), self.ring.constant(1))
        self.zero = Quotient(self.ring.constant(0), self.ring.constant(1))
        self.atoms: list[Term] = []
        self.exponents: dict[int, Quotient] = {}  # of atoms e^u: u
        self.powers: dict[int, tuple[Quotient, Quotient]] = {}  # of atoms u^v: u and v
        self.turned_atoms: dict[
            int, Callable[[], Term]
        ] = {}  # x − m and Σ (a − b), and how their negatives are written
        self.write: Callable[[Quotient], Term] = _no_writer  # set by `layout.Layout`
        self.whole_sums = whole_sums
        self._index: dict[Hashable, int] = {}
        self._reductions: dict[int, tuple[int, Quotient]] = {}
        self._depth = 0
        self._memory: dict[Term, Quotient] = {}
        self._kept = frozenset(kept)
        self._known = tuple(known)
        self._kept_round: dict[Hashable, bool] = {}

    # ---- arithmetic

    def quotient(self, above: Polynomial, below: Polynomial) -> Quotient:
        """Common factors are cancelled; the denominator begins with the coefficient 1."""
        if len(above) > _MOST_TERMS or len(below) > _MOST_TERMS:
            raise OutOfReach
        if above == 0:
            return self.zero
        if below == 0:
            raise OutOfReach
        common = above.gcd(below)
        if common != 1:
            above, below = above / common, below / common
        leading = below.leading_coefficient()
        return Quotient(above / leading, below / leading)

    def plus(self, a: Quotient, b: Quotient) -> Quotient:
        if a.below == b.below:
            return self.quotient(a.above + b.above, a.below)
        return self.quotient(a.above * b.below + b.above * a.below, a.below * b.below)

    def times(self, a: Quotient, b: Quotient) -> Quotient:
        return self._reduced(self.quotient(a.above * b.above, a.below * b.below))

    def over(self, a: Quotient, b: Quotient) -> Quotient:
        return self._reduced(self.quotient(a.above * b.below, a.below * b.above))

    def minus(self, a: Quotient) -> Quotient:
        return Quotient(-a.above, a.below)

    def constant(self, value: Fraction) -> Quotient:
        return Quotient(self.ring.constant(fmpq(value.numerator, value.denominator)), self.one.below)

    def to_the(self, a: Quotient, n: int) -> Quotient:
        if abs(n) > _HIGHEST_POWER:
            raise OutOfReach
        base = a if n >= 0 else self.over(self.one, a)
        total = self.one
        for _ in range(abs(n)):
            total = self.times(total, base)
        return total

    def value(self, q: Quotient) -> Fraction | None:
        """The rational number that the quotient is, if it is one."""
        if not (q.above.is_constant() and q.below.is_constant()):
            return None
        number = fmpq(q.above.leading_coefficient() if q.above != 0 else 0)
        return Fraction(int(number.p), int(number.q))

    def used(self, *polynomials: Polynomial) -> list[int]:
        """The generators that occur."""
        found = {i for p in polynomials for i, n in enumerate(p.degrees()) if n > 0}
        return sorted(found)

    def _reduced(self, q: Quotient) -> Quotient:
        for i, (n, value) in self._reductions.items():
            for _ in range(_HIGHEST_POWER):
                if max(q.above.degrees()[i], q.below.degrees()[i]) < n:
                    break
                q = self._over_reduced(self._lowered(q.above, i, n, value), self._lowered(q.below, i, n, value))
        return q

    def _over_reduced(self, a: Quotient, b: Quotient) -> Quotient:
        return self.quotient(a.above * b.below, a.below * b.above)

    def _lowered(self, p: Polynomial, i: int, n: int, value: Quotient) -> Quotient:
        """gⁿ replaced by its value, once in each monomial."""
        low, high = self.ring.constant(0), self.ring.constant(0)
        for monomial, coefficient in p.to_dict().items():
            if monomial[i] >= n:
                lower = list(monomial)
                lower[i] -= n
                high += self.ring.from_dict({tuple(lower): coefficient})
            else:
                low += self.ring.from_dict({monomial: coefficient})
        return self.quotient(low * value.below + high * value.above, value.below)

    # ---- atoms

    def atom(self, key: Hashable, make: Callable[[], Term]) -> Quotient:
        """The generator with this key, made when it is new."""
        found = self._index.get(key)
        if found is None:
            written = make()
            if len(self.atoms) >= len(self.generators):
                raise OutOfReach
            found = self._index[key] = len(self.atoms)
            self.atoms.append(written)
        return Quotient(self.generators[found], self.one.below)

    def place(self, q: Quotient) -> int:
        """The number of the generator that the quotient is."""
        return next(i for i, n in enumerate(q.above.degrees()) if n)

    def is_negative(self, q: Quotient) -> bool:
        return bool(q.above != 0 and q.above.leading_coefficient() < 0)

    def written_argument(self, given: Term, q: Quotient) -> Term:
        """An argument as the author wrote it, unless there is a smaller way."""
        best = self.write(q)
        return given if size(given) <= size(best) else best

    # ---- reading

    def read(self, t: Term) -> Quotient:
        found = self._memory.get(t)
        if found is None:
            found = self._memory[t] = self._read(t)
        return found

    def learn(self) -> None:
        """Takes in the known equations; before the first question."""
        known, self._known = self._known, ()
        for equation in known:
            left, right = (self.read(side) for side in equation.args)
            for a, b in ((left, right), (right, left)):
                monomials = a.above.to_dict()
                used = self.used(a.above)
                if a.below == 1 and len(monomials) == 1 and len(used) == 1:
                    ((monomial, coefficient),) = monomials.items()
                    value = self.quotient(b.above / coefficient, b.below)
                    self._reductions[used[0]] = (monomial[used[0]], value)
                    break
        self._memory.clear()

    def _read(self, t: Term) -> Quotient:
        head = t.head
        if isinstance(head, Number):
            return self.constant(head.value)
        if isinstance(head, Operator):
            if head.name == "add":
                return self._sum_of(t)
            rule = _READ.get(head.name)
            if rule is not None:
                return rule(self, t)
        if isinstance(head, Definition):
            return self._defined(t)
        if is_op(t, "piecewise"):
            return self._cases(t)
        if isinstance(head, Binder) and head.name in ("sum", "product"):
            return self._over_index(t, head)
        return self._reduced(self.atom(self.key(t), lambda: t))

    def _sum_of(self, t: Term) -> Quotient:
        total = self.zero
        for a in t.args:
            total = self.plus(total, self.read(a))
        if t in self._kept and not total.below.is_constant():
            return total
        if t in self._kept and len(total.above) > 1:
            return self._kept_sum(t, total)
        return total

    def _kept_sum(self, t: Term, total: Quotient) -> Quotient:
        """x − m as an atom, the way round in which it was met first; m − x is its negative."""
        negative = self.is_negative(total)
        plain = self.minus(total) if negative else total
        turned_round = self._kept_round.setdefault(plain.key, negative)
        atom = self.atom(("kept", plain.key), lambda: t)
        self.turned_atoms.setdefault(self.place(atom), lambda: turned(t))
        return self.minus(atom) if negative != turned_round else atom

    def key(self, t: Term) -> Hashable:
        """Equal for terms whose arguments are equal, however these are written."""
        head = t.head
        if not t.args or isinstance(head, Variable):
            return t
        if isinstance(head, Binder):
            if head.name != "lambda":
                return t
            marker = self._marker(t.args[0])
            found = (head, t.args[0], self.key_of_value(open_body(t, marker)))
            self._depth -= 1
            return found
        if isinstance(head, Operator) and head.name in ("=", "≠", "<", "≤", ">", "≥"):
            return t
        return (head, *(self.key_of_value(a) for a in t.args))

    def key_of_value(self, t: Term) -> Hashable:
        """The key of an argument: of a number by its quotient, of a family by its entries."""
        if isinstance(t.head, Binder) and t.head.name == "lambda":
            return self.key(t)
        if isinstance(t.head, Operator) and t.head.name in ("=", "≠", "<", "≤", ">", "≥", "vector"):
            return self.key(t)
        return self.read(t).key

    def _cases(self, t: Term) -> Quotient:
        """A case distinction, each value in its shortest form; {c·a if …; c·b otherwise} is c times a shorter one."""
        values = [self.read(v) for v in (*t.args[:-1:2], t.args[-1])]
        conditions = [self._condition(c) for c in t.args[1:-1:2]]
        if all(v.key == values[0].key for v in values):
            return values[0]
        parts: list[Term] = []
        for v, c in zip(values, [*conditions, None], strict=True):
            parts += [self.write(v)] if c is None else [self.write(v), c]
        made = op("piecewise", *parts)
        return self.atom(("piecewise", *(v.key for v in values), *conditions), lambda: made)

    def _condition(self, c: Term) -> Term:
        """1 − yx > 0 as yx < 1, if that is shorter."""
        if not is_relation(c):
            return c
        assert isinstance(c.head, Operator)
        gap = self.read(sub(*c.args))
        if gap.below != 1:
            return c
        left, right = self.ring.constant(0), self.ring.constant(0)
        for monomial, coefficient in gap.above.to_dict().items():
            part = self.ring.from_dict({monomial: coefficient})
            if fmpq(coefficient) > 0:
                left += part
            else:
                right -= part
        sides = [self.write(Quotient(p, self.one.below)) for p in (left, right)]
        relation = c.head.name
        if isinstance(sides[0].head, Number):
            sides, relation = sides[::-1], _TURNED[relation]
        other = op(relation, *sides)
        return other if size(other) < size(c) else c

    def _marker(self, sort: Term) -> Term:
        """The variable that stands for an index while a body is read; the same one at the same depth."""
        self._depth += 1
        return Term(Variable(f"index{self._depth}⟩"), (sort,))

    def _defined(self, t: Term) -> Quotient:
        if t.head == sigmoid:
            u = self.read(t.args[0])
            if self.is_negative(u):  # σ(−u) = 1 − σ(u)
                return self.plus(self.one, self.minus(self._function(sigmoid, t, self.minus(u))))
            return self._function(sigmoid, t, u)
        return self.atom(self.key(t), lambda: t)

    def _function(self, make: Callable[[Term], Term], t: Term, u: Quotient) -> Quotient:
        """f(u) as an atom."""
        given = t.args[0]
        key = (make if isinstance(make, Definition) else t.head, u.key)
        own = given if self.read(given).key == u.key else turned(given)
        return self.atom(key, lambda: make(self.written_argument(own, u)))

    # ---- functions

    def _neg(self, t: Term) -> Quotient:
        return self.minus(self.read(t.args[0]))

    def _mul(self, t: Term) -> Quotient:
        total = self.one
        for a in t.args:
            total = self.times(total, self.read(a))
        return total

    def _div(self, t: Term) -> Quotient:
        return self.over(self.read(t.args[0]), self.read(t.args[1]))

    def _xlogy(self, t: Term) -> Quotient:
        return self.times(self.read(t.args[0]), self.read(op("log", t.args[1])))

    def _exp(self, t: Term) -> Quotient:
        """e^{cu} with a primitive u and c = p/q is (e^{u/q})^p."""
        u = self.read(t.args[0])
        c = self.content(u)
        if c == 0:
            return self.one
        root = self.quotient(u.above / fmpq(c.numerator), u.below)
        atom = self.atom(("exp", root.key), lambda: op("exp", self.write(root)))
        self.exponents[self.place(atom)] = root
        return self.to_the(atom, c.numerator)

    def content(self, q: Quotient) -> Fraction:
        """The rational c, with the sign of the leading coefficient, for which q/c has coprime integers above."""
        coefficients = [fmpq(c) for c in q.above.to_dict().values()]
        if not coefficients:
            return Fraction(0)
        numerator, denominator = 0, 1
        for c in coefficients:
            numerator, denominator = gcd(numerator, int(c.p)), lcm(denominator, int(c.q))
        sign = -1 if self.is_negative(q) else 1
        return sign * Fraction(numerator, denominator)

    def _log(self, t: Term) -> Quotient:
        if len(t.args) == 2:
            return self.over(self.read(op("log", t.args[0])), self.read(op("log", t.args[1])))
        return self._function(lambda u: op("log", u), t, self.read(t.args[0]))

    def _odd(self, t: Term) -> Quotient:
        assert isinstance(t.head, Operator)
        name, u = t.head.name, self.read(t.args[0])
        if self.is_negative(u):
            return self.minus(self._function(lambda v: op(name, v), t, self.minus(u)))
        return self._function(lambda v: op(name, v), t, u)

    def _even(self, t: Term) -> Quotient:
        assert isinstance(t.head, Operator)
        name, u = t.head.name, self.read(t.args[0])
        atom = self._function(lambda v: op(name, v), t, self.minus(u) if self.is_negative(u) else u)
        if name == "abs":
            self._reductions.setdefault(self.place(atom), (2, self.times(u, u)))
        return atom

    def _delta(self, t: Term) -> Quotient:
        i, j = sorted(t.args, key=repr)
        if i == j:
            return self.one
        atom = self.atom(("delta", i, j), lambda: t)
        self._reductions.setdefault(self.place(atom), (2, atom))
        return atom

    def _sqrt(self, t: Term) -> Quotient:
        return self._root(t.args[0], Fraction(1, 2))

    def _pow(self, t: Term) -> Quotient:
        base, exponent = t.args
        v = self.read(exponent)
        value = self.value(v)
        if value is not None:
            if value.denominator == 1:
                return self.to_the(self.read(base), value.numerator)
            return self._root(base, value)
        u = self.read(base)
        whole = self._whole_part(v)
        rest = self.plus(v, self.constant(Fraction(-whole)))
        negative = self.is_negative(rest)
        rest = self.minus(rest) if negative else rest
        atom = self.atom(("pow", u.key, rest.key), lambda: power(self.written_argument(base, u), self.write(rest)))
        self.powers[self.place(atom)] = (u, rest)
        return self.times(self.to_the(u, whole), self.over(self.one, atom) if negative else atom)

    def _whole_part(self, v: Quotient) -> int:
        """The integer c of an exponent such as a − 1."""
        if not v.below.is_constant():
            return 0
        constant = fmpq(v.above.to_dict().get((0,) * len(self.generators), 0))
        return int(constant.p) if constant.q == 1 else 0

    def _root(self, base: Term, exponent: Fraction) -> Quotient:
        u = self.read(base)
        q = exponent.denominator
        part = term(Fraction(1, q))
        atom = self.atom(
            ("pow", u.key, Fraction(1, q)),
            lambda: sqrt(self.written_argument(base, u)) if q == 2 else power(self.written_argument(base, u), part),
        )
        place = self.place(atom)
        self.powers[place] = (u, self.constant(Fraction(1, q)))
        self._reductions.setdefault(place, (q, u))
        return self.to_the(atom, exponent.numerator)

    # ---- sums over an index

    def _over_index(self, t: Term, head: Binder) -> Quotient:
        marker = self._marker(t.args[0])
        try:
            body = self.read(open_body(t, marker))
            if head.name == "product":
                return self.atom(
                    ("product", t.args[0], body.key), lambda: _closed(head, t.args[0], self.write(body), marker)
                )
            return self._summed(body, marker, head)
        finally:
            self._depth -= 1

    def _summed(self, body: Quotient, marker: Term, head: Binder) -> Quotient:
        """Σ body: free factors in front, Kronecker's deltas collapsed, the rest split or kept whole."""
        outside, inside = self.ring.constant(1), self.ring.constant(1)
        for factor, n in self._factors(body.below):
            if self._speaks_of(factor, marker):
                inside *= factor**n
            else:
                outside *= factor**n
        total = self.zero
        for free, bound in self._parts(body.above, marker):
            total = self.plus(
                total, self.times(Quotient(free, self.one.below), self._atomic(bound, inside, marker, head))
            )
        return self.over(total, Quotient(outside, self.one.below))

    def _parts(self, above: Polynomial, marker: Term) -> list[tuple[Polynomial, Polynomial]]:
        """The numerator as Σ free·bound, where only `bound` speaks of the index."""
        speaking = {i for i in self.used(above) if occurs(marker, self.atoms[i])}
        collapsing = {i for i in speaking if self._other_index(i, marker) is not None}
        groups: dict[Monomial, Polynomial] = {}
        whole: Polynomial = self.ring.constant(0)
        for monomial, coefficient in above.to_dict().items():
            free = tuple(0 if i in speaking else n for i, n in enumerate(monomial))
            bound = tuple(n if i in speaking else 0 for i, n in enumerate(monomial))
            if self.whole_sums and not any(monomial[i] for i in collapsing):
                whole += self.ring.from_dict({monomial: coefficient})
            else:
                groups[free] = groups.get(free, 0) + self.ring.from_dict({bound: coefficient})
        found = [(self.ring.from_dict({free: 1}), bound) for free, bound in groups.items()]
        if whole != 0:
            outer, inner = self.ring.constant(1), self.ring.constant(1)
            content, factors = whole.factor()
            for factor, n in factors:
                if self._speaks_of(factor, marker):
                    inner *= factor**n
                else:
                    outer *= factor**n
            found.append((outer * content, inner))
        return found

    def _factors(self, p: Polynomial) -> list[tuple[Polynomial, int]]:
        content, factors = p.factor()
        return [(self.ring.constant(content), 1), *((f, int(n)) for f, n in factors)]

    def _speaks_of(self, p: Polynomial, marker: Term) -> bool:
        return any(occurs(marker, self.atoms[i]) for i in self.used(p))

    def _other_index(self, i: int, marker: Term) -> Term | None:
        """The k of an atom δ(i, k) with the index i of the sum, if k runs over the same range."""
        t = self.atoms[i]
        if not is_op(t, "delta") or marker not in t.args:
            return None
        k = t.args[1] if t.args[0] == marker else t.args[0]
        return k if k != marker and isinstance(k.head, Variable) and k.args == marker.args else None

    def _atomic(self, above: Polynomial, below: Polynomial, marker: Term, head: Binder) -> Quotient:
        for i in self.used(above):
            k = self._other_index(i, marker)
            if k is not None and all(m[i] for m in above.to_dict()):
                rest = self.quotient(above / self.generators[i], below)
                return self.read(_substituted(self.write(rest), marker, k))
            if k is not None:
                return self._collapsed(above, below, i, marker, head)
        ones, others = Fraction(0), above
        if below == 1 and len(above) > 1:
            ones, others = self._softmax_terms(above, marker)
        if ones:
            return self.plus(self.constant(ones), self._atomic(others, below, marker, head))
        q = self.quotient(above, below)
        if head.name == "sum" and self._is_softmax(q, marker):  # Σ_i softmax(z)_i = 1
            return self.one
        if not self._speaks_of(q.above, marker) and not self._speaks_of(q.below, marker):
            count = _size_of(marker.args[0])
            if count is not None:
                return self.times(q, self.read(count))
        c = self.content(q)
        primitive = self.quotient(q.above / fmpq(c.numerator, c.denominator), q.below)
        key = ("sum", marker.args[0], primitive.key)
        mixed = len({fmpq(k) < 0 for k in q.above.to_dict().values()}) == 2
        negative = self._kept_round.setdefault(key, mixed and c < 0)  # the way round in which it was met first
        if negative:
            c, primitive = -c, self.minus(primitive)
        sort = marker.args[0]
        atom = self.atom(key, lambda: _closed(head, sort, self.write(primitive), marker))
        self.turned_atoms.setdefault(
            self.place(atom), lambda: _closed(head, sort, self.write(self.minus(primitive)), marker)
        )
        return self._reduced(self.times(self.constant(c), atom))

    def _softmax_terms(self, above: Polynomial, marker: Term) -> tuple[Fraction, Polynomial]:
        """The number c of c·softmax(z)_i among the terms, and the other terms."""
        ones, others = Fraction(0), self.ring.constant(0)
        for monomial, coefficient in above.to_dict().items():
            part = self.ring.from_dict({monomial: 1})
            if self._is_softmax(Quotient(part, self.one.below), marker):
                c = fmpq(coefficient)
                ones += Fraction(int(c.p), int(c.q))
            else:
                others += part * coefficient
        return ones, others

    def _is_softmax(self, q: Quotient, marker: Term) -> bool:
        """Is it softmax(z)_i, and i runs over all of z's range?"""
        used = self.used(q.above)
        if q.below != 1 or len(used) != 1 or q.above != self.generators[used[0]]:
            return False
        t = self.atoms[used[0]]
        return is_op(t, "call") and t.args[0].head == softmax and t.args[1:] == (marker,)

    def _collapsed(self, above: Polynomial, below: Polynomial, i: int, marker: Term, head: Binder) -> Quotient:
        """A sum in which only some terms hold δ(i, k): these collapse, the others stay."""
        with_delta, without = self.ring.constant(0), self.ring.constant(0)
        for monomial, coefficient in above.to_dict().items():
            part = self.ring.from_dict({monomial: coefficient})
            if monomial[i]:
                with_delta += part
            else:
                without += part
        return self.plus(self._atomic(with_delta, below, marker, head), self._atomic(without, below, marker, head))


def turned(t: Term) -> Term:
    """−t: a − b becomes b − a."""
    if is_op(t, "neg"):
        return t.args[0]
    if is_op(t, "add") and len(t.args) == 2 and is_op(t.args[1], "neg"):
        return sub(t.args[1].args[0], t.args[0])
    return neg(t)


def _no_writer(q: Quotient) -> Term:
    raise AssertionError("A space has no layout yet.")


def _closed(head: Binder, sort: Term, body: Term, marker: Term) -> Term:
    return Term(Binder(head.name, head.hint), (sort, close_body(body, marker)))


def _substituted(t: Term, marker: Term, k: Term) -> Term:
    return substitute(t, {marker: k})


def _size_of(sort: Term) -> Term | None:
    """How many indices 1, …, n has, where n is a natural number."""
    lower, upper = sort.args
    if lower != term(1) or not isinstance(upper.head, Variable | Number):
        return None
    return upper


_READ: dict[str, Callable[[Space, Term], Quotient]] = {
    "neg": Space._neg,
    "mul": Space._mul,
    "div": Space._div,
    "xlogy": Space._xlogy,
    "exp": Space._exp,
    "log": Space._log,
    "tanh": Space._odd,
    "sinh": Space._odd,
    "atanh": Space._odd,
    "cosh": Space._even,
    "abs": Space._even,
    "delta": Space._delta,
    "sqrt": Space._sqrt,
    "pow": Space._pow,
}
