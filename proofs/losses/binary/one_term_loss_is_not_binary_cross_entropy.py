"""The one-term sum Σ x_i(−log y_i) is not the loss."""

from derive.authoring import *


@theorem(_("The one-term sum is not binary cross-entropy"), kind="refutation", claims=("B13",))
def one_term_loss_is_not_binary_cross_entropy(d):
    """Refuted: Σ x_i(−log y_i) = Σ ℓ(x_i, y_i). At target 0 and output 1/2 the one counts 0, the other 1 bit."""
    half = term(1) / 2
    x, y = d.let("x", vector(0, 1)), d.let("y", vector(half, half))
    i = index("i", 2)
    one_term, loss = sum_(i, x[i] * -log(y[i])), sum_(i, binary_cross_entropy(x[i], y[i]))
    d.show(one_term < loss)
    (d.chain(one_term).eq(log(2), logarithms).lt(2 * log(2), sign).eq(loss, definition))
