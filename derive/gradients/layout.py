"""The ways to write a quotient of polynomials: factored, multiplied out, collected by an atom, split into summands.

`Layout.write` gives the smallest by `size.size`. Sums begin with a positive term; products go from numbers and
variables to functions and sums; e^u stays above the line.

Main statements: `Layout`, `smallest`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction

from flint import fmpq

from derive.gradients.factoring import Factor, Factoring
from derive.gradients.fractions import OutOfReach, Polynomial, Quotient
from derive.gradients.logarithms import logarithms_together
from derive.gradients.order import ordered, rank, times
from derive.gradients.reading import Space
from derive.gradients.size import size
from derive.terms.build import div, exp, is_op, neg, power, sqrt, term
from derive.terms.term import Number, Term

_FEW = 4  # monomials of a numerator that is also written without factoring
_MANY = 24  # monomials beyond which a polynomial is only factored and multiplied out
_WORK = 1_000  # products that are written, larger ones counted more


class Layout:
    """The writer of a space; after so much work it gives up."""

    def __init__(self, space: Space, work: int = _WORK) -> None:
        self.space = space
        self.left = work
        self._written: dict[Hashable, Term] = {}
        self._polynomials: dict[str, Term] = {}
        self.factoring = Factoring(space)
        space.write = self.write

    def write(self, q: Quotient) -> Term:
        """The smallest of the ways to write the quotient."""
        found = self._written.get(q.key)
        if found is None:
            found = self._written[q.key] = smallest(self._ways(q))
        return found

    def write_either_way(self, q: Quotient) -> Term:
        """The smaller of the ways with e^u and with e^{−u}."""
        return smallest(iter([self.write(q), *(self.write(self._turned(q, i)) for i in self._exponentials(q))]))

    def _exponentials(self, q: Quotient) -> list[int]:
        """The atoms e^u that stand below the line, with something else."""
        if len(q.below) < 2:
            return []
        return [i for i in self.space.used(q.below) if i in self.space.exponents]

    def _turned(self, q: Quotient, i: int) -> Quotient:
        """The quotient in e^{−u} instead of e^u, the atom i."""
        space = self.space
        root = space.minus(space.exponents[i])
        other = space.atom(("exp", root.key), lambda: exp(self.write(root)))
        j = space.place(other)
        space.exponents[j] = root
        highest = max(q.above.degrees()[i], q.below.degrees()[i])
        swapped = [space.ring.constant(0), space.ring.constant(0)]
        for k, p in enumerate((q.above, q.below)):
            for monomial, coefficient in p.to_dict().items():
                moved = list(monomial)
                moved[i], moved[j] = 0, moved[j] + highest - monomial[i]
                swapped[k] += space.ring.from_dict({tuple(moved): coefficient})
        return space.quotient(*swapped)

    def _ways(self, q: Quotient) -> Iterator[Term]:
        plain = self._product(q)
        yield plain
        if is_op(plain, "neg"):
            yield self._product(q, flipped=True)
        if 1 < len(q.above) <= _FEW:  # g² − x² may be shorter than (g − x)(g + x)
            yield self._product(q, whole=True)
        many = len(q.above) > _MANY
        if many or len(q.above) < 2:
            return
        if q.below.is_constant():
            yield self._row([self._plain(part) for part in self._monomials(q)])
        else:
            parts = self._monomials(q)
            if any(p.below != q.below for p in parts):
                yield self._row([self._plain(part) for part in parts])
            whole, rest = divmod(q.above, q.below)
            if whole != 0 and len(rest) < len(q.above):
                remainder = self.space.quotient(rest, q.below)
                yield self._row([self._plain(Quotient(whole, self.space.one.below)), self._plain(remainder)])
            c = self.space.content(q)
            if c.denominator != 1:  # a number below the line of all: (1 − a/b)/2
                inside = self.space.quotient(q.above * c.denominator, q.below)
                yield div(self._row([self._plain(part) for part in self._monomials(inside)]), c.denominator)
        for i in self.space.used(q.above):
            parts = self._collected(q, i)
            if 1 < len(parts) < len(q.above):
                yield self._row([self.write(part) for part in parts])

    def _plain(self, q: Quotient) -> Term:
        return self._product(q) if q.above != 0 else term(0)

    def _monomials(self, q: Quotient) -> list[Quotient]:
        made = [self.space.ring.from_dict({m: c}) for m, c in q.above.to_dict().items()]
        return [self.space.quotient(m, q.below) for m in made]

    def _collected(self, q: Quotient, i: int) -> list[Quotient]:
        """Σ c_k gᵏ, each summand by itself."""
        groups: dict[int, Polynomial] = {}
        for monomial, coefficient in q.above.to_dict().items():
            part = self.space.ring.from_dict({monomial: coefficient})
            groups[monomial[i]] = groups.get(monomial[i], 0) + part
        return [self.space.quotient(p, q.below) for _, p in sorted(groups.items(), reverse=True)]

    # ---- sums

    def _row(self, parts: Sequence[Term]) -> Term:
        """a + b − c, a positive term first; logarithms as one where that is shorter."""
        flat: list[Term] = []
        for part in parts:
            flat += part.args if is_op(part, "add") else [part]
        flat = [p for p in flat if p != term(0)]
        together = logarithms_together(flat)
        return smallest(iter((ordered(flat), ordered(together)))) if together else ordered(flat)

    def polynomial(self, p: Polynomial) -> Term:
        """A polynomial that is no product."""
        found = self._polynomials.get(str(p))
        if found is None:
            found = self._polynomials[str(p)] = smallest(self._ways_of_polynomial(p))
        return found

    def _ways_of_polynomial(self, p: Polynomial) -> Iterator[Term]:
        q = Quotient(p, self.space.one.below)
        yield self._row([self._product(m) for m in self._monomials(q)])
        if 2 < len(p) <= _MANY:
            for i in self.space.used(p):
                parts = self._collected(q, i)
                if 1 < len(parts) < len(p):
                    yield self._row([self.write(part) for part in parts])

    # ---- products

    def _product(self, q: Quotient, whole: bool = False, flipped: bool = False) -> Term:
        """The quotient as a product: `whole` without factoring, `flipped` with a sum turned round to save the sign."""
        if q.above == 0:
            return term(0)
        self.left -= 1 + (len(q.above) + len(q.below)) // 4
        if self.left < 0:
            raise OutOfReach
        content, above = self.factoring.content(q.above) if whole else self.factoring.factored(q.above)
        lower, below = self.factoring.factored(q.below)
        number = content / lower
        factors: list[Factor] = [*above, *((f, -n) for f, n in below)]
        number, factors = self.factoring.oriented(number, factors)
        turned_round = -1
        if flipped and number < 0:
            number, factors, turned_round = self.factoring.flipped(number, factors)
        upper_row, lower_row = self._rows(factors, turned_round)
        top, bottom = abs(number.numerator), number.denominator
        if top != 1 or not upper_row:
            upper_row.insert(0, term(top))
        if bottom != 1:
            lower_row.insert(0, term(bottom))
        made = times(upper_row)
        if lower_row:
            made = div(made, times(lower_row))
        return neg(made) if number < 0 else made

    def _rows(self, factors: list[Factor], turned_round: int = -1) -> tuple[list[Term], list[Term]]:
        """The factors above and below the line, exponentials as one and powers of one base together."""
        space = self.space
        exponent, has_exponential = space.zero, False
        powers: list[tuple[Quotient, Quotient, Term]] = []  # of a base: the base, the exponent, the base as written
        rest: list[Factor] = []
        for f, n in factors:
            atom = self.factoring.atom_of(f)
            if atom in space.exponents:
                exponent = space.plus(exponent, space.times(space.exponents[atom], space.constant(Fraction(n))))
                has_exponential = True
            elif atom in space.powers:
                base, v = space.powers[atom]
                powers.append((base, space.times(v, space.constant(Fraction(n))), space.atoms[atom].args[0]))
            else:
                rest.append((f, n))
        self._without_moduli_below(rest)
        for k, (base, v, written) in enumerate(powers):
            for f, n in rest:
                if base.below == 1 and f == base.above:
                    powers[k] = (base, space.plus(v, space.constant(Fraction(n))), written)
                    rest.remove((f, n))
                    break
        above: list[Term] = []
        below: list[Term] = []
        for f, n in sorted(rest, key=lambda factor: self.space.used(factor[0])[:1]):
            written = self._base(f)
            if self.factoring.atom_of(f) == turned_round >= 0:
                written = self.space.turned_atoms[turned_round]()
            (above if n > 0 else below).append(written if abs(n) == 1 else power(written, abs(n)))
        for _, v, written in powers:
            value = space.value(v)
            number = isinstance(written.head, Number)  # 10^{−x} stays above the line
            down = (value is not None and value < 0) or (value is None and not number and self._all_negative(v))
            made = self._power(written, space.minus(v) if down else v)
            if made is not None:
                (below if down else above).append(made)
        if has_exponential and exponent.above != 0:
            above.append(exp(self.write(exponent)))
        return sorted(above, key=rank), sorted(below, key=rank)

    def _without_moduli_below(self, factors: list[Factor]) -> None:
        """u²/|u| is |u|."""
        for k, (f, n) in enumerate(factors):
            u = self.space.moduli.get(self.factoring.atom_of(f))
            if u is None or n >= 0:
                continue
            for j, (g, m) in enumerate(factors):
                if m >= 2 and u.below == 1 and g in (u.above, -u.above):
                    factors[k], factors[j] = (f, n + 2), (g, m - 2)
                    break
        factors[:] = [(f, n) for f, n in factors if n]

    def _all_negative(self, v: Quotient) -> bool:
        return all(fmpq(c) < 0 for c in v.above.to_dict().values())

    def _power(self, base: Term, v: Quotient) -> Term | None:
        value = self.space.value(v)
        if value == 0:
            return None
        if value == 1:
            return base
        return sqrt(base) if value == Fraction(1, 2) else power(base, self.write(v))

    def _base(self, f: Polynomial) -> Term:
        atom = self.factoring.atom_of(f)
        return self.space.atoms[atom] if atom >= 0 else self.polynomial(f)


def smallest(ways: Iterator[Term]) -> Term:
    """The first of the smallest."""
    return min(ways, key=size)
