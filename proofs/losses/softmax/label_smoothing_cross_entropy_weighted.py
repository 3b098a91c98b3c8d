"""Class weights change label smoothing: the weights reach the smoothed part too."""

from derive.authoring import *


@theorem(_("Label smoothing with class weights"), claims=("loss:label_smoothing",))
def label_smoothing_cross_entropy_weighted(d):
    """With class weights w the loss is −Σ w_i q_i log softmax(z)_i with q_i = (1 − a) δ_iy + a/K. It is w_y times the
    unsmoothed part plus (a/K) Σ −w_i log softmax(z)_i: w_y is no factor of the whole."""
    K = d.size("K")
    z, y, a = d.family("z", K), d.index("y", K), d.variable("a", probability)
    w = d.family("w", K, nonnegative)
    i = index("i", K)
    weighted = function(i, w[i] * ((1 - a) * delta(i, y) + a / K))
    hard = softmax_cross_entropy_with_integer_labels(z, y)
    uniform = sum_(i, w[i] * (logsumexp(z) - z[i]))
    d.show(Eq(softmax_cross_entropy(z, weighted), (1 - a) * w[y] * hard + a / K * uniform))
    (
        d.chain(softmax_cross_entropy(z, weighted))
        .eq(sum_(i, w[i] * ((1 - a) * delta(i, y) + a / K) * (logsumexp(z) - z[i])), definition)
        .eq((1 - a) * w[y] * (logsumexp(z) - z[y]) + a / K * uniform, kronecker, linearity)
        .eq((1 - a) * w[y] * hard + a / K * uniform, definition)
    )
