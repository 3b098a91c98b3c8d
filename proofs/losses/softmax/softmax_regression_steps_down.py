"""Where the gradient of softmax regression does not vanish, a step against it lowers the loss."""

from derive.authoring import *
from proofs.losses.activations.lower_by_a_fall import lower_by_a_fall
from proofs.losses.softmax.softmax_regression_below_parabola import softmax_regression_below_parabola


@theorem(_("Softmax regression is least only where its gradient vanishes"), claims=("loss:softmax_regression",))
def softmax_regression_steps_down(d):
    """A step h of the weight W_ku lowers the loss if h ∂L/∂W_ku + S h²/8 < 0, where S is the mean square of the
    feature u; for a step of a bias S = 1. A slope g ≠ 0 has such a step, h = −g/(1 + S/4): so where no other
    weights have a smaller loss, the gradient is 0."""
    N, K, m = d.size("N"), d.size("K"), d.size("m")
    W, b = d.family("W", K, family_sort(m, real)), d.family("b", K)
    X, y = d.family("X", N, family_sort(m, real)), d.family("y", N, index_range(K))
    k, u, h = d.index("k", K), d.index("u", m), d.real("h")
    n, i, j = index("n", N), index("i", K), index("j", m)
    here = softmax_regression(W, b, X, y)
    weights = function(i, function(j, W[i, j] + h * delta(i, k) * delta(j, u)))
    biases = function(i, b[i] + h * delta(i, k))
    lower, lower_in_b = softmax_regression(weights, b, X, y), softmax_regression(W, biases, X, y)
    change = h * D(here, W[k, u]) + h**2 / 8 * (sum_(n, X[n, u] ** 2) / N)
    change_in_b = h * D(here, b[k]) + h**2 / 8
    d.show(conjunction((implies(change < 0, lower < here), implies(change_in_b < 0, lower_in_b < here))))
    slope, curve = change.args
    slope_in_b, curve_in_b = change_in_b.args
    d.have(
        conjunction((lower <= here + slope + curve, lower_in_b <= here + slope_in_b + curve_in_b)),
        softmax_regression_below_parabola(N, K, m, W, b, X, y, k, u, h),
    )
    d.have(implies(change < 0, lower < here), lower_by_a_fall(lower, here, slope, curve))
    d.have(implies(change_in_b < 0, lower_in_b < here), lower_by_a_fall(lower_in_b, here, slope_in_b, curve_in_b))
