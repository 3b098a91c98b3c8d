"""Rules that rest on the natural numbers: induction and Archimedes' axiom.

Main statements: `induction`, `archimedes`.
"""

from __future__ import annotations

from derive.kernel.theorem import Refusal, Theorem, hypotheses_of, make
from derive.terms.build import add, forall, implies, is_binder, is_op
from derive.terms.sorts import is_infinite, is_integer_sort
from derive.terms.term import Term, fresh_variable, occurs, open_body, substitute


def induction(base: Theorem, step: Theorem, m: Term, statement: Term) -> Theorem:
    """Γ ⊢ φ(k) and Γ ⊢ ∀m ≥ k: φ(m) ⇒ φ(m + 1) give Γ ⊢ ∀m ≥ k: φ(m). The sort of m is the integers from k on."""
    rule = "induction"
    sort = m.args[0]
    if not is_integer_sort(sort) or is_infinite(sort.args[0]) or not is_infinite(sort.args[1]):
        raise Refusal(rule, f"{m!r} does not range over all integers from some number on", statement)
    first = sort.args[0]
    if base.conclusion != substitute(statement, {m: first}):
        raise Refusal(rule, "the first theorem is not the statement at the first number", base.conclusion)
    following = substitute(statement, {m: add(m, 1)})
    if step.conclusion != forall(m, implies(statement, following)):
        raise Refusal(rule, "the second theorem does not lead from each number to the next", step.conclusion)
    return make(rule, hypotheses_of((base, step)), forall(m, statement), (base, step))


def archimedes(bounds: Theorem) -> Theorem:
    """Γ ⊢ ∀m ≥ 1: a ≤ b + c/m gives Γ ⊢ a ≤ b, where a, b and c do not depend on m."""
    rule = "Archimedes"
    statement = bounds.conclusion
    if not is_binder(statement, "forall") or not is_integer_sort(statement.args[0]):
        raise Refusal(rule, "it takes a theorem about all natural numbers m", statement)
    sort = statement.args[0]
    if is_infinite(sort.args[0]) or not is_infinite(sort.args[1]):
        raise Refusal(rule, "m must range over all integers from some number on", statement)
    m = fresh_variable("m", sort, (statement, *bounds.hypotheses))
    inequality = open_body(statement, m)
    if not is_op(inequality, "≤"):
        raise Refusal(rule, "the inequality is not of the form a ≤ b + c/m", statement)
    a, right = inequality.args
    if not (is_op(right, "add") and len(right.args) == 2 and is_op(right.args[1], "div")):
        raise Refusal(rule, "the inequality is not of the form a ≤ b + c/m", statement)
    b, fraction = right.args
    c, denominator = fraction.args
    if denominator != m or any(occurs(m, t) for t in (a, b, c)):
        raise Refusal(rule, "the inequality is not of the form a ≤ b + c/m with a, b, c free of m", statement)
    return make(rule, bounds.hypotheses, a <= b, (bounds,))
