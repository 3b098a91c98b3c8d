"""softplus″(x) = σ(x)(1 − σ(x))."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative
from proofs.losses.activations.softplus_derivative import softplus_derivative


@theorem(_("The second derivative of softplus"), claims=("loss:softplus",), lemma="softplus″ = σ(1 − σ)")
def softplus_second_derivative(d):
    """softplus″(x) = σ(x)(1 − σ(x)) for every real x."""
    x = d.real("x")
    d.show(Eq(D(softplus(x), x, 2), sigmoid(x) * (1 - sigmoid(x))))
    with d.each(x):
        d.have(Eq(D(softplus(x), x), sigmoid(x)), softplus_derivative(x))
    slope = d.proved()
    (
        d.chain(D(softplus(x), x, 2))
        .eq(D(sigmoid(x), x), differentiating(at(slope, x), x))
        .eq(sigmoid(x) * (1 - sigmoid(x)), sigmoid_derivative(x))
    )
