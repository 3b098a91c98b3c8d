"""Jensen's inequality for the exponential, as it is written: by logarithms of both sides, in either order."""

import pytest

from derive.kernel.theorem import Theorem
from derive.propose.prove import prove
from derive.terms.build import Eq, exp, forall, index, log, sum_, variable
from derive.terms.sorts import function_sort, index_range, natural, real
from derive.terms.term import Term

n = variable("n", natural)
i = index("i", n)
P, X = (variable(name, function_sort(index_range(n), real)) for name in "px")
normed = Eq(sum_(i, P[i]), 1)
weights = (forall(i, P[i] > 0), normed)
mean, mean_of_exp = sum_(i, P[i] * X[i]), sum_(i, P[i] * exp(X[i]))
positive_values = (*weights, forall(i, X[i] > 0))
geometric = exp(sum_(i, P[i] * log(X[i])))

ROWS = [
    pytest.param(exp(mean) <= mean_of_exp, exp(mean) < mean_of_exp, weights, id="exponential of the mean"),
    pytest.param(mean_of_exp >= exp(mean), mean_of_exp >= exp(mean) + 1, weights, id="turned"),
    pytest.param(geometric <= mean, geometric >= mean, positive_values, id="geometric mean"),
]


@pytest.mark.parametrize(("true", "false", "given"), ROWS)
def test_the_true_one_is_proved_and_the_false_one_is_not(true: Term, false: Term, given: tuple[Term, ...]) -> None:
    found = prove(true, given)
    assert isinstance(found, Theorem), found
    assert found.conclusion == true
    assert set(found.hypotheses) <= set(given)
    assert not isinstance(prove(false, given), Theorem)


@pytest.mark.parametrize("given", [weights[:1], (forall(i, P[i] >= -1), normed)], ids=["weights not 1", "negative"])
def test_of_other_weights_it_is_not(given: tuple[Term, ...]) -> None:
    assert not isinstance(prove(exp(mean) <= mean_of_exp, given), Theorem)
