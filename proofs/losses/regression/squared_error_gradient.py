"""d/dx (x − y)² = 2(x − y)."""

from derive.authoring import *


@theorem(
    _("The gradient of the squared error"), claims=("loss:squared_error",), lemma=_("the gradient of the squared error")
)
def squared_error_gradient(d):
    """Twice the residual; the halved squared error has the residual itself."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(D(squared_error(y, x), x), 2 * (x - y)))
    d.chain(D(squared_error(y, x), x)).eq(D((x - y) ** 2, x), definition).eq(2 * (x - y), chain_rule)
