"""Formulas read as quotients of polynomials in their atoms.

Atoms with equal arguments are one, however the arguments are written.

Main statement: `Space`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction

from flint import fmpq

from derive.gradients.fractions import GENERATORS, Quotient, Ring
from derive.gradients.size import size
from derive.gradients.sums import summed
from derive.terms.build import TURNED, e, is_op, is_relation, neg, op, power, sqrt, sub, term
from derive.terms.definition import Definition
from derive.terms.term import Binder, Number, Operator, Term, Variable, close_body, open_body
from derive.vocabulary.activations import sigmoid


class Space(Ring):
    """The formulas of one question.

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
        super().__init__(generators)
        self.write: Callable[[Quotient], Term] = _no_writer  # set by `layout.Layout`
        self.whole_sums = whole_sums
        self.kept_round: dict[Hashable, bool] = {}  # of sums that are atoms: were they met as the negative?
        self._depth = 0
        self._memory: dict[Term, Quotient] = {}
        self._kept = frozenset(kept)
        self._known = tuple(known)

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
                    self.reductions[used[0]] = (monomial[used[0]], value)
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
        return self.reduced(self.atom(self.key(t), lambda: t))

    def _plain_sum(self, t: Term) -> Quotient:
        total = self.zero
        for a in t.args:
            total = self.plus(total, self.read(a))
        return total

    def _sum_of(self, t: Term) -> Quotient:
        total = self._plain_sum(t)
        if t in self._kept and not total.below.is_constant():
            return total
        if t in self._kept and len(total.above) > 1:
            return self._kept_sum(t, total)
        return total

    def _kept_sum(self, t: Term, total: Quotient) -> Quotient:
        """x − m as an atom, the way round in which it was met first; m − x is its negative."""
        negative = self.is_negative(total)
        plain = self.minus(total) if negative else total
        turned_round = self.kept_round.setdefault(plain.key, negative)
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
            sides, relation = sides[::-1], TURNED[relation]
        other = op(relation, *sides)
        return other if size(other) < size(c) else c

    def _marker(self, sort: Term) -> Term:
        """The variable that stands for an index while a body is read; the same one at the same depth."""
        self._depth += 1
        return Term(Variable(f"index{self._depth}⟩"), (sort,))

    def written_argument(self, given: Term, q: Quotient) -> Term:
        """An argument as the author wrote it, unless there is a smaller way."""
        best = self.write(q)
        return given if size(given) <= size(best) else best

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
        """e^{cu} with a primitive u and c = p/q is (e^{u/q})^p, or (e^{−u/q})^{−p} if it was met so first."""
        u = self.read(t.args[0])
        c = self.content(u)
        if c == 0:
            return self.one
        root = self.quotient(u.above / fmpq(c.numerator), u.below)
        if self.kept_round.setdefault(("exp", root.key), c < 0):
            c, root = -c, self.minus(root)
        atom = self.atom(("exp", root.key), lambda: op("exp", self.write(root)))
        self.exponents[self.place(atom)] = root
        return self.to_the(atom, c.numerator)

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
            self.reductions.setdefault(self.place(atom), (2, self.times(u, u)))
            self.moduli[self.place(atom)] = u
        return atom

    def _delta(self, t: Term) -> Quotient:
        i, j = sorted(t.args, key=repr)
        if i == j:
            return self.one
        atom = self.atom(("delta", i, j), lambda: t)
        self.reductions.setdefault(self.place(atom), (2, atom))
        return atom

    def _sqrt(self, t: Term) -> Quotient:
        return self._root(t.args[0], Fraction(1, 2))

    def _pow(self, t: Term) -> Quotient:
        base, exponent = t.args
        if base == e:
            return self._exp(op("exp", exponent))
        v = self._plain_sum(exponent) if is_op(exponent, "add") else self.read(exponent)  # g − 1 is seen as g and −1
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
        self.reductions.setdefault(place, (q, u))
        return self.to_the(atom, exponent.numerator)

    # ---- sums over an index

    def _over_index(self, t: Term, head: Binder) -> Quotient:
        marker = self._marker(t.args[0])
        try:
            body = self.read(open_body(t, marker))
            if head.name == "product":
                return self.atom(
                    ("product", t.args[0], body.key),
                    lambda: Term(head, (t.args[0], close_body(self.write(body), marker))),
                )
            return summed(self, body, marker, head)
        finally:
            self._depth -= 1


def turned(t: Term) -> Term:
    """−t: a − b becomes b − a."""
    if is_op(t, "neg"):
        return t.args[0]
    if is_op(t, "add") and len(t.args) == 2 and is_op(t.args[1], "neg"):
        return sub(t.args[1].args[0], t.args[0])
    return neg(t)


def _no_writer(q: Quotient) -> Term:
    raise AssertionError("A space has no layout yet.")


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
