"""The gradient of D(softmax(z) ‖ t) in the logits: p_k (log(p_k/t_k) − D)."""

from derive.authoring import *


@theorem(_("The gradient of the reverse divergence in the logits"), claims=("loss:kl_divergence",))
def reverse_kl_divergence_of_softmax_gradient(d):
    """With the prediction p = softmax(z) in the first place the gradient is p_k (log(p_k/t_k) − D(p ‖ t)), for a
    positive t: not softmax(z) − t. Who swaps the arguments trains another loss."""
    n = d.size("n")
    z, t = d.family("z", n), d.family("t", n, positive)
    k, i = d.index("k", n), index("i", n)
    p = softmax(z)
    loss = kl_divergence(p, t)
    d.show(Eq(D(loss, z[k]), p[k] * (log(p[k] / t[k]) - loss)))

    def excess(i):
        return z[i] - logsumexp(z) - log(t[i])

    with d.each(z):
        d.chain(loss).eq(sum_(i, p[i] * excess(i)), definition)
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(sum_(i, p[i] * excess(i)), z[k]), differentiating(at(value, z), z[k]))
        .eq(
            sum_(i, p[i] * (delta(i, k) - p[k]) * excess(i)) + sum_(i, p[i] * (delta(i, k) - p[k])),
            words(_("product rule, with ∂pᵢ/∂zₖ = pᵢ (δᵢₖ − pₖ)")),
        )
        .eq(p[k] * (excess(k) - sum_(i, p[i] * excess(i))), kronecker)
        .eq(p[k] * (log(p[k] / t[k]) - loss), definition)
    )
