"""The squared error is at least 0, and 0 only for a prediction that equals the target."""

from derive.authoring import *


@theorem(_("The least squared error"), claims=("loss:squared_error",))
def squared_error_minimum(d):
    """Two statements: (y − y)² = 0, and (x − y)² > 0 for x ≠ y."""
    y, x = d.real("y"), d.real("x")
    d.show(conjunction((Eq(squared_error(y, y), 0), implies(Ne(x, y), squared_error(y, x) > 0))))
    d.have(Eq(squared_error(y, y), 0), definition)
    with d.supposing(Ne(x, y)):
        d.chain(squared_error(y, x)).eq((x - y) ** 2, definition).gt(0, sign)
