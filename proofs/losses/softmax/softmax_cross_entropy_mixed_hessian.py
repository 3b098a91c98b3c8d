"""The mixed second derivatives of softmax cross-entropy in a logit and a target."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_target_gradient import softmax_cross_entropy_target_gradient


@theorem(_("The mixed second derivatives of softmax cross-entropy"), claims=("loss:softmax",))
def softmax_cross_entropy_mixed_hessian(d):
    """∂²ℓ/∂t_k∂z_j = softmax(z)_j − δ_jk: how the slope in a target moves with a logit."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    j, k = d.index("j", K), d.index("k", K)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(D(D(loss, t[k]), z[j]), softmax(z)[j] - delta(j, k)))
    with d.each(z):
        d.have(Eq(D(loss, t[k]), logsumexp(z) - z[k]), softmax_cross_entropy_target_gradient(K, z, t, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, t[k]), z[j]))
        .eq(D(logsumexp(z) - z[k], z[j]), differentiating(at(gradient, z), z[j]))
        .eq(softmax(z)[j] - delta(j, k), differentiation)
    )
