"""The second derivative of the hinge loss off the kink is 0."""

from derive.authoring import *


@theorem(_("The second derivative of the hinge loss"), claims=("loss:hinge",))
def hinge_second_derivative(d):
    """∂²ℓ/∂x² = 0 where y x ≠ 1: the loss is made of two straight pieces."""
    y, x = d.real("y"), d.real("x")
    d.suppose(Ne(y * x, 1))
    loss = hinge(y, x)
    d.show(Eq(D(loss, x, 2), 0))
    with d.case(y * x < 1) as inside:
        d.chain(D(loss, x, 2)).eq(0, words(_("around {0} the loss is {1}"), x, 1 - y * x), inside)
    with d.case(y * x > 1) as outside:
        d.chain(D(loss, x, 2)).eq(0, words(_("around {0} the loss is {1}"), x, term(0)), outside)
