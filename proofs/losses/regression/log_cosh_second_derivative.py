"""d²/dx² log cosh(x − y) = 1 − tanh²(x − y)."""

from derive.authoring import *
from proofs.losses.regression.log_cosh_gradient import log_cosh_gradient


@theorem(
    _("The second derivative of log cosh"), claims=("loss:log_cosh",), lemma=_("the second derivative of log cosh")
)
def log_cosh_second_derivative(d):
    """1 at residual 0, falling to 0 on both sides."""
    y, x = d.real("y"), d.real("x")
    loss = log_cosh(y, x)
    d.show(Eq(D(loss, x, 2), 1 - tanh(x - y) ** 2))
    with d.each(x):
        d.have(Eq(D(loss, x), tanh(x - y)), log_cosh_gradient(y, x))
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D(D(loss, x), x), words(_("the derivative of the derivative")))
        .eq(D(tanh(x - y), x), differentiating(at(gradient, x), x))
        .eq(1 - tanh(x - y) ** 2, differentiation)
    )
