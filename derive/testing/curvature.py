"""Convexity by second derivatives: what is to be proved, and its proof, for a sum term by term.

Main statements: `curvature_claim`, `hypotheses_on_lines`, `proved_curvature`.
"""

from __future__ import annotations

from collections.abc import Sequence

from derive.kernel.rules import algebra, logic, sums
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.prove import prove
from derive.terms.build import D, Ge, function, index, is_binder, is_op, mul, neg, term
from derive.terms.definition import Definition, unfold
from derive.terms.sorts import is_function_sort, is_infinite, open_probability, real
from derive.terms.term import Interval, Term, free_variables, fresh_variable, open_body, substitute


def curvature_claim(expression: Term, variables: Sequence[Term]) -> Term | None:
    """The claim about second derivatives; None where a variable has ends at which there is none."""
    avoid = [expression, *variables]
    if len(variables) == 1 and not is_function_sort(variables[0].args[0]):
        return Ge(D(expression, variables[0], 2), 0)
    if any(is_function_sort(v.args[0]) for v in variables):
        return _along_lines(expression, variables)
    directions = [fresh_variable(f"v_{k + 1}", real, avoid) for k in range(len(variables))]
    parts = [
        mul(mul(a, b), D(D(expression, x), y))
        for a, x in zip(directions, variables, strict=True)
        for b, y in zip(directions, variables, strict=True)
    ]
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return Ge(total, 0)


def _along_lines(expression: Term, variables: Sequence[Term]) -> Term | None:
    """d²/ds² f ≥ 0 along every line; where the numbers have an open domain, between any two of its points."""
    sorts = _sorts(variables)
    everywhere = all(sort == real for sort in sorts)
    if not everywhere and not all(map(_is_open, sorts)):
        return None
    s = fresh_variable("s", real if everywhere else open_probability, [expression, *variables])
    line: dict[Term, Term] = {}
    for v in variables:
        hint = repr(v) + "′" if len(variables) > 1 else "v" if everywhere else "w"
        other = fresh_variable(hint, v.args[0], [expression, *variables, *line.values()])
        a, b = v, other
        if is_function_sort(v.args[0]):
            i = index("i", v.args[0].args[0].args[1])
            a, b = v[i], other[i]
        there = a + s * b if everywhere else (1 - s) * a + s * b
        line[v] = function(i, there) if is_function_sort(v.args[0]) else there
    return Ge(D(substitute(expression, line), s, 2), 0)


def hypotheses_on_lines(variables: Sequence[Term], hypotheses: tuple[Term, ...]) -> tuple[Term, ...]:
    """The hypotheses that the claim may use. Between two points of an open domain it uses none about these points: what
    is convex on all of the domain is so where the hypotheses hold, and they need not leave it open."""
    if not any(is_function_sort(v.args[0]) for v in variables) or all(sort == real for sort in _sorts(variables)):
        return hypotheses
    return tuple(h for h in hypotheses if not free_variables(h) & {*variables})


def _sorts(variables: Sequence[Term]) -> list[Term]:
    """Of the numbers in each variable."""
    return [v.args[0].args[1] if is_function_sort(v.args[0]) else v.args[0] for v in variables]


def _is_open(sort: Term) -> bool:
    return isinstance(sort.head, Interval) and all(
        end_is_open or is_infinite(end)
        for end_is_open, end in zip((sort.head.left_open, sort.head.right_open), sort.args, strict=True)
    )


# ---- its proof


def proved_curvature(claim: Term, hypotheses: tuple[Term, ...]) -> Theorem | None:
    """The theorem d²f/ds² ≥ 0, as a whole or, where f is a sum over a range, from its terms."""
    whole = prove(claim, hypotheses)
    if isinstance(whole, Theorem):
        return whole
    try:
        return _term_by_term(claim, hypotheses)
    except Refusal:
        return None


def _term_by_term(claim: Term, hypotheses: tuple[Term, ...]) -> Theorem | None:
    curvature = claim.args[0]
    if not is_binder(curvature, "derivative"):
        return None
    s = curvature.args[2]
    parts: list[tuple[Term, Theorem]] = []
    for summand in _summands(open_body(curvature, s)):
        if is_binder(summand, "sum"):
            k = fresh_variable("i", summand.args[0], (claim, *hypotheses))
            each = prove(Ge(D(open_body(summand, k), s, 2), 0), hypotheses)
            if not isinstance(each, Theorem):
                return None
            parts.append((term(1), sums.sum_relation(logic.generalise(each, k), hypotheses)))
    return algebra.combine(curvature, "≥", term(0), parts, hypotheses) if parts else None


def _summands(t: Term, sign: int = 1) -> list[Term]:
    """What is added up, definitions read through; a sign goes inside a sum over a range."""
    while isinstance(t.head, Definition):
        t = unfold(t)
    if is_op(t, "add"):
        return [part for a in t.args for part in _summands(a, sign)]
    if is_op(t, "neg"):
        return _summands(t.args[0], -sign)
    if is_binder(t, "sum") and sign < 0:
        return [Term(t.head, (t.args[0], neg(t.args[1])))]
    return [t if sign > 0 else neg(t)]
