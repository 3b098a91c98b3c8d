"""∂/∂p_k of −log p_y is −δ_ky/p_k."""

from derive.authoring import *


@theorem(
    _("The gradient of the negative log-likelihood in the probabilities"),
    claims=("loss:negative_log_likelihood",),
    lemma=_("the gradient of the negative log-likelihood in the probabilities"),
)
def negative_log_likelihood_of_probabilities_gradient(d):
    """p is any positive family: its entries move freely."""
    n = d.size("n")
    p, y, k = d.family("p", n, positive), d.index("y", n), d.index("k", n)
    loss = negative_log_likelihood_of_probabilities(p, y)
    d.show(Eq(D(loss, p[k]), -delta(k, y) / p[k]))
    (
        d.chain(D(loss, p[k]))
        .eq(D(-log(p[y]), p[k]), definition)
        .eq(-delta(y, k) / p[y], chain_rule)
        .eq(-delta(k, y) / p[k], kronecker)
    )
