"""The mean of the negative log-likelihood over N items, and its gradient with the factor 1/N."""

from derive.authoring import *


@theorem(_("The mean negative log-likelihood"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_mean(d):
    """Row m of x holds the log-probabilities of item m, whose class is y_m. The slope at (j, k) is −1/N at the class
    of item j and 0 elsewhere."""
    N, n = d.size("N"), d.size("n")
    x = d.variable("x", function_sort(index_range(N), function_sort(index_range(n), real)))
    y = d.variable("y", function_sort(index_range(N), index_range(n)))
    j, k, m = d.index("j", N), d.index("k", n), index("m", N)
    mean = sum_(m, negative_log_likelihood(x[m], y[m])) / N
    d.show(Eq(D(mean, x[j][k]), -delta(k, y[j]) / N))
    (
        d.chain(D(mean, x[j][k]))
        .eq(D(-sum_(m, x[m][y[m]]) / N, x[j][k]), definition)
        .eq(-sum_(m, delta(m, j) * delta(y[m], k)) / N, differentiation)
        .eq(-delta(k, y[j]) / N, kronecker)
    )
