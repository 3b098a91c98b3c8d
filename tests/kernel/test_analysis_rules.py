"""What the rules about sums, limits and integrals that analysis needs do, and what they must refuse."""

from collections.abc import Callable

import pytest

from derive.kernel.rules import sums
from derive.kernel.theorem import Refusal
from derive.terms.build import Le, index, prod, sum_, variable
from derive.terms.sorts import family_sort, natural, real

n = variable("n", natural)
i = index("i", n)
p = variable("p", family_sort(n, real))


def refused(rule: Callable[..., object], *args: object) -> Refusal:
    with pytest.raises(Refusal) as info:
        rule(*args)
    return info.value


def test_the_triangle_inequality_is_about_sums_that_are_defined():
    assert sums.triangle(sum_(i, p[i])).conclusion == Le(abs(sum_(i, p[i])), sum_(i, abs(p[i])))
    refused(sums.triangle, prod(i, p[i]))
    refused(sums.triangle, p[i] + p[i])
    assert refused(sums.triangle, sum_(i, 1 / p[i])).missing
