"""Log-softmax is what its name says."""

from derive.authoring import *


@theorem(_("Log-softmax is the logarithm of softmax"), lemma=_("log softmax"))
def log_softmax_is_log_of_softmax(d):
    """log_softmax(z)_k = z_k − lse(z) = log softmax(z)_k."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = d.index("k", K), index("i", K)
    d.show(Eq(log(softmax(z)[k]), log_softmax(z)[k]))
    (
        d.chain(log(softmax(z)[k]))
        .eq(log(exp(z[k]) / sum_(i, exp(z[i]))), definition)
        .eq(z[k] - log(sum_(i, exp(z[i]))), logarithms)
        .eq(log_softmax(z)[k], definition)
    )
