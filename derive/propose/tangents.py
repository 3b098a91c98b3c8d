"""Inequalities about sums of weighted logarithms, from the one lemma log t ≤ t − 1.

The difference that is to be ≥ 0 is taken apart into pieces w·log s, each under the sums it stands in. Pieces of one
weight are put together; a logarithm outside the sums joins those inside when its weight is their sum (log n = Σpᵢ log n
where Σpᵢ = 1). Each piece is then bounded by its tangent, w·log s ≥ w − w/s, for every index, the bounds are summed,
and `combine` decides whether what remains is of the right sign. That is Gibbs' inequality, H ≤ log n, the log-sum
inequality, D ≤ χ², I ≥ 0, Jensen's inequality for the logarithm, for symbolic sizes and for explicit classes.

Main statements: `by_tangents`, `logarithm_lemma`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import permutations
from math import lcm

from derive.kernel.assumptions import assumptions
from derive.kernel.field import Sign
from derive.kernel.rules import algebra, logic, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.fractions import ONE, ZERO, Factors, factors, product_of, tidy, unfolded
from derive.propose.inequalities import by_calculus
from derive.terms.build import (
    Eq,
    Gt,
    add,
    div,
    exp,
    is_binder,
    is_op,
    literal,
    log,
    mul,
    neg,
    sub,
    sum_,
    term,
    variable,
)
from derive.terms.sorts import positive
from derive.terms.term import Operator, Term, Variable, free_variables, fresh_variable, open_body, substitute, subterms

_PIECES = 60
_NONNEGATIVE = (Sign.POSITIVE, Sign.NONNEGATIVE, Sign.ZERO)
_NONPOSITIVE = (Sign.NEGATIVE, Sign.NONPOSITIVE)


@lru_cache(maxsize=1)
def logarithm_lemma() -> Theorem:
    """⊢ log t ≤ t − 1 for t > 0, by calculus."""
    t = variable("t", positive)
    return by_calculus(log(t) <= t - 1, (), Budget())


@dataclass
class Piece:
    """Σ over the indices of weight·log(argument); `value` is the summand as it was written."""

    indices: tuple[Term, ...]
    weight: Term
    argument: Term
    value: Term


@dataclass
class Group:
    """Pieces of one weight under the same indices: Σ weight·log(argument), the argument given by its factors."""

    indices: tuple[Term, ...]
    weight: Term
    argument: Factors
    values: list[Term] = field(default_factory=list)

    @property
    def total(self) -> Term:
        """The weight, summed over all indices."""
        return _summed(self.weight, self.indices)


def _summed(t: Term, indices: Sequence[Term]) -> Term:
    for i in reversed(indices):
        t = sum_(i, t)
    return t


def by_tangents(claim: Term, hypotheses: Sequence[Term], budget: Budget) -> Theorem:
    """Γ ⊢ s ≤ t (or ≥, <, >) where t − s is bounded by tangents of the logarithms in it."""
    assert isinstance(claim.head, Operator)
    name, (left, right) = claim.head.name, claim.args
    gap = unfolded(sub(right, left) if name in ("<", "≤") else sub(left, right))
    search = _Tangents(claim, gap, tuple(hypotheses), budget)
    pieces = list(search.pieces(gap, ONE, ()))
    if not pieces or len(pieces) > _PIECES:
        raise Refusal("tangents", "the claim has no logarithms whose tangents could show it", claim)
    groups = search.grouped(pieces)
    last: Refusal | None = None
    for chosen in search.choices(groups):
        try:
            bounds = [(ONE, search.bound(g)) for g in chosen]
            return algebra.combine(left, name, right, bounds, hypotheses)
        except Refusal as refusal:
            last = refusal
    assert last is not None
    raise last


class _Tangents:
    def __init__(self, claim: Term, gap: Term, hypotheses: tuple[Term, ...], budget: Budget) -> None:
        self.hypotheses = hypotheses
        self.budget = budget
        self.field = assumptions(hypotheses).field
        self.avoid: list[Term] = [claim, *hypotheses]
        self.exponents = {_owner(s.args[0]) for s in subterms(gap) if is_op(s, "exp")} - {None}
        self.named: dict[tuple[Term, int], Term] = {}

    # ---- taking apart

    def pieces(self, t: Term, weight: Term, indices: tuple[Term, ...]) -> Iterator[Piece]:
        """The pieces of weight·t. What has no logarithm in it, or one that is not a factor, gives none."""
        if _owner(t) in self.exponents:  # z where eᶻ occurs is the logarithm of that
            yield self._piece(indices, weight, exp(t), mul(weight, t))
        elif is_op(t, "add"):
            for a in t.args:
                yield from self.pieces(a, weight, indices)
        elif is_op(t, "neg"):
            yield from self.pieces(t.args[0], neg(weight), indices)
        elif is_op(t, "div"):
            yield from self.pieces(t.args[0], div(weight, t.args[1]), indices)
        elif is_op(t, "mul"):
            logarithmic = [k for k, a in enumerate(t.args) if self._has_logarithm(a)]
            if len(logarithmic) == 1:
                (k,) = logarithmic
                for j, a in enumerate(t.args):
                    weight = mul(weight, a) if j != k else weight
                yield from self.pieces(t.args[k], weight, indices)
        elif is_binder(t, "sum"):
            if t.args[0].loose == 0:
                i = self._index(t, indices)
                yield from self.pieces(open_body(t, i), weight, (*indices, i))
        elif is_op(t, "log"):
            if len(t.args) == 2:
                weight = div(weight, log(t.args[1]))
            yield self._piece(indices, weight, t.args[0], mul(weight, log(t.args[0])))
        elif is_op(t, "xlogy"):
            a, b = t.args
            yield self._piece(indices, mul(weight, a), b, mul(weight, t))

    def _has_logarithm(self, t: Term) -> bool:
        if is_op(t, "exp"):
            return False
        logarithmic = is_op(t, "log") or is_op(t, "xlogy") or _owner(t) in self.exponents
        return logarithmic or (not isinstance(t.head, Variable) and any(self._has_logarithm(a) for a in t.args))

    def _piece(self, indices: tuple[Term, ...], weight: Term, argument: Term, value: Term) -> Piece:
        # Σᵢ Σⱼ of something without j is a sum over i alone only for a known number of j: left as it is.
        return Piece(indices, tidy(weight), argument, tidy(value))

    def _index(self, binder: Term, indices: tuple[Term, ...]) -> Term:
        """One variable for all sums over this range at this depth, so that pieces of different sums can meet."""
        sort = binder.args[0]
        key = (sort, sum(1 for i in indices if i.args[0] == sort))
        if key not in self.named:
            hint: str = binder.head.hint  # type: ignore[attr-defined]
            self.named[key] = fresh_variable(hint, sort, self.avoid)
            self.avoid.append(self.named[key])
        return self.named[key]

    # ---- putting together

    def grouped(self, pieces: list[Piece]) -> list[Group]:
        """Pieces of proportional weights under the same indices, as one logarithm."""
        found: list[tuple[tuple[Term, ...], Term, list[tuple[Fraction, Piece]]]] = []
        for piece in pieces:
            number, weight = _coefficient(piece.weight)
            if not number:
                continue
            for indices, same, members in found:
                if indices == piece.indices and self._equal(same, weight):
                    members.append((number, piece))
                    break
            else:
                found.append((piece.indices, weight, [(number, piece)]))
        groups = []
        for indices, weight, members in found:
            common = lcm(*(number.denominator for number, _ in members))
            argument: Factors = {}
            for number, piece in members:
                argument = _times(argument, factors(piece.argument), number * common)
            if argument:
                groups.append(
                    Group(indices, tidy(div(weight, term(common))), argument, [piece.value for _, piece in members])
                )
        return groups

    def _equal(self, a: Term, b: Term) -> bool:
        if a == b:
            return True
        self.budget.spend(a, b)
        return self.field.equal(a, b)

    def choices(self, groups: list[Group]) -> Iterator[list[Group]]:
        """Which logarithms join which: as many as can, none, or one of explicit classes alone."""
        yield self.absorbed(groups)
        yield groups
        for k, outer in enumerate(groups):
            joined = None if outer.indices else self._join(outer, groups[:k] + groups[k + 1 :])
            if joined is not None:
                yield joined

    def absorbed(self, groups: list[Group]) -> list[Group]:
        """Each logarithm outside joins the groups further inside whose weights add up to its own."""
        left = sorted(groups, key=lambda g: len(g.indices))
        kept: list[Group] = []
        while left:
            outer, left = left[0], left[1:]
            joined = self._join(outer, left)
            if joined is None:
                kept.append(outer)
            else:
                left = joined
        return kept

    def _join(self, outer: Group, inner: list[Group]) -> list[Group] | None:
        for k, group in enumerate(inner):
            if len(group.indices) <= len(outer.indices):
                continue
            for chosen in permutations(group.indices, len(outer.indices)):
                if any(i.args[0] != o.args[0] for i, o in zip(chosen, outer.indices, strict=True)):
                    continue
                moved = dict(zip(outer.indices, chosen, strict=True))
                others = [i for i in group.indices if i not in chosen]
                sign = self._ratio(substitute(outer.weight, moved), _summed(group.weight, others))
                if sign:
                    return [*inner[:k], _with(group, outer, moved, sign), *inner[k + 1 :]]
        if not outer.indices and inner:
            total = inner[0].total
            for group in inner[1:]:
                total = add(total, group.total)
            sign = self._ratio(outer.weight, total)
            if sign:
                return [_with(group, outer, {}, sign) for group in inner]
        return None

    def _ratio(self, a: Term, b: Term) -> int:
        """1 where a = b, −1 where a = −b, else 0."""
        return 1 if self._equal(a, b) else -1 if self._equal(a, neg(b)) else 0

    # ---- bounding

    def bound(self, group: Group) -> Theorem:
        """Γ ⊢ Σ (w − w/s) ≤ Σ w·log s, or with the signs turned where w ≤ 0."""
        weight, argument = group.weight, group.argument
        body = tidy(_added(group.values))
        sign = self.field.sign(weight)
        if sign in _NONPOSITIVE:
            weight, argument = tidy(neg(weight)), {f: -k for f, k in argument.items()}
        elif sign not in _NONNEGATIVE:
            raise Refusal("tangents", "the weight of a logarithm is of unknown sign", weight)
        inverse = {f: -k for f, k in argument.items()}
        lower = tidy(sub(weight, product_of(_times(factors(weight), inverse, Fraction(1)))))
        self.budget.spend(weight, lower, body, body)
        theorem = self._pointwise(weight, product_of(inverse), lower, body)
        for i in reversed(group.indices):
            theorem = sums.sum_relation(logic.generalise(theorem, i))
        return theorem

    def _pointwise(self, weight: Term, ratio: Term, lower: Term, body: Term) -> Theorem:
        try:
            return self._tangent(weight, ratio, lower, body, self.hypotheses)
        except Refusal as refusal:
            if self.field.sign(weight) is Sign.POSITIVE:
                raise refusal
        inside = self._tangent(weight, ratio, lower, body, (*self.hypotheses, Gt(weight, 0)))
        at_zero = algebra.order(lower, "≤", body, (*self.hypotheses, Eq(weight, 0)))
        return logic.cases(weight, ZERO, {"=": at_zero, ">": inside}, self.hypotheses)

    def _tangent(self, weight: Term, ratio: Term, lower: Term, body: Term, under: tuple[Term, ...]) -> Theorem:
        lemma = logarithm_lemma()
        (t,) = free_variables(lemma.conclusion)
        signs = _positive_factors((*ratio.args, ratio), under)
        instance = logic.instantiate(lemma, {t: ratio}, signs, under)
        return algebra.combine(lower, "≤", body, [(weight, instance)], under, signs)


def _positive_factors(candidates: Sequence[Term], under: tuple[Term, ...]) -> list[Theorem]:
    """What hypotheses such as ∀i: pᵢ > 0 ⇒ qᵢ > 0 say at once of the parts of a ratio."""
    known = assumptions(under)
    found = []
    for c in candidates:
        for part in (c, *c.args) if isinstance(c.head, Operator) else (c,):
            if is_op(part, "call") and not part.loose and known.field.sign(part) is not Sign.POSITIVE:
                try:
                    found.append(logic.evident(Gt(part, 0), under))
                except Refusal:
                    continue
    return found


def _with(group: Group, outer: Group, moved: dict[Term, Term], sign: int) -> Group:
    argument = {substitute(f, moved): k for f, k in outer.argument.items()}
    weight = group.weight if sign > 0 else neg(group.weight)
    value = mul(weight, log(product_of(argument)))
    return Group(group.indices, group.weight, _times(group.argument, argument, Fraction(sign)), [*group.values, value])


def _times(a: Factors, b: Factors, exponent: Fraction) -> Factors:
    """a·b^exponent."""
    result = dict(a)
    for f, k in b.items():
        result[f] = result.get(f, Fraction(0)) + k * exponent
    return {f: k for f, k in result.items() if k}


def _added(values: Sequence[Term]) -> Term:
    total = values[0]
    for v in values[1:]:
        total = add(total, v)
    return total


def _coefficient(weight: Term) -> tuple[Fraction, Term]:
    """(c, w) with weight = c·w and c a number."""
    value = literal(weight)
    if value is not None:
        return value, ONE
    number, rest = Fraction(1), factors(weight)
    for f in list(rest):
        value = literal(f)
        if value is not None:
            exponent = rest.pop(f)
            if exponent.denominator != 1:
                return Fraction(1), weight
            number *= value ** int(exponent)
    return number, product_of(rest)


def _owner(t: Term) -> Term | None:
    """The variable, or the family of which t is a value."""
    if is_op(t, "call"):
        t = t.args[0]
    return t if isinstance(t.head, Variable) else None
