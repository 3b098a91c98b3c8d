"""The Hessian of the z-loss."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient
from proofs.losses.activations.softmax_derivative import softmax_derivative
from proofs.losses.softmax.z_loss_gradient import z_loss_gradient


@theorem(_("The Hessian of the z-loss"), claims=("loss:z_loss",), lemma=_("Hessian of the z-loss"))
def z_loss_hessian(d):
    """∂²lse(z)²/∂z_j∂z_k = 2 p_j p_k + 2 lse(z) (δ_jk p_j − p_j p_k) with p = softmax(z)."""
    K = d.size("K")
    z, j, k = d.family("z", K), d.index("j", K), d.index("k", K)
    p = softmax(z)
    second = 2 * p[j] * p[k] + 2 * logsumexp(z) * (delta(j, k) * p[j] - p[j] * p[k])
    d.show(Eq(D(D(z_loss(z), z[j]), z[k]), second))
    with d.each(z):
        d.have(Eq(D(z_loss(z), z[j]), 2 * logsumexp(z) * p[j]), z_loss_gradient(K, z, j))
    gradient = d.proved()
    (
        d.chain(D(D(z_loss(z), z[j]), z[k]))
        .eq(D(2 * logsumexp(z) * p[j], z[k]), differentiating(at(gradient, z), z[k]))
        .eq(2 * D(logsumexp(z), z[k]) * p[j] + 2 * logsumexp(z) * D(p[j], z[k]), product_rule)
        .eq(second, logsumexp_gradient(K, z, k), softmax_derivative(K, z, j, k))
    )
