"""Label smoothing of logits without overflow: three parts, none negative."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form
from proofs.losses.softmax.label_smoothing_cross_entropy_from_logits import label_smoothing_cross_entropy_from_logits


@theorem(_("Label smoothing in a stable form"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_stable_form(d):
    """ℓ(z, y, a) = L + (1 − a)(m − z_y) + (a/K) Σ (m − z_i) with m = max z_i and L = log Σ e^{z_i − m}."""
    K = d.size("K")
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    i = index("i", K)
    m = largest(z)
    loss = label_smoothing_cross_entropy(z, y, a)
    stable = log(sum_(i, exp(z[i] - m))) + (1 - a) * (m - z[y]) + a / K * sum_(i, m - z[i])
    d.show(Eq(loss, stable))
    (
        d.chain(loss)
        .eq(
            logsumexp(z) - (1 - a) * z[y] - a / K * sum_(i, z[i]), label_smoothing_cross_entropy_from_logits(K, z, y, a)
        )
        .eq(m + log(sum_(i, exp(z[i] - m))) - (1 - a) * z[y] - a / K * sum_(i, z[i]), logsumexp_stable_form(K, z))
        .eq(stable, linearity)
    )
