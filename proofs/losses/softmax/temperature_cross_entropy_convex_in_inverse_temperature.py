"""Cross-entropy at a temperature is convex in the inverse temperature."""

from derive.authoring import *
from proofs.losses.softmax.softmax_cross_entropy_with_integer_labels_convex_along_lines import (
    softmax_cross_entropy_with_integer_labels_convex_along_lines,
)


@theorem(_("Cross-entropy is convex in the inverse temperature"), claims=("loss:temperature",))
def temperature_cross_entropy_convex_in_inverse_temperature(d):
    """With β = 1/T the logits β z run along a line: ∂²ℓ(z, y, 1/β)/∂β² ≥ 0. So the search for the best temperature has
    one valley."""
    K = d.size("K")
    z, y, beta = d.family("z", K), d.index("y", K), d.positive("beta")
    i = index("i", K)
    loss, zero = temperature_cross_entropy(z, y, 1 / beta), function(i, 0)
    d.show(D(loss, beta, 2) >= 0)
    line = softmax_cross_entropy_with_integer_labels(function(i, beta * z[i]), y)
    (
        d.chain(D(loss, beta, 2))
        .eq(D(line, beta, 2), definition)
        .ge(0, softmax_cross_entropy_with_integer_labels_convex_along_lines(K, zero, z, y, beta))
    )
