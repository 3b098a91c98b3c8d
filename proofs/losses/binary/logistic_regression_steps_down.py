"""Where the gradient of logistic regression does not vanish, a step against it lowers the loss."""

from derive.authoring import *
from proofs.losses.activations.lower_by_a_fall import lower_by_a_fall
from proofs.losses.binary.logistic_regression_below_parabola import logistic_regression_below_parabola


@theorem(_("Logistic regression is least only where its gradient vanishes"), claims=("loss:logistic_regression",))
def logistic_regression_steps_down(d):
    """A step h of the weight w_k lowers the loss if h ∂L/∂w_k + S h²/8 < 0, where S is the mean square of the
    feature k; for a step of the bias S = 1. A slope g ≠ 0 has such a step, h = −g/(1 + S/4): so where no
    other weights have a smaller loss, the gradient is 0."""
    N, F = d.size("N"), d.size("F")
    X, y = d.family("X", N, family_sort(F, real)), d.family("y", N, probability)
    w, b, k, h = d.family("w", F), d.real("b"), d.index("k", F), d.real("h")
    i, j = index("i", N), index("j", F)
    here = logistic_regression(w, b, X, y)
    lower = logistic_regression(function(j, w[j] + h * delta(j, k)), b, X, y)
    lower_in_b = logistic_regression(w, b + h, X, y)
    change = h * D(here, w[k]) + h**2 / 8 * (sum_(i, X[i][k] ** 2) / N)
    change_in_b = h * D(here, b) + h**2 / 8
    d.show(conjunction((implies(change < 0, lower < here), implies(change_in_b < 0, lower_in_b < here))))
    slope, curve = change.args
    slope_in_b, curve_in_b = change_in_b.args
    d.have(
        conjunction((lower <= here + slope + curve, lower_in_b <= here + slope_in_b + curve_in_b)),
        logistic_regression_below_parabola(N, F, X, y, w, b, k, h),
    )
    d.have(implies(change < 0, lower < here), lower_by_a_fall(lower, here, slope, curve))
    d.have(implies(change_in_b < 0, lower_in_b < here), lower_by_a_fall(lower_in_b, here, slope_in_b, curve_in_b))
