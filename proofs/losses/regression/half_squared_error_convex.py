"""The halved squared error is strictly convex."""

from derive.authoring import *
from proofs.losses.regression.half_squared_error_second_derivative import half_squared_error_second_derivative


@theorem(_("The halved squared error is strictly convex"), claims=("loss:squared_error",))
def half_squared_error_convex(d):
    """The second derivative is 1 everywhere."""
    y, x = d.real("y"), d.real("x")
    loss = half_squared_error(y, x)
    d.show(D(loss, x, 2) > 0)
    d.chain(D(loss, x, 2)).eq(1, half_squared_error_second_derivative(y, x)).gt(0, algebra)
