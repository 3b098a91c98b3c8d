"""The gradient of the mean squared error of a linear model in its bias."""

from derive.authoring import *


@theorem(_("The gradient of linear regression in the bias"), claims=("loss:linear_regression",))
def linear_regression_bias_gradient(d):
    """Twice the mean residual."""
    N, K = d.size("N"), d.size("K")
    x, y = d.family("x", N, function_sort(index_range(K), real)), d.family("y", N)
    w, b = d.family("w", K), d.real("b")
    i, m = index("i", N), index("m", K)

    def prediction(i):
        return sum_(m, w[m] * x[i][m]) + b

    mean = sum_(i, squared_error(y[i], prediction(i))) / N
    slope = 2 * sum_(i, prediction(i) - y[i]) / N
    d.show(Eq(D(mean, b), slope))
    (d.chain(D(mean, b)).eq(D(sum_(i, (prediction(i) - y[i]) ** 2) / N, b), definition).eq(slope, chain_rule))
