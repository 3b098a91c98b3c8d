"""d²/dx² (x − y)²/2 = 1."""

from derive.authoring import *


@theorem(_("The second derivative of the halved squared error"), claims=("loss:squared_error",))
def half_squared_error_second_derivative(d):
    """The curvature is 1 everywhere: strictly convex."""
    y, x = d.real("y"), d.real("x")
    loss = half_squared_error(y, x)
    d.show(Eq(D(loss, x, 2), 1))
    d.chain(D(loss, x, 2)).eq(D((x - y) ** 2 / 2, x, 2), definition).eq(1, differentiation)
