"""The Hessian of label smoothing over the other classes."""

from derive.authoring import *
from proofs.losses.activations.softmax_derivative import softmax_derivative
from proofs.losses.softmax.label_smoothing_over_other_classes_gradient import (
    label_smoothing_over_other_classes_gradient,
)


@theorem(_("The Hessian of label smoothing over the other classes"), claims=("loss:label_smoothing",))
def label_smoothing_over_other_classes_hessian(d):
    """∂²ℓ/∂z_j∂z_k = δ_jk p_j − p_j p_k with p = softmax(z), as for every target that sums to 1."""
    K = d.variable("K", integers(2, None))
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    j, k = d.index("j", K), d.index("k", K)
    p = softmax(z)
    loss = label_smoothing_over_other_classes(z, y, a)
    d.show(Eq(D(D(loss, z[j]), z[k]), delta(j, k) * p[j] - p[j] * p[k]))
    slope = p[j] - (1 - a) * delta(j, y) - a / (K - 1) * (1 - delta(j, y))
    with d.each(z):
        d.have(Eq(D(loss, z[j]), slope), label_smoothing_over_other_classes_gradient(K, z, y, a, j))
    gradient = d.proved()
    (
        d.chain(D(D(loss, z[j]), z[k]))
        .eq(D(slope, z[k]), differentiating(at(gradient, z), z[k]))
        .eq(D(p[j], z[k]), differentiation)
        .eq(delta(j, k) * p[j] - p[j] * p[k], softmax_derivative(K, z, j, k))
    )
