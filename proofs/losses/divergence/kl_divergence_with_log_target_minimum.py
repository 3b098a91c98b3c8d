"""For normalised arguments the divergence with a logarithmic target is at least 0."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least divergence with a logarithmic target"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_minimum(d):
    """If Σ e^{s_i} = 1 and Σ e^{x_i} = 1, then the loss is at least 0: x_i − s_i ≤ e^{x_i − s_i} − 1, weighted with
    e^{s_i}. At x = s it is 0."""
    n = d.size("n")
    s, x, i = d.family("s", n), d.family("x", n), index("i", n)
    target = d.suppose(Eq(sum_(i, exp(s[i])), 1))
    normal = d.suppose(Eq(sum_(i, exp(x[i])), 1))
    d.show(conjunction((kl_divergence_with_log_target(s, x) >= 0, Eq(kl_divergence_with_log_target(s, s), 0))))
    with d.each(i):
        (
            d.chain(exp(s[i]) * (s[i] - x[i]))
            .eq(-exp(s[i]) * log(exp(x[i] - s[i])), exponentials)
            .ge(-exp(s[i]) * (exp(x[i] - s[i]) - 1), log_le_sub_one(exp(x[i] - s[i])).times(exp(s[i])))
            .eq(exp(s[i]) - exp(x[i]), exponentials)
        )
    each_term = d.proved()
    (
        d.chain(kl_divergence_with_log_target(s, x))
        .eq(sum_(i, exp(s[i]) * (s[i] - x[i])), definition)
        .ge(sum_(i, exp(s[i]) - exp(x[i])), summing(each_term))
        .eq(0, linearity, target, normal)
    )
    d.have(Eq(kl_divergence_with_log_target(s, s), 0), definition)
