"""Does a hypothesis hold at a point? By balls where they can tell, else by the kernel.

Balls settle what is about numbers. Of all reals, or of all integers from 1 on, they can only find an instance that
fails; that a law such as f(x y) = f(x) + f(y) holds for a function literal is asked of the kernel, with the values of
the point put for the variables. So a point may rest on the normal form there. What is then held against the numbers
at the point, the conclusion, does not.

Main statements: `holds_by_balls`, `holds_by_the_kernel`, `instances`.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import fmpq

from derive.kernel.assumptions import assumptions
from derive.kernel.ball_evaluation import Evaluation, Undefined
from derive.kernel.ball_values import OutsideDomain, Undecided
from derive.kernel.balls import decide
from derive.kernel.definedness import undefined_part
from derive.kernel.rules.calculus import smooth
from derive.kernel.rules.logic import evident
from derive.kernel.theorem import Refusal
from derive.terms.build import is_binder, is_op, vector
from derive.terms.build import term as numeral
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Term, free_variables, fresh_variable, open_body, rebuild
from derive.witness.points import NoCandidate, Point, value_in

_BITS = 256
_INSTANCES = 6  # of a ∀ are looked at before the kernel is asked


def holds_by_balls(hypothesis: Term, point: Point) -> bool | None:
    """What balls say; of a ∀ that they cannot settle, a few instances."""
    try:
        answer = decide(hypothesis, point, most_bits=_BITS)
        if answer is not None:
            return answer
        if is_op(hypothesis, "implies") and decide(hypothesis.args[0], point, most_bits=_BITS) is True:
            return holds_by_balls(hypothesis.args[1], point)
        if is_binder(hypothesis, "forall"):
            found = (holds_by_balls(body, at) for body, at in instances(hypothesis, point, range(_INSTANCES)))
            return False if any(instance is False for instance in found) else None
    except Undefined:
        return False  # an undefined hypothesis is not satisfied
    except (Undecided, OutsideDomain, NoCandidate):
        pass
    return None


def instances(universal: Term, point: Point, numbers: range) -> Iterator[tuple[Term, Point]]:
    """Every instance of a ∀ over a finite range, and of any other those at the values with these numbers.

    Raises NoCandidate where no values are known to be drawn.
    """
    assert isinstance(universal.head, Binder)
    sort = universal.args[0]
    x = fresh_variable(universal.head.hint, sort, (universal, *point))
    body = open_body(universal, x)
    if is_integer_sort(sort):
        ev = Evaluation(point)
        domain = ev.domain(sort, ev.scope)
        if domain.lower is not None and domain.upper is not None:
            for k in domain.members(64):
                yield body, {**point, x: fmpq(k)}
            return
    for number in numbers:
        yield body, {**point, x: value_in(sort, point, number)}


def holds_by_the_kernel(hypothesis: Term, point: Point) -> bool | None:
    """True where the kernel proves the hypothesis with the values of the point put for its variables."""
    written = _with_values(hypothesis, point)
    # As it is written, f(t) asks for t in the domain of f; evaluated it would ask for less.
    if free_variables(written) or undefined_part(written, assumptions(())) is not None:
        return None
    try:
        if is_op(written, "continuous") or is_op(written, "differentiable"):
            smooth(written)
        else:
            evident(_evaluated(written))
    except Refusal:
        return None
    return True


def _with_values(t: Term, point: Point) -> Term:
    """The values of the point put for the variables (they may speak of others), literals not yet evaluated."""
    if t in point and _is_written_as_a_vector(point[t], t.args[0]):
        return _with_values(_written(point[t]), point)
    if free_variables(t).isdisjoint(point):
        return t
    return Term(t.head, tuple(_with_values(a, point) for a in t.args))


def _is_written_as_a_vector(value: object, sort: Term) -> bool:
    """Do the families in the value, if any, have the indices of a vector: 1, 2, …?"""
    if not isinstance(value, tuple):
        return True
    return sort.args[0].args[0] == numeral(1) and all(_is_written_as_a_vector(v, sort.args[1]) for v in value)


def _evaluated(t: Term) -> Term:
    return rebuild(t, tuple(map(_evaluated, t.args))) if t.args else t


def _written(value: object) -> Term:
    """A value of a point as a term."""
    if isinstance(value, tuple):
        return vector(*map(_written, value))
    if isinstance(value, fmpq):
        return numeral(Fraction(int(value.p), int(value.q)))
    assert isinstance(value, Term)
    return value
