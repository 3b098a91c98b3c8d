"""The second derivative of the squared hinge loss off the margin."""

from derive.authoring import *


@theorem(_("The second derivative of the squared hinge loss"), claims=("loss:squared_hinge",))
def squared_hinge_second_derivative(d):
    """∂²ℓ/∂x² = 2 y² where y x < 1 and 0 where y x > 1. Where y x = 1 there is none: the first derivative has a
    kink."""
    y, x = d.real("y"), d.real("x")
    d.suppose(Ne(y * x, 1))
    loss, gradient = squared_hinge(y, x), -2 * y * maximum(1 - y * x, 0)
    curvature = 2 * y**2 * is_positive(1 - y * x)
    d.show(Eq(D(loss, x, 2), curvature))
    with d.case(y * x < 1) as inside:
        (
            d.chain(D(loss, x, 2))
            .eq(D(gradient, x), words(_("the derivative of the derivative")))
            .eq(2 * y**2, words(_("around {0} the gradient is {1}"), x, -2 * y * (1 - y * x)), inside)
            .eq(curvature, words(_("{0}"), 1 - y * x > 0), inside)
        )
    with d.case(y * x > 1) as outside:
        (
            d.chain(D(loss, x, 2))
            .eq(D(gradient, x), words(_("the derivative of the derivative")))
            .eq(0, words(_("around {0} the gradient is {1}"), x, term(0)), outside)
            .eq(curvature, words(_("{0}"), 1 - y * x < 0), outside)
        )
