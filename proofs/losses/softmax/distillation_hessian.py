"""The Hessian of distillation is that of log-sum-exp at z/T: the factor T² cancels."""

from derive.authoring import *
from proofs.losses.softmax.distillation_gradient import distillation_gradient


@theorem(_("The Hessian of distillation"), claims=("loss:distillation",))
def distillation_hessian(d):
    """∂²ℓ(z, v, T)/∂z_j∂z_k = δ_jk p_j − p_j p_k with p = softmax(z/T)."""
    K = d.size("K")
    z, v, T = d.family("z", K), d.family("v", K), d.positive("T")
    j, k, i = d.index("j", K), d.index("k", K), index("i", K)
    p, q = softmax(function(i, z[i] / T)), softmax(function(i, v[i] / T))
    loss = distillation(z, v, T)
    d.show(Eq(D(D(loss, z[j]), z[k]), delta(j, k) * p[j] - p[j] * p[k]))
    with d.each(z):
        d.have(Eq(D(loss, z[j]), T * (p[j] - q[j])), distillation_gradient(K, z, v, T, j))
    gradient = d.proved()
    (
        d.chain(D(D(loss, z[j]), z[k]))
        .eq(D(T * (p[j] - q[j]), z[k]), differentiating(at(gradient, z), z[k]))
        .eq(T * (p[j] * (delta(j, k) - p[k]) / T), chain_rule)
        .eq(delta(j, k) * p[j] - p[j] * p[k], algebra)
    )
