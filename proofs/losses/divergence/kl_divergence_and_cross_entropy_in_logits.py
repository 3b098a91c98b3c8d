"""Divergence and cross-entropy have one gradient in the logits."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_of_softmax_gradient import kl_divergence_of_softmax_gradient
from proofs.losses.softmax_cross_entropy_gradient import softmax_cross_entropy_gradient


@theorem(_("Divergence and cross-entropy have one gradient in the logits"), claims=("loss:kl_divergence",))
def kl_divergence_and_cross_entropy_in_logits(d):
    """They differ by the entropy of the target, which no logit moves."""
    n = d.size("n")
    t, z, k = d.family("t", n, nonnegative), d.family("z", n), d.index("k", n)
    d.suppose(normalised(t))
    d.show(Eq(D(kl_divergence(t, softmax(z)), z[k]), D(cross_entropy(t, softmax(z)), z[k])))
    (
        d.chain(D(kl_divergence(t, softmax(z)), z[k]))
        .eq(softmax(z)[k] - t[k], kl_divergence_of_softmax_gradient(n, t, z, k))
        .eq(D(cross_entropy(t, softmax(z)), z[k]), softmax_cross_entropy_gradient(n, z, t, k))
    )
