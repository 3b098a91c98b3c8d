"""The gradient of the multilabel soft margin loss."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_mean import binary_cross_entropy_with_logits_mean


@theorem(_("The gradient of the multilabel soft margin loss"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_gradient(d):
    """∂ℓ/∂x_k = (σ(x_k) − y_k)/K: a mean over labels has the factor 1/K."""
    K = d.size("K")
    y, x = d.family("y", K, probability), d.family("x", K)
    k, i = d.index("k", K), index("i", K)
    loss = multilabel_soft_margin(y, x)
    d.show(Eq(D(loss, x[k]), (sigmoid(x[k]) - y[k]) / K))
    (
        d.chain(D(loss, x[k]))
        .eq(D(sum_(i, binary_cross_entropy_with_logits(y[i], x[i])) / K, x[k]), definition)
        .eq((sigmoid(x[k]) - y[k]) / K, binary_cross_entropy_with_logits_mean(K, y, x, k))
    )
