"""The gradient of the mean divergence with a logarithmic target."""

from derive.authoring import *


@theorem(_("The gradient of the mean divergence with a logarithmic target"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_mean(d):
    """∂/∂x_jk of (1/N) Σ ℓ(s_m, x_m) is −e^{s_jk}/N: the 'batchmean', with the probability t = e^s for the target."""
    N, n = d.size("N"), d.size("n")
    s, x = d.family("s", N, family_sort(n, real)), d.family("x", N, family_sort(n, real))
    j, k = d.index("j", N), d.index("k", n)
    m, i = index("m", N), index("i", n)
    mean = sum_(m, kl_divergence_with_log_target(s[m], x[m])) / N
    d.show(Eq(D(mean, x[j, k]), -exp(s[j, k]) / N))
    (
        d.chain(D(mean, x[j, k]))
        .eq(D(sum_(m, sum_(i, exp(s[m, i]) * (s[m, i] - x[m, i]))) / N, x[j, k]), definition)
        .eq(-sum_(m, sum_(i, exp(s[m, i]) * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq(-exp(s[j, k]) / N, kronecker)
    )
