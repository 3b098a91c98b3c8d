"""Cross-entropy where the logits favour the right class by c and no other."""

from derive.authoring import *


@theorem(
    _("Cross-entropy where one logit stands out"),
    claims=("loss:softmax",),
    lemma=_("cross-entropy where one logit stands out"),
)
def softmax_cross_entropy_with_integer_labels_of_scaled_label(d):
    """For the logits z_i = c δ_iy, ℓ(z, y) = log(1 + (K − 1) e^{−c})."""
    K = d.size("K")
    y, c = d.index("y", K), d.real("c")
    i = index("i", K)
    z = function(i, c * delta(i, y))
    loss = softmax_cross_entropy_with_integer_labels(z, y)
    d.show(Eq(loss, log(1 + (K - 1) * exp(-c))))
    with d.each(i):
        d.have(Eq(exp(c * delta(i, y)), 1 + delta(i, y) * (exp(c) - 1)), kronecker)
    total_power = (
        d.chain(sum_(i, exp(c * delta(i, y))))
        .eq(sum_(i, 1 + delta(i, y) * (exp(c) - 1)), summing(d.proved()))
        .eq(K - 1 + exp(c), kronecker)
        .because()
    )
    (
        d.chain(loss)
        .eq(log(sum_(i, exp(c * delta(i, y)))) - c, definition)
        .eq(log(K - 1 + exp(c)) - c, total_power)
        .eq(log(1 + (K - 1) * exp(-c)), logarithms)
    )
