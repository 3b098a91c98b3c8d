"""∂/∂q_k of the generalised divergence is 1 − t_k/q_k."""

from derive.authoring import *


@theorem(
    _("The gradient of the generalised divergence"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the generalised divergence"),
)
def generalised_kl_divergence_gradient(d):
    """Unlike −t_k/q_k it vanishes at q = t, with no condition on the sum."""
    n = d.size("n")
    t, q = d.family("t", n, nonnegative), d.family("q", n, positive)
    k, i = d.index("k", n), index("i", n)
    loss = generalised_kl_divergence(t, q)
    d.show(Eq(D(loss, q[k]), 1 - t[k] / q[k]))
    (
        d.chain(D(loss, q[k]))
        .eq(D(sum_(i, xlogy(t[i], t[i]) - t[i] * log(q[i]) - t[i] + q[i]), q[k]), definition)
        .eq(sum_(i, (1 - t[i] / q[i]) * delta(i, k)), differentiation)
        .eq(1 - t[k] / q[k], kronecker)
    )
