"""d/dx log cosh(x − y) = tanh(x − y)."""

from derive.authoring import *


@theorem(_("The gradient of log cosh"), claims=("loss:log_cosh",), lemma=_("the gradient of log cosh"))
def log_cosh_gradient(d):
    """Like the residual near 0, like its sign far away."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(D(log_cosh(y, x), x), tanh(x - y)))
    (
        d.chain(D(log_cosh(y, x), x))
        .eq(D(log(cosh(x - y)), x), definition)
        .eq(sinh(x - y) / cosh(x - y), chain_rule)
        .eq(tanh(x - y), words(_("tanh is sinh/cosh")))
    )
