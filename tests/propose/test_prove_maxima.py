"""The search finds what is true of the maximum over a range, and nothing else."""

import pytest

from derive.kernel.theorem import Refusal, Theorem
from derive.propose.prove import prove
from derive.terms.build import exp, forall, index, maximum_, term, variable
from derive.terms.sorts import family_sort, natural, natural0, real

n, m = variable("n", natural), variable("m", natural0)
i, k = index("i", n), index("k", n)
p = variable("p", family_sort(n, real))
x = variable("x")
largest = maximum_(i, p[i])


@pytest.mark.parametrize(
    ("claim", "hypotheses"),
    [
        (p[k] <= largest, ()),
        (largest >= p[1], ()),
        (p[k] < largest + 1, ()),
        (maximum_(i, exp(p[i])) > 0, ()),
        (largest <= x, (forall(i, p[i] <= x),)),
        (largest < x + 1, (forall(i, p[i] <= x),)),
        (largest <= maximum_(i, p[i] + 1), ()),
    ],
)
def test_proved(claim, hypotheses):
    assert isinstance(prove(claim, hypotheses), Theorem)


@pytest.mark.parametrize(
    ("claim", "hypotheses"),
    [
        (largest <= p[k], ()),
        (p[k] < largest, ()),
        (largest >= 0, ()),
        (largest <= x, (p[k] <= x,)),
        (largest < x, (forall(i, p[i] <= x),)),
        (p[2] <= largest, ()),
        (maximum_(index("i", m), term(1)) <= 1, ()),
    ],
)
def test_never_proved(claim, hypotheses):
    assert isinstance(prove(claim, hypotheses), Refusal)
