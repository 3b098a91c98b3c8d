"""The halved squared error."""

from derive.authoring import *


@theorem(_("The halved squared error"), claims=("loss:squared_error",))
def half_squared_error_stable_form(d):
    """Half of the squared error."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(half_squared_error(y, x), (x - y) ** 2 / 2))
    d.chain(half_squared_error(y, x)).eq((x - y) ** 2 / 2, definition)
