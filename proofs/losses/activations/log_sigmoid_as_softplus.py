"""log σ(x) = −softplus(−x)."""

from derive.authoring import *


@theorem(_("The logarithm of the sigmoid"), claims=("loss:log_sigmoid",), lemma="log σ(x) = −softplus(−x)")
def log_sigmoid_as_softplus(d):
    """log σ(x) = −softplus(−x) for every real x: the logarithm of a probability without taking one."""
    x = d.real("x")
    d.show(Eq(log(sigmoid(x)), -softplus(-x)))
    (
        d.chain(log(sigmoid(x)))
        .eq(log(1 / (1 + exp(-x))), definition)
        .eq(-log(1 + exp(-x)), logarithms)
        .eq(-softplus(-x), definition)
    )
