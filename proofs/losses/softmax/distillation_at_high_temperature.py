"""At high temperature distillation matches centred logits: the gradient scaled by T² has a limit."""

from derive.authoring import *
from proofs.losses.softmax.distillation_gradient import distillation_gradient


@theorem(
    _("Distillation at high temperature"), claims=("loss:distillation",), source="Hinton, Vinyals & Dean 2015, 2.1"
)
def distillation_at_high_temperature(d):
    """T² times the gradient of the cross-entropy of softmax(v/T) and softmax(z/T) goes to (1/K)(z_k − z̄ − (v_k − v̄))
    as T → ∞, here as b = 1/T goes to 0, with the means z̄ and v̄ of the logits: the gradient of ½ Σ ((z_i − z̄) − (v_i
    − v̄))²/K. Without the factor T² it vanishes."""
    K = d.size("K")
    z, v, k = d.family("z", K), d.family("v", K), d.index("k", K)
    i, b, x = index("i", K), variable("b", positive), variable("x", real)

    def difference(b):
        return softmax(function(i, b * z[i]))[k] - softmax(function(i, b * v[i]))[k]

    centred = (z[k] - sum_(i, z[i]) / K - (v[k] - sum_(i, v[i]) / K)) / K
    scaled = limit(D(distillation(z, v, 1 / b), z[k]), b, 0, "+")
    d.show(Eq(scaled, centred))
    quotient = (difference(b) - difference(term(0))) / (b - 0)
    with d.each(b):
        (
            d.chain(D(distillation(z, v, 1 / b), z[k]))
            .eq(difference(b) / b, distillation_gradient(K, z, v, 1 / b, k))
            .eq(quotient, definition)
        )
    same = d.proved()
    slope = (
        d.chain(limit(quotient, b, 0, "+"))
        .eq(D_at(difference(x), x, 0), difference_quotient(difference(x), x, b, 0, "+"))
        .eq(centred, quotient_rule)
        .because()
    )
    d.have(Eq(scaled, centred), equal_limit(scaled, same, slope))
