"""How softmax leaves the uniform distribution as the temperature falls from infinity."""

from derive.authoring import *


@theorem(
    _("The slope of softmax at high temperature"),
    claims=("loss:distillation",),
    lemma=_("slope of softmax at high temperature"),
)
def softmax_slope_at_high_temperature(d):
    """(softmax(b z)_k − 1/K)/b → (z_k − z̄)/K as the inverse temperature b = 1/T goes to 0, with z̄ the mean of the
    logits."""
    K = d.size("K")
    z, k = d.family("z", K), d.index("k", K)
    i, b, x = index("i", K), variable("b", positive), variable("x", real)

    def p(b):
        return softmax(function(i, b * z[i]))[k]

    centred = (z[k] - sum_(i, z[i]) / K) / K
    slope = limit((p(b) - 1 / K) / b, b, 0, "+")
    d.show(Eq(slope, centred))
    quotient = (p(b) - p(term(0))) / (b - 0)
    with d.each(b):
        d.have(Eq((p(b) - 1 / K) / b, quotient), definition)
    same = d.proved()
    derivative = (
        d.chain(limit(quotient, b, 0, "+"))
        .eq(D_at(p(x), x, 0), difference_quotient(p(x), x, b, 0, "+"))
        .eq(centred, quotient_rule)
        .because()
    )
    d.have(Eq(slope, centred), equal_limit(slope, same, derivative))
