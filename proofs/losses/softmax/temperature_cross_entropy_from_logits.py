"""Cross-entropy at a temperature: log-sum-exp of z/T minus z_y/T."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_from_logits import (
    softmax_cross_entropy_with_integer_labels_from_logits,
)


@theorem(
    _("Cross-entropy at a temperature"),
    claims=("loss:temperature",),
    source="Guo et al. 2017",
    lemma=_("cross-entropy at a temperature"),
)
def temperature_cross_entropy_from_logits(d):
    """ℓ(z, y, T) = lse(z/T) − z_y/T."""
    K = d.size("K")
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    cooled = function(i, z[i] / T)
    d.show(Eq(temperature_cross_entropy(z, y, T), logsumexp(cooled) - z[y] / T))
    (
        d.chain(temperature_cross_entropy(z, y, T))
        .eq(softmax_cross_entropy_with_integer_labels(cooled, y), definition)
        .eq(logsumexp(cooled) - z[y] / T, softmax_cross_entropy_with_integer_labels_from_logits(K, cooled, y))
    )
