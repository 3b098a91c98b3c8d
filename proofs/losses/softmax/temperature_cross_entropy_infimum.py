"""Cross-entropy at a temperature comes as near to 0 as one likes."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_infimum import (
    softmax_cross_entropy_with_integer_labels_infimum,
)


@theorem(_("Cross-entropy at a temperature comes near to 0"), claims=("loss:temperature",))
def temperature_cross_entropy_infimum(d):
    """For every ε > 0 the logits z_i = T c δ_iy with c = log(K/ε) have ℓ(z, y, T) < ε."""
    K = d.size("K")
    y, T, epsilon = d.index("y", K), d.positive("T"), d.positive("epsilon")
    i = index("i", K)
    c = log(K / epsilon)
    z = function(i, T * c * delta(i, y))
    d.show(temperature_cross_entropy(z, y, T) < epsilon)
    (
        d.chain(temperature_cross_entropy(z, y, T))
        .eq(softmax_cross_entropy_with_integer_labels(function(i, c * delta(i, y)), y), definition)
        .lt(epsilon, softmax_cross_entropy_with_integer_labels_infimum(K, y, epsilon))
    )
