"""The second derivative of the Huber loss: 1 inside, 0 outside, none at the kinks."""

from derive.authoring import *


@theorem(_("The second derivative of the Huber loss"), claims=("loss:huber",))
def huber_second_derivative(d):
    """For |e| < δ it is 1, for e > δ and e < −δ it is 0. At |e| = δ the slope has a kink."""
    y, width = d.real("y"), d.positive("delta")
    inside = variable("x", interval(y - width, y + width, left_open=True, right_open=True))
    above = variable("x", interval(y + width, None, left_open=True))
    below = variable("x", interval(None, y - width, right_open=True))

    def second(x):
        return D(D(huber(y, x, width), x), x)

    ranges = (
        (inside, (inside - y) ** 2 / 2, inside - y, 1),
        (above, width * (above - y - width / 2), width, 0),
        (below, width * (y - below - width / 2), -width, 0),
    )
    d.show(conjunction(forall(x, Eq(second(x), curvature)) for x, __, __, curvature in ranges))
    for x, branch, slope, curvature in ranges:
        with d.each(x):
            d.have(Eq(huber(y, x, width), branch), definition)
        value = d.proved()
        with d.each(x):
            d.chain(D(huber(y, x, width), x)).eq(D(branch, x), differentiating(at(value, x), x)).eq(
                slope, differentiation
            )
        gradient = d.proved()
        with d.each(x):
            d.chain(second(x)).eq(D(slope, x), differentiating(at(gradient, x), x)).eq(curvature, differentiation)
