"""Softmax with the maximum taken out: no exponential overflows."""

from derive.authoring import *


@theorem(_("Softmax with the maximum taken out"), lemma=_("softmax with the maximum taken out"))
def softmax_stable_form(d):
    """softmax(z)_k = e^{z_k − m}/Σ e^{z_i − m} with m = max z_i."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = d.index("k", K), index("i", K)
    m = largest(z)
    d.show(Eq(softmax(z)[k], exp(z[k] - m) / sum_(i, exp(z[i] - m))))
    (
        d.chain(softmax(z)[k])
        .eq(exp(z[k]) / sum_(i, exp(z[i])), definition)
        .eq(exp(m) * exp(z[k] - m) / (exp(m) * sum_(i, exp(z[i] - m))), exponentials, linearity)
        .eq(exp(z[k] - m) / sum_(i, exp(z[i] - m)), algebra)
    )
