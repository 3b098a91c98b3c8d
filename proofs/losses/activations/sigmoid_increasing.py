"""The sigmoid rises strictly."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative


@theorem(_("The sigmoid rises strictly"), claims=("loss:sigmoid",), lemma=_("the sigmoid rises strictly"))
def sigmoid_increasing(d):
    """σ(a) < σ(b) for a < b: its derivative is positive everywhere."""
    a, b = d.real("a"), d.real("b")
    d.suppose(a < b)
    d.show(sigmoid(a) < sigmoid(b))
    with d.each(variable("x")) as x:
        d.chain(D(sigmoid(x), x)).eq(sigmoid(x) * (1 - sigmoid(x)), sigmoid_derivative(x)).gt(0, sign)
    slope = d.proved()
    d.have(sigmoid(a) < sigmoid(b), mean_value(slope, sigmoid, real, a, b))
