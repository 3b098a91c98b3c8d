"""The Hessian of softmax cross-entropy: Σt (diag(p) − ppᵀ)."""

from derive.authoring import *
from proofs.losses.activations.softmax_derivative import softmax_derivative
from proofs.losses.softmax.softmax_cross_entropy_gradient_of_any_targets import (
    softmax_cross_entropy_gradient_of_any_targets,
)


@theorem(_("The Hessian of softmax cross-entropy"), claims=("loss:softmax",))
def softmax_cross_entropy_hessian(d):
    """∂²ℓ(z, t)/∂z_j∂z_k = (δ_jk p_j − p_j p_k) Σ t_i with p = softmax(z): of the targets only their sum stays."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    j, k, i = d.index("j", K), d.index("k", K), index("i", K)
    p = softmax(z)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(D(D(loss, z[j]), z[k]), (delta(j, k) * p[j] - p[j] * p[k]) * sum_(i, t[i])))
    with d.each(z):
        d.have(
            Eq(D(loss, z[j]), p[j] * sum_(i, t[i]) - t[j]), softmax_cross_entropy_gradient_of_any_targets(K, z, t, j)
        )
    gradient = d.proved()
    (
        d.chain(D(D(loss, z[j]), z[k]))
        .eq(D(p[j] * sum_(i, t[i]) - t[j], z[k]), differentiating(at(gradient, z), z[k]))
        .eq(D(p[j], z[k]) * sum_(i, t[i]), differentiation)
        .eq((delta(j, k) * p[j] - p[j] * p[k]) * sum_(i, t[i]), softmax_derivative(K, z, j, k))
    )
