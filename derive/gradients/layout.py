"""The ways to write a quotient of polynomials: factored, multiplied out, collected by an atom, split into summands.

`Layout.write` gives the smallest by `size.size`. Sums begin with a positive term; products go from numbers and
variables to functions and sums; e^u stays above the line.

Main statement: `Layout`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from flint import fmpq

from derive.gradients.fractions import OutOfReach, Polynomial, Quotient
from derive.gradients.reading import Space
from derive.gradients.size import size
from derive.terms.build import call, div, exp, is_op, log, mul, neg, power, sqrt, term
from derive.terms.term import Binder, Constant, Number, Operator, Term, Variable
from derive.vocabulary.activations import log_softmax, logsumexp, softmax

_FEW = 4  # monomials of a numerator that is also written without factoring
_MANY = 24  # monomials beyond which a polynomial is only factored and multiplied out
_WORK = 1_000  # products that are written, larger ones counted more
_FACTORED = 60  # monomials beyond which it is not even factored
_DEGREE = 12
Factor = tuple[Polynomial, int]


class Layout:
    """The writer of a space; after so much work it gives up."""

    def __init__(self, space: Space, work: int = _WORK) -> None:
        self.space = space
        self.left = work
        self._written: dict[Hashable, Term] = {}
        self._polynomials: dict[str, Term] = {}
        self._factors: dict[str, tuple[Fraction, list[Factor]]] = {}
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
        together = _logarithms_together(flat)
        return smallest(iter((self._ordered(flat), self._ordered(together)))) if together else self._ordered(flat)

    def _ordered(self, flat: list[Term]) -> Term:
        if not flat:
            return term(0)
        numbers = [p for p in flat if isinstance(_unsigned(p).head, Number | Constant)]
        others = [p for p in flat if p not in numbers]
        plain = all(_is_plain(_unsigned(p)) for p in others)
        if plain and len(flat) > 2:  # x² − 4x + 2
            ordered = [*sorted(others, key=_degree, reverse=True), *numbers]
        elif plain and not any(is_op(p, "neg") for p in others):
            ordered = [*others, *numbers]
        else:
            ordered = [*numbers, *others]
        if is_op(ordered[0], "neg") or not plain or len(flat) == 2:
            ordered.sort(key=lambda p: is_op(p, "neg"))  # stable: what is positive first
        return ordered[0] if len(ordered) == 1 else Term(Operator("add"), tuple(ordered))

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
        content, above = self._content(q.above) if whole else self._factored(q.above)
        lower, below = self._factored(q.below)
        number = content / lower
        factors: list[Factor] = [*above, *((f, -n) for f, n in below)]
        number, factors = self._oriented(number, factors)
        turned_round = -1
        if flipped and number < 0:
            number, factors, turned_round = self._flipped(number, factors)
        upper_row, lower_row = self._rows(factors, turned_round)
        top, bottom = abs(number.numerator), number.denominator
        if top != 1 or not upper_row:
            upper_row.insert(0, term(top))
        if bottom != 1:
            lower_row.insert(0, term(bottom))
        made = _times(upper_row)
        if lower_row:
            made = div(made, _times(lower_row))
        return neg(made) if number < 0 else made

    def _factored(self, p: Polynomial) -> tuple[Fraction, list[Factor]]:
        if len(p) == 1:
            factors = [(self.space.generators[i], int(n)) for i, n in enumerate(p.monomial(0)) if n]
            return _fraction(p.coefficient(0)), factors
        if len(p) > _FACTORED or max(p.degrees()) > _DEGREE:
            return self._content(p)
        known = self._factors.get(str(p))
        if known is not None:
            return known
        content, factors = p.factor()
        found: list[Factor] = []
        number = _fraction(content)
        for f, n in factors:
            c = _fraction(f.leading_coefficient()) if len(f) == 1 else Fraction(1)
            found.append((f / fmpq(c.numerator, c.denominator), int(n)))
            number *= c ** int(n)
        self._factors[str(p)] = number, found
        return number, found

    def _content(self, p: Polynomial) -> tuple[Fraction, list[Factor]]:
        """The common monomial factor of a polynomial, and the rest unfactored."""
        content = self.space.content(Quotient(p, self.space.one.below))
        p = p / fmpq(content.numerator, content.denominator)
        found: list[Factor] = []
        for i in self.space.used(p):
            least = min(int(m[i]) for m in p.to_dict())
            if least:
                found.append((self.space.generators[i], least))
                p = p / self.space.generators[i] ** least
        return content, [*found, *([(p, 1)] if p != 1 else [])]

    def _oriented(self, number: Fraction, factors: list[Factor]) -> tuple[Fraction, list[Factor]]:
        """Sums turned so that few of their terms, and if possible not the product, are negative."""
        found: list[Factor] = []
        either: list[tuple[bool, int]] = []  # sums that read as well the other way round: 1 − p last of these
        for k, (f, n) in enumerate(factors):
            signs = [fmpq(c) < 0 for c in f.to_dict().values()]
            constant = self._constant(f)
            if 2 * sum(signs) > len(signs) or (2 * sum(signs) == len(signs) and constant < 0):
                f, number = -f, number * (-1) ** (n % 2)
            found.append((f, n))
            if n % 2 and 2 * sum(signs) == len(signs) and abs(constant) != 1:  # 1 − p stays as it is
                either.append((constant != 0, k))
        if number < 0 and either:
            k = min(either)[1]
            found[k], number = (-found[k][0], found[k][1]), -number
        return number, found

    def _constant(self, f: Polynomial) -> Any:
        return fmpq(f.to_dict().get((0,) * len(self.space.generators), 0))

    def _flipped(self, number: Fraction, factors: list[Factor]) -> tuple[Fraction, list[Factor], int]:
        """One sum above the line turned round, so that the product has no sign; and its atom, if it is one."""
        for k, (f, n) in enumerate(factors):
            if n > 0 and n % 2:
                atom = self._atom_of(f)
                if atom in self.space.turned_atoms and not _is_complement(self.space.atoms[atom]):
                    return -number, factors, atom
                signs = {fmpq(c) < 0 for c in f.to_dict().values()}
                if len(signs) == 2 and not (len(f) == 2 and abs(self._constant(f)) == 1):  # 1 − p stays as it is
                    return -number, [*factors[:k], (-f, n), *factors[k + 1 :]], -1
        return number, factors, -1

    def _rows(self, factors: list[Factor], turned_round: int = -1) -> tuple[list[Term], list[Term]]:
        """The factors above and below the line, exponentials as one and powers of one base together."""
        space = self.space
        exponent, has_exponential = space.zero, False
        powers: list[tuple[Quotient, Quotient, Term]] = []  # of a base: the base, the exponent, the base as written
        rest: list[Factor] = []
        for f, n in factors:
            atom = self._atom_of(f)
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
            if self._atom_of(f) == turned_round >= 0:
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
        return sorted(above, key=_rank), sorted(below, key=_rank)

    def _without_moduli_below(self, factors: list[Factor]) -> None:
        """u²/|u| is |u|."""
        for k, (f, n) in enumerate(factors):
            u = self.space.moduli.get(self._atom_of(f))
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

    def _atom_of(self, f: Polynomial) -> int:
        if len(f) != 1:
            return -1
        monomial = [int(n) for n in f.monomial(0)]
        return monomial.index(1) if sum(monomial) == 1 and f.coefficient(0) == 1 else -1

    def _base(self, f: Polynomial) -> Term:
        atom = self._atom_of(f)
        return self.space.atoms[atom] if atom >= 0 else self.polynomial(f)


def _logarithms_together(parts: Sequence[Term]) -> list[Term]:
    """log a + log b − log c as log(ab/c), and z_k − lse(z) as log softmax(z)_k; [] where no two go together."""
    arguments = [(p, _log_argument(_unsigned(p))) for p in parts]
    above = [a for p, a in arguments if a is not None and not is_op(p, "neg")]
    below = [a for p, a in arguments if a is not None and is_op(p, "neg")]
    others = [p for p, a in arguments if a is None]
    if len(above) + len(below) > 1:
        top = [*_halves(above, 0), *_halves(below, 1)]
        bottom = [*_halves(above, 1), *_halves(below, 0)]
        if not top:
            return [*others, neg(log(_times(bottom)))]
        return [*others, log(div(_times(top), _times(bottom)) if bottom else _times(top))]
    for lse in parts:
        if not (is_op(lse, "neg") and lse.args[0].head == logsumexp):
            continue
        family = lse.args[0].args[0]
        for entry in parts:
            if is_op(entry, "call") and entry.args[0] == family and len(entry.args) == 2:
                rest = [p for p in parts if p not in (lse, entry)]
                return [*rest, call(log_softmax(family), entry.args[1])]
    return []


def _halves(terms: Sequence[Term], side: int) -> list[Term]:
    """What stands above (side 0) or below (side 1) the lines of quotients."""
    if side == 0:
        return [t.args[0] if is_op(t, "div") else t for t in terms]
    return [t.args[1] for t in terms if is_op(t, "div")]


def _is_complement(t: Term) -> bool:
    """Is it 1 − u, which stays as it is?"""
    return is_op(t, "add") and len(t.args) == 2 and t.args[0] == term(1) and is_op(t.args[1], "neg")


def _log_argument(t: Term) -> Term | None:
    """The u of log u, softmax(z)_k of log softmax(z)_k."""
    if is_op(t, "log") and len(t.args) == 1:
        return t.args[0]
    if is_op(t, "call") and t.args[0].head == log_softmax:
        return call(softmax(t.args[0].args[0]), t.args[1])
    return None


def smallest(ways: Iterator[Term]) -> Term:
    """The first of the smallest."""
    return min(ways, key=size)


def _fraction(number: Any) -> Fraction:
    q = fmpq(number)
    return Fraction(int(q.p), int(q.q))


def _unsigned(t: Term) -> Term:
    return t.args[0] if is_op(t, "neg") else t


def _is_plain(t: Term) -> bool:
    """Is it a product of variables, entries, their powers, and numbers?"""
    if is_op(t, "mul"):
        return all(map(_is_plain, t.args))
    if is_op(t, "pow"):
        return _is_plain(t.args[0]) and isinstance(t.args[1].head, Number)
    return isinstance(t.head, Variable | Number) or (is_op(t, "call") and isinstance(t.args[0].head, Variable))


def _degree(t: Term) -> int:
    """The degree of a product of variables."""
    t = _unsigned(t)
    if is_op(t, "mul"):
        return sum(map(_degree, t.args))
    if is_op(t, "pow") and isinstance(t.args[1].head, Number):
        return int(t.args[1].head.value) * _degree(t.args[0])
    return int(not isinstance(t.head, Number))


def _rank(t: Term) -> int:
    """Numbers, variables, entries, functions, sums over an index, sums."""
    base = t.args[0] if is_op(t, "pow") else t
    if isinstance(base.head, Number | Constant):
        return 0
    if isinstance(base.head, Variable):
        return 1
    if is_op(base, "call") and isinstance(base.args[0].head, Variable):
        return 2
    if is_op(base, "add"):
        return 3 if all(_is_plain(_unsigned(a)) for a in base.args) else 6
    if isinstance(base.head, Binder):
        return 7
    return 5 if is_op(base, "exp") else 4


def _times(factors: list[Term]) -> Term:
    if not factors:
        return term(1)
    made = factors[0]
    for f in factors[1:]:
        made = mul(made, f)
    return made
