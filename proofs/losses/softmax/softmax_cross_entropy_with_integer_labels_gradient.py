"""The gradient of cross-entropy with a class label: softmax(z) minus 1 at the class."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(
    _("The gradient of cross-entropy with a class label"),
    claims=("loss:softmax",),
    lemma=_("gradient of cross-entropy"),
)
def softmax_cross_entropy_with_integer_labels_gradient(d):
    """∂ℓ(z, y)/∂z_k = softmax(z)_k − δ_ky."""
    K = d.size("K")
    z, y, k = d.family("z", K), d.index("y", K), d.index("k", K)
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(D(loss, z[k]), softmax(z)[k] - delta(k, y)))
    with d.each(z):
        d.have(Eq(loss, logsumexp(z) - z[y]), softmax_cross_entropy_with_integer_labels_from_logits(K, z, y))
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(logsumexp(z) - z[y], z[k]), differentiating(at(value, z), z[k]))
        .eq(D(logsumexp(z), z[k]) - delta(k, y), differentiation)
        .eq(softmax(z)[k] - delta(k, y), logsumexp_gradient(K, z, k))
    )
