"""Half the squared error is least where the prediction is the target."""

from derive.authoring import *


@theorem(_("The least halved squared error"), claims=("loss:squared_error",))
def half_squared_error_minimum(d):
    """Two statements: (y − y)²/2 = 0, and (x − y)²/2 > 0 for x ≠ y."""
    y, x = d.real("y"), d.real("x")
    d.show(conjunction((Eq(half_squared_error(y, y), 0), implies(Ne(x, y), half_squared_error(y, x) > 0))))
    d.have(Eq(half_squared_error(y, y), 0), definition)
    with d.supposing(Ne(x, y)):
        d.chain(half_squared_error(y, x)).eq((x - y) ** 2 / 2, definition).gt(0, sign)
