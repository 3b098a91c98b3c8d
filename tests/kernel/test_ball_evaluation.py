"""What is found once is found for one assignment, in one use of a definition, at the evaluation's own precision."""

from flint import ctx, fmpq

from derive.kernel.ball_evaluation import Evaluation
from derive.kernel.ball_values import ball
from derive.terms.build import index, log, sum_, variable
from derive.terms.sorts import positive
from derive.vocabulary.activations import sigmoid

x, y = variable("x", positive), variable("y", positive)
i, j = index("i", 3), index("j", 20)


def test_two_uses_of_a_definition_are_two() -> None:
    with ctx.workprec(64):
        ev = Evaluation({x: 1, y: 2})
        total = ball(ev.value(sigmoid(x) + sigmoid(y), ev.scope))
    assert abs(float(total) - 1.6118556564) < 1e-9


def test_a_closed_sum_is_taken_once_for_all_terms_around_it() -> None:
    inner = sum_(j, log(j + x))
    with ctx.workprec(64):
        ev = Evaluation({x: 1})
        ev.value(sum_(i, inner / i), ev.scope)
        assert ev.scope.free.found[inner] is ev.value(inner, ev.scope)


def test_a_sum_that_speaks_of_the_index_around_it_is_taken_for_each() -> None:
    k = index("k", i)
    with ctx.workprec(64):
        ev = Evaluation({x: 2})
        assert ev.value(sum_(i, sum_(k, x**k)), ev.scope) == fmpq(2 + 6 + 14)


def test_what_was_found_at_a_lower_precision_is_not_kept() -> None:
    t = log(x)
    with ctx.workprec(300):
        ev = Evaluation({x: y, y: 3})
        with ctx.workprec(53):
            coarse = ball(ev.value(sigmoid(x), ev.scope))
        fine = ball(ev.value(sigmoid(x), ev.scope))
        assert coarse.rad() > 2.0**-60 > 2.0**-280 > fine.rad()
        assert ball(ev.value(t, ev.scope)).rad() < 2.0**-280
