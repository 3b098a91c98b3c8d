"""∂D(p ‖ q)/∂p_k = log p_k − log q_k + 1."""

from derive.authoring import *


@theorem(
    _("The gradient of the divergence in its first argument"),
    claims=("loss:kl_divergence",),
    lemma=_("the gradient of the divergence in its first argument"),
)
def kl_divergence_first_argument_gradient(d):
    """p is any positive family: its entries move freely. In the second argument the gradient is −p_k/q_k: the two
    orders of the arguments are two losses."""
    n = d.size("n")
    p, q = d.family("p", n, positive), d.family("q", n, positive)
    k, i = d.index("k", n), index("i", n)
    d.show(Eq(D(kl_divergence(p, q), p[k]), log(p[k]) - log(q[k]) + 1))
    (
        d.chain(D(kl_divergence(p, q), p[k]))
        .eq(D(sum_(i, p[i] * log(p[i]) - p[i] * log(q[i])), p[k]), definition)
        .eq(sum_(i, (log(p[i]) + 1 - log(q[i])) * delta(i, k)), product_rule)
        .eq(log(p[k]) - log(q[k]) + 1, kronecker)
    )
