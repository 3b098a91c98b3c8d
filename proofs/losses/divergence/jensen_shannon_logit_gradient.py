"""The gradient of JS(softmax(z), t) in the logits: p_k (u_k − ⟨p, u⟩) with u = ½ log(p/m)."""

from derive.authoring import *


@theorem(_("The gradient of the Jensen–Shannon divergence in the logits"), claims=("loss:jensen_shannon",))
def jensen_shannon_logit_gradient(d):
    """With p = softmax(z), m = (p + t)/2 and u_i = ½ log(p_i/m_i) the gradient is p ∘ (u − ⟨p, u⟩): the gradient u in
    p, taken through the softmax Jacobian p_i (δ_ik − p_k). t may have zeros."""
    n = d.size("n")
    z, t = d.family("z", n), d.family("t", n, nonnegative)
    k, i = d.index("k", n), index("i", n)
    p = softmax(z)

    def m(i):
        return (p[i] + t[i]) / 2

    def u(i):
        return log(2 * p[i] / (p[i] + t[i])) / 2

    moving = delta(i, k) - p[k]  # ∂pᵢ/∂zₖ = pᵢ (δᵢₖ − pₖ)
    loss = jensen_shannon(p, t)
    d.show(Eq(D(loss, z[k]), p[k] * (u(k) - sum_(i, p[i] * u(i)))))
    one_sum = sum_(i, p[i] * log(p[i]) + xlogy(t[i], t[i]) - (p[i] + t[i]) * log(m(i))) / 2
    with d.each(z):
        d.chain(loss).eq(one_sum, definition)
    value = d.proved()
    (
        d.chain(D(loss, z[k]))
        .eq(D(one_sum, z[k]), differentiating(at(value, z), z[k]))
        .eq(
            sum_(i, p[i] * moving * (log(p[i]) + 1 - log(m(i)) - (p[i] + t[i]) / (2 * m(i)))) / 2,
            words(_("product rule, with ∂pᵢ/∂zₖ = pᵢ (δᵢₖ − pₖ)")),
        )
        .eq(sum_(i, p[i] * moving * u(i)), logarithms)
        .eq(p[k] * (u(k) - sum_(i, p[i] * u(i))), kronecker)
    )
