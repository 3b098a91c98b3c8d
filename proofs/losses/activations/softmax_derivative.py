"""The Jacobian of softmax: p_i (δ_ij − p_j)."""

from derive.authoring import *


@theorem(
    _("The derivative of softmax"),
    source="Goodfellow, Bengio & Courville 2016, 6.2.2.3",
    lemma=_("derivative of softmax"),
)
def softmax_derivative(d):
    """∂p_i/∂z_j = p_i (δ_ij − p_j) for p = softmax(z): raising one logit takes from all other classes."""
    K = d.size("K")
    z = d.family("z", K)
    i, j, l = d.index("i", K), d.index("j", K), index("l", K)
    p = softmax(z)
    S = sum_(l, exp(z[l]))
    d.show(Eq(D(p[i], z[j]), p[i] * (delta(i, j) - p[j])))
    (
        d.chain(D(p[i], z[j]))
        .eq(D(exp(z[i]) / S, z[j]), definition)
        .eq((delta(i, j) * exp(z[i]) * S - exp(z[i]) * exp(z[j])) / S**2, quotient_rule)
        .eq(exp(z[i]) / S * (delta(i, j) - exp(z[j]) / S), algebra)
        .eq(p[i] * (delta(i, j) - p[j]), definition)
    )
