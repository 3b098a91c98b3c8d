"""The gradients of the mean Gaussian loss in the means and the logarithms of the variances."""

from derive.authoring import *


@theorem(
    _("The gradients of the mean Gaussian loss with log-variances"), claims=("loss:gaussian_negative_log_likelihood",)
)
def gaussian_negative_log_likelihood_with_log_variance_mean(d):
    """With s_j = log v_j: e^{−s_j}(m_j − y_j)/N in the mean m_j and ½ (1 − e^{−s_j}(m_j − y_j)²)/N in s_j: what one
    item has, divided by N."""
    N = d.size("N")
    y, m, s = d.family("y", N), d.family("m", N), d.family("s", N)
    j, i = d.index("j", N), index("i", N)
    mean = sum_(i, gaussian_negative_log_likelihood_with_log_variance(y[i], m[i], s[i])) / N
    in_mean = (m[j] - y[j]) * exp(-s[j]) / N
    in_log_variance = (1 - (m[j] - y[j]) ** 2 * exp(-s[j])) / 2 / N
    d.show(conjunction((Eq(D(mean, m[j]), in_mean), Eq(D(mean, s[j]), in_log_variance))))
    (
        d.chain(D(mean, m[j]))
        .eq(sum_(i, (m[i] - y[i]) * exp(-s[i]) * delta(i, j)) / N, chain_rule)
        .eq(in_mean, kronecker)
    )
    (
        d.chain(D(mean, s[j]))
        .eq(sum_(i, (1 - (m[i] - y[i]) ** 2 * exp(-s[i])) / 2 * delta(i, j)) / N, chain_rule)
        .eq(in_log_variance, kronecker)
    )
