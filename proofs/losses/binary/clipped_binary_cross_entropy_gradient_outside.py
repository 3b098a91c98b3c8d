"""The derivative of the clipped loss is 0 where the prediction is clipped: a wrong item is not learned from."""

from derive.authoring import *


@theorem(_("A clipped prediction has the gradient 0"), claims=("loss:binary_cross_entropy",))
def clipped_binary_cross_entropy_gradient_outside(d):
    """∂ℓ/∂p = 0 for p < ε, where binary cross-entropy has its steepest slope: an item that is predicted as wrongly as
    can be is not learned from."""
    y, p = d.variable("y", probability), d.open_probability("p")
    eps = d.variable("epsilon", interval(0, term(1) / 2, left_open=True, right_open=True))
    clipped = d.suppose(p < eps)
    loss = clipped_binary_cross_entropy(y, p, eps)
    d.show(Eq(D(loss, p), 0))
    d.chain(D(loss, p)).eq(0, words(_("around {0} the loss is {1}"), p, binary_cross_entropy(y, eps)), clipped)
