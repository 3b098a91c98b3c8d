"""The gradient of the mean generalised divergence."""

from derive.authoring import *


@theorem(_("The gradient of the mean generalised divergence"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_mean(d):
    """∂/∂q_jk of (1/N) Σ ℓ(t_m, q_m) is (1 − t_jk/q_jk)/N: 0 where q = t, unlike that of the divergence itself."""
    N, n = d.size("N"), d.size("n")
    t, q = d.family("t", N, family_sort(n, nonnegative)), d.family("q", N, family_sort(n, positive))
    j, k = d.index("j", N), d.index("k", n)
    m, i = index("m", N), index("i", n)
    mean = sum_(m, generalised_kl_divergence(t[m], q[m])) / N
    written = sum_(m, sum_(i, xlogy(t[m, i], t[m, i]) - t[m, i] * log(q[m, i]) - t[m, i] + q[m, i])) / N
    d.show(Eq(D(mean, q[j, k]), (1 - t[j, k] / q[j, k]) / N))
    (
        d.chain(D(mean, q[j, k]))
        .eq(D(written, q[j, k]), definition)
        .eq(sum_(m, sum_(i, (1 - t[m, i] / q[m, i]) * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq((1 - t[j, k] / q[j, k]) / N, kronecker)
    )
