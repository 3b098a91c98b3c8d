"""0 < σ(x) < 1."""

from derive.authoring import *


@theorem(_("The sigmoid is a probability"), claims=("loss:sigmoid",), lemma="0 < σ(x) < 1")
def sigmoid_is_a_probability(d):
    """0 < σ(x) < 1 for every real x: neither 0 nor 1 is ever reached."""
    x = d.real("x")
    d.show(conjunction((sigmoid(x) > 0, sigmoid(x) < 1)))
    d.chain(sigmoid(x)).eq(1 / (1 + exp(-x)), definition).gt(0, sign)
    d.chain(sigmoid(x)).eq(1 - exp(-x) / (1 + exp(-x)), definition).lt(1, sign)
