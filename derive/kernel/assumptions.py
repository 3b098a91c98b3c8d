"""What is known at one place of a proof, and what follows from it at once.

`Assumptions` holds propositions and the terms that are known to be defined. `entails` is a small, sound and
incomplete procedure for side conditions: the normal form's signs, sorts, hypotheses, their instances and their
direct consequences. Whoever calls it has made sure that the terms in the goal are defined.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from derive.kernel.field import Field, Sign
from derive.kernel.field.bounds import holds_by_sorts
from derive.kernel.field.differentiation import is_unknown_derivative
from derive.kernel.field.enclosures import recall, with_use
from derive.kernel.field.integrality import is_integer
from derive.kernel.propositions import closed_subterms, literal_range, membership, negation, parts
from derive.terms.build import TURNED, add, is_binder, is_op, is_relation, literal, sub, term
from derive.terms.definition import Definition, SizeMismatch, sort_of, unfold
from derive.terms.sorts import interior, is_function_sort, is_integer_sort, is_interval, real
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

_ALLOWED = {
    "<": {Sign.POSITIVE},
    "≤": {Sign.POSITIVE, Sign.NONNEGATIVE, Sign.ZERO},
    ">": {Sign.NEGATIVE},
    "≥": {Sign.NEGATIVE, Sign.NONPOSITIVE, Sign.ZERO},
    "=": {Sign.ZERO},
    "≠": {Sign.POSITIVE, Sign.NEGATIVE, Sign.NONZERO},
}
_ROUNDS = 2  # how often instances of universal hypotheses are drawn from one another


class Assumptions:
    """Propositions taken as true, and closed terms known to be defined wherever they are."""

    __slots__ = ("_answers", "_consequences", "_defined", "_field", "_settled", "established", "propositions")

    def __init__(self, propositions: tuple[Term, ...]) -> None:
        self.propositions = tuple(dict.fromkeys(q for p in propositions for q in parts(p)))
        self._field: Field | None = None
        self._settled: tuple[tuple[Term, ...], bool] | None = None  # and whether that rests on ball arithmetic
        self._defined: frozenset[Term] | None = None
        self._consequences: dict[frozenset[Term], tuple[Assumptions, bool]] = {}
        self._answers: dict[Term, tuple[bool, bool]] = {}  # to goals, and whether they rest on ball arithmetic
        self.established: dict[Term, bool] = {}  # terms shown to be defined here, and whether by ball arithmetic

    def plus(self, *more: Term) -> Assumptions:
        return assumptions((*self.propositions, *more))

    @property
    def field(self) -> Field:
        settled = self.settled
        if self._field is None:
            self._field = Field(settled)
        return self._field

    @property
    def settled(self) -> tuple[Term, ...]:
        """The propositions, without those that speak of a derivative which the rules of differentiation do not reach,
        or of a power whose base is not seen to be positive.

        Such a derivative may exist all the same (x·|x| at 0, f(x³) for a cube root f), and so may the power, for an
        exponent that is an integer. But the normal form goes by the rules, and would read something else there.
        """
        if self._settled is None:
            self._settled = with_use(self._those_settled)
        return recall(self._settled)

    def _those_settled(self) -> tuple[Term, ...]:
        plain = tuple(p for p in self.propositions if not is_read_by_conditions(p))
        if len(plain) == len(self.propositions):
            return plain
        from derive.kernel.definedness import undefined_part  # which asks the assumptions in turn

        known = assumptions(plain)
        return tuple(p for p in self.propositions if not is_read_by_conditions(p) or undefined_part(p, known) is None)

    def knows_defined(self, t: Term) -> bool:
        """Does the term stand in an assumption, where it must be defined for the assumption to hold?

        Of a derivative this does not say that the rules of differentiation give it, nor of a power why it exists.
        """
        if self._defined is None:
            self._defined = frozenset(s for p in self.propositions for s in closed_subterms(p))
        return t in self._defined and not is_read_by_conditions(t)

    # ---- entailment

    def entails(self, goal: Term) -> bool:
        """Does the goal follow at once? False says nothing."""
        answer = self._answers.get(goal)
        if answer is None:
            self._answers[goal] = (False, False)  # a question that comes up in its own answer is not answered
            try:
                answer = self._answers[goal] = with_use(lambda: self._follows(goal))
            except BaseException:
                del self._answers[goal]
                raise
        return recall(answer)

    def _follows(self, goal: Term) -> bool:
        if self._directly(goal):
            return True
        if not any(is_binder(p, "forall") or is_op(p, "implies") for p in self.propositions):
            return False
        wider = self._with_consequences(goal)
        return wider is not self and wider._directly(goal)

    def _directly(self, goal: Term) -> bool:
        if goal in self.propositions:
            return True
        if is_op(goal, "and"):
            return all(self.entails(g) for g in goal.args)
        if is_op(goal, "implies"):
            never = negation(goal.args[0])
            return (never is not None and self.entails(never)) or self.plus(goal.args[0]).entails(goal.args[1])
        if is_binder(goal, "forall"):
            values = literal_range(goal.args[0])
            if values is not None:
                return all(self.entails(open_body(goal, term(k))) for k in values)
            x = fresh_variable(goal.head.hint, goal.args[0], (goal, *self.propositions))  # type: ignore[attr-defined]
            return self.entails(open_body(goal, x))
        if is_relation(goal):
            return self._relation(goal)
        if is_op(goal, "is_integer"):
            return self.field.is_integer(goal.args[0])
        if is_op(goal, "differentiable_at"):
            return self._differentiable_at(goal.args[0], goal.args[1])
        if is_op(goal, "differentiable") or is_op(goal, "continuous"):
            return self._on_larger_interval(goal)
        return False

    def _relation(self, goal: Term) -> bool:
        assert isinstance(goal.head, Operator)
        name, (left, right) = goal.head.name, goal.args
        if Term(Operator(TURNED[name]), (right, left)) in self.propositions:
            return True
        if holds_by_sorts(name, left, right):
            return True
        if name == "=":
            return self.field.equal(left, right)
        if self.field.sign(sub(right, left)) in _ALLOWED[name]:
            return True
        if name == "≠" and is_op(left, "pow") and isinstance(left.args[1].head, Number) and right == term(0):
            return self.entails(Term(goal.head, (left.args[0], right)))  # uⁿ ≠ 0 where u ≠ 0
        if name == "≠" and any(is_op(s, "abs") for p in self.propositions for s in p.args):  # |u| > 0
            return self.field.sign(abs(sub(left, right))) is Sign.POSITIVE
        gap = sub(right, left) if name == "≤" else sub(left, right)  # an integer above −1 is at least 0
        return name in ("≤", "≥") and self.field.is_integer(gap) and self.field.sign(add(gap, 1)) is Sign.POSITIVE

    def _differentiable_at(self, f: Term, point: Term) -> bool:
        for p in self.settled:
            if is_op(p, "differentiable") and p.args[0] == f:
                inside = membership(point, interior(p.args[1]))
                if inside is not None and all(self.entails(c) for c in inside):
                    return True
        return False

    def _on_larger_interval(self, goal: Term) -> bool:
        f, domain = goal.args
        for p in self.settled:
            if not (is_op(p, "differentiable") or p.head == goal.head) or p.args[0] != f:
                continue
            where = interior(p.args[1]) if is_op(p, "differentiable") else p.args[1]
            wanted = interior(domain) if is_op(goal, "differentiable") else domain
            if self.contains_interval(where, wanted):
                return True
        return False

    def contains_interval(self, outer: Term, inner: Term) -> bool:
        """Is every number of the inner interval one of the outer?"""
        if outer == inner:
            return True
        x = fresh_variable("x", inner, (outer, inner, *self.propositions))
        inside = membership(x, outer)
        return inside is not None and all(self.entails(c) for c in inside)

    # ---- instances of universal hypotheses

    def _with_consequences(self, goal: Term) -> Assumptions:
        key = frozenset(_candidates((goal, *self.propositions)))
        found = self._consequences.get(key)
        if found is None:
            found = self._consequences[key] = with_use(lambda: self._closure(key))
        return recall(found)

    def _closure(self, candidates: frozenset[Term]) -> Assumptions:
        known = self
        for _ in range(_ROUNDS):
            new: list[Term] = []
            for p in known.settled:
                for consequence in known._instances(p, candidates, 2):
                    if consequence not in known.propositions and consequence not in new:
                        new.append(consequence)
            if not new:
                break
            known = known.plus(*new)
        return known

    def _instances(self, p: Term, candidates: frozenset[Term], depth: int) -> list[Term]:
        """What p says of the candidates: instances of ∀, and conclusions whose conditions hold."""
        if is_op(p, "implies"):
            condition, conclusion = p.args
            if self._directly(condition):
                return list(parts(conclusion))
            opposite, refuted = negation(condition), negation(conclusion)
            if opposite is not None and refuted is not None and self._directly(refuted):
                return [opposite]
            return []
        if is_binder(p, "forall") and depth:
            found: list[Term] = []
            for c in sorted(candidates, key=repr):
                if self.lies_in(c, p.args[0]):
                    for q in parts(open_body(p, c)):
                        deeper = is_binder(q, "forall") or is_op(q, "implies")
                        found += self._instances(q, candidates, depth - 1) if deeper else [q]
            return found
        return []

    def lies_in(self, t: Term, sort: Term) -> bool:
        """Is the defined term t a member of the sort?"""
        if is_function_sort(sort):
            given = sort_of(t)
            return given is not None and given == sort
        if isinstance(t.head, Variable) and t.args[0] == sort:
            return True
        inside = membership(t, sort)
        return inside is not None and all(self._directly(c) for c in inside)


def _candidates(terms: Iterable[Term]) -> set[Term]:
    """Terms worth putting for a universally quantified variable: index variables and what families are applied to."""
    found: set[Term] = set()
    for t in terms:
        # Only what is certainly defined where the proposition holds: an instance at log y says nothing for y < 0.
        for s in closed_subterms(t):
            if isinstance(s.head, Variable) and (is_integer_sort(s.args[0]) or is_interval(s.args[0])):
                found.add(s)
            elif is_op(s, "call"):
                found.update(a for a in s.args[1:] if not a.loose and not is_read_by_conditions(a))
    return found


@lru_cache(maxsize=8192)
def is_read_by_conditions(t: Term) -> bool:
    """Does the normal form read something in the term by a rule that has conditions of its own?

    A derivative, other than that of an unknown function at a point; and b^x = exp(x·log b), where x is not seen to be
    an integer.
    """
    if (is_binder(t, "derivative") and not is_unknown_derivative(t)) or is_binder(t, "partial"):
        return True
    if is_op(t, "pow") and literal(t.args[1]) is None and not is_integer(t.args[1]):
        return True
    inside = (_body(t, t.head),) if isinstance(t.head, Definition) else ()
    return any(map(is_read_by_conditions, (*t.args, *inside)))


def _body(t: Term, definition: Definition) -> Term:
    """The body at the arguments, or, where these hold loose bound variables, at any numbers.

    The sorts of the parameters are no conditions: what is written bᵏ for a natural k may be given a real one.
    """
    if not t.loose:
        try:
            return unfold(t, evaluated=False)
        except SizeMismatch:  # no term with a value
            return definition.body
    ends = {end for p in definition.parameters for end in _ends_of_ranges(p.args[0])}
    free = free_variables(definition.body)
    return substitute(definition.body, {v: Term(v.head, (_of_reals(v.args[0]),)) for v in free if v not in ends})


def _ends_of_ranges(sort: Term) -> tuple[Term, ...]:
    if not is_function_sort(sort):
        return ()
    domain, values = sort.args
    return (*(domain.args if is_integer_sort(domain) else ()), *_ends_of_ranges(values))


def _of_reals(sort: Term) -> Term:
    return Term(sort.head, (sort.args[0], _of_reals(sort.args[1]))) if is_function_sort(sort) else real


@lru_cache(maxsize=256)
def assumptions(propositions: tuple[Term, ...]) -> Assumptions:
    """The (shared) assumptions of these propositions."""
    return Assumptions(propositions)
