"""Cross-entropy lies below a parabola in every logit: its curvature there is at most ¼."""

from derive.authoring import *
from proofs.losses.activations.hoeffding_for_one_class import hoeffding_for_one_class
from proofs.losses.activations.softmax_at_most_one import softmax_at_most_one
from proofs.losses.activations.softmax_positive import softmax_positive
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(
    _("Cross-entropy with a class label lies below its parabolas"),
    claims=("loss:softmax",),
    lemma=_("cross-entropy lies below its parabolas"),
)
def softmax_cross_entropy_with_integer_labels_below_parabola(d):
    """With p = softmax(z) and the logit z_k moved by d: ℓ(z + d e_k, y) ≤ ℓ(z, y) + (p_k − δ_ky) d + d²/8. A step gains
    what the slope promises, less d²/8 at most."""
    K = d.size("K")
    z, y, k, step = d.family("z", K), d.index("y", K), d.index("k", K), d.real("d")
    i = index("i", K)
    loss, from_logits = softmax_cross_entropy_with_integer_labels, softmax_cross_entropy_with_integer_labels_from_logits
    p, moved = softmax(z)[k], function(i, z[i] + step * delta(i, k))
    d.show(loss(moved, y) <= loss(z, y) + (p - delta(k, y)) * step + step**2 / 8)
    d.have(p > 0, softmax_positive(K, z, k))
    d.have(p <= 1, softmax_at_most_one(K, z, k))
    grown = sum_(i, exp(z[i])) + exp(z[k]) * (exp(step) - 1)
    with d.each(i):
        d.claim(Eq(exp(moved[i]), exp(z[i]) + delta(i, k) * exp(z[i]) * (exp(step) - 1)))
        with d.case(Eq(i, k)) as same:
            d.chain(exp(moved[i])).eq(exp(z[i]) + delta(i, k) * exp(z[i]) * (exp(step) - 1), same)
        with d.case(Ne(i, k)):
            d.chain(exp(moved[i])).eq(exp(z[i]) + delta(i, k) * exp(z[i]) * (exp(step) - 1), kronecker)
    (
        d.chain(sum_(i, exp(moved[i])))
        .eq(sum_(i, exp(z[i]) + delta(i, k) * exp(z[i]) * (exp(step) - 1)), summing(d.proved()))
        .eq(grown, kronecker)
    )
    total_ = d.proved()
    (
        d.chain(loss(moved, y))
        .eq(logsumexp(moved) - z[y] - step * delta(k, y), from_logits(K, moved, y))
        .eq(log(grown) - z[y] - step * delta(k, y), definition, total_)
        .eq(logsumexp(z) + log(1 - p + p * exp(step)) - z[y] - step * delta(k, y), definition)
        .le(logsumexp(z) + (p * step + step**2 / 8) - z[y] - step * delta(k, y), hoeffding_for_one_class(p, step))
        .eq(logsumexp(z) - z[y] + (p - delta(k, y)) * step + step**2 / 8, algebra)
        .eq(loss(z, y) + (p - delta(k, y)) * step + step**2 / 8, from_logits(K, z, y).times(-1))
    )
