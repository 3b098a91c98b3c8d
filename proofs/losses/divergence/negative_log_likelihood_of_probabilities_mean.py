"""The gradient of the mean negative log-likelihood of probabilities."""

from derive.authoring import *


@theorem(
    _("The gradient of the mean negative log-likelihood of probabilities"), claims=("loss:negative_log_likelihood",)
)
def negative_log_likelihood_of_probabilities_mean(d):
    """∂/∂p_jk of (1/N) Σ −log p_{m y_m} is −δ_{k y_j}/(N p_jk): only the probability of the label has a slope."""
    N, n = d.size("N"), d.size("n")
    p, y = d.family("p", N, family_sort(n, positive)), d.family("y", N, index_range(n))
    j, k, m = d.index("j", N), d.index("k", n), index("m", N)
    mean = sum_(m, negative_log_likelihood_of_probabilities(p[m], y[m])) / N
    d.show(Eq(D(mean, p[j, k]), -delta(k, y[j]) / p[j, k] / N))
    (
        d.chain(D(mean, p[j, k]))
        .eq(D(-sum_(m, log(p[m, y[m]])) / N, p[j, k]), definition)
        .eq(-sum_(m, delta(m, j) * delta(y[m], k) / p[m, y[m]]) / N, chain_rule)
        .eq(-delta(k, y[j]) / p[j, k] / N, kronecker)
    )
