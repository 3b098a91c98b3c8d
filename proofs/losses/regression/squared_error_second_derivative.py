"""d²/dx² (x − y)² = 2."""

from derive.authoring import *
from proofs.losses.regression.squared_error_gradient import squared_error_gradient


@theorem(
    _("The second derivative of the squared error"),
    claims=("loss:squared_error",),
    lemma=_("the second derivative of the squared error"),
)
def squared_error_second_derivative(d):
    """The curvature is the same everywhere."""
    y, x = d.real("y"), d.real("x")
    loss = squared_error(y, x)
    d.show(Eq(D(loss, x, 2), 2))
    with d.each(x):
        d.have(Eq(D(loss, x), 2 * (x - y)), squared_error_gradient(y, x))
    gradient = d.proved()
    (
        d.chain(D(loss, x, 2))
        .eq(D(D(loss, x), x), words(_("the derivative of the derivative")))
        .eq(D(2 * (x - y), x), differentiating(at(gradient, x), x))
        .eq(2, differentiation)
    )
