"""The entries of a softmax add up to 1."""

from derive.authoring import *


@theorem(_("Softmax sums to 1"), lemma=_("softmax sums to 1"))
def softmax_sums_to_one(d):
    """Σ_k softmax(z)_k = 1, for any number of classes."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = index("k", K), index("i", K)
    d.show(Eq(sum_(k, softmax(z)[k]), 1))
    (
        d.chain(sum_(k, softmax(z)[k]))
        .eq(sum_(k, exp(z[k]) / sum_(i, exp(z[i]))), definition)
        .eq(sum_(k, exp(z[k])) / sum_(i, exp(z[i])), linearity)
        .eq(1, algebra)
    )
