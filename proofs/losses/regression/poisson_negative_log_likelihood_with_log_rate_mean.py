"""The gradient of the mean Poisson loss in the log-rates: (e^{x_j} − y_j)/N."""

from derive.authoring import *


@theorem(_("The gradient of the mean Poisson loss in the log-rates"), claims=("loss:poisson_negative_log_likelihood",))
def poisson_negative_log_likelihood_with_log_rate_mean(d):
    """Prediction minus target, divided by the number of items."""
    N = d.size("N")
    y, x = d.family("y", N, nonnegative), d.family("x", N)
    j, m = d.index("j", N), index("m", N)
    mean = sum_(m, poisson_negative_log_likelihood_with_log_rate(y[m], x[m])) / N
    d.show(Eq(D(mean, x[j]), (exp(x[j]) - y[j]) / N))
    (
        d.chain(D(mean, x[j]))
        .eq(D(sum_(m, exp(x[m]) - y[m] * x[m]) / N, x[j]), definition)
        .eq(sum_(m, (exp(x[m]) - y[m]) * delta(m, j)) / N, differentiation)
        .eq((exp(x[j]) - y[j]) / N, kronecker)
    )
