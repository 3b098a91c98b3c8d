"""What has to be known before a formula can be differentiated.

`sharpened`: bounds such as 0 < p < 1 become the domain of p. `without_bounds`: fewer of them. `with_indices`: an
integer becomes an index. `completed`: what is missing for a term to be defined. For the formula itself its author is
asked for it; for its derivative (1 − yx ≠ 0 for a hinge) the derivation supposes and states it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from derive.kernel.assumptions import Assumptions, assumptions
from derive.kernel.definedness import undefined_part
from derive.kernel.gaps import Gap
from derive.kernel.rules import logic
from derive.kernel.theorem import Refusal, Theorem
from derive.propose.budget import Budget
from derive.propose.prove import prove
from derive.terms.build import TURNED, Ge, Gt, Le, Lt, forall, is_binder, is_op, is_relation, literal, term, variable
from derive.terms.sorts import integer, interval, is_function_sort, is_interval, real
from derive.terms.term import (
    Bound,
    Interval,
    Operator,
    Term,
    Variable,
    free_variables,
    fresh_variable,
    replaced,
    substitute,
    subterms,
)

_MOST = 8  # conditions that are collected
_BOUNDS = 6  # bounds that are left out in turn
_SUGGESTED = 4  # variables about which something is suggested
_WORK = 2_000  # for the proof of one of them


def sharpened(terms: Sequence[Term], hypotheses: Sequence[Term]) -> tuple[list[Term], list[Term]]:
    """The terms and the other hypotheses, with bounds of variables and of all entries of a family in their sorts."""
    rest: list[Term] = []
    replacements: dict[Term, Term] = {}
    for h in hypotheses:
        bound = _bound(h)
        if bound is None:
            rest.append(h)
            continue
        owner, relation, value = bound
        now = replacements.get(owner, owner)
        sort = _with_bound(now.args[0], relation, value)
        if sort is None:
            rest.append(h)
            continue
        assert isinstance(owner.head, Variable)
        replacements[owner] = variable(owner.head.name, sort)
    return [substitute(t, replacements) for t in terms], [substitute(h, replacements) for h in rest]


def without_bounds(hypotheses: Sequence[Term]) -> list[list[Term]]:
    """The hypotheses without one bound of a variable such as q ≤ 1, and without all upper ones: where q lies in (0, 1]
    the kernel may not find a normal form that it finds for every q > 0."""
    bounds = [h for h in hypotheses if _bound(h) is not None]
    if len(bounds) > _BOUNDS:
        return []
    found = [[h for h in hypotheses if h is not one] for one in bounds]
    upper = [h for h in bounds if (bound := _bound(h)) is not None and bound[1] in ("<", "≤")]
    if len(upper) > 1:
        found.append([h for h in hypotheses if h not in upper])
    return found


def with_indices(terms: Sequence[Term], x: Term) -> list[Term]:
    """An integer k of which nothing is known (a symbol of SymPy's) ranges, in z[k], over the indices of z."""
    found: dict[Term, Term] = {}
    if is_op(x, "call") and isinstance(x.args[0].head, Variable):
        sort = x.args[0].args[0]
        for k in x.args[1:]:
            if isinstance(k.head, Variable) and k.args[0] == integer and is_function_sort(sort):
                found[k] = variable(k.head.name, sort.args[0])
            sort = sort.args[-1]
    return [substitute(t, found) for t in terms]


def _bound(h: Term) -> tuple[Term, str, Fraction] | None:
    """(p, "<", 1) of p < 1, 1 > p, 1 − p > 0, or of p_i < 1 for every i."""
    inside = h
    while is_binder(inside, "forall"):
        inside = inside.args[1]
    if not is_relation(inside):
        return None
    assert isinstance(inside.head, Operator)
    relation, (left, right) = inside.head.name, inside.args
    if relation in ("=", "≠"):
        return None
    value = literal(right)
    if value is None:
        relation, left, value = TURNED[relation], right, literal(left)
    if value is None:
        return None
    if is_op(left, "add") and len(left.args) == 2:  # 1 − p > 0, p − 1 < 0
        first, second = left.args
        if literal(first) is not None:
            first, second = second, first
        offset = literal(second)
        if offset is None:
            return None
        left, value = first, value - offset
    if is_op(left, "neg"):
        left, relation, value = left.args[0], TURNED[relation], -value
    if inside is h:
        return (left, relation, value) if isinstance(left.head, Variable) and is_interval(left.args[0]) else None
    return (left.args[0], relation, value) if _is_every_entry(left, h) else None


def _is_every_entry(t: Term, h: Term) -> bool:
    """Is it p_i where i, j … are just the indices that the hypothesis binds, over the whole range of p?"""
    if not is_op(t, "call") or not isinstance(t.args[0].head, Variable):
        return False
    sort, places = t.args[0].args[0], list(t.args[1:])
    expected = [Term(Bound(k)) for k in reversed(range(len(places)))]
    if places != expected:
        return False
    for _ in places:
        if not is_binder(h, "forall") or not is_function_sort(sort) or h.args[0] != sort.args[0]:
            return False
        h, sort = h.args[1], sort.args[1]
    return is_interval(sort)


def _with_bound(sort: Term, relation: str, value: Fraction) -> Term | None:
    """The sort with one more bound; None where it is not an interval with ends that are numbers."""
    if is_function_sort(sort):
        inner = _with_bound(sort.args[1], relation, value)
        return None if inner is None else Term(sort.head, (sort.args[0], inner))
    assert isinstance(sort.head, Interval)
    lower, upper = (literal(end) for end in sort.args)
    infinite = tuple(end == other for end, other in zip(sort.args, interval(None, None).args, strict=True))
    if (lower is None and not infinite[0]) or (upper is None and not infinite[1]):
        return None
    left_open, right_open = sort.head.left_open, sort.head.right_open
    if relation in (">", "≥"):
        if lower is None or value > lower or (value == lower and relation == ">"):
            lower, left_open = value, relation == ">"
    elif upper is None or value < upper or (value == upper and relation == "<"):
        upper, right_open = value, relation == "<"
    if lower is not None and upper is not None and (lower > upper or (lower == upper and (left_open or right_open))):
        return None
    ends = (None if lower is None else term(lower), None if upper is None else term(upper))
    return interval(*ends, left_open=left_open, right_open=right_open)


@dataclass(frozen=True)
class Known:
    """What a derivation may rest on: hypotheses, and theorems about conditions that follow from them."""

    hypotheses: tuple[Term, ...] = ()
    facts: tuple[Theorem, ...] = ()

    def assumptions(self, *more: Term) -> Assumptions:
        return assumptions((*self.hypotheses, *(f.conclusion for f in self.facts), *more))


def completed(t: Term, known: Known) -> tuple[Known, list[Term], str]:
    """What has to be known for every part of a term to be defined.

    Conditions that can be proved become facts; the others are returned. If no condition would do, the last is why.
    """
    found: list[Term] = []
    for _ in range(_MOST):
        gap: Gap | None = undefined_part(t, known.assumptions(*found))
        if gap is None:
            return known, found, ""
        if gap.condition is None:
            return known, found, gap.why
        condition = _for_all(_plain(gap.condition), t, (*known.hypotheses, *found))
        fact = _proved(condition, known.hypotheses)
        if fact is not None and fact not in known.facts:
            known = Known(known.hypotheses, (*known.facts, fact))
        elif condition in found:
            return known, found, "a condition that was found does not help"
        else:
            found.append(condition)
    return known, found, ""


def suggested(t: Term, known: Known, missing: Sequence[Term]) -> list[Term]:
    """Simpler conditions that would do as well: the variables in the missing ones are positive, or between 0 and 1."""
    simple = all(is_relation(m) and isinstance(m.args[0].head, Variable) for m in missing)
    variables = sorted({v for m in missing for v in free_variables(m) if v.args[0] == real}, key=repr)
    if simple or not 1 <= len(variables) <= _SUGGESTED:
        return list(missing)
    for upper in (False, True):
        found = [c for v in variables for c in ((Gt(v, 0), Lt(v, 1)) if upper else (Gt(v, 0),))]
        _known, still, why = completed(t, Known((*known.hypotheses, *found), known.facts))
        if not still and not why:
            return found
    return list(missing)


def _proved(condition: Term, hypotheses: Sequence[Term]) -> Theorem | None:
    """The condition as a theorem, if the search finds a proof: 1 + (x − m)²/s > 0 from 1 + w²/s > 0."""
    proof = prove(condition, hypotheses, Budget(_WORK))
    if isinstance(proof, Theorem):
        return proof
    bases = {s.args[0] for s in subterms(condition) if is_op(s, "pow") and is_op(s.args[0], "add") and not s.loose}
    named: dict[Term, Term] = {}
    for base in sorted(bases, key=repr):
        named[base] = fresh_variable("w", real, (condition, *hypotheses, *named.values()))
    if not named:
        return None
    general = prove(replaced(condition, named), hypotheses, Budget(_WORK))
    if isinstance(general, Refusal):
        return None
    try:
        return logic.instantiate(general, {w: base for base, w in named.items()}, (), hypotheses)
    except Refusal:
        return None


def _for_all(condition: Term, t: Term, hypotheses: Sequence[Term]) -> Term:
    """The condition for every value of a variable that is bound in the formula."""
    known = free_variables(t).union(*map(free_variables, hypotheses))
    for v in sorted(free_variables(condition) - known, key=repr):
        condition = forall(v, condition)
    return condition


def _plain(condition: Term) -> Term:
    """1 − p > 0 as p < 1, 0 ≠ u as u ≠ 0."""
    if is_binder(condition, "forall"):
        return Term(condition.head, (condition.args[0], _plain(condition.args[1])))
    bound = _bound(condition)
    if bound is None:
        if is_op(condition, "≠") and literal(condition.args[0]) is not None:
            return Term(condition.head, condition.args[::-1])
        return condition
    owner, relation, value = bound
    make = {"<": Lt, "≤": Le, ">": Gt, "≥": Ge}[relation]
    return make(owner, term(value))
