"""Cross-entropy of logits and soft targets without overflow: each term is a weight times a number ≥ 0."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form


@theorem(_("Softmax cross-entropy in a stable form"), claims=("loss:softmax",))
def softmax_cross_entropy_stable_form(d):
    """ℓ(z, t) = Σ t_i (L + m − z_i) with m = max z_i and L = log Σ e^{z_j − m}: neither L nor m − z_i is negative, so
    that for weights t_i ≥ 0 nothing cancels."""
    K = d.size("K")
    z, t = d.family("z", K), d.family("t", K)
    i, j = index("i", K), index("j", K)
    m = largest(z)
    loss = softmax_cross_entropy(z, t)
    d.show(Eq(loss, sum_(i, t[i] * (log(sum_(j, exp(z[j] - m))) + m - z[i]))))
    (
        d.chain(loss)
        .eq(-sum_(i, t[i] * (z[i] - logsumexp(z))), definition)
        .eq(sum_(i, t[i] * (log(sum_(j, exp(z[j] - m))) + m - z[i])), logsumexp_stable_form(K, z))
    )
