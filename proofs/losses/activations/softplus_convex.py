"""Softplus is strictly convex."""

from derive.authoring import *
from proofs.losses.activations.softplus_second_derivative import softplus_second_derivative


@theorem(_("Softplus is strictly convex"), claims=("loss:softplus",), lemma=_("softplus is strictly convex"))
def softplus_convex(d):
    """softplus″(x) > 0 for every real x."""
    x = d.real("x")
    d.show(D(softplus(x), x, 2) > 0)
    (
        d.chain(D(softplus(x), x, 2))
        .eq(sigmoid(x) * (1 - sigmoid(x)), softplus_second_derivative(x))
        .gt(0, words(_("{0} and {1}"), sigmoid(x) > 0, 1 - sigmoid(x) > 0))
    )
