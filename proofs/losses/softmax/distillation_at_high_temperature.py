"""At high temperature distillation matches centred logits: the gradient scaled by T² has a limit."""

from derive.authoring import *
from proofs.losses.softmax.distillation_gradient import distillation_gradient
from proofs.losses.softmax.softmax_slope_at_high_temperature import softmax_slope_at_high_temperature


@theorem(
    _("Distillation at high temperature"), claims=("loss:distillation",), source="Hinton, Vinyals & Dean 2015, 2.1"
)
def distillation_at_high_temperature(d):
    """T² times the gradient of the cross-entropy of softmax(v/T) and softmax(z/T) goes to (1/K)(z_k − z̄ − (v_k − v̄))
    as T → ∞, here as b = 1/T goes to 0, with the means z̄ and v̄ of the logits: the gradient of half the mean square of
    (z − z̄) − (v − v̄). Without the factor T² it vanishes."""
    K = d.size("K")
    z, v, k = d.family("z", K), d.family("v", K), d.index("k", K)
    i, b = index("i", K), variable("b", positive)

    def slope(z):
        return (softmax(function(i, b * z[i]))[k] - 1 / K) / b

    def centred(z):
        return (z[k] - sum_(i, z[i]) / K) / K

    gradient = D(distillation(z, v, 1 / b), z[k])
    d.show(Eq(limit(gradient, b, 0, "+"), centred(z) - centred(v)))
    with d.each(b):
        d.have(Eq(gradient, slope(z) - slope(v)), distillation_gradient(K, z, v, 1 / b, k))
    apart = d.proved()
    slopes = d.have(
        Eq(limit(slope(z) - slope(v), b, 0, "+"), centred(z) - centred(v)),
        difference_of_limits(softmax_slope_at_high_temperature(K, z, k), softmax_slope_at_high_temperature(K, v, k)),
    )
    d.have(
        Eq(limit(gradient, b, 0, "+"), centred(z) - centred(v)), equal_limit(limit(gradient, b, 0, "+"), apart, slopes)
    )
