"""Softmax cross-entropy is linear in its targets."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_target_gradient import softmax_cross_entropy_target_gradient


@theorem(_("Softmax cross-entropy is linear in its targets"), claims=("loss:softmax",))
def softmax_cross_entropy_target_hessian(d):
    """∂²ℓ/∂t_j∂t_k = 0: the slope log-sum-exp(z) − z_k does not speak of t."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    j, k = d.index("j", K), d.index("k", K)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(D(D(loss, t[k]), t[j]), 0))
    with d.each(t):
        d.have(Eq(D(loss, t[k]), logsumexp(z) - z[k]), softmax_cross_entropy_target_gradient(K, z, t, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, t[k]), t[j]))
        .eq(D(logsumexp(z) - z[k], t[j]), differentiating(at(gradient, t), t[j]))
        .eq(0, differentiation)
    )
