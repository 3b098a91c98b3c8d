"""softplus(x) − softplus(−x) = x."""

from derive.authoring import *


@theorem(_("Softplus at x and at −x"), claims=("loss:softplus",), lemma="softplus(x) − softplus(−x) = x")
def softplus_difference(d):
    """softplus(x) − softplus(−x) = x: the two losses of a pair of opposite labels differ by the logit."""
    x = d.real("x")
    d.show(Eq(softplus(x) - softplus(-x), x))
    (
        d.chain(softplus(x) - softplus(-x))
        .eq(log(1 + exp(x)) - log(1 + exp(-x)), definition)
        .eq(log(exp(x) * (1 + exp(-x))) - log(1 + exp(-x)), words(_("{0} taken out"), exp(x)))
        .eq(x, logarithms)
    )
