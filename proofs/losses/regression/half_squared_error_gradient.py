"""d/dx (x − y)²/2 = x − y."""

from derive.authoring import *


@theorem(_("The gradient of the halved squared error"), claims=("loss:squared_error",))
def half_squared_error_gradient(d):
    """The residual itself: where a gradient is twice or half of what was expected, this factor is the reason."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(D(half_squared_error(y, x), x), x - y))
    d.chain(D(half_squared_error(y, x), x)).eq(D((x - y) ** 2 / 2, x), definition).eq(x - y, chain_rule)
