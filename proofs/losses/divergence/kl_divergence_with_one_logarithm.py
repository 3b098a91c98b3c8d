"""The divergence, with the ratio under one logarithm."""

from derive.authoring import *


@theorem(_("The divergence with one logarithm"), claims=("loss:kl_divergence",))
def kl_divergence_with_one_logarithm(d):
    """Σ p_i log(p_i/q_i) for a positive q; terms with p_i = 0 count 0. In floating point the ratio may overflow where
    the two logarithms do not."""
    n = d.size("n")
    p, q, i = d.family("p", n, nonnegative), d.family("q", n, positive), index("i", n)
    d.show(Eq(kl_divergence(p, q), sum_(i, xlogy(p[i], p[i] / q[i]))))
    with d.each(i):
        ratio = xlogy(p[i], p[i] / q[i])
        d.claim(Eq(xlogy(p[i], p[i]) - xlogy(p[i], q[i]), ratio))
        with d.case(Eq(p[i], 0)) as nothing:
            d.chain(xlogy(p[i], p[i]) - xlogy(p[i], q[i])).eq(0, nothing).eq(ratio, nothing)
        with d.case(p[i] > 0):
            d.chain(xlogy(p[i], p[i]) - xlogy(p[i], q[i])).eq(ratio, logarithms)
    each_term = d.proved()
    (
        d.chain(kl_divergence(p, q))
        .eq(sum_(i, xlogy(p[i], p[i]) - xlogy(p[i], q[i])), definition)
        .eq(sum_(i, xlogy(p[i], p[i] / q[i])), summing(each_term))
    )
