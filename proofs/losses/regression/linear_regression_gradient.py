"""The gradient of the mean squared error of a linear model in its weights."""

from derive.authoring import *


@theorem(
    _("The gradient of linear regression"),
    claims=("loss:linear_regression",),
    lemma=_("the gradient of linear regression"),
    source="Bishop 2006, 3.1.1",
)
def linear_regression_gradient(d):
    """For N items with K features, predictions Σ_m w_m x_im + b and the mean of the squared errors: the gradient in
    w_j is (2/N) Σ_i e_i x_ij with the residuals e_i. The 1/N is the factor that is most often forgotten."""
    N, K = d.size("N"), d.size("K")
    x, y = d.family("x", N, function_sort(index_range(K), real)), d.family("y", N)
    w, b, j = d.family("w", K), d.real("b"), d.index("j", K)
    i, m = index("i", N), index("m", K)

    def prediction(i):
        return sum_(m, w[m] * x[i][m]) + b

    mean = sum_(i, squared_error(y[i], prediction(i))) / N
    slope = 2 * sum_(i, (prediction(i) - y[i]) * x[i][j]) / N
    d.show(Eq(D(mean, w[j]), slope))
    (
        d.chain(D(mean, w[j]))
        .eq(D(sum_(i, (prediction(i) - y[i]) ** 2) / N, w[j]), definition)
        .eq(sum_(i, 2 * (prediction(i) - y[i]) * sum_(m, delta(m, j) * x[i][m])) / N, chain_rule)
        .eq(slope, kronecker)
    )
