"""Every subgradient of the hinge loss at its kink lies between the two slopes."""

from derive.authoring import *
from proofs.losses.margin.hinge_zero_beyond_the_margin import hinge_zero_beyond_the_margin


@theorem(_("There are no other subgradients of the hinge loss"), claims=("loss:hinge",))
def hinge_no_other_subgradient(d):
    """If g is a subgradient at y x = 1, then g = −s y with s = −g x between 0 and 1: the loss at t = 2x is 0, and at
    t = 0 it is 1."""
    y, x, g = d.real("y"), d.real("x"), d.real("g")
    t = variable("t", real)
    kink = d.suppose(Eq(y * x, 1))
    below = d.suppose(forall(t, hinge(y, t) >= hinge(y, x) + g * (t - x)))
    s = -g * x
    d.show(conjunction((Eq(g, g * x * y), s >= 0, s <= 1)))
    d.chain(g).eq(g * x * y, kink.times(-g))
    d.have(y * x >= 1, kink.times(-1))
    here = d.have(Eq(hinge(y, x), 0), hinge_zero_beyond_the_margin(y, x))
    d.have(y * (2 * x) >= 1, kink.times(-2))
    beyond = d.have(Eq(hinge(y, 2 * x), 0), hinge_zero_beyond_the_margin(y, 2 * x))
    d.chain(s).eq(hinge(y, x) - hinge(y, x) - g * (2 * x - x), algebra).ge(
        hinge(y, x) - hinge(y, 2 * x), at(below, 2 * x)
    ).eq(0, here, beyond)
    d.chain(s).eq(hinge(y, x) + g * (0 - x) - hinge(y, x), algebra).le(hinge(y, 0) - hinge(y, x), at(below, 0)).eq(
        1, here
    )
