"""Softmax cross-entropy is convex in the logits, for weights that do not add up to less than 0."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_convex import logsumexp_convex
from proofs.losses.softmax.softmax_cross_entropy_from_logits import softmax_cross_entropy_from_logits


@theorem(_("Softmax cross-entropy is convex"), claims=("loss:softmax",))
def softmax_cross_entropy_convex(d):
    """ℓ((1 − s) z + s w, t) ≤ (1 − s) ℓ(z, t) + s ℓ(w, t) for 0 ≤ s ≤ 1, if Σ t_i ≥ 0: log-sum-exp is convex, and the
    rest is linear."""
    K = d.size("K")
    z, w, t = d.family("z", K), d.family("w", K), d.family("t", K)
    s = d.variable("s", probability)
    i = index("i", K)
    d.suppose(sum_(i, t[i]) >= 0)
    between = function(i, (1 - s) * z[i] + s * w[i])
    mean_loss = (1 - s) * softmax_cross_entropy(z, t) + s * softmax_cross_entropy(w, t)
    d.show(softmax_cross_entropy(between, t) <= mean_loss)
    (
        d.chain(softmax_cross_entropy(between, t))
        .eq(
            sum_(i, t[i]) * logsumexp(between) - sum_(i, t[i] * between[i]),
            softmax_cross_entropy_from_logits(K, between, t),
        )
        .le(
            sum_(i, t[i]) * ((1 - s) * logsumexp(z) + s * logsumexp(w)) - sum_(i, t[i] * between[i]),
            logsumexp_convex(K, z, w, s).times(sum_(i, t[i])),
        )
        .eq(mean_loss, definition)
    )
