"""The gradients of the mean KL term with log-variances."""

from derive.authoring import *


@theorem(_("The gradients of the mean KL term with log-variances"), claims=("loss:gaussian_kl",))
def gaussian_kl_with_log_variance_mean(d):
    """μ_jk/N and ½ (e^{s_jk} − 1)/N, for item j and coordinate k: summed over the coordinates, averaged over the
    items."""
    N, n = d.size("N"), d.size("n")
    mu, s = d.family("mu", N, family_sort(n, real)), d.family("s", N, family_sort(n, real))
    j, k = d.index("j", N), d.index("k", n)
    m, i = index("m", N), index("i", n)
    mean = sum_(m, gaussian_kl_with_log_variance(mu[m], s[m])) / N
    slope = (exp(s[j, k]) - 1) / 2 / N
    d.show(conjunction((Eq(D(mean, mu[j, k]), mu[j, k] / N), Eq(D(mean, s[j, k]), slope))))
    (
        d.chain(D(mean, mu[j, k]))
        .eq(sum_(m, sum_(i, mu[m, i] * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq(mu[j, k] / N, kronecker)
    )
    (
        d.chain(D(mean, s[j, k]))
        .eq(sum_(m, sum_(i, (exp(s[m, i]) - 1) / 2 * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq(slope, kronecker)
    )
