"""The gradient of softmax cross-entropy for weights that need not sum to 1: p·Σt − t."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient
from proofs.losses.softmax.softmax_cross_entropy_from_logits import softmax_cross_entropy_from_logits


@theorem(
    _("The gradient of softmax cross-entropy for any targets"),
    claims=("loss:softmax",),
    lemma=_("gradient of softmax cross-entropy"),
)
def softmax_cross_entropy_gradient_of_any_targets(d):
    """∂ℓ(z, t)/∂z_k = softmax(z)_k Σ t_i − t_k; only for Σ t_i = 1 is this softmax(z) − t."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    k, i = d.index("k", K), index("i", K)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(D(loss, z[k]), softmax(z)[k] * sum_(i, t[i]) - t[k]))
    with d.each(z):
        d.have(
            Eq(loss, sum_(i, t[i]) * logsumexp(z) - sum_(i, t[i] * z[i])), softmax_cross_entropy_from_logits(K, z, t)
        )
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(sum_(i, t[i]) * logsumexp(z) - sum_(i, t[i] * z[i]), z[k]), differentiating(at(value, z), z[k]))
        .eq(sum_(i, t[i]) * D(logsumexp(z), z[k]) - sum_(i, t[i] * delta(i, k)), differentiation)
        .eq(softmax(z)[k] * sum_(i, t[i]) - t[k], logsumexp_gradient(K, z, k), kronecker)
    )
