"""Soft targets reach the minimum of the loss when the outputs equal them."""

from derive.authoring import *


@theorem(_("The minimum of binary cross-entropy is reached"), claims=("B13",))
def binary_cross_entropy_minimum_attained(d):
    """For targets strictly between 0 and 1 the output y = x has the loss Σ H_b(x_i)."""
    n = d.size("n")
    x = d.family("x", n, open_probability)
    i = index("i", n)
    d.show(Eq(sum_(i, binary_cross_entropy(x[i], x[i])), sum_(i, binary_entropy(x[i]))))
    (
        d.chain(sum_(i, binary_cross_entropy(x[i], x[i])))
        .eq(sum_(i, -(x[i] * log(x[i])) - (1 - x[i]) * log(1 - x[i])), definition)
        .eq(sum_(i, binary_entropy(x[i])), definition)
    )
