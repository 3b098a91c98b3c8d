"""What SymPy derives for us: derivatives, solutions of (differential) equations, limits, integrals, sums.

Every function here takes terms, asks SymPy, and returns a term. The answer is a proposal: SymPy may lose solutions
(y′ = 2√y, y(0) = 0 has y = 0 besides y = t²), integrate across a pole, or forget a condition, so the kernel checks
whatever is made of it. Questions that are too large are refused beforehand, because SymPy cannot be interrupted;
logcombine, simplify and nsimplify are never called.

`ANSWERS` gives each kind of question its function, for those who name the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from derive.propose.sympy_border import from_sympy, to_sympy
from derive.terms.build import Eq, is_binder, is_op, term
from derive.terms.sorts import is_function_sort
from derive.terms.term import Binder, Bound, Operator, Term, Variable, free_variables, open_body, subterms

_MAX_PARTS_TO_DIFFERENTIATE = 2_000
_MAX_PARTS_TO_SOLVE = 200  # integrate, dsolve, limit, solve, summation


class NoProposal(ValueError):
    """SymPy found nothing that could be proposed; the message says what was asked."""


def propose_derivative(body: Term, x: Term) -> Term:
    """∂body/∂x in a variable x or an entry z[k], by SymPy's diff.

    The bound indices of the body are named apart from k first, since diff captures them; what SymPy leaves as
    Σ_j f(j)·δ_jk is f(k) where k has the very range of j.
    """
    _bounded("diff", (body, x), _MAX_PARTS_TO_DIFFERENTIATE)
    if not isinstance(x.head, Variable) and not (is_op(x, "call") and isinstance(x.args[0].head, Variable)):
        raise NoProposal(f"One differentiates in a variable or in an entry of a family, not in {x!r}.")
    import sympy

    expression = to_sympy(body, evaluate=True, generic=True, avoid=(x,))
    result = sympy.diff(expression, to_sympy(x, evaluate=True, avoid=(body,)))
    return collapse_deltas(_read(result, (body, x)))


def propose_ode_solution(equation: Term, y: Term) -> Term:
    """The equation y(x) = … that SymPy's dsolve gives for a differential equation in y, with constants C₁ …"""
    _bounded("dsolve", (equation, y), _MAX_PARTS_TO_SOLVE)
    import sympy

    if not isinstance(y.head, Variable) or not is_function_sort(y.args[0]):
        raise NoProposal(f"The unknown of a differential equation is a function, and {y!r} is none.")
    relation = to_sympy(equation, evaluate=False, generic=True)
    applied = [f for f in relation.atoms(sympy.core.function.AppliedUndef) if f.func.__name__ == y.head.name]
    if len(applied) != 1:
        raise NoProposal(f"The equation {equation!r} does not speak of {y.head.name} at one argument throughout.")
    solution = _asked(lambda: sympy.dsolve(sympy.Eq(*(side.doit() for side in relation.args)), applied[0]), "dsolve")
    if not isinstance(solution, sympy.Equality) or solution.lhs != applied[0]:
        raise NoProposal(f"dsolve gives no single family of solutions {y.head.name}(x) = … of {equation!r}.")
    known = (equation, y)
    named = {c: sympy.Symbol(f"C_{c.name[1:]}") for c in solution.free_symbols if re.fullmatch(r"C\d+", c.name)}
    return Eq(_read(solution.lhs, known), _read(solution.rhs.subs(named), known))


def propose_limit(limit: Term) -> Term:
    """The value of a limit, by SymPy's limit."""
    return _evaluated("limit", limit, ("limit", "limit+", "limit-"))


def propose_integral(integral: Term) -> Term:
    """The value of a definite integral, by SymPy's integrate (its conditions on parameters left out)."""
    return _evaluated("integrate", integral, ("integral",), conds="none")


def propose_sum(sum_or_product: Term) -> Term:
    """A closed form of a sum or product, by SymPy's summation."""
    return _evaluated("summation", sum_or_product, ("sum", "product"))


def propose_antiderivative(body: Term, x: Term) -> Term:
    """Some F with F′ = body, by SymPy's integrate."""
    _bounded("integrate", (body, x), _MAX_PARTS_TO_SOLVE)
    import sympy

    expression = to_sympy(body, evaluate=True, generic=True, avoid=(x,))
    result = _asked(lambda: sympy.integrate(expression, to_sympy(x)), "integrate")
    if result.has(sympy.Integral):
        raise NoProposal(f"SymPy's integrate finds no antiderivative of {body!r}.")
    return _read(result, (body, x))


def propose_solution(equation: Term, unknown: Term) -> Term:
    """The one solution of an equation for a variable, by SymPy's solve."""
    _bounded("solve", (equation, unknown), _MAX_PARTS_TO_SOLVE)
    import sympy

    relation = to_sympy(equation, evaluate=False, generic=True)
    if not isinstance(relation, sympy.Equality):
        raise NoProposal(f"One solves an equation, and {equation!r} is none.")
    left, right = (side.doit() for side in relation.args)
    solutions = _asked(lambda: sympy.solve(left - right, to_sympy(unknown), simplify=False), "solve")
    if len(solutions) != 1:
        raise NoProposal(f"SymPy's solve finds {len(solutions)} solutions of {equation!r} for {unknown!r}, not one.")
    return _read(solutions[0], (equation, unknown))


def _integrate(question: Term, *x: Term) -> Term:
    return propose_antiderivative(question, *x) if x else propose_integral(question)


ANSWERS: dict[str, Callable[..., Term]] = {
    "diff": propose_derivative,
    "dsolve": propose_ode_solution,
    "integrate": _integrate,  # a definite integral, or a body and a variable for an antiderivative
    "limit": propose_limit,
    "solve": propose_solution,
    "summation": propose_sum,
}


def collapse_deltas(t: Term) -> Term:
    """Σ_j f(j)·δ_jk made f(k), wherever k is a variable with the very range of j."""
    if t.args:
        args = tuple(collapse_deltas(a) for a in t.args)
        t = Term(t.head, args) if args != t.args else t
    if not is_binder(t, "sum"):
        return t
    body = t.args[1]
    collapsed, left = [], []
    for part in body.args if is_op(body, "add") else (body,):
        found = _without_delta(part, t.args[0])
        if found is None:
            left.append(part)
        else:
            rest, k = found
            collapsed.append(open_body(Term(t.head, (t.args[0], rest)), k))
    if not collapsed:
        return t
    if left:
        rest = left[0] if len(left) == 1 else Term(Operator("add"), tuple(left))
        collapsed.append(Term(t.head, (t.args[0], rest)))
    return collapsed[0] if len(collapsed) == 1 else Term(Operator("add"), tuple(collapsed))


def _without_delta(t: Term, sort: Term) -> tuple[Term, Term] | None:
    """For a product with a factor δ_jk (j the innermost bound variable, k free with j's sort): the rest, and k."""
    if is_op(t, "delta"):
        for j, k in (t.args, t.args[::-1]):
            if j.head == Bound(0) and isinstance(k.head, Variable) and k.args[0] == sort:
                return term(1), k
    if is_op(t, "neg") or is_op(t, "div"):
        found = _without_delta(t.args[0], sort)
        return found and (Term(t.head, (found[0], *t.args[1:])), found[1])
    if is_op(t, "mul"):
        for place, factor in enumerate(t.args):
            found = _without_delta(factor, sort)
            if found is not None:
                factors = [*t.args[:place], *([] if found[0] == term(1) else [found[0]]), *t.args[place + 1 :]]
                rest = factors[0] if len(factors) == 1 else Term(t.head, tuple(factors))
                return rest, found[1]
    return None


# ---- asking SymPy


def _evaluated(what: str, question: Term, binders: tuple[str, ...], **options: Any) -> Term:
    if not isinstance(question.head, Binder) or question.head.name not in binders:
        raise NoProposal(f"SymPy's {what} is asked for a {binders[0]}, and {question!r} is none.")
    _bounded(what, (question,), _MAX_PARTS_TO_SOLVE)
    asked = to_sympy(question, evaluate=True, generic=True)
    result = _asked(lambda: asked.doit(**options), what)
    if result.has(type(asked)):
        raise NoProposal(f"SymPy's {what} finds no closed form of {question!r}.")
    return _read(result, (question,))


def _asked(ask: Callable[[], Any], what: str) -> Any:
    try:
        return ask()
    except NotImplementedError as error:
        raise NoProposal(f"SymPy's {what} has no method for this: {error}.") from error


def _bounded(what: str, question: Iterable[Term], most: int) -> None:
    parts = sum(1 for t in question for _ in subterms(t))
    if parts > most:
        raise NoProposal(f"A question of {parts} parts is too large for SymPy's {what}, which cannot be interrupted.")


def _read(result: Any, question: Iterable[Term]) -> Term:
    return from_sympy(result, known=frozenset[Term]().union(*(free_variables(t) for t in question)))


__all__ = [
    "ANSWERS", "NoProposal", "collapse_deltas", "propose_antiderivative", "propose_derivative", "propose_integral",
    "propose_limit", "propose_ode_solution", "propose_solution", "propose_sum",
]  # fmt: skip
