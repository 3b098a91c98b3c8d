"""The Hessian of cross-entropy at a temperature: (diag(p) − ppᵀ)/T²."""

from derive.authoring import *
from proofs.losses.softmax.temperature_cross_entropy_gradient import temperature_cross_entropy_gradient


@theorem(_("The Hessian of cross-entropy at a temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_hessian(d):
    """∂²ℓ(z, y, T)/∂z_j∂z_k = (δ_jk p_j − p_j p_k)/T² with p = softmax(z/T)."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    j, k, i = d.index("j", K), d.index("k", K), index("i", K)
    loss, p = temperature_cross_entropy(z, y, T), softmax(function(i, z[i] / T))
    d.show(Eq(D(D(loss, z[j]), z[k]), (delta(j, k) * p[j] - p[j] * p[k]) / T**2))
    with d.each(z):
        d.have(Eq(D(loss, z[j]), (p[j] - delta(j, y)) / T), temperature_cross_entropy_gradient(K, z, y, T, j))
    gradient = d.proved()
    (
        d.chain(D(D(loss, z[j]), z[k]))
        .eq(D((p[j] - delta(j, y)) / T, z[k]), differentiating(at(gradient, z), z[k]))
        .eq(p[j] * (delta(j, k) - p[k]) / T / T, chain_rule)
        .eq((delta(j, k) * p[j] - p[j] * p[k]) / T**2, algebra)
    )
