"""The gradient of the mean z-loss."""

from derive.authoring import *


@theorem(_("The gradient of the mean z-loss"), claims=("loss:z_loss",))
def z_loss_mean(d):
    """∂/∂z_nk of (1/N) Σ lse(z_a)² is 2 lse(z_n) softmax(z_n)_k/N."""
    N, K = d.size("N"), d.size("K")
    z = d.family("z", N, family_sort(K, real))
    n, k, a = d.index("n", N), d.index("k", K), index("a", N)
    mean = sum_(a, z_loss(z[a])) / N
    d.show(Eq(D(mean, z[n, k]), 2 * logsumexp(z[n]) * softmax(z[n])[k] / N))
    (
        d.chain(D(mean, z[n, k]))
        .eq(D(sum_(a, logsumexp(z[a]) ** 2) / N, z[n, k]), definition)
        .eq(sum_(a, delta(a, n) * 2 * logsumexp(z[a]) * softmax(z[a])[k]) / N, chain_rule)
        .eq(2 * logsumexp(z[n]) * softmax(z[n])[k] / N, kronecker)
    )
