"""The gradients of the KL term of a VAE, averaged over N items."""

from derive.authoring import *


@theorem(_("The gradients of the mean KL term"), claims=("loss:gaussian_kl",))
def gaussian_kl_mean(d):
    """μ_jk/N and (σ_jk − 1/σ_jk)/N, for item j and coordinate k: summed over the coordinates, averaged over the items.
    A mean over the coordinates too would divide by their number once more, and weaken the term."""
    N, n = d.size("N"), d.size("n")
    mu = d.family("mu", N, function_sort(index_range(n), real))
    sigma = d.family("sigma", N, function_sort(index_range(n), positive))
    j, k = d.index("j", N), d.index("k", n)
    m, i = index("m", N), index("i", n)
    mean = sum_(m, gaussian_kl(mu[m], sigma[m])) / N
    written = sum_(m, sum_(i, mu[m][i] ** 2 + sigma[m][i] ** 2 - 1 - log(sigma[m][i] ** 2)) / 2) / N
    slope = (sigma[j][k] - 1 / sigma[j][k]) / N
    d.show(conjunction((Eq(D(mean, mu[j][k]), mu[j][k] / N), Eq(D(mean, sigma[j][k]), slope))))
    (
        d.chain(D(mean, mu[j][k]))
        .eq(D(written, mu[j][k]), definition)
        .eq(sum_(m, sum_(i, mu[m][i] * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq(mu[j][k] / N, kronecker)
    )
    (
        d.chain(D(mean, sigma[j][k]))
        .eq(D(written, sigma[j][k]), definition)
        .eq(sum_(m, sum_(i, (sigma[m][i] - 1 / sigma[m][i]) * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq(slope, kronecker)
    )
