"""The derivative of the squared hinge loss, also at the kink of the hinge loss."""

from derive.authoring import *


@theorem(
    _("The gradient of the squared hinge loss"),
    claims=("loss:squared_hinge",),
    lemma=_("the gradient of the squared hinge loss"),
)
def squared_hinge_gradient(d):
    """∂ℓ/∂x = −2 y max(1 − y x, 0) at every x: where y x = 1 both sides have the slope 0."""
    y, x = d.real("y"), d.real("x")
    loss = squared_hinge(y, x)
    d.show(Eq(D(loss, x), -2 * y * maximum(1 - y * x, 0)))
    (
        d.chain(D(loss, x))
        .eq(D(maximum(1 - y * x, 0) ** 2, x), definition)
        .eq(2 * maximum(1 - y * x, 0) * -y, words(_("slope of the square of a positive part; chain rule")))
        .eq(-2 * y * maximum(1 - y * x, 0), algebra)
    )
