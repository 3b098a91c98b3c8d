"""The rules of differentiation as a tree: which rule applies at the top of a term, and to which parts it leads.

A node knows how the derivative of its term is put together from those of its parts, so that a page can stop at any
depth and leave the rest as d/dx (…). What is linear in x is differentiated at sight. The kernel checks what comes out.

Main statements: `Node`, `differentiate`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from derive.gradients.arithmetic import ONE, ZERO, is_power, lowered, minus, natural, over, plus, squared, times
from derive.kernel.field.slopes import one_sided
from derive.terms.build import (
    Gt,
    Lt,
    call,
    cosh,
    delta,
    e,
    exp,
    is_op,
    log,
    op,
    piecewise,
    power,
    sinh,
    sqrt,
    sub,
    tanh,
    term,
)
from derive.terms.definition import Definition, sort_of, unfold
from derive.terms.term import (
    Binder,
    Number,
    Operator,
    Term,
    Variable,
    close_body,
    free_variables,
    fresh_variable,
    open_body,
)
from derive.translation import composed
from derive.translation import deferred as _
from derive.vocabulary.activations import log_softmax, logsumexp, sigmoid, softmax, softplus

Build = Callable[[Sequence[Term]], Term]


ONE_BRANCH = _("one branch at a time")


class NoRule(Exception):
    """There is no rule for this term; `term` says which."""

    def __init__(self, t: Term) -> None:
        super().__init__()
        self.term = t


@dataclass(frozen=True)
class Node:
    """The derivative of `term` by a rule: `build` makes it of the derivatives of the parts.

    `rule` is what a reader is told; "" for what is seen at once, which takes no line of its own.
    """

    term: Term
    rule: str
    build: Build
    parts: tuple[Node, ...] = ()
    height: int = field(init=False)  # how many lines it takes

    def __post_init__(self) -> None:
        own = max((p.height for p in self.parts), default=0) + bool(self.rule)
        object.__setattr__(self, "height", own)

    def value(self) -> Term:
        """The derivative, nothing left to do."""
        return self.build([p.value() for p in self.parts])


def differentiate(t: Term, x: Term) -> Node:
    """The tree of rules for the derivative of t in a variable x or an entry z[k]."""
    return _Rules(x).of(t)


class _Rules:
    def __init__(self, x: Term) -> None:
        self.x = x
        self.owner = x if isinstance(x.head, Variable) else x.args[0]

    def of(self, t: Term) -> Node:
        if self.owner not in free_variables(t):
            return Node(t, "", lambda _: ZERO)
        if t == self.x:
            return Node(t, "", lambda _: ONE)
        head = t.head
        if isinstance(head, Operator):
            rule = _OPERATORS.get(head.name)
            if rule is not None:
                return rule(self, t)
        if isinstance(head, Definition):
            return self._definition(t, head)
        if isinstance(head, Binder) and self.owner not in free_variables(t.args[0]):
            if head.name == "sum":
                return self._sum_over(t, head)
            if head.name == "product":
                return self._product_over(t, head)
        raise NoRule(t)

    # ---- sums, products, quotients

    def _add(self, t: Term) -> Node:
        parts = tuple(self.of(a) for a in t.args)
        long = sum(p.height > 1 for p in parts) > 1
        return Node(t, _("sum rule") if long else "", plus, parts)

    def _neg(self, t: Term) -> Node:
        return Node(t, "", lambda d: minus(d[0]), (self.of(t.args[0]),))

    def _mul(self, t: Term) -> Node:
        moving = [k for k, a in enumerate(t.args) if self.owner in free_variables(a)]
        if len(moving) == 1:
            (k,) = moving
            before, after = t.args[:k], t.args[k + 1 :]
            return Node(t, "", lambda d: times(*before, d[0], *after), (self.of(t.args[k]),))
        parts = tuple(self.of(t.args[k]) for k in moving)

        def build(d: Sequence[Term]) -> Term:
            return plus([times(*t.args[:k], dk, *t.args[k + 1 :]) for k, dk in zip(moving, d, strict=True)])

        return Node(t, _("product rule"), build, parts)

    def _div(self, t: Term) -> Node:
        u, v = t.args
        if is_op(v, "mul") and self.owner in free_variables(v):
            still = [a for a in v.args if self.owner not in free_variables(a)]
            moving = [a for a in v.args if a not in still]
            if still:  # a constant factor of the denominator
                return Node(t, "", lambda d: over(d[0], times(*still)), (self.of(over(u, times(*moving))),))
        du = self.of(u)
        if self.owner not in free_variables(v):
            return Node(t, "", lambda d: over(d[0], v), (du,))
        dv = self.of(v)
        if self.owner not in free_variables(u):
            if not is_power(v):
                return Node(t, _("reciprocal rule"), lambda d: minus(over(times(u, d[0]), power(v, 2))), (self.of(v),))
            base, n = v.args
            lower = power(base, natural(n) + 1)
            return self._chain(t, base, _("power rule"), lambda d: minus(over(times(n, u, d), lower)))

        def build(d: Sequence[Term]) -> Term:
            return over(plus([times(d[0], v), minus(times(u, d[1]))]), squared(v))

        return Node(t, _("quotient rule"), build, (du, dv))

    def _pow(self, t: Term) -> Node:
        u, v = t.args
        if self.owner not in free_variables(v):
            lower = lowered(u, v)
            part = one_sided(u)
            if part is not None and isinstance(v.head, Number) and v.head.value >= 2:
                part_in_words = "max(0, u)" if is_op(u, "max") else "min(0, u)"
                told: str = composed(_("({part}²)′ = 2 {part} u′"), part=part_in_words)
                told = told if v.head.value == 2 else _("power rule; no kink where the power vanishes")
                return Node(t, told, lambda d: times(v, lower, d[0]), (self.of(part),))
            return self._chain(t, u, _("power rule"), lambda d: times(v, lower, d))
        if self.owner not in free_variables(u):
            factor = ONE if u == e else log(u)
            return self._chain(t, v, _("derivative of the exponential"), lambda d: times(t, factor, d))
        du, dv = self.of(u), self.of(v)

        def build(d: Sequence[Term]) -> Term:
            return times(t, plus([times(d[1], log(u)), over(times(v, d[0]), u)]))

        return Node(t, _("u^v = e^{v log u}"), build, (du, dv))

    # ---- functions of one argument

    def _chain(self, t: Term, u: Term, rule: str, build: Callable[[Term], Term], named: bool = False) -> Node:
        """f(u)′ = f′(u) u′. `named`: the rule is told even where the chain rule is."""
        inner = self.of(u)
        if inner.height:
            rule = composed(_("chain rule; {rule}"), rule=rule) if named else _("chain rule")
        return Node(t, rule, lambda d: build(d[0]), (inner,))

    def _elementary(self, t: Term) -> Node:
        assert isinstance(t.head, Operator)
        u = t.args[0]
        if is_op(t, "log") and len(t.args) == 2:
            if self.owner in free_variables(t.args[1]):
                raise NoRule(t)
            base = t.args[1]
            return self._chain(t, u, _("derivative of the logarithm"), lambda d: over(d, times(u, log(base))))
        rule, build = _ELEMENTARY[t.head.name]
        return self._chain(t, u, rule, lambda d: build(u, d))

    def _extreme(self, t: Term) -> Node:
        """max(u, v)′ is u′ where u > v and v′ where u < v."""
        assert isinstance(t.head, Operator)
        name = t.head.name
        *first, v = t.args
        if not first:
            return self.of(v)
        u = first[0] if len(first) == 1 else op(name, *first)
        side = Gt if name == "max" else Lt

        def build(d: Sequence[Term]) -> Term:
            if d[0] == d[1]:
                return d[0]
            if d[0] == ZERO:  # the branch that is not 0 comes first: {1 if u > 0; 0 otherwise}
                return piecewise((d[1], side(v, u)), otherwise=d[0])
            return piecewise((d[0], side(u, v)), otherwise=d[1])

        return Node(t, ONE_BRANCH, build, (self.of(u), self.of(v)))

    def _cases(self, t: Term) -> Node:
        values, conditions = (*t.args[:-1:2], t.args[-1]), t.args[1:-1:2]

        def build(d: Sequence[Term]) -> Term:
            if all(v == d[0] for v in d):
                return d[0]
            return piecewise(*zip(d[:-1], conditions, strict=True), otherwise=d[-1])

        return Node(t, ONE_BRANCH, build, tuple(self.of(v) for v in values))

    def _xlogy(self, t: Term) -> Node:
        a, b = t.args
        if a == b:
            return Node(t, _("(u log u)′ = (log u + 1) u′"), lambda d: times(log(a) + 1, d[0]), (self.of(a),))
        if self.owner not in free_variables(a):
            return self._chain(t, b, _("derivative of the logarithm"), lambda d: over(times(a, d), b))

        def build(d: Sequence[Term]) -> Term:
            return plus([times(d[0], log(b)), over(times(a, d[1]), b)])

        return Node(t, _("product rule"), build, (self.of(a), self.of(b)))

    # ---- families

    def _call(self, t: Term) -> Node:
        f, *indices = t.args
        if is_op(f, "vector") and isinstance(indices[0].head, Number):
            return self.of(call(f.args[int(indices[0].head.value) - 1], *indices[1:]))
        if f == self.owner and len(indices) == len(self.x.args) - 1:
            if any(self.owner in free_variables(a) for a in indices):
                raise NoRule(t)
            return Node(t, "", lambda _: _entry(indices, self.x.args[1:]))
        if isinstance(f.head, Definition) and len(indices) == 1 and f.head in (softmax, log_softmax):
            return self._of_softmax(t, f, indices[0])
        if isinstance(f.head, Definition):
            return self._unfolded(t, call(unfold(f), *indices))
        raise NoRule(t)

    def _of_softmax(self, t: Term, f: Term, k: Term) -> Node:
        """∂p_k = p_k (∂z_k − Σ_j p_j ∂z_j) and ∂(z_k − lse z) = ∂z_k − Σ_j p_j ∂z_j for p = softmax(z)."""
        family = f.args[0]
        entry, mean = self.of(call(family, k)), self._mean(family)
        if f.head == softmax:
            rule = _("derivative of softmax")
            return Node(t, rule, lambda d: times(t, plus([d[0], minus(mean.build(d[1:]))])), (entry, *mean.parts))
        rule = _("derivative of log-softmax")
        return Node(t, rule, lambda d: plus([d[0], minus(mean.build(d[1:]))]), (entry, *mean.parts))

    def _mean(self, family: Term) -> Node:
        """Σ_j softmax(z)_j ∂z_j: the derivative of log-sum-exp."""
        t = logsumexp(family)
        if self.owner not in free_variables(family):
            return Node(t, "", lambda _: ZERO)
        rule = _("derivative of log-sum-exp")
        if family == self.owner and len(self.x.args) == 2:
            return Node(t, rule, lambda _: call(softmax(family), self.x.args[1]))
        if is_op(family, "vector"):
            entries = tuple(self.of(a) for a in family.args)
            weights = [call(softmax(family), k + 1) for k in range(len(entries))]
            return Node(t, rule, lambda d: plus([times(w, v) for w, v in zip(weights, d, strict=True)]), entries)
        sort = sort_of(family)
        if sort is None:
            raise NoRule(t)
        hint = family.head.hint if isinstance(family.head, Binder) else "j"
        j = fresh_variable(hint, sort.args[0], (t, self.x))
        weight = call(softmax(family), j)
        return Node(t, rule, lambda d: _summed(hint, j, times(weight, d[0])), (self.of(call(family, j)),))

    def _definition(self, t: Term, head: Definition) -> Node:
        if head == logsumexp:
            return self._mean(t.args[0])
        if head == sigmoid:
            u = t.args[0]
            return self._chain(t, u, _("σ′ = σ (1 − σ)"), lambda d: times(t, sub(1, t), d), named=True)
        if head == softplus:
            u = t.args[0]
            return self._chain(t, u, _("softplus′ = σ"), lambda d: times(sigmoid(u), d), named=True)
        return self._unfolded(t, unfold(t))

    def _unfolded(self, t: Term, unfolded: Term) -> Node:
        return Node(t, _("definition"), lambda d: d[0], (self.of(unfolded),))

    def _sum_over(self, t: Term, head: Binder) -> Node:
        i = fresh_variable(head.hint, t.args[0], (t, self.x))
        return Node(t, "", lambda d: _summed(head.hint, i, d[0]), (self.of(open_body(t, i)),))

    def _product_over(self, t: Term, head: Binder) -> Node:
        """(Π a_i)′ = Π a_i · Σ a_i′/a_i."""
        i = fresh_variable(head.hint, t.args[0], (t, self.x))
        factor = open_body(t, i)
        rule = _("logarithmic derivative of a product")
        return Node(t, rule, lambda d: times(t, _summed(head.hint, i, over(d[0], factor))), (self.of(factor),))


def _summed(hint: str, i: Term, body: Term) -> Term:
    if body == ZERO:
        return ZERO
    if is_op(body, "neg"):
        return minus(_summed(hint, i, body.args[0]))
    if is_op(body, "mul") and isinstance(body.args[0].head, Number):
        return times(body.args[0], _summed(hint, i, times(*body.args[1:])))
    return Term(Binder("sum", hint), (i.args[0], close_body(body, i)))


def _entry(indices: Sequence[Term], places: Sequence[Term]) -> Term:
    """∂z_i/∂z_k = δ_ik."""
    factors: list[Term] = []
    for i, k in zip(indices, places, strict=True):
        if i == k:
            continue
        if isinstance(i.head, Number) and isinstance(k.head, Number):
            return ZERO
        factors.append(delta(i, k))
    return times(*factors)


_ELEMENTARY: dict[str, tuple[str, Callable[[Term, Term], Term]]] = {
    "exp": (_("derivative of the exponential"), lambda u, d: times(exp(u), d)),
    "log": (_("derivative of the logarithm"), lambda u, d: over(d, u)),
    "sqrt": (_("derivative of the square root"), lambda u, d: over(d, times(term(2), sqrt(u)))),
    "sinh": (_("sinh′ = cosh"), lambda u, d: times(cosh(u), d)),
    "cosh": (_("cosh′ = sinh"), lambda u, d: times(sinh(u), d)),
    "tanh": (_("tanh′ = 1 − tanh²"), lambda u, d: times(sub(1, power(tanh(u), 2)), d)),
    "atanh": (_("derivative of artanh"), lambda u, d: over(d, sub(1, power(u, 2)))),
    "abs": (_("|u|′ = u/|u| for u ≠ 0"), lambda u, d: times(over(u, abs(u)), d)),
}
_OPERATORS: dict[str, Callable[[_Rules, Term], Node]] = {
    "add": _Rules._add,
    "neg": _Rules._neg,
    "mul": _Rules._mul,
    "div": _Rules._div,
    "pow": _Rules._pow,
    "max": _Rules._extreme,
    "min": _Rules._extreme,
    "piecewise": _Rules._cases,
    "xlogy": _Rules._xlogy,
    "call": _Rules._call,
    **dict.fromkeys(_ELEMENTARY, _Rules._elementary),
}
