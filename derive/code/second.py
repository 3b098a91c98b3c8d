"""The Hessian times a vector: Σ_j ∂²loss/∂z_k∂z_j · v_j, from the theorem about the second derivative.

A Kronecker delta in the second derivative is summed before it becomes code, so that no K × K array is made: for softmax
cross-entropy p_k (δ_kj − p_j) becomes p_k (v_k − Σ_j p_j v_j). The vector goes into numerators: 0 times a second
derivative that is no float is 0. The kernel proves that both sums are equal.

Main statement: `hessian_times_vector`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from derive.checking import check_term
from derive.code.lowering import taken_out
from derive.code.proved import NoCode
from derive.code.source import Formula, Source, argument_name
from derive.notation.precedence import NotationError
from derive.notation.text import text
from derive.terms.build import Eq, call, is_binder, is_op, mul, neg, sum_, term, variable
from derive.terms.sorts import function_sort, is_function_sort, real
from derive.terms.term import (
    Number,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    open_body,
    substitute,
)


def hessian_times_vector(source: Source, formula: Formula, alone: bool) -> tuple[str, Source, Formula]:
    """The name of the function, the source with the vector among the arguments, and what is computed.

    `alone`: the loss has only this second derivative; else the argument is part of the name.
    """
    x = formula.argument
    assert x is not None
    assert isinstance(x.head, Variable)
    v = _vector(source, formula, _over_the_reals(x.args[0]))
    name = f"{source.name}_hessian_vector_product"
    if not alone:
        name += f"_{x.head.name}"
    more = replace(source, parameters=(*source.parameters, v))
    entry = call(v, *formula.second) if is_function_sort(x.args[0]) else v
    left, plain, summed = mul(formula.left, entry), mul(formula.right, entry), term(0)
    if formula.right != term(0):
        outputs = tuple(k for k in formula.indices if k not in formula.second)
        summed = _summed(formula.right, formula.second, entry, outputs)
    for j in reversed(formula.second):
        left, plain = sum_(j, left), sum_(j, plain)
    claim = substitute(Eq(plain, summed), dict(formula.own))
    if summed != plain and not check_term(claim, tuple(substitute(h, dict(formula.own)) for h in formula.hypotheses)):
        raise NoCode(f"{formula.theorem}: the kernel does not see that {text(claim)}.")
    return name, more, replace(formula, left=left, right=summed, second=())


def _vector(source: Source, formula: Formula, sort: Term) -> Term:
    """A variable for the vector, with a name that means nothing else in the formula."""
    taken = {argument_name(p) for p in source.parameters}
    for name in ("v", "u", "w", "direction"):
        v = variable(name, sort)
        try:
            text(Eq(formula.right, v if not is_function_sort(sort) else call(v, *formula.second)))
        except NotationError:
            continue
        if name not in taken:
            return v
    raise NoCode(f"{formula.theorem}: v, u, w and direction all mean something else already.")


def _over_the_reals(sort: Term) -> Term:
    return function_sort(sort.args[0], _over_the_reals(sort.args[1])) if is_function_sort(sort) else real


def _summed(body: Term, indices: tuple[Term, ...], entry: Term, outputs: tuple[Term, ...]) -> Term:
    """The sum of body·entry over the indices: each delta among them summed, what does not vary left outside."""
    if not indices:
        return _entered(body, entry)
    if is_op(body, "neg"):
        return neg(_summed(body.args[0], indices, entry, outputs))
    if is_op(body, "add") and _falls_apart(body, indices, outputs):
        return _together([_summed(a, indices, entry, outputs) for a in body.args])
    if is_op(body, "div") and not _varies(body.args[1], indices):
        return _divided(_summed(body.args[0], indices, entry, outputs), body.args[1])
    if is_binder(body, "sum") and _varies(body, indices):
        n = fresh_variable("n", body.args[0], (body, entry, *indices))
        return sum_(n, _summed(open_body(body, n), indices, entry, outputs))
    factors = [f for f in _factors(body) if f != term(1)]
    inside = [f for f in factors if _varies(f, indices)]
    if len(inside) < len(factors):
        outside = [f for f in factors if not _varies(f, indices)]
        return _entered(_product(outside), _summed(_product(inside), indices, entry, outputs))
    delta = next((f for f in inside if is_op(f, "delta")), None)
    if delta is not None:
        j = next(j for j in indices if j in delta.args)
        at = {j: delta.args[1] if delta.args[0] == j else delta.args[0]}
        rest = _product([f for f in inside if f is not delta])
        return _summed(substitute(rest, at), tuple(i for i in indices if i != j), substitute(entry, at), outputs)
    spread = next((f for f in inside if is_op(f, "add") and _falls_apart(f, indices, outputs)), None)
    if spread is not None:
        rest = _product([f for f in inside if f is not spread])
        return _together([_summed(_times(rest, a), indices, entry, outputs) for a in spread.args])
    return _plainly(body, indices, entry)


def _falls_apart(total: Term, indices: tuple[Term, ...], outputs: tuple[Term, ...]) -> bool:
    """Is something gained by summing each summand for itself: a delta, or what varies with the result's index alone?"""
    if _has_delta(total, indices):
        return True
    factors = list(_in_products(total))
    alone = any(_varies(f, outputs) and not _varies(f, indices) for f in factors)
    return alone or any(is_op(f, "add") and _falls_apart(f, indices, outputs) for f in factors)


def _in_products(total: Term) -> Iterator[Term]:
    """The factors of the summands, of numerators among them too."""
    for part in total.args:
        part = _unsigned(part)
        for f in _factors(part.args[0] if is_op(part, "div") else part):
            yield _unsigned(f)


def _together(parts: Sequence[Term]) -> Term:
    """The sum of the parts, what is a factor of each in front."""
    common = list(_factors(_unsigned(parts[0])))
    for part in parts[1:]:
        left = list(_factors(_unsigned(part)))
        common = [f for f in common if f in left]
    rests = []
    for part in parts:
        left = list(_factors(_unsigned(part)))
        for f in common:
            left.remove(f)
        rests.append(neg(_product(left)) if is_op(part, "neg") else _product(left))
    return _product([*common, Term(Operator("add"), tuple(rests))])


def _unsigned(t: Term) -> Term:
    return t.args[0] if is_op(t, "neg") else t


def _plainly(body: Term, indices: tuple[Term, ...], entry: Term) -> Term:
    """The sum of body·entry over the indices, without a delta."""
    part = _entered(body, entry)
    for j in reversed(indices):
        outside, inside = taken_out(part, j)
        part = _product([*outside, sum_(j, inside)])
    return part


def _entered(t: Term, entry: Term) -> Term:
    """t·entry, the entry in the numerators: where it is 0 the product is 0, also where t is beyond the floats."""
    if t == term(1):
        return entry
    if is_op(t, "neg"):
        return neg(_entered(t.args[0], entry))
    if is_op(t, "div"):
        return _divided(_entered(t.args[0], entry), t.args[1])
    if is_op(t, "add") and any(map(_has_quotient, t.args)):
        return Term(Operator("add"), tuple(_entered(a, entry) for a in t.args))
    if is_op(t, "mul"):
        k = next((k for k, f in enumerate(t.args) if _has_quotient(f)), None)
        if k is not None:
            return _product([*t.args[:k], _entered(t.args[k], entry), *t.args[k + 1 :]])
    return _times(t, entry)


def _divided(a: Term, b: Term) -> Term:
    """a/b by one factor of b after the other, sums first: t/(p (p + t)) may be a float where p (p + t) is none."""
    if is_op(a, "neg"):
        return neg(_divided(a.args[0], b))
    if isinstance(b.head, Number) and any(is_op(f, "exp") for f in _factors(a)):
        return _product([*_factors(a)[:-1], _factors(a)[-1] / b])  # e^s v may leave the floats where e^s v/2 does not
    numbers = [f for f in _factors(b) if isinstance(f.head, Number)]
    others = sorted((f for f in _factors(b) if f not in numbers), key=lambda f: not is_op(f, "add"))
    if len(others) < 2:
        return a / b
    for f in others[:-1]:
        a = a / f
    return a / _product([*numbers, others[-1]])


def _has_quotient(t: Term) -> bool:
    """Is it a sum, a product or a quotient with a division in it?"""
    return is_op(t, "div") or (
        (is_op(t, "neg") or is_op(t, "add") or is_op(t, "mul")) and any(map(_has_quotient, t.args))
    )


def _product(factors: Sequence[Term]) -> Term:
    if not factors:
        return term(1)
    whole = factors[0]
    for f in factors[1:]:
        whole = _times(whole, f)
    return whole


def _factors(t: Term) -> tuple[Term, ...]:
    return t.args if is_op(t, "mul") else (t,)


def _varies(t: Term, indices: tuple[Term, ...]) -> bool:
    return not free_variables(t).isdisjoint(indices)


def _has_delta(t: Term, indices: tuple[Term, ...]) -> bool:
    return (is_op(t, "delta") and not set(indices).isdisjoint(t.args)) or any(_has_delta(a, indices) for a in t.args)


def _times(a: Term, b: Term) -> Term:
    if a == term(1):
        return b
    if b == term(1):
        return a
    negative = is_op(a, "neg") != is_op(b, "neg")
    a, b = (x.args[0] if is_op(x, "neg") else x for x in (a, b))
    product = Term(Operator("mul"), (*_factors(a), *_factors(b)))
    return neg(product) if negative else product
