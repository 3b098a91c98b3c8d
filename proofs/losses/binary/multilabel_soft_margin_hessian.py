"""The Hessian of the multilabel soft margin loss is diagonal."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.binary.multilabel_soft_margin_gradient import multilabel_soft_margin_gradient


@theorem(_("The Hessian of the multilabel soft margin loss"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_hessian(d):
    """∂²ℓ/∂x_k∂x_j = δ_kj σ(x_k)(1 − σ(x_k))/K: diagonal, since each label has a logit of its own."""
    K = d.size("K")
    y, x = d.family("y", K, probability), d.family("x", K)
    k, j = d.index("k", K), d.index("j", K)
    loss, t = multilabel_soft_margin(y, x), variable("t", real)
    p = sigmoid(x[k])
    d.show(Eq(D(D(loss, x[k]), x[j]), delta(k, j) * p * (1 - p) / K))
    with d.each(x):
        d.have(Eq(D(loss, x[k]), (p - y[k]) / K), multilabel_soft_margin_gradient(K, y, x, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, x[k]), x[j]))
        .eq(D((p - y[k]) / K, x[j]), differentiating(at(gradient, x), x[j]))
        .eq(delta(k, j) * D_at(sigmoid(t), t, x[k]) / K, chain_rule)
        .eq(delta(k, j) * p * (1 - p) / K, sigmoid_derivative(x[k]))
    )
