"""The Hessian times a vector: Σ_j ∂²loss/∂z_k∂z_j · v_j, from the theorem about the second derivative.

A Kronecker delta in the second derivative is summed before it becomes code, so that no K × K array is made: for softmax
cross-entropy p_k (δ_kj − p_j) becomes p_k (v_k − Σ_j p_j v_j). The kernel proves that both sums are equal.

Main statement: `hessian_times_vector`.
"""

from __future__ import annotations

from dataclasses import replace

from derive.checking import check_term
from derive.code.lowering import NoCode
from derive.code.source import Formula, Source, argument_name
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
    taken = {argument_name(p) for p in source.parameters}
    v = variable(next(n for n in ("v", "u", "w", "direction") if n not in taken), _over_the_reals(x.args[0]))
    name = f"{source.name}_hessian_vector_product"
    if not alone:
        name += f"_{x.head.name}"
    more = replace(source, parameters=(*source.parameters, v))
    if not is_function_sort(x.args[0]):
        return name, more, replace(formula, left=mul(formula.left, v), right=mul(formula.right, v), argument=x)
    if len(formula.second) != 1:
        raise NoCode(f"{formula.theorem}: the Hessian times a vector is written for vectors, not for matrices.")
    (j,) = formula.second
    plain = sum_(j, mul(formula.right, call(v, j)))
    summed = _summed(formula.right, j, call(v, j))
    claim = Eq(plain, summed)
    if summed != plain and not check_term(claim, formula.hypotheses):
        raise NoCode(f"{formula.theorem}: the kernel does not see that {text(claim)}.")
    return name, more, replace(formula, left=sum_(j, mul(formula.left, call(v, j))), right=summed, second=())


def _over_the_reals(sort: Term) -> Term:
    return function_sort(sort.args[0], _over_the_reals(sort.args[1])) if is_function_sort(sort) else real


def _summed(body: Term, j: Term, factor: Term) -> Term:
    """Σ_j body·factor, the deltas in j summed."""
    total: Term | None = None
    for summand in _products(body, j):
        negative = is_op(summand, "neg")
        product = mul(summand.args[0] if negative else summand, factor)
        delta = next((d for d in _factors(product) if is_op(d, "delta") and j in d.args), None)
        if delta is None:
            part = sum_(j, product)
        else:
            other = delta.args[1] if delta.args[0] == j else delta.args[0]
            rest = [f for f in _factors(product) if f is not delta]
            part = substitute(rest[0] if len(rest) == 1 else Term(Operator("mul"), tuple(rest)), {j: other})
        part = neg(part) if negative else part
        total = part if total is None else total + part
    return term(0) if total is None else total


def _factors(t: Term) -> tuple[Term, ...]:
    return t.args if is_op(t, "mul") else (t,)


def _products(t: Term, j: Term) -> list[Term]:
    """The summands of a term, sums that hold a delta in j multiplied out."""
    if not _has_delta(t, j):
        return [t]
    if is_op(t, "add"):
        return [p for a in t.args for p in _products(a, j)]
    if is_op(t, "neg"):
        return [p.args[0] if is_op(p, "neg") else neg(p) for p in _products(t.args[0], j)]
    if is_op(t, "div") and not _has_delta(t.args[1], j):
        return [_over(p, t.args[1], j) for p in _products(t.args[0], j)]
    if is_op(t, "mul"):
        found: list[Term] = [term(1)]
        for a in t.args:
            found = [_times(p, q) for p in found for q in _products(a, j)]
        return found
    return [t]


def _has_delta(t: Term, j: Term) -> bool:
    return (is_op(t, "delta") and j in t.args) or any(_has_delta(a, j) for a in t.args)


def _times(a: Term, b: Term) -> Term:
    if a == term(1):
        return b
    negative = is_op(a, "neg") != is_op(b, "neg")
    a, b = (x.args[0] if is_op(x, "neg") else x for x in (a, b))
    product = Term(Operator("mul"), (*_factors(a), *_factors(b)))
    return neg(product) if negative else product


def _over(a: Term, b: Term, j: Term) -> Term:
    """(x·δ)/b as (x/b)·δ, so that the delta stays a factor."""
    if is_op(a, "neg"):
        return neg(_over(a.args[0], b, j))
    *rest, last = sorted(_factors(a), key=lambda f: _has_delta(f, j))
    if not _has_delta(last, j):
        return a / b
    quotient = (Term(Operator("mul"), tuple(rest)) if len(rest) > 1 else rest[0] if rest else term(1)) / b
    return mul(quotient, last)
