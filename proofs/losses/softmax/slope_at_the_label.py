"""The slope of a cross-entropy at the label is minus the sum of the slopes at the other classes."""

from derive.authoring import *
from proofs.losses.activations.log_softmax_is_log_of_softmax import log_softmax_is_log_of_softmax
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(
    _("The slope at the label is minus the sum of the others"),
    lemma=_("the slope at the label is minus the sum of the others"),
)
def slope_at_the_label(d):
    """With a factor e^C and w_j = e^{C + log softmax(z)_j}: e^C (softmax(z)_k − δ_ky) is w_k for k ≠ y and −Σ_{j ≠ y}
    w_j at y. The factor may be large where its products with small probabilities are not, and 1 − softmax(z)_y would
    lose its digits near 0."""
    K = d.size("K")
    z, C = d.family("z", K), d.real("C")
    y, k, j = d.index("y", K), d.index("k", K), index("j", K)
    p = softmax(z)

    def other(c):
        """The slope at c, where c is not the label."""
        return (1 - delta(c, y)) * exp(C + log_softmax(z)[c])

    stable = other(k) - delta(k, y) * sum_(j, other(j))
    d.show(Eq(exp(C) * (p[k] - delta(k, y)), stable))
    whole = d.have(Eq(sum_(j, p[j]), 1), softmax_sums_to_one(K, z))
    with d.each(j):
        (
            d.chain(exp(C) * p[j])
            .eq(exp(C) * exp(log(p[j])), exponentials)
            .eq(exp(C) * exp(log_softmax(z)[j]), log_softmax_is_log_of_softmax(K, z, j))
            .eq(exp(C + log_softmax(z)[j]), exponentials)
        )
    products = d.proved()
    (
        d.chain(exp(C) * (p[k] - delta(k, y)))
        .eq(exp(C) * (p[k] - delta(k, y) * sum_(j, p[j])), whole)
        .eq((1 - delta(k, y)) * (exp(C) * p[k]) - delta(k, y) * sum_(j, (1 - delta(j, y)) * (exp(C) * p[j])), kronecker)
        .eq(stable, products)
    )
