"""An interval whose ends are variables: t < p and p < 1 give t < 1, and nothing more."""

import pytest

from derive.kernel.assumptions import assumptions
from derive.terms.build import variable
from derive.terms.sorts import interval, open_probability

p = variable("p", open_probability)
below = variable("t", interval(0, p, left_open=True, right_open=True))
above = variable("t", interval(p, 1, left_open=True, right_open=True))


@pytest.mark.parametrize("true", [below < 1, below * (1 - below) > 0, above > 0, above > p / 2, above * (1 - above) > 0])
def test_what_follows(true):
    assert assumptions(()).entails(true)


@pytest.mark.parametrize("open_", [below < p / 2, below > p / 2, below < p**2, below > p**2, above < (1 + p) / 2, above * 2 > 1])
def test_what_does_not(open_):
    assert not assumptions(()).entails(open_)
