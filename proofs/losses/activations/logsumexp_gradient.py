"""The gradient of log-sum-exp is softmax."""

from derive.authoring import *


@theorem(_("The gradient of log-sum-exp"), source="Boyd & Vandenberghe 2004, 3.1.5", lemma=_("gradient of log-sum-exp"))
def logsumexp_gradient(d):
    """∂lse(z)/∂z_k = softmax(z)_k."""
    K = d.size("K")
    z = d.family("z", K)
    k, i = d.index("k", K), index("i", K)
    d.show(Eq(D(logsumexp(z), z[k]), softmax(z)[k]))
    (
        d.chain(D(logsumexp(z), z[k]))
        .eq(D(log(sum_(i, exp(z[i]))), z[k]), definition)
        .eq(sum_(i, exp(z[i]) * delta(i, k)) / sum_(i, exp(z[i])), chain_rule)
        .eq(exp(z[k]) / sum_(i, exp(z[i])), kronecker)
        .eq(softmax(z)[k], definition)
    )
