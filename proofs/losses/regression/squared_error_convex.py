"""The squared error is strictly convex."""

from derive.authoring import *
from proofs.losses.regression.squared_error_second_derivative import squared_error_second_derivative


@theorem(_("The squared error is strictly convex"), claims=("loss:squared_error",))
def squared_error_convex(d):
    """Its second derivative is 2 > 0."""
    y, x = d.real("y"), d.real("x")
    d.show(D(squared_error(y, x), x, 2) > 0)
    d.chain(D(squared_error(y, x), x, 2)).eq(2, squared_error_second_derivative(y, x)).gt(0, sign)
