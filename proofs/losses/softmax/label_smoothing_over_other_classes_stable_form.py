"""Label smoothing over the other classes without overflow: three parts, none negative."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form


@theorem(_("Label smoothing over the other classes in a stable form"), claims=("loss:label_smoothing",))
def label_smoothing_over_other_classes_stable_form(d):
    """ℓ(z, y, a) = L + (1 − a)(m − z_y) + (a/(K − 1)) Σ_{i≠y} (m − z_i) with m = max z_i and L = log Σ e^{z_i − m}."""
    K = d.variable("K", integers(2, None))
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    i = index("i", K)
    m = largest(z)
    L = log(sum_(i, exp(z[i] - m)))
    loss = label_smoothing_over_other_classes(z, y, a)
    d.show(Eq(loss, L + (1 - a) * (m - z[y]) + a / (K - 1) * sum_(i, (1 - delta(i, y)) * (m - z[i]))))
    q = (1 - a) * delta(i, y) + a / (K - 1) * (1 - delta(i, y))
    (
        d.chain(loss)
        .eq(sum_(i, q * (logsumexp(z) - z[i])), definition)
        .eq(sum_(i, q * (L + m - z[i])), logsumexp_stable_form(K, z))
        .eq(L + (1 - a) * (m - z[y]) + a / (K - 1) * sum_(i, (1 - delta(i, y)) * (m - z[i])), linearity, kronecker)
    )
