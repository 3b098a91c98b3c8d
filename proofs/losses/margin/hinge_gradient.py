"""The derivative of the hinge loss off the kink."""

from derive.authoring import *


@theorem(_("The gradient of the hinge loss"), claims=("loss:hinge",), lemma=_("the gradient of the hinge loss"))
def hinge_gradient(d):
    """∂ℓ/∂x = −y where y x < 1 and 0 where y x > 1. Where y x = 1 there is no derivative: see the subgradients."""
    y, x = d.real("y"), d.real("x")
    d.suppose(Ne(y * x, 1))
    loss, gradient = hinge(y, x), -y * is_positive(1 - y * x)
    d.show(Eq(D(loss, x), gradient))
    with d.case(y * x < 1) as inside:
        (
            d.chain(D(loss, x))
            .eq(-y, words(_("around {0} the loss is {1}"), x, 1 - y * x), inside)
            .eq(gradient, words(_("{0}"), 1 - y * x > 0), inside)
        )
    with d.case(y * x > 1) as outside:
        (
            d.chain(D(loss, x))
            .eq(0, words(_("around {0} the loss is {1}"), x, term(0)), outside)
            .eq(gradient, words(_("{0}"), 1 - y * x < 0), outside)
        )
