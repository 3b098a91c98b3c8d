"""Distillation from logits without overflow."""

from derive.authoring import *


@theorem(_("Distillation in a stable form"), claims=("loss:distillation",))
def distillation_stable_form(d):
    """ℓ(z, v, T) = T Σ q_i (T L + (m − z_i)) with q = softmax(v/T), m = max z_i and L = log Σ e^{(z_i − m)/T}: no part
    of a term is negative, so nothing cancels, and no logit is divided by T outside an exponential, which would overflow
    for a small T; q has a stable form of its own."""
    K = d.size("K")
    z, v, T = d.family("z", K), d.family("v", K), d.positive("T")
    i, j = index("i", K), index("j", K)
    m = largest(z)
    q = softmax(function(j, v[j] / T))
    L = log(sum_(j, exp((z[j] - m) / T)))
    d.show(Eq(distillation(z, v, T), T * sum_(i, q[i] * (T * L + (m - z[i])))))
    normaliser = d.have(Eq(log(sum_(j, exp(z[j] / T))), L + m / T), exponentials, logarithms)
    (
        d.chain(distillation(z, v, T))
        .eq(T**2 * sum_(i, q[i] * (log(sum_(j, exp(z[j] / T))) - z[i] / T)), definition)
        .eq(T**2 * sum_(i, q[i] * (L + (m - z[i]) / T)), normaliser)
        .eq(T * sum_(i, q[i] * (T * L + (m - z[i]))), linearity)
    )
