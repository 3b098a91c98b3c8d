"""The gradient of the z-loss: 2 lse(z) softmax(z)."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient


@theorem(_("The gradient of the z-loss"), claims=("loss:z_loss",), lemma=_("gradient of the z-loss"))
def z_loss_gradient(d):
    """∂lse(z)²/∂z_k = 2 lse(z) softmax(z)_k: all logits are pushed the same way, towards lse(z) = 0."""
    K = d.size("K")
    z, k = d.family("z", K), d.index("k", K)
    d.show(Eq(D(z_loss(z), z[k]), 2 * logsumexp(z) * softmax(z)[k]))
    (
        d.chain(D(z_loss(z), z[k]))
        .eq(D(logsumexp(z) ** 2, z[k]), definition)
        .eq(2 * logsumexp(z) * D(logsumexp(z), z[k]), chain_rule)
        .eq(2 * logsumexp(z) * softmax(z)[k], logsumexp_gradient(K, z, k))
    )
