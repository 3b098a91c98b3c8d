"""The smallest loss over n items is the sum of the entropies of the targets, not 0."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_at_least_binary_entropy import (
    binary_cross_entropy_at_least_binary_entropy,
)


@theorem(_("Binary cross-entropy over n items is at least the entropies of the targets"), claims=("A12", "B13"))
def binary_cross_entropy_minimum(d):
    """Σ ℓ(x_i, y_i) ≥ Σ H_b(x_i) for every output y; soft targets reach it at y = x."""
    n = d.size("n")
    x, y = d.family("x", n, probability), d.family("y", n, open_probability)
    i = index("i", n)
    lowest = sum_(i, binary_entropy(x[i]))
    d.show(sum_(i, binary_cross_entropy(x[i], y[i])) >= lowest)
    with d.each(i):
        d.have(
            binary_cross_entropy(x[i], y[i]) >= binary_entropy(x[i]),
            binary_cross_entropy_at_least_binary_entropy(x[i], y[i]),
        )
    d.have(sum_(i, binary_cross_entropy(x[i], y[i])) >= lowest, summing(d.proved()))
