"""The squared error is the square of the residual."""

from derive.authoring import *


@theorem(_("The squared error"), claims=("loss:squared_error",))
def squared_error_stable_form(d):
    """Subtract first, then square: x² − 2xy + y² would cancel."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(squared_error(y, x), (x - y) ** 2))
    d.chain(squared_error(y, x)).eq((x - y) ** 2, definition)
