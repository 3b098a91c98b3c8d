"""Cross-entropy with a class label lies above its tangents in the logits."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_above_tangents import logsumexp_above_tangents
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(
    _("Cross-entropy with a class label lies above its tangents"),
    claims=("loss:softmax",),
    lemma=_("cross-entropy lies above its tangents"),
)
def softmax_cross_entropy_with_integer_labels_above_tangents(d):
    """ℓ(w, y) ≥ ℓ(z, y) + Σ_i (p_i − δ_iy)(w_i − z_i) with p = softmax(z): ℓ is log-sum-exp less a linear function."""
    K = d.size("K")
    z, w, y = d.family("z", K), d.family("w", K), d.index("y", K)
    i = index("i", K)
    p, loss, from_logits = (
        softmax(z),
        softmax_cross_entropy_with_integer_labels,
        (softmax_cross_entropy_with_integer_labels_from_logits),
    )
    d.show(loss(w, y) >= loss(z, y) + sum_(i, (p[i] - delta(i, y)) * (w[i] - z[i])))
    (
        d.chain(loss(w, y))
        .eq(logsumexp(w) - w[y], from_logits(K, w, y))
        .ge(logsumexp(z) + sum_(i, p[i] * (w[i] - z[i])) - w[y], logsumexp_above_tangents(K, z, w))
        .eq(logsumexp(z) - z[y] + sum_(i, (p[i] - delta(i, y)) * (w[i] - z[i])), kronecker)
        .eq(loss(z, y) + sum_(i, (p[i] - delta(i, y)) * (w[i] - z[i])), from_logits(K, z, y))
    )
