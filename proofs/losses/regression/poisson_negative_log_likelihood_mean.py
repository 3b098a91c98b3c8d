"""The gradient of the mean Poisson loss over N items: (1 − y_j/r_j)/N."""

from derive.authoring import *


@theorem(_("The gradient of the mean Poisson loss"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_mean(d):
    """The slope of one item, divided by the number of items."""
    N = d.size("N")
    y, r = d.family("y", N, nonnegative), d.family("r", N, positive)
    j, m = d.index("j", N), index("m", N)
    mean = sum_(m, poisson_negative_log_likelihood(y[m], r[m])) / N
    d.show(Eq(D(mean, r[j]), (1 - y[j] / r[j]) / N))
    (
        d.chain(D(mean, r[j]))
        .eq(D(sum_(m, r[m] - y[m] * log(r[m])) / N, r[j]), definition)
        .eq(sum_(m, (1 - y[m] / r[m]) * delta(m, j)) / N, differentiation)
        .eq((1 - y[j] / r[j]) / N, kronecker)
    )
