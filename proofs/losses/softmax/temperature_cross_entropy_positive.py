"""Cross-entropy at a temperature is never 0 with two classes or more."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_positive import (
    softmax_cross_entropy_with_integer_labels_positive,
)


@theorem(_("Cross-entropy at a temperature is never 0"), claims=("loss:temperature",))
def temperature_cross_entropy_positive(d):
    """ℓ(z, y, T) > 0 for K ≥ 2 classes."""
    K = d.variable("K", integers(2, None))
    z, y, T = d.family("z", K), d.index("y", K), d.positive("T")
    i = index("i", K)
    cooled = function(i, z[i] / T)
    d.show(temperature_cross_entropy(z, y, T) > 0)
    (
        d.chain(temperature_cross_entropy(z, y, T))
        .eq(softmax_cross_entropy_with_integer_labels(cooled, y), definition)
        .gt(0, softmax_cross_entropy_with_integer_labels_positive(K, cooled, y))
    )
