"""The second derivatives of the mean squared error of a linear model: (2/N) Σ_i x_ij x_ik."""

from derive.authoring import *
from proofs.losses.regression.linear_regression_gradient import linear_regression_gradient


@theorem(_("The second derivatives of linear regression"), claims=("loss:linear_regression",))
def linear_regression_hessian(d):
    """The matrix 2XᵀX/N, where X has the rows x_i: it depends on the inputs alone."""
    N, K = d.size("N"), d.size("K")
    x, y = d.family("x", N, function_sort(index_range(K), real)), d.family("y", N)
    w, b = d.family("w", K), d.real("b")
    j, k = d.index("j", K), d.index("k", K)
    i, m = index("i", N), index("m", K)

    def prediction(i):
        return sum_(m, w[m] * x[i][m]) + b

    mean = sum_(i, squared_error(y[i], prediction(i))) / N
    slope = 2 * sum_(i, (prediction(i) - y[i]) * x[i][j]) / N
    d.show(Eq(D(D(mean, w[j]), w[k]), 2 * sum_(i, x[i][j] * x[i][k]) / N))
    with d.each(w):
        d.have(Eq(D(mean, w[j]), slope), linear_regression_gradient(N, K, x, y, w, b, j))
    gradient = d.proved()
    (
        d.chain(D(D(mean, w[j]), w[k]))
        .eq(D(slope, w[k]), differentiating(at(gradient, w), w[k]))
        .eq(2 * sum_(i, x[i][j] * sum_(m, delta(m, k) * x[i][m])) / N, differentiation)
        .eq(2 * sum_(i, x[i][j] * x[i][k]) / N, kronecker)
    )
