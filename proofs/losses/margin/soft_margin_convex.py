"""The soft margin loss is strictly convex in the score."""

from derive.authoring import *
from proofs.losses.margin.soft_margin_second_derivative import soft_margin_second_derivative


@theorem(_("The soft margin loss is strictly convex"), claims=("loss:soft_margin",))
def soft_margin_convex(d):
    """∂²ℓ/∂x² > 0 for every score, where the label is not 0."""
    y, x = d.real("y"), d.real("x")
    label = d.suppose(Ne(y, 0))
    second, p, q = D(soft_margin(y, x), x, 2), sigmoid(y * x), sigmoid(-y * x)
    d.show(second > 0)
    (
        d.chain(second)
        .eq(y**2 * p * q, soft_margin_second_derivative(y, x))
        .gt(0, label, words(_("{0} and {1}"), p > 0, q > 0))
    )
