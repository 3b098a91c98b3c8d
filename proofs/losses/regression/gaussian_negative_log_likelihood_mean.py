"""The gradients of the mean Gaussian negative log-likelihood over N items."""

from derive.authoring import *


@theorem(_("The gradients of the mean Gaussian loss"), claims=("loss:gaussian_negative_log_likelihood",))
def gaussian_negative_log_likelihood_mean(d):
    """In the mean and in the variance of item j: the slopes of one item, divided by N."""
    N = d.size("N")
    y, m, v = d.family("y", N), d.family("m", N), d.family("v", N, positive)
    j, i = d.index("j", N), index("i", N)

    def e(i):
        return m[i] - y[i]

    mean = sum_(i, gaussian_negative_log_likelihood(y[i], m[i], v[i])) / N
    written = sum_(i, (log(v[i]) + e(i) ** 2 / v[i]) / 2) / N
    in_mean, in_variance = e(j) / v[j] / N, (1 - e(j) * (e(j) / v[j])) / (2 * v[j]) / N
    d.show(conjunction((Eq(D(mean, m[j]), in_mean), Eq(D(mean, v[j]), in_variance))))
    (
        d.chain(D(mean, m[j]))
        .eq(D(written, m[j]), definition)
        .eq(sum_(i, e(i) / v[i] * delta(i, j)) / N, chain_rule)
        .eq(in_mean, kronecker)
    )
    (
        d.chain(D(mean, v[j]))
        .eq(D(written, v[j]), definition)
        .eq(sum_(i, (1 / v[i] - e(i) ** 2 / v[i] ** 2) * delta(i, j)) / (2 * N), quotient_rule)
        .eq(in_variance, kronecker)
    )
