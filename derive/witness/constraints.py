"""Makes a candidate satisfy the hypotheses, exactly, and sees that it does.

An equation that gives a variable ("q = softmax(z)", "for every i: q_i = …") determines it. Any other is solved by the
probes of probes.py. Two variables in the wrong order are swapped. Where no probe helps (D(p‖q) = 0, H(p) = log n), or
an inequality failed again and again, the easy points are tried: two variables equal, all entries of a family equal.
Everything else is left to rejection. Whatever was done, a point counts only when every sort and every hypothesis is
decided to be true at it.

Main statements: `determined`, `Satisfying`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from flint import ctx, fmpq

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Function
from derive.kernel.ball_values import OutsideDomain, Undecided, Value
from derive.terms.build import is_binder, is_op, is_relation
from derive.terms.build import term as numeral
from derive.terms.sorts import is_function_sort, is_integer_sort, real
from derive.terms.term import Binder, Bound, Term, Variable, free_variables, open_body
from derive.witness.hypotheses import holds_by_balls, holds_by_the_kernel
from derive.witness.points import Point, is_finite
from derive.witness.probes import Solutions, easy_points, sizes_among

_BITS = 128
_ROUNDS = 3
_QUESTIONS = 60  # to the kernel in one search
_VAIN = 3  # after so many vain attempts at a relation only its easy points are tried


def parts(proposition: Term) -> Iterator[Term]:
    if is_op(proposition, "and"):
        for a in proposition.args:
            yield from parts(a)
    else:
        yield proposition


def determined(hypotheses: Sequence[Term], variables: Iterable[Term] = ()) -> dict[Term, Term]:
    """The variables that a hypothesis gives outright, with the terms they equal. Without circles.

    Values are drawn within sorts. So of what the sort of another variable speaks of (`variables` are those of the
    statement) is given only by numbers, which are known before anything is drawn.
    """
    found: dict[Term, Term] = {}
    sizes = sizes_among({*variables, *(v for h in hypotheses for v in free_variables(h))})
    for h in (p for hypothesis in hypotheses for p in parts(hypothesis)):
        for variable, value in _definitions(h):
            needed = _all_variables(value, found)
            free = variable not in found and variable not in needed and (variable not in sizes or not needed)
            if free and _checkable(variable.args[0]):
                found[variable] = value
                break
    return found


def _definitions(h: Term) -> Iterator[tuple[Term, Term]]:
    """(variable, value) for x = value, and (family, i ↦ value) for ∀i: p_i = value."""
    if is_op(h, "="):
        for a, b in (h.args, h.args[::-1]):
            if isinstance(a.head, Variable) and a not in free_variables(b):
                yield a, b
    if is_binder(h, "forall") and is_op(h.args[1], "="):
        for a, b in (h.args[1].args, h.args[1].args[::-1]):
            if is_op(a, "call") and len(a.args) == 2 and a.args[1] == Term(Bound(0)):
                family = a.args[0]
                known = isinstance(family.head, Variable) and family.args[0].args[0] == h.args[0]
                if known and family not in free_variables(b):
                    assert isinstance(h.head, Binder)
                    yield family, Term(Binder("lambda", h.head.hint), (h.args[0], b))


def _checkable(sort: Term) -> bool:
    """Can values be seen to lie in the sort? Those of a function on an infinite set only if they may be any real."""
    while is_function_sort(sort):
        if not is_finite(sort.args[0]):
            return sort.args[1] == real
        sort = sort.args[1]
    return True


def _on_finite_sets(sort: Term) -> bool:
    while is_function_sort(sort):
        if not is_finite(sort.args[0]):
            return False
        sort = sort.args[1]
    return True


def _all_variables(t: Term, found: dict[Term, Term]) -> set[Term]:
    needed: set[Term] = set()
    todo = list(free_variables(t))
    while todo:
        v = todo.pop()
        if v not in needed:
            needed.add(v)
            todo += free_variables(found[v]) if v in found else ()
    return needed


# ---- the point


def _in_sort(v: Term, ev: Evaluation) -> bool:
    try:
        return _member(ev, ev.any(v, ev.scope), v.args[0])
    except (Undecided, Undefined, OutsideDomain, ValueError):
        return False


def _member(ev: Evaluation, value: Value | Function, sort: Term) -> bool:
    if not isinstance(value, Function):
        ev.domain(sort, ev.scope).require(value)
        return True
    if not is_finite(sort.args[0]):
        return True  # a literal that was drawn for its codomain
    return all(_member(ev, value(fmpq(k)), sort.args[1]) for k in value.domain.members(64))


class Satisfying:
    """Moves candidates onto the hypotheses of one search, and learns which relations no probe solves."""

    def __init__(self, hypotheses: Sequence[Term], given: dict[Term, Term]) -> None:
        self._hypotheses = hypotheses
        self._given = given
        self.probes = 0  # points at which an equation was asked how far it is from holding
        self.unseen = False  # may a function that a hypothesis gives be undefined somewhere, at the last point?
        self._vain: Counter[Term] = Counter()  # for each relation, the attempts that led to nothing
        # At the candidate that is moved; values are told apart by identity, and kept alive by the point beside them.
        self._decisions: dict[tuple[Term, tuple[object, ...]], tuple[bool | None, Point]] = {}
        self._members: dict[tuple[int, ...], tuple[bool, Point]] = {}
        self._lasting: dict[tuple[Term, tuple[object, ...]], bool | None] = {}  # about functions: drawn from a few
        self._unsettled: dict[tuple[Term, tuple[object, ...]], bool | None] = {}  # what balls left open

    def point(self, candidate: Point) -> tuple[Point | None, bool]:
        """The candidate moved onto the hypotheses; None if it could not be, and whether that was left undecided."""
        self._decisions.clear()
        self._members.clear()
        self.unseen = False
        point: Point = {**candidate, **self._given}
        with ctx.workprec(_BITS):
            for number in range(_ROUNDS):
                point, moved = self._round(point, backwards=number % 2 == 1)
                if not moved:
                    break
            if not self._in_sorts(point):
                return None, False
            undecided = False
            for h in self._hypotheses:
                holds = self._holds(h, point)
                if holds is False:
                    return None, False
                undecided |= holds is None
        return (None, True) if undecided else (point, False)

    def _decided(self, h: Term, point: Point) -> bool | None:
        """Does it hold at the point, as far as balls can tell?"""
        values = self._values(h, point)
        if all(isinstance(value, Term) for value in values):
            if (h, values) not in self._lasting:
                self._lasting[h, values] = holds_by_balls(h, point)
            return self._lasting[h, values]
        found = self._decisions.get(key := (h, tuple(map(id, values))))
        if found is None:
            found = self._decisions[key] = holds_by_balls(h, point), point
        return found[0]

    def _settled(self, h: Term, point: Point) -> bool | None:
        """Does it hold at the point? The kernel is asked what balls leave open, a limited number of times."""
        answer = self._decided(h, point)
        if answer is not None:
            return answer
        key = h, self._values(h, point)
        if key not in self._unsettled and len(self._unsettled) < _QUESTIONS:
            self._unsettled[key] = holds_by_the_kernel(h, point)
        return self._unsettled.get(key)

    @staticmethod
    def _values(h: Term, point: Point) -> tuple[object, ...]:
        """What the answer hangs on: the values of the variables of h, and of those of which these values speak."""
        variables = set(free_variables(h))
        todo = [value for v in variables if isinstance(value := point.get(v), Term)]
        while todo:
            new = free_variables(todo.pop()) - variables
            variables |= new
            todo += [value for v in new if isinstance(value := point.get(v), Term)]
        return tuple(value for v, value in point.items() if v in variables)

    def _in_sorts(self, point: Point) -> bool:
        """Are all values certainly within the sorts of their variables?"""
        ev = Evaluation(point)
        for v, value in point.items():
            if isinstance(value, Term):
                if not _in_sort(v, ev):
                    return False
                continue
            key = (id(v), id(value), *(id(point.get(w)) for w in free_variables(v.args[0])))
            found = self._members.get(key)
            if found is None:
                found = self._members[key] = _in_sort(v, ev), point
            if not found[0]:
                return False
        return True

    def _holds(self, h: Term, point: Point) -> bool | None:
        """A hypothesis at the point; true without a computation where a determined variable is what it says, and has
        not been moved onto another hypothesis since.

        Of a function on an infinite set that is so only where it has values on all of it.
        """
        open_parts, functions = [], []
        for p in parts(h):
            named = [v for v, value in _definitions(p) if self._given.get(v) == value == point.get(v)]
            if not named:
                open_parts.append(p)
            elif not _on_finite_sets(named[0].args[0]):
                functions.append(p)
        if any(self._decided(p, point) is False for p in (*open_parts, *functions)):
            return False
        answers = [self._settled(p, point) for p in open_parts]
        if False in answers:
            return False
        self.unseen |= any(self._settled(p, point) is not True for p in functions)
        return None if None in answers else True

    def _round(self, point: Point, backwards: bool) -> tuple[Point, bool]:
        """One round over the relations that fail at the point; what was met in this round is kept."""
        moved = False
        met: list[Term] = []
        relations = self._relations(point)
        for relation in reversed(relations) if backwards else relations:
            holds = self._decided(relation, point) is True
            better = None if holds else self._repaired(relation, point, met)
            if better is not None:
                point, moved = better, True
            if holds or better is not None:
                met.append(relation)
        return point, moved

    def _relations(self, point: Point) -> list[Term]:
        """The relations that are to hold at the point, ∀ over indices written out, premises that fail left out."""
        found: list[Term] = []

        def visit(h: Term) -> None:
            if is_relation(h) and not is_op(h, "≠"):
                found.append(h)
            elif is_op(h, "and"):
                for a in h.args:
                    visit(a)
            elif is_op(h, "implies"):
                if self._decided(h.args[0], point) is True:
                    visit(h.args[1])
            elif is_binder(h, "forall") and is_integer_sort(h.args[0]):
                ev = Evaluation(point)
                try:
                    members = ev.domain(h.args[0], ev.scope).members(64)
                except (Undecided, Undefined, OutsideDomain):
                    return
                for k in members:
                    visit(open_body(h, numeral(k)))

        for h in self._hypotheses:
            visit(h)
        return found

    def _repaired(self, relation: Term, point: Point, met: Sequence[Term]) -> Point | None:
        """A point at which the relation holds, and what was met still does."""
        a, b = relation.args
        # Not given by a hypothesis, and not an end between which the values of another variable were drawn.
        drawn = all(v in point and not isinstance(point[v], Term) for v in (a, b))
        drawn = drawn and sizes_among(point).isdisjoint((a, b))
        if not is_op(relation, "=") and drawn and a.args == b.args:
            return {**point, a: point[b], b: point[a]}
        if self._vain[relation] < _VAIN:
            if not is_op(relation, "="):
                self._vain[relation] += 1
                return None
            solutions = Solutions(relation, point)
            for found in solutions:
                if self._keeps(found, met):
                    self.probes += solutions.asked
                    return found
            self._vain[relation] += solutions.vain
            self.probes += solutions.asked
        return next((found for found in easy_points(relation, point) if self._keeps(found, (relation, *met))), None)

    def _keeps(self, point: Point, met: Sequence[Term]) -> bool:
        return self._in_sorts(point) and all(self._decided(e, point) is True for e in met)
