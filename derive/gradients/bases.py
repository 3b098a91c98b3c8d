"""One formula in several function values: everything in e^u, in σ(u), in tanh(u), or in softmax instead of quotients.

e^x/(1 + e^x) is short in σ(x), (e^x − e^{−x})/(e^x + e^{−x}) in tanh x, e^{z_k}/Σ_j e^{z_j} in softmax(z)_k. Each
function here rewrites a term so that only one kind of function value is left; what cancels is seen afterwards by
`fractions`. All of it is a search: the kernel decides about the result.

Main statements: `in_all_bases`, `with_complements`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from fractions import Fraction
from functools import partial
from itertools import permutations
from math import gcd, lcm

from derive.gradients.fractions import Quotient
from derive.gradients.layout import Layout
from derive.gradients.reading import Space, turned
from derive.terms.build import bind, call, div, exp, function, is_binder, is_op, mul, neg, power, sub, tanh, term
from derive.terms.sorts import family_sort, is_integer_sort
from derive.terms.term import (
    Binder,
    Number,
    Operator,
    Term,
    Variable,
    close_body,
    fresh_variable,
    open_body,
    rebuild,
    subterms,
)
from derive.vocabulary.activations import sigmoid, softmax

_PAIRS = 6
_HYPERBOLIC = ("tanh", "sinh", "cosh")


def in_all_bases(t: Term, space: Space) -> Iterator[Term]:
    """The term as it is, and in each basis that fits it. The space tells which arguments are proportional.

    What is left of e^x after cancelling may be a function of e^{2x} alone: so the bases are tried once more on that.
    """
    yield t
    for soft in dict.fromkeys((t, in_softmax(t))):
        yield soft
        cancelled = space.write(space.read(soft))
        found = list(_Exponentials(cancelled, space).bases())
        yield from found
        if found:
            again = space.write(space.read(found[0]))
            if again != cancelled:
                yield from _Exponentials(again, space).bases()


# ---- exponentials of one argument and its multiples


class _Exponentials:
    """The functions e^u, σ(u), tanh u … of a term, as powers of e^r for one r and its multiples at a time."""

    def __init__(self, t: Term, space: Space) -> None:
        self.t = t
        self.space = space
        self.multiples: dict[Hashable, list[Fraction]] = {}
        self.roots: dict[Hashable, Quotient] = {}
        self.plain: dict[Hashable, None] = {}  # the roots of what is written e^u
        self._collect(t, 0)

    def _collect(self, t: Term, depth: int) -> None:
        if isinstance(t.head, Binder):
            if t.head.name == "sum" and not t.loose:
                self._collect(open_body(t, _marker(t, depth)), depth + 1)
            return
        if _is_exponential(t):  # not what stands in its argument, nor in those of other functions
            c, root = self._root(t.args[0])
            if c:
                self.multiples.setdefault(root.key, []).append(c)
                self.roots.setdefault(root.key, root)
                if is_op(t, "exp"):
                    self.plain.setdefault(root.key)
        elif _is_rational(t):
            for a in t.args:
                self._collect(a, depth)

    def _root(self, u: Term) -> tuple[Fraction, Quotient]:
        """c and a primitive r with u = cr."""
        q = self.space.read(u)
        c = self.space.content(q)
        return (c, self.space.over(q, self.space.constant(c))) if c else (c, q)

    def bases(self) -> Iterator[Term]:
        """The term in e^u, in σ(u) and in tanh(u); for two exponentials, in σ(u − v)."""
        if not self.multiples:
            return
        hyperbolic = any(isinstance(s.head, Operator) and s.head.name in _HYPERBOLIC for s in subterms(self.t))
        even = all(self._unit(key) % 2 == 0 for key in self.roots)  # e^{2v} is written with tanh v
        for basis in (_as_exponential, _as_sigmoid, *((_as_tanh,) if hyperbolic or even else ())):
            yield self._written(self.t, lambda key, n, basis=basis: basis(self._argument(key), n), 0)  # type: ignore[misc]
        for one, other in list(permutations(self.plain, 2))[:_PAIRS]:
            yield self._written(self.t, partial(self._as_difference, one, other), 0)

    def _as_difference(self, one: Hashable, other: Hashable, key: Hashable, n: int) -> Term:
        """e^u = e^v·σ(u − v)/(1 − σ(u − v))."""
        if key != one:
            return _as_exponential(self._argument(key), n)
        u, v = self._argument(one), self._argument(other)
        space = self.space
        difference = space.write(space.plus(space.read(u), space.minus(space.read(v))))
        return mul(_as_exponential(v, n), _as_sigmoid(difference, n))

    def _argument(self, key: Hashable) -> Term:
        return self.space.write(self.space.times(self.roots[key], self.space.constant(self._unit(key))))

    def _unit(self, key: Hashable) -> Fraction:
        """The largest number of which all multiples of the root are whole multiples."""
        found = self.multiples[key]
        bottom = lcm(*(c.denominator for c in found))
        return Fraction(gcd(*(int(c * bottom) for c in found)), bottom)

    def _written(self, t: Term, basis: Callable[[Hashable, int], Term], depth: int) -> Term:
        """Every exponential as a rational function of the basis."""
        if isinstance(t.head, Binder):
            if t.head.name != "sum" or t.loose:
                return t
            marker = _marker(t, depth)
            body = self._written(open_body(t, marker), basis, depth + 1)
            return Term(t.head, (t.args[0], close_body(body, marker)))
        if _is_exponential(t):
            c, root = self._root(t.args[0])
            if c and root.key in self.multiples:
                return _by_exponential(t, basis(root.key, int(c / self._unit(root.key))))
        if not _is_rational(t):
            return t
        return rebuild(t, tuple(self._written(a, basis, depth) for a in t.args)) if t.args else t


def _marker(t: Term, depth: int) -> Term:
    """The variable that stands for an index while the body of a sum is rewritten."""
    return Term(Variable(f"place{depth}⟩"), (t.args[0],))


def _is_exponential(t: Term) -> bool:
    if isinstance(t.head, Operator):
        return t.head.name == "exp" or t.head.name in _HYPERBOLIC
    return t.head == sigmoid


def _is_rational(t: Term) -> bool:
    """Is it a sum, a product, a quotient, a power with a number, or a case distinction?"""
    if is_op(t, "pow"):
        return isinstance(t.args[1].head, Number)
    return isinstance(t.head, Operator) and t.head.name in ("add", "mul", "neg", "div", "piecewise")


def _as_exponential(u: Term, n: int) -> Term:
    return power(exp(u), n)


def _as_sigmoid(u: Term, n: int) -> Term:
    """e^u = σ(u)/(1 − σ(u))."""
    s = sigmoid(u)
    return power(div(s, sub(1, s)), n)


def _as_tanh(u: Term, n: int) -> Term:
    """e^{2v} = (1 + tanh v)/(1 − tanh v), with 2v = nu."""
    if n % 2 == 0:
        t = tanh(u)
        return power(div(1 + t, sub(1, t)), n // 2)
    t = tanh(div(u, 2))
    return power(div(1 + t, sub(1, t)), n)


def _by_exponential(t: Term, e: Term) -> Term:
    """σ, tanh, cosh, sinh by e = e^u."""
    if t.head == sigmoid:
        return div(e, 1 + e)
    if is_op(t, "tanh"):
        return div(sub(power(e, 2), 1), power(e, 2) + 1)
    if is_op(t, "cosh"):
        return div(e + div(1, e), 2)
    if is_op(t, "sinh"):
        return div(sub(e, div(1, e)), 2)
    return e


# ---- softmax


def in_softmax(t: Term) -> Term:
    """With S = Σ_j e^{u_j}: every e^{u_k} of the term as S·softmax(u)_k, so that S cancels."""
    sums = {s for s in subterms(t) if not s.loose and log_sum_exp_family(s) is not None}
    for total in sorted(sums, key=repr):
        family = log_sum_exp_family(total)
        assert family is not None
        t = _by_softmax(t, total, family)
    return t


def log_sum_exp_family(t: Term) -> Term | None:
    """The family u of Σ_j e^{u_j} over 1, …, n: a variable where u_j is its entry, otherwise j ↦ u_j."""
    if not (is_binder(t, "sum") and is_op(t.args[1], "exp") and is_integer_sort(t.args[0])) or t.loose:
        return None
    if t.args[0].args[0] != term(1):
        return None
    assert isinstance(t.head, Binder)
    j = fresh_variable(t.head.hint, t.args[0], (t,))
    body = open_body(t, j).args[0]
    if is_op(body, "call") and isinstance(body.args[0].head, Variable) and body.args[1:] == (j,):
        family = body.args[0]
        if family.args[0] == family_sort(t.args[0].args[1], family.args[0].args[1]):
            return family
    return function(j, body)


def _by_softmax(t: Term, total: Term, family: Term) -> Term:
    known = Space()
    Layout(known)

    def walk(s: Term) -> Term:
        if s == total:
            return s
        if is_op(s, "exp") and not s.loose:
            k = _place(s.args[0], family, known)
            if k is not None:
                return mul(total, call(softmax(family), k))
        if isinstance(s.head, Binder) and not s.loose and s.head.name == "sum":
            i = fresh_variable(s.head.hint, s.args[0], (s, t))
            inner = walk(open_body(s, i))
            made = bind("sum", i, inner)
            return Term(Binder("sum", s.head.hint), made.args)
        if isinstance(s.head, Binder):
            return s
        return rebuild(s, tuple(walk(a) for a in s.args)) if s.args else s

    return walk(t)


def _place(argument: Term, family: Term, space: Space) -> Term | None:
    """The k for which the argument is u_k, among the indices that stand in it."""
    indices = {
        v for s in subterms(argument) for v in (s,) if isinstance(v.head, Variable) and is_integer_sort(v.args[0])
    }
    domain = family.args[0].args[0] if isinstance(family.head, Variable) else family.args[0]
    for k in sorted(indices, key=repr):
        if k.args[0] == domain and space.read(call(family, k)).key == space.read(argument).key:
            return k
    return None


def with_complements(t: Term) -> Term:
    """1 − σ(u) as σ(−u)."""
    if is_op(t, "add") and len(t.args) == 2:
        one, other = t.args
        if one == term(1) and is_op(other, "neg") and _is_sigmoid(other.args[0]):
            return sigmoid(turned(other.args[0].args[0]))
        if other == neg(term(1)) and _is_sigmoid(one):
            return neg(sigmoid(turned(one.args[0])))
    return rebuild(t, tuple(map(with_complements, t.args))) if t.args else t


def _is_sigmoid(t: Term) -> bool:
    return t.head == sigmoid and not t.loose
