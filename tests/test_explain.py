"""A refusal says what is left over as a reader would write it, and not at any length."""

import pytest

from derive.authoring import D, Eq, algebra, log, probability, theorem
from derive.authoring.refusals import StepRefused
from derive.explain import explain


def refusal_of(write):
    with pytest.raises(StepRefused) as caught:
        theorem("A false step")(write).derivation  # noqa: B018
    return explain(caught.value)


def left_over(told):
    return next(line for line in told.splitlines() if "Left over" in line)


def test_what_is_left_over_is_in_the_variables_that_were_written():
    def false_gradient(d):
        y, p = d.variable("y", probability), d.open_probability("p")
        loss = -y * log(p) - (1 - y) * log(1 - p)
        d.show(Eq(D(loss, p), (p + y) / (p * (1 - p))))
        d.chain(-y / p + (1 - y) / (1 - p)).eq((p + y) / (p * (1 - p)), algebra)

    assert left_over(refusal_of(false_gradient)).split("over:")[1].strip() == "2 y / (p² − p)"


def test_what_is_left_over_is_not_printed_at_any_length():
    def long_sum(d):
        x = [d.real(f"x_{k}") for k in range(60)]
        total = sum(x[1:], x[0])
        d.show(Eq(total, 2 * total))
        d.chain(total).eq(2 * total, algebra)

    line = left_over(refusal_of(long_sum))
    assert len(line) < 450
    assert line.endswith(" …")
