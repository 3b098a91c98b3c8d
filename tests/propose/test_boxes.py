"""Claims over boxes: what balls settle between given ends, and what they must leave open."""

import pytest

from derive.kernel.theorem import Refusal, Theorem
from derive.propose.boxes import by_boxes
from derive.propose.budget import Budget
from derive.propose.prove import prove
from derive.terms.build import cosh, div, exp, log, sinh, term, variable
from derive.terms.sorts import family_sort, interval, natural, real
from derive.terms.term import Term

x, y = variable("x", real), variable("y", real)
p = variable("p", interval(div(1, 10), div(9, 10)))
CLAIM = x * exp(x) + cosh(y) > sinh(x * y) + div(1, 2)
UNIT = (x >= 0, 1 >= x, y >= 0, y <= 1)


def test_a_claim_with_room_is_enclosed() -> None:
    found = prove(CLAIM, UNIT)
    assert isinstance(found, Theorem)
    assert found.enclosed
    assert found.conclusion == CLAIM
    assert set(found.hypotheses) <= set(UNIT)


def test_the_ends_of_a_sort_count() -> None:
    assert isinstance(by_boxes(-p * log(p) > div(1, 20), (), Budget()), Theorem)


@pytest.mark.parametrize(
    ("claim", "hypotheses"),
    [
        (CLAIM, UNIT[:3]),  # no upper end
        (CLAIM, (*UNIT[:3], y <= x)),  # an end that is no number
        (exp(x) > x + 1, (x >= 0, x <= 1)),  # false at 0
        (log(x) < 1, (x > 0, x < 2)),  # undefined at an end of the box
        (exp(x) >= x + 1, (x >= -1, x <= 1)),  # tight at 0
        (variable("z", family_sort(natural, real))[term(1)] > 0, ()),
    ],
)
def test_what_is_left_open(claim: Term, hypotheses: tuple[Term, ...]) -> None:
    with pytest.raises(Refusal):
        by_boxes(claim, hypotheses, Budget())
