"""The gradient of label smoothing: softmax(z) minus the smoothed target."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient
from proofs.losses.softmax.label_smoothing_cross_entropy_from_logits import label_smoothing_cross_entropy_from_logits


@theorem(_("The gradient of label smoothing"), claims=("loss:label_smoothing",), lemma=_("gradient of label smoothing"))
def label_smoothing_cross_entropy_gradient(d):
    """∂ℓ(z, y, a)/∂z_k = softmax(z)_k − q_k with q_k = (1 − a) δ_ky + a/K."""
    K = d.size("K")
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    k, i = d.index("k", K), index("i", K)
    loss = label_smoothing_cross_entropy(z, y, a)
    d.show(Eq(D(loss, z[k]), softmax(z)[k] - (1 - a) * delta(k, y) - a / K))
    direct = logsumexp(z) - (1 - a) * z[y] - a / K * sum_(i, z[i])
    with d.each(z):
        d.have(Eq(loss, direct), label_smoothing_cross_entropy_from_logits(K, z, y, a))
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(direct, z[k]), differentiating(at(value, z), z[k]))
        .eq(D(logsumexp(z), z[k]) - (1 - a) * delta(k, y) - a / K, differentiation)
        .eq(softmax(z)[k] - (1 - a) * delta(k, y) - a / K, logsumexp_gradient(K, z, k))
    )
