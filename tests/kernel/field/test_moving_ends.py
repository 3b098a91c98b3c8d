"""An interval whose ends are variables: t < p and p < 1 give t < 1, and nothing more."""

import pytest

from derive.kernel.assumptions import assumptions
from derive.kernel.field import Field
from derive.terms.build import sqrt, variable
from derive.terms.sorts import interval, open_probability

p = variable("p", open_probability)
below = variable("t", interval(0, p, left_open=True, right_open=True))
above = variable("t", interval(p, 1, left_open=True, right_open=True))


TRUE = [below < 1, below * (1 - below) > 0, above > 0, above > p / 2, above * (1 - above) > 0]
OPEN = [below < p / 2, below > p / 2, below < p**2, below > p**2, above < (1 + p) / 2, above * 2 > 1]


@pytest.mark.parametrize("true", TRUE)
def test_what_follows(true):
    assert assumptions(()).entails(true)


@pytest.mark.parametrize("open_", OPEN)
def test_what_does_not(open_):
    assert not assumptions(()).entails(open_)


def test_it_follows_whatever_was_asked_before():
    field = Field(())
    assert field.equal(sqrt(p) ** 2, p)
    assert field.equal(sqrt(below) ** 2, below)
    assert all(field.sign(v).name == "POSITIVE" for v in (1 - below, above, below * (1 - below)))
    assert field.sign(below - p / 2).name == "UNKNOWN"
