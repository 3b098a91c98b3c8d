"""The Hessian of cross-entropy with a class label: diag(p) − ppᵀ."""

from derive.authoring import *
from proofs.losses.activations.softmax_derivative import softmax_derivative
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_gradient import (
    softmax_cross_entropy_with_integer_labels_gradient,
)


@theorem(_("The Hessian of cross-entropy with a class label"), claims=("loss:softmax",))
def softmax_cross_entropy_with_integer_labels_hessian(d):
    """∂²ℓ(z, y)/∂z_j∂z_k = δ_jk p_j − p_j p_k with p = softmax(z): the label does not occur in it."""
    K = d.size("K")
    z, y = d.family("z", K), d.index("y", K)
    j, k = d.index("j", K), d.index("k", K)
    p = softmax(z)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(D(D(loss, z[j]), z[k]), delta(j, k) * p[j] - p[j] * p[k]))
    with d.each(z):
        d.have(Eq(D(loss, z[j]), p[j] - delta(j, y)), softmax_cross_entropy_with_integer_labels_gradient(K, z, y, j))
    gradient = d.proved()
    (
        d.chain(D(D(loss, z[j]), z[k]))
        .eq(D(p[j] - delta(j, y), z[k]), differentiating(at(gradient, z), z[k]))
        .eq(D(p[j], z[k]), differentiation)
        .eq(delta(j, k) * p[j] - p[j] * p[k], softmax_derivative(K, z, j, k))
    )
