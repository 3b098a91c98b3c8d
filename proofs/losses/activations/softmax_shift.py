"""Softmax does not see a constant added to all logits."""

from derive.authoring import *


@theorem(_("Softmax is invariant under shifts"), lemma=_("shift of softmax"))
def softmax_shift(d):
    """softmax(z_1 + c, …, z_K + c)_k = softmax(z)_k: only differences of logits count."""
    K = d.size("K")
    z, c = d.family("z", K), d.real("c")
    k, i = d.index("k", K), index("i", K)
    d.show(Eq(softmax(function(i, z[i] + c))[k], softmax(z)[k]))
    (
        d.chain(softmax(function(i, z[i] + c))[k])
        .eq(exp(z[k] + c) / sum_(i, exp(z[i] + c)), definition)
        .eq(exp(c) * exp(z[k]) / (exp(c) * sum_(i, exp(z[i]))), exponentials, linearity)
        .eq(softmax(z)[k], algebra, definition)
    )
