"""The gradient of D(t ‖ softmax(z)) in the logits is softmax(z) − t."""

from derive.authoring import *


@theorem(
    _("The gradient of the divergence in the logits"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the divergence in the logits"),
)
def kl_divergence_of_softmax_gradient(d):
    """For a target t with Σ t = 1, zeros allowed: the same gradient as that of cross-entropy."""
    n = d.size("n")
    t, z = d.family("t", n, nonnegative), d.family("z", n)
    k, i = d.index("k", n), index("i", n)
    normal = d.suppose(normalised(t))
    loss = kl_divergence(t, softmax(z))
    d.show(Eq(D(loss, z[k]), softmax(z)[k] - t[k]))
    with d.each(z):
        (
            d.chain(loss)
            .eq(sum_(i, xlogy(t[i], t[i]) - t[i] * (z[i] - logsumexp(z))), definition)
            .eq(logsumexp(z) - sum_(i, t[i] * z[i]) - entropy(t), linearity, normal)
        )
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(logsumexp(z) - sum_(i, t[i] * z[i]) - entropy(t), z[k]), differentiating(at(value, z), z[k]))
        .eq(softmax(z)[k] - sum_(i, t[i] * delta(i, k)), chain_rule)
        .eq(softmax(z)[k] - t[k], kronecker)
    )
