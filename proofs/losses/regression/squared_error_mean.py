"""The gradient of the mean squared error over N items of K entries: 2(x − y)/(N K)."""

from derive.authoring import *


@theorem(_("The gradient of the mean squared error"), claims=("loss:squared_error",))
def squared_error_mean(d):
    """'mean' divides by the number of all entries, N·K; a sum over the K entries and a mean over the N items has
    the gradient 2(x − y)/N. j is the item, k the entry."""
    N, K = d.size("N"), d.size("K")
    y = d.family("y", N, function_sort(index_range(K), real))
    x = d.family("x", N, function_sort(index_range(K), real))
    j, k = d.index("j", N), d.index("k", K)
    m, i = index("m", N), index("i", K)
    sum_of_squares = sum_(m, sum_(i, squared_error(y[m][i], x[m][i])))
    residual = x[j][k] - y[j][k]
    d.show(
        conjunction(
            (
                Eq(D(sum_of_squares / (N * K), x[j][k]), 2 * residual / (N * K)),
                Eq(D(sum_of_squares / N, x[j][k]), 2 * residual / N),
            )
        )
    )
    for divisor in (N * K, N):
        (
            d.chain(D(sum_of_squares / divisor, x[j][k]))
            .eq(D(sum_(m, sum_(i, (x[m][i] - y[m][i]) ** 2)) / divisor, x[j][k]), definition)
            .eq(
                sum_(m, sum_(i, 2 * (x[m][i] - y[m][i]) * delta(m, j) * delta(i, k))) / divisor,
                chain_rule,
            )
            .eq(2 * residual / divisor, kronecker)
        )
