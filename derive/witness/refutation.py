"""Holds a statement against exact points that satisfy its hypotheses.

At a point the conclusion is decided by ball arithmetic, which shares no code with the normal form. A difference
that is certain refutes the statement, and so does a subterm that is certainly undefined. Agreement proves nothing;
where both sides are only known as balls, it says to how many digits they agree.

Main statements: `refute`, `witness`, `sample_points`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from flint import arb, ctx, fmpq

from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_functions import Function
from derive.kernel.ball_propositions import settle
from derive.kernel.ball_values import OutsideDomain, Undecided, Value, ball, subtract
from derive.kernel.balls import decide, exact_value
from derive.terms.build import D_at, Eq, call, is_binder, is_op, is_relation
from derive.terms.build import term as numeral
from derive.terms.definition import Definition
from derive.terms.sorts import is_function_sort, is_integer_sort
from derive.terms.term import Binder, Term, free_variables, fresh_variable, open_body
from derive.witness.answers import Agreement, NoPoints, Refutation, WitnessReport
from derive.witness.constraints import Satisfying, determined
from derive.witness.hypotheses import instances
from derive.witness.limits import comes_near, is_limit, speaks_of_limits
from derive.witness.points import NoCandidate, Point, candidate, in_order, value_in
from derive.witness.ranges import ranges_left
from derive.witness.shortening import shorter_points
from derive.witness.words import two_values

POINTS = 16
_POINTS_OF_INTEGRALS = 8  # an integral costs as much as a hundred sums
_TRIES_FOR_EACH = 10  # candidates for each wanted point
_ENOUGH = 4  # with so many points found, half of these candidates will do
_BITS = (64, 512)
_BITS_OF_INTEGRALS = (64, 192)
_AGREEMENT_BITS = 30  # balls that overlap agree only if they are at least this narrow
_GIVE_UP = 60  # candidates at which balls could not tell, with no point found
_PROBES_FOR_EACH = 150  # once a point has been found, so many tries at solving an equation are made for another
_PATIENCE = 100  # once a point has been found, the search ends when so many candidates give no new one
_SMOOTHNESS_SAMPLES = 13
_INNER_SAMPLES = 13  # of a variable bound by a ∀ inside the conclusion, at the first point; fewer at later ones
_LATER_SAMPLES = 4


class _Open(Exception):
    """At this point balls cannot tell."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def sample_points(
    variables: Sequence[Term], hypotheses: Sequence[Term] = (), count: int = POINTS, seed: int = 0
) -> list[Point]:
    """At most `count` different exact points within the sorts that satisfy the hypotheses, edges among them."""
    return list(_Search(tuple(variables), tuple(hypotheses), count, seed))


class _Search:
    """The points that satisfy the hypotheses, one after another; afterwards, why there were no more."""

    def __init__(self, variables: tuple[Term, ...], hypotheses: tuple[Term, ...], count: int, seed: int) -> None:
        self.variables = {w for t in (*variables, *hypotheses) for w in free_variables(t)}
        self.hypotheses = hypotheses
        self.count = count
        self.seed = seed
        self.undecided = 0
        self.why = ""
        self.given = determined(hypotheses, self.variables)
        self.satisfying = Satisfying(hypotheses, {})
        self.unseen = False  # is it not seen that a hypothesis ∀x: f(x) = … is defined on all of an interval?

    def __iter__(self) -> Iterator[Point]:
        given = self.given
        closed = {v: (t, _number(t)) for v, t in given.items() if not free_variables(t)}
        fixed: Point = {v: number for v, (_t, number) in closed.items() if number is not None}
        if _some_outside(fixed):  # no family is drawn for a size of −1
            return
        known: Point = {v: t if number is None else number for v, (t, number) in closed.items()}
        order = in_order(v for v in self.variables if v not in given)
        ranges = ranges_left(self.hypotheses)
        seen: set[str] = set()
        satisfying = self.satisfying = Satisfying(self.hypotheses, {v: t for v, t in given.items() if v not in fixed})
        failed = latest = 0
        for number in range(_TRIES_FOR_EACH * self.count):
            if seen and (number - latest > _PATIENCE or satisfying.probes > _PROBES_FOR_EACH * (len(seen) + 1)):
                return
            if len(seen) >= _ENOUGH and 2 * number >= _TRIES_FOR_EACH * self.count:
                return
            try:
                drawn = candidate(order, known, number, self.seed, ranges)
            except NoCandidate as error:
                self.why, failed = error.why, failed + 1
                if not seen and failed >= _GIVE_UP:
                    return
                continue
            point, undecided = satisfying.point(drawn)
            self.undecided += undecided
            if not seen and self.undecided >= _GIVE_UP:
                return
            if point is None or (key := repr(sorted(point.items(), key=repr))) in seen:
                continue
            seen.add(key)
            latest = number
            self.unseen = satisfying.unseen
            yield point
            if len(seen) >= self.count or not self.variables:
                return


def _some_outside(values: Point) -> bool:
    """Is one of the numbers certainly no member of its variable's sort?"""
    ev = Evaluation(values)
    for v in values:
        try:
            ev.domain(v.args[0], ev.scope).require(ev.value(v, ev.scope))
        except Undecided:
            continue
        except (OutsideDomain, Undefined):
            return True
    return False


def _number(t: Term) -> fmpq | None:
    """The rational number that a closed term is."""
    try:
        value = exact_value(t, {})
    except (Undecided, Undefined):
        return None
    return value if isinstance(value, fmpq) else None


def refute(
    conclusion: Term, hypotheses: Sequence[Term] = (), count: int = POINTS, seed: int = 0
) -> Refutation | Agreement | NoPoints:
    """Look for a point that satisfies the hypotheses and at which the conclusion is false or undefined."""
    conclusion, hypotheses = _opened(conclusion, tuple(hypotheses))
    if any(map(_integrates, (conclusion, *hypotheses))):
        count = min(count, _POINTS_OF_INTEGRALS)
    search = _Search((conclusion,), hypotheses, count, seed)
    agreeing, undecided, why = 0, 0, ""
    model: Point | None = None
    for number, point in enumerate(search):
        if model is None and not search.unseen:
            model = point
        try:
            found = _disagreement(conclusion, point, number)
        except _Open as error:
            undecided, why = undecided + 1, error.why
            continue
        if found is not None and search.unseen:
            undecided, why = undecided + 1, f"{found.why}, where a function that a hypothesis gives may be undefined"
            continue
        if found is not None:
            return _at_a_shorter_point(conclusion, point, number, search) or found
        agreeing += 1
    if model is not None:
        return Agreement(agreeing, undecided, model, why)
    reason = "no point that satisfies the hypotheses was found"
    if search.why:
        reason += f": {search.why}"
    elif search.undecided:
        reason += f" (at {search.undecided} candidates balls could not tell)"
    return NoPoints(reason, search.undecided)


def _at_a_shorter_point(conclusion: Term, point: Point, number: int, search: _Search) -> Refutation | None:
    """The refutation at a point near by that is shorter to read, if there is one; all of it is decided anew."""
    for near in shorter_points(point):
        shorter, _undecided = search.satisfying.point(near)
        if shorter is None or search.satisfying.unseen or next(shorter_points(shorter), None) is not None:
            continue
        try:
            found = _disagreement(conclusion, shorter, number)
        except _Open:
            continue
        if found is not None:
            return found
    return None


def witness(conclusion: Term, hypotheses: Sequence[Term] = (), count: int = POINTS, seed: int = 0) -> WitnessReport:
    """The numeric witness of a theorem: how many points agree, and the disagreement if there is one."""
    found = refute(conclusion, hypotheses, count, seed)
    if isinstance(found, Refutation):
        return WitnessReport(0, 0, found, found.point, str(found))
    if isinstance(found, NoPoints):
        return WitnessReport(0, found.undecided, None, None, found.why)
    limits = found.points > 0 and speaks_of_limits(conclusion)
    return WitnessReport(found.points, found.undecided, None, found.model_point, found.why, limits)


def _opened(conclusion: Term, hypotheses: tuple[Term, ...]) -> tuple[Term, tuple[Term, ...]]:
    """∀x. (a ⇒ b) over reals as b for a free x under the further hypothesis a; a ∀ over indices stays."""
    while True:
        if is_op(conclusion, "implies"):
            hypotheses, conclusion = (*hypotheses, conclusion.args[0]), conclusion.args[1]
        elif is_binder(conclusion, "forall") and not is_integer_sort(conclusion.args[0]):
            assert isinstance(conclusion.head, Binder)
            x = fresh_variable(conclusion.head.hint, conclusion.args[0], (conclusion, *hypotheses))
            conclusion = open_body(conclusion, x)
        else:
            return conclusion, hypotheses


@lru_cache(maxsize=1000)
def _integrates(t: Term) -> bool:
    """Does an integral stand in the term, or in a definition that it uses?"""
    if is_binder(t, "integral") or (is_binder(t, "expectation") and not is_integer_sort(t.args[0])):
        return True
    inside = (*t.args, t.head.body) if isinstance(t.head, Definition) else t.args
    return any(map(_integrates, inside))


# ---- at one point


def _disagreement(conclusion: Term, point: Point, number: int) -> Refutation | None:
    """The part of the conclusion that fails at the point; None if it holds or agrees. Raises _Open."""
    try:
        return _failing(conclusion, point, number)
    except Undefined as error:
        return Refutation(point, conclusion, "", "", 0, f"undefined: {error.why}")
    except Undecided as error:
        raise _Open(error.why) from None


def _failing(conclusion: Term, point: Point, number: int) -> Refutation | None:
    if is_op(conclusion, "and"):
        return _first(((a, point) for a in conclusion.args), number)
    if is_op(conclusion, "implies"):
        premise = _settled(conclusion.args[0], point)
        if premise is None:
            raise _Open("balls cannot tell whether a premise holds")
        return _disagreement(conclusion.args[1], point, number) if premise else None
    if is_binder(conclusion, "forall"):
        return _first(_instances(conclusion, point, number), number)
    if is_op(conclusion, "differentiable") or is_op(conclusion, "continuous"):
        return _smoothness(conclusion, point, number)
    if is_relation(conclusion):
        return _relation(conclusion, point)
    holds = _settled(conclusion, point)
    if holds is None:
        raise _Open("balls cannot tell whether the statement holds")
    return None if holds else Refutation(point, conclusion, "", "", 0, "it does not hold")


def _first(parts: Iterator[tuple[Term, Point]], number: int) -> Refutation | None:
    """The first part that fails; parts left open count only when none fails."""
    left_open: _Open | None = None
    for part, point in parts:
        try:
            found = _disagreement(part, point, number)
        except _Open as error:
            left_open = error
            continue
        if found is not None:
            return found
    if left_open is not None:
        raise left_open
    return None


def _instances(universal: Term, point: Point, number: int) -> Iterator[tuple[Term, Point]]:
    """Every instance of a ∀ over indices, a few of one over other sorts."""
    first = _INNER_SAMPLES + _LATER_SAMPLES * (number - 1) if number else 0
    try:
        yield from instances(universal, point, range(first, first + (_LATER_SAMPLES if number else _INNER_SAMPLES)))
    except NoCandidate as error:
        raise _Open(error.why) from None
    except OutsideDomain as error:  # a range that ends between two integers
        raise Undefined(universal, error.why) from None


def _smoothness(conclusion: Term, point: Point, number: int) -> Refutation | None:
    """A derivative that does not exist, or a value that is undefined, refutes differentiable or continuous."""
    f, domain = conclusion.args
    if is_function_sort(domain):
        raise _Open("no points are drawn from the domain")
    x = fresh_variable("x", domain, (conclusion, *point))
    at = D_at(call(f, x), x, x) if is_op(conclusion, "differentiable") else call(f, x)
    for k in range(_SMOOTHNESS_SAMPLES):
        try:
            value = value_in(domain, point, number + k)
        except NoCandidate as error:
            raise _Open(error.why) from None
        here = {**point, x: value}
        ev = Evaluation(here)
        try:
            inner = ev.domain(domain, ev.scope).is_interior(ev.value(x, ev.scope))
            if inner or is_op(conclusion, "continuous"):
                ev.any(at, ev.scope)
        except Undecided:
            continue
        except Undefined as error:
            return Refutation(here, conclusion, "", "", 0, f"undefined: {error.why}")
    if _settled(conclusion, point) is True:
        return None
    raise _Open("whether a function is continuous or differentiable is not seen at points")


def _settled(proposition: Term, point: Point) -> bool | None:
    return decide(proposition, point, most_bits=_BITS[-1])


class _Presuming(Evaluation):
    """Takes for granted that a function's argument lies in its domain where balls cannot tell.

    A ball around [2 l, 2 u], halved, sticks out of [l, u]. Either the argument lies inside, or the relation is
    undefined: what is found to be false is not true in either case.
    """

    def apply(self, f: Function, x: Value) -> Value | Function:
        try:
            return super().apply(f, x)
        except Undecided:
            if f.domain.integers:  # an entry is that of one index
                raise
            return f.rule(x)


def _relation(relation: Term, point: Point) -> Refutation | None:
    for limit, value in (relation.args, relation.args[::-1]):
        if is_limit(limit) and is_op(relation, "="):
            if comes_near(limit, value, point):
                return None
            raise _Open("the term under a limit does not come near the value within 2⁻⁸⁰ of the limit point")
    literals = any(isinstance(value, Term) and is_binder(value, "lambda") for value in point.values())
    return _compared(relation, point, _Presuming if literals else Evaluation)


def _compared(relation: Term, point: Point, evaluation: type[Evaluation]) -> Refutation | None:
    for bits in _bits(relation):
        with ctx.workprec(bits):
            ev = evaluation(point)
            try:
                holds = settle(relation, ev, ev.scope)
            except Undecided as error:
                if error.hopeless:
                    raise
                holds = None
        if holds is False:
            return _refuted(relation, point, bits)
        if holds is True:
            return None
    with ctx.workprec(bits):
        return _agreement(relation, point, ev)


def _bits(relation: Term) -> tuple[int, ...]:
    """The precisions to try: two balls around the same number overlap at each, so that = is asked at the highest."""
    bits = _BITS_OF_INTEGRALS if _integrates(relation) else _BITS
    return bits[-1:] if is_op(relation, "=") else bits


def _refuted(relation: Term, point: Point, bits: int) -> Refutation:
    left, right, digits = two_values(relation.args[0], relation.args[1], point, bits)
    sign = relation.head.name  # type: ignore[attr-defined]
    return Refutation(point, relation, left, right, digits, f"{left} {sign} {right} is false")


def _agreement(relation: Term, point: Point, ev: Evaluation) -> Refutation | None:
    """Balls that overlap: agreement for = and ≤ if they are narrow, open for < and ≠."""
    a, b = (ev.any(side, ev.scope) for side in relation.args)
    if isinstance(a, Function) and isinstance(b, Function):
        if not (a.domain.integers and b.domain.integers):
            raise _Open("two functions are not compared at points")
        entries = (Eq(*(call(side, numeral(k)) for side in relation.args)) for k in a.domain.members(64))
        return _first(((entry, point) for entry in entries), 0)
    assert not isinstance(a, Function)
    assert not isinstance(b, Function)
    gap, size = ball(subtract(a, b)), abs(ball(a)) + abs(ball(b)) + 1
    if not gap.abs_upper() < size * arb(2) ** -_AGREEMENT_BITS:
        raise _Open("balls are too wide to compare the sides")
    if is_op(relation, "=") or is_op(relation, "≤") or is_op(relation, "≥"):
        return None
    raise _Open("the sides agree to all digits that were computed, so that a strict relation is not seen")
