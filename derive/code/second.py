"""The Hessian times a vector: Σ_j ∂²loss/∂z_k∂z_j · v_j, from the theorem about the second derivative.

A Kronecker delta in the second derivative is summed before it becomes code, so that no K × K array is made: for softmax
cross-entropy p_k (δ_kj − p_j) becomes p_k (v_k − Σ_j p_j v_j). The kernel proves that both sums are equal.

Main statement: `hessian_times_vector`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from derive.checking import check_term
from derive.code.lowering import taken_out
from derive.code.proved import NoCode
from derive.code.source import Formula, Source, argument_name
from derive.notation.precedence import NotationError
from derive.notation.text import text
from derive.terms.build import Eq, call, is_op, mul, neg, sum_, term, variable
from derive.terms.sorts import function_sort, is_function_sort, real
from derive.terms.term import Operator, Term, Variable, substitute


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
        summed = _summed(formula.right, formula.second, entry)
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


def _summed(body: Term, indices: tuple[Term, ...], entry: Term) -> Term:
    """The sum of body·entry over the indices, each delta among them summed."""
    total: Term | None = None
    for summand in _products(body, indices):
        negative = is_op(summand, "neg")
        part, summed = _times(summand.args[0] if negative else summand, entry), list(indices)
        for j in indices:
            delta = next((d for d in _factors(part) if is_op(d, "delta") and j in d.args), None)
            if delta is not None:
                other = delta.args[1] if delta.args[0] == j else delta.args[0]
                rest = [f for f in _factors(part) if f is not delta]
                part = substitute(_product(rest), {j: other})
                summed.remove(j)
        for j in reversed(summed):
            outside, inside = taken_out(part, j)
            part = _product([*outside, sum_(j, inside)])
        part = neg(part) if negative else part
        total = part if total is None else total + part
    return term(0) if total is None else total


def _product(factors: Sequence[Term]) -> Term:
    return factors[0] if len(factors) == 1 else Term(Operator("mul"), tuple(factors))


def _factors(t: Term) -> tuple[Term, ...]:
    return t.args if is_op(t, "mul") else (t,)


def _products(t: Term, indices: tuple[Term, ...]) -> list[Term]:
    """The summands of a term, sums that hold a delta in the indices multiplied out."""
    if not _has_delta(t, indices):
        return [t]
    if is_op(t, "add"):
        return [p for a in t.args for p in _products(a, indices)]
    if is_op(t, "neg"):
        return [p.args[0] if is_op(p, "neg") else neg(p) for p in _products(t.args[0], indices)]
    if is_op(t, "div") and not _has_delta(t.args[1], indices):
        return [_over(p, t.args[1], indices) for p in _products(t.args[0], indices)]
    if is_op(t, "mul"):
        found: list[Term] = [term(1)]
        for a in t.args:
            found = [_times(p, q) for p in found for q in _products(a, indices)]
        return found
    return [t]


def _has_delta(t: Term, indices: tuple[Term, ...]) -> bool:
    return (is_op(t, "delta") and not set(indices).isdisjoint(t.args)) or any(_has_delta(a, indices) for a in t.args)


def _times(a: Term, b: Term) -> Term:
    if a == term(1):
        return b
    negative = is_op(a, "neg") != is_op(b, "neg")
    a, b = (x.args[0] if is_op(x, "neg") else x for x in (a, b))
    product = Term(Operator("mul"), (*_factors(a), *_factors(b)))
    return neg(product) if negative else product


def _over(a: Term, b: Term, indices: tuple[Term, ...]) -> Term:
    """(x·δ)/b as (x/b)·δ, so that the delta stays a factor."""
    if is_op(a, "neg"):
        return neg(_over(a.args[0], b, indices))
    deltas = [f for f in _factors(a) if _has_delta(f, indices)]
    rest = [f for f in _factors(a) if not _has_delta(f, indices)]
    return _product([(_product(rest) if rest else term(1)) / b, *deltas])
