"""∂D(p ‖ q)/∂q_k = −p_k/q_k."""

from derive.authoring import *


@theorem(_("The gradient of the divergence"), claims=("B12",), lemma="∂D/∂q_k = −p_k/q_k")
def kl_divergence_gradient(d):
    """q is any positive family: its entries move freely, for under Σ q_i = 1 no entry can move alone."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, positive)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(kl_divergence(p, q), q[k]), -p[k] / q[k]))
    (
        d.chain(D(kl_divergence(p, q), q[k]))
        .eq(D(sum_(i, xlogy(p[i], p[i]) - p[i] * log(q[i])), q[k]), definition)
        .eq(-sum_(i, p[i] * delta(i, k) / q[i]), differentiation)
        .eq(-p[k] / q[k], kronecker)
    )
