"""Sums over an index, read as quotients: free factors in front, Kronecker's deltas collapsed, the rest an atom.

Main statement: `summed`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from flint import fmpq

from derive.gradients.fractions import Polynomial, Quotient
from derive.kernel.assumptions import assumptions
from derive.terms.build import Le, is_op, term
from derive.terms.term import Binder, Number, Term, Variable, close_body, occurs, substitute
from derive.vocabulary.activations import softmax

if TYPE_CHECKING:
    from derive.gradients.reading import Space

Monomial = tuple[int, ...]


def summed(space: Space, body: Quotient, marker: Term, head: Binder) -> Quotient:
    """Σ body over the range of the marker, which stands for the index."""
    return _Sum(space, marker, head).of(body)


class _Sum:
    def __init__(self, space: Space, marker: Term, head: Binder) -> None:
        self.space = space
        self.marker = marker
        self.head = head

    def of(self, body: Quotient) -> Quotient:
        """Σ body: free factors in front, Kronecker's deltas collapsed, the rest split or kept whole."""
        outside, inside = self.space.ring.constant(1), self.space.ring.constant(1)
        for factor, n in self.space.factors(body.below):
            if self._speaks_of(factor):
                inside *= factor**n
            else:
                outside *= factor**n
        total = self.space.zero
        for free, bound in self._parts(body.above):
            total = self.space.plus(
                total, self.space.times(Quotient(free, self.space.one.below), self._atomic(bound, inside))
            )
        return self.space.over(total, Quotient(outside, self.space.one.below))

    def _parts(self, above: Polynomial) -> list[tuple[Polynomial, Polynomial]]:
        """The numerator as Σ free·bound, where only `bound` speaks of the index."""
        speaking = {i for i in self.space.used(above) if occurs(self.marker, self.space.atoms[i])}
        collapsing = {i for i in speaking if self._other_index(i) is not None}
        groups: dict[Monomial, Polynomial] = {}
        whole: Polynomial = self.space.ring.constant(0)
        for monomial, coefficient in above.to_dict().items():
            free = tuple(0 if i in speaking else n for i, n in enumerate(monomial))
            bound = tuple(n if i in speaking else 0 for i, n in enumerate(monomial))
            if self.space.whole_sums and not any(monomial[i] for i in collapsing):
                whole += self.space.ring.from_dict({monomial: coefficient})
            else:
                groups[free] = groups.get(free, 0) + self.space.ring.from_dict({bound: coefficient})
        found = [(self.space.ring.from_dict({free: 1}), bound) for free, bound in groups.items()]
        if whole != 0:
            outer, inner = self.space.ring.constant(1), self.space.ring.constant(1)
            content, factors = whole.factor()
            for factor, n in factors:
                if self._speaks_of(factor):
                    inner *= factor**n
                else:
                    outer *= factor**n
            found.append((outer * content, inner))
        return found

    def _speaks_of(self, p: Polynomial) -> bool:
        return any(occurs(self.marker, self.space.atoms[i]) for i in self.space.used(p))

    def _other_index(self, i: int) -> Term | None:
        """The k of an atom δ(i, k) with the index i of the sum, if k runs over the same range or is a number in it."""
        t = self.space.atoms[i]
        if not is_op(t, "delta") or self.marker not in t.args:
            return None
        k = t.args[1] if t.args[0] == self.marker else t.args[0]
        if isinstance(k.head, Number):
            lower, upper = self.marker.args[0].args
            known = assumptions(())
            return k if known.entails(Le(lower, k)) and known.entails(Le(k, upper)) else None
        return k if k != self.marker and isinstance(k.head, Variable) and k.args == self.marker.args else None

    def _atomic(self, above: Polynomial, below: Polynomial) -> Quotient:
        """Σ above/below, nothing in front any more."""
        for i in self.space.used(above):
            k = self._other_index(i)
            if k is not None and all(m[i] for m in above.to_dict()):
                rest = self.space.quotient(above / self.space.generators[i], below)
                return self.space.read(substitute(self.space.write(rest), {self.marker: k}))
            if k is not None:
                return self._collapsed(above, below, i)
        ones, others = Fraction(0), above
        if below == 1 and len(above) > 1:
            ones, others = self._softmax_terms(above)
        if ones:
            return self.space.plus(self.space.constant(ones), self._atomic(others, below))
        q = self.space.quotient(above, below)
        if self.head.name == "sum" and self._is_softmax(q):  # Σ_i softmax(z)_i = 1
            return self.space.one
        if not self._speaks_of(q.above) and not self._speaks_of(q.below):
            count = _size_of(self.marker.args[0])
            if count is not None:
                return self.space.times(q, self.space.read(count))
        return self._atom(q)

    def _atom(self, q: Quotient) -> Quotient:
        """Σ q as an atom, a number taken out of it."""
        space = self.space
        c = space.content(q)
        primitive = space.quotient(q.above / fmpq(c.numerator, c.denominator), q.below)
        key = ("sum", self._written(self._upright(primitive)))
        mixed = len({fmpq(k) < 0 for k in q.above.to_dict().values()}) == 2
        if space.kept_round.setdefault(key, mixed and c < 0):  # the way round in which it was met first
            c, primitive = -c, space.minus(primitive)
        atom = space.atom(key, lambda: self._written(primitive))
        space.turned_atoms.setdefault(space.place(atom), lambda: self._written(space.minus(primitive)))
        return space.reduced(space.times(space.constant(c), atom))

    def _upright(self, q: Quotient) -> Quotient:
        """Of a quotient and its negative always the same one."""
        return self.space.minus(q) if self.space.is_negative(q) else q

    def _written(self, body: Quotient) -> Term:
        return Term(self.head, (self.marker.args[0], close_body(self.space.write(body), self.marker)))

    def _softmax_terms(self, above: Polynomial) -> tuple[Fraction, Polynomial]:
        """The number c of c·softmax(z)_i among the terms, and the other terms."""
        ones, others = Fraction(0), self.space.ring.constant(0)
        for monomial, coefficient in above.to_dict().items():
            part = self.space.ring.from_dict({monomial: 1})
            if self._is_softmax(Quotient(part, self.space.one.below)):
                c = fmpq(coefficient)
                ones += Fraction(int(c.p), int(c.q))
            else:
                others += part * coefficient
        return ones, others

    def _is_softmax(self, q: Quotient) -> bool:
        """Is it softmax(z)_i, and i runs over all of z's range?"""
        used = self.space.used(q.above)
        if q.below != 1 or len(used) != 1 or q.above != self.space.generators[used[0]]:
            return False
        t = self.space.atoms[used[0]]
        return is_op(t, "call") and t.args[0].head == softmax and t.args[1:] == (self.marker,)

    def _collapsed(self, above: Polynomial, below: Polynomial, i: int) -> Quotient:
        """A sum in which only some terms hold δ(i, k): these collapse, the others stay."""
        with_delta, without = self.space.ring.constant(0), self.space.ring.constant(0)
        for monomial, coefficient in above.to_dict().items():
            part = self.space.ring.from_dict({monomial: coefficient})
            if monomial[i]:
                with_delta += part
            else:
                without += part
        return self.space.plus(self._atomic(with_delta, below), self._atomic(without, below))


def _size_of(sort: Term) -> Term | None:
    """How many indices 1, …, n has, where n is a natural number."""
    lower, upper = sort.args
    if lower != term(1) or not isinstance(upper.head, Variable | Number):
        return None
    return upper
