"""The mixed second derivatives of the divergence in its two arguments."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_first_argument_gradient import kl_divergence_first_argument_gradient


@theorem(_("The mixed second derivatives of the divergence"), claims=("loss:kl_divergence",))
def kl_divergence_mixed_hessian(d):
    """∂²D/∂p_k∂q_j = −δ_jk/q_k."""
    n = d.size("n")
    p, q = d.family("p", n, positive), d.family("q", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    slope = log(p[k]) - log(q[k]) + 1
    d.show(Eq(D(D(kl_divergence(p, q), p[k]), q[j]), -delta(j, k) / q[k]))
    with d.each(q):
        d.have(Eq(D(kl_divergence(p, q), p[k]), slope), kl_divergence_first_argument_gradient(n, p, q, k))
    gradient = d.proved()
    (
        d.chain(D(D(kl_divergence(p, q), p[k]), q[j]))
        .eq(D(slope, q[j]), differentiating(at(gradient, q), q[j]))
        .eq(-delta(j, k) / q[k], differentiation)
    )
