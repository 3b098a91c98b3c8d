"""The obligations of a term hold exactly where the kernel's evaluation finds a value: two codes that share nothing.

Where an operation has no value (the logarithm of −1, a missing entry), a certificate must not be provable; and what a
certificate asks for must not be more than that the term has a value, for hypotheses carry their obligations too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from derive.kernel.ball_values import OutsideDomain
from derive.kernel.balls import Undecided, Undefined, decide, exact_value
from derive.kernel.propositions import membership
from derive.notation.coq_names import NotInCoq
from derive.notation.coq_obligations import obligations
from derive.notation.coq_writer import is_proposition
from derive.terms.build import Eq, term
from derive.terms.sorts import is_integer_sort
from derive.terms.term import Binder, Operator, Term, free_variables, open_body
from derive.witness.points import NoCandidate, candidate, in_order
from tests.notation.random_terms import formulas

Point = dict[Term, object]


def every(answers: Iterable[bool | None]) -> bool | None:
    """True when all are, False when one is, else open."""
    answer: bool | None = True
    for a in answers:
        if a is False:
            return False
        answer = answer if a else None
    return answer


def opposite(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def holds(condition: Term, point: Point) -> bool | None:
    """Does an obligation hold at the point? None where that is open, as it is for derivatives and limits."""
    head, args = condition.head, condition.args
    name = head.name if isinstance(head, Operator | Binder) else ""
    if name == "member":
        return every(holds(part, point) for part in membership(*args) or ())
    if name == "and":
        return every(holds(a, point) for a in args)
    if name == "or":
        return opposite(every(opposite(holds(a, point)) for a in args))
    if name == "not":
        return opposite(holds(args[0], point))
    if name == "xlogy_defined":
        a, b = args
        positive = decide(b > 0, point)
        return positive or every([decide(Eq(a, 0), point), decide(Eq(b, 0), point)])
    if name == "implies":
        met = holds(args[0], point)
        return holds(args[1], point) if met else opposite(met)
    if name == "forall":
        if not is_integer_sort(args[0]):
            return None
        first, last = (int(exact_value(end, point).p) for end in args[0].args)  # type: ignore[union-attr]
        return every(holds(open_body(condition, term(m)), point) for m in range(first, last + 1))
    return None if isinstance(head, Binder) else decide(condition, point)


def has_value(t: Term, point: Point) -> bool | None:
    """Has every subterm a value at the point, as far as the kernel's balls can tell?"""
    try:
        if is_proposition(t):
            return True if decide(t, point, 256) is not None else None
        exact_value(t, point)
    except Undefined:
        return False
    except (Undecided, TypeError):
        return None
    return True


@st.composite
def terms_at_points(draw: st.DrawFn) -> tuple[Term, Point, list[Term]] | None:
    t, number = draw(formulas()), draw(st.integers(0, 50))
    try:
        return t, candidate(in_order(free_variables(t)), {}, number, number, {}), obligations(t)
    except (NoCandidate, NotInCoq):
        return None


def test_they_hold_exactly_where_the_term_has_a_value() -> None:
    seen: Counter[tuple[bool | None, bool | None]] = Counter()

    @seed(1)
    @settings(max_examples=700, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(terms_at_points())
    def compare(example: tuple[Term, Point, list[Term]] | None) -> None:
        if example is None:
            return
        t, point, conditions = example
        defined = has_value(t, point)
        try:
            met = every(holds(c, point) for c in conditions)
        except (Undefined, OutsideDomain, Undecided, TypeError):
            met = None  # a condition of the conditions before it
        seen[defined, met] += 1
        assert None in (defined, met) or defined == met, (t, point, conditions)

    compare()
    assert seen[True, True] > 200
    assert seen[False, False] > 50
