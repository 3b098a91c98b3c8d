"""Every entry of a softmax is positive."""

from derive.authoring import *


@theorem(_("Softmax is positive"))
def softmax_positive(d):
    """softmax(z)_k > 0 for every real z: no class is ever ruled out."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = d.index("k", K), index("i", K)
    d.show(softmax(z)[k] > 0)
    d.chain(softmax(z)[k]).eq(exp(z[k]) / sum_(i, exp(z[i])), definition).gt(0, exponentials)
