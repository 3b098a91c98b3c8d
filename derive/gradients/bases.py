"""One formula in several function values: everything in e^u, in σ(u), in tanh(u), or in softmax instead of quotients.

e^x/(1 + e^x) is short in σ(x), (e^x − e^{−x})/(e^x + e^{−x}) in tanh x, e^{z_k}/Σ_j e^{z_j} in softmax(z)_k. Each
function here rewrites a term so that only one kind of function value is left; what cancels is seen afterwards by
`fractions`. All of it is a search: the kernel decides about the result.

Main statement: `in_all_bases`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import gcd, lcm

from derive.gradients.fractions import OutOfReach, Quotient, Space
from derive.gradients.layout import Layout
from derive.terms.build import bind, call, div, exp, function, is_binder, is_op, mul, power, sub, tanh, term
from derive.terms.sorts import family_sort, is_integer_sort
from derive.terms.term import Binder, Operator, Term, Variable, fresh_variable, open_body, rebuild, subterms
from derive.vocabulary.activations import sigmoid, softmax

_HYPERBOLIC = ("tanh", "sinh", "cosh")


def in_all_bases(t: Term, space: Space) -> Iterator[Term]:
    """The term as it is, and in each basis that fits it. The space tells which arguments are proportional.

    What is left of e^x after cancelling may be a function of e^{2x} alone: so the bases are tried once more on that.
    """
    yield t
    for soft in dict.fromkeys((t, in_softmax(t))):
        yield soft
        found = list(_Exponentials(soft, space).bases())
        yield from found
        if found:
            cancelled = space.write(space.read(found[0]))
            yield from _Exponentials(cancelled, space).bases()


# ---- exponentials of one argument and its multiples


class _Exponentials:
    """The functions e^u, σ(u), tanh u … of a term, as powers of e^r for one r and its multiples at a time."""

    def __init__(self, t: Term, space: Space) -> None:
        self.t = t
        self.space = space
        self.multiples: dict[object, list[Fraction]] = {}
        self.roots: dict[object, Quotient] = {}
        for s in subterms(t):
            if _is_exponential(s) and not s.loose:
                try:
                    c, root = self._root(s.args[0])
                except OutOfReach:
                    continue
                if c:
                    self.multiples.setdefault(root.key, []).append(c)
                    self.roots[root.key] = root

    def _root(self, u: Term) -> tuple[Fraction, Quotient]:
        q = self.space.read(u)
        c = self.space.content(q)
        if not c:
            return c, q
        return c, self.space.over(q, self.space.constant(c))

    def bases(self) -> Iterator[Term]:
        if not self.multiples:
            return
        for basis in (_as_exponential, _as_sigmoid, _as_tanh):
            yield self._written(self.t, basis)

    def _written(self, t: Term, basis: Callable[[Term, int], Term]) -> Term:
        """Every exponential as a rational function of the basis."""
        args = tuple(self._written(a, basis) for a in t.args)
        if _is_exponential(t) and not t.loose:
            try:
                c, root = self._root(t.args[0])
            except OutOfReach:
                c, root = Fraction(0), self.space.zero
            if c and root.key in self.multiples:
                unit = self._unit(root.key)
                argument = self.space.write(self.space.times(root, self.space.constant(unit)))
                return _by_exponential(t, basis(argument, int(c / unit)))
        return rebuild(t, args) if args else t

    def _unit(self, key: object) -> Fraction:
        """The largest number of which all multiples of the root are whole multiples."""
        found = self.multiples[key]
        bottom = lcm(*(c.denominator for c in found))
        return Fraction(gcd(*(int(c * bottom) for c in found)), bottom)


def _is_exponential(t: Term) -> bool:
    if isinstance(t.head, Operator):
        return t.head.name == "exp" or t.head.name in _HYPERBOLIC
    return t.head == sigmoid


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
