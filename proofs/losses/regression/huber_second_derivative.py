"""The second derivative of the Huber loss: 1 inside, 0 outside, none at the kinks."""

from derive.authoring import *


@theorem(_("The second derivative of the Huber loss"), claims=("loss:huber",))
def huber_second_derivative(d):
    """For |e| < δ it is 1, for |e| > δ it is 0, where e = x − y. At |e| = δ the slope has a kink."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = x - y
    d.suppose(Ne(abs(e), width))
    loss = huber(y, x, width)
    curvature = piecewise((1, abs(e) < width), otherwise=0)
    d.show(Eq(D(loss, x, 2), curvature))
    with d.case(abs(e) < width) as near:
        d.chain(D(loss, x, 2)).eq(1, words(_("the branch {0}"), e**2 / 2), near).eq(curvature, near)
    with d.case(abs(e) > width) as far:
        d.have(Ne(e, 0), far)
        outside = words(_("the branch {0}, linear on either side"), width * (abs(e) - width / 2))
        d.chain(D(loss, x, 2)).eq(0, outside).eq(curvature, far)
