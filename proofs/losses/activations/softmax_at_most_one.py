"""No entry of a softmax exceeds 1."""

from derive.authoring import *
from proofs.losses.activations.softmax_positive import softmax_positive
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(_("Softmax is at most 1"), lemma=_("softmax is at most 1"))
def softmax_at_most_one(d):
    """softmax(z)_k ≤ 1: it is one of positive numbers that add up to 1."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = d.index("k", K), index("i", K)
    p = softmax(z)
    d.show(p[k] <= 1)
    with d.each(i):
        d.have(p[i] >= 0, softmax_positive(K, z, i))
    d.chain(p[k]).le(sum_(i, p[i]), term_of_sum(d.proved(), k)).eq(1, softmax_sums_to_one(K, z))
