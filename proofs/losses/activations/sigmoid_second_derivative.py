"""σ″(x) = σ(x)(1 − σ(x))(1 − 2σ(x))."""

from derive.authoring import *
from proofs.losses.activations.sigmoid_derivative import sigmoid_derivative


@theorem(_("The second derivative of the sigmoid"), claims=("loss:sigmoid",), lemma="σ″ = σ(1 − σ)(1 − 2σ)")
def sigmoid_second_derivative(d):
    """σ″(x) = σ(x)(1 − σ(x))(1 − 2σ(x)): the sigmoid is convex where σ(x) ≤ ½ and concave where σ(x) ≥ ½."""
    x = d.real("x")
    s = sigmoid(x)
    d.show(Eq(D(s, x, 2), s * (1 - s) * (1 - 2 * s)))
    with d.each(x):
        d.have(Eq(D(s, x), s * (1 - s)), sigmoid_derivative(x))
    slope = d.proved()
    (
        d.chain(D(s, x, 2))
        .eq(D(s * (1 - s), x), differentiating(at(slope, x), x))
        .eq(D(s, x) * (1 - s) - s * D(s, x), product_rule)
        .eq(D(s, x) * (1 - 2 * s), algebra)
        .eq(s * (1 - s) * (1 - 2 * s), sigmoid_derivative(x))
    )
