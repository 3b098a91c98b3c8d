"""The derivative of binary cross-entropy in the predicted probability."""

from derive.authoring import *


@theorem(_("The gradient of binary cross-entropy"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_gradient(d):
    """∂/∂p̂ of −y log p̂ − (1−y) log(1−p̂), for 0 < p̂ < 1 and any target y in [0, 1]."""
    y = d.variable("y", probability)
    p = d.open_probability("p_hat")
    loss = binary_cross_entropy(y, p)
    d.show(Eq(D(loss, p), (p - y) / (p * (1 - p))))

    written_out = -y * log(p) - (1 - y) * log(1 - p)
    slope = d.sympy("diff", written_out, p)
    (
        d.chain(D(loss, p))
        .eq(D(written_out, p), definition)
        .eq(slope.term, slope.checked(_("rules of differentiation")))
        .eq((p - y) / (p * (1 - p)), algebra)
    )
