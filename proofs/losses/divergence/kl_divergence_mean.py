"""The gradients of the mean divergence of probabilities."""

from derive.authoring import *


@theorem(_("The gradients of the mean divergence"), claims=("loss:kl_divergence",))
def kl_divergence_mean(d):
    """The mean of D(p_m ‖ q_m) over N items has the slope −p_jk/(N q_jk) in q_jk and (log p_jk − log q_jk + 1)/N in
    p_jk."""
    N, n = d.size("N"), d.size("n")
    p, q = d.family("p", N, family_sort(n, positive)), d.family("q", N, family_sort(n, positive))
    j, k = d.index("j", N), d.index("k", n)
    m, i = index("m", N), index("i", n)
    mean = sum_(m, kl_divergence(p[m], q[m])) / N
    written = sum_(m, sum_(i, p[m, i] * log(p[m, i]) - p[m, i] * log(q[m, i]))) / N
    in_q, in_p = -p[j, k] / q[j, k] / N, (log(p[j, k]) - log(q[j, k]) + 1) / N
    d.show(conjunction((Eq(D(mean, q[j, k]), in_q), Eq(D(mean, p[j, k]), in_p))))
    (
        d.chain(D(mean, q[j, k]))
        .eq(D(written, q[j, k]), definition)
        .eq(-sum_(m, sum_(i, p[m, i] / q[m, i] * delta(m, j) * delta(i, k))) / N, differentiation)
        .eq(in_q, kronecker)
    )
    (
        d.chain(D(mean, p[j, k]))
        .eq(D(written, p[j, k]), definition)
        .eq(
            sum_(m, sum_(i, (log(p[m, i]) - log(q[m, i]) + 1) * delta(m, j) * delta(i, k))) / N,
            product_rule,
        )
        .eq(in_p, kronecker)
    )
