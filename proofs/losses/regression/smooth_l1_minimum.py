"""The smooth L1 loss is 0 for a prediction that equals the target, and positive for every other."""

from derive.authoring import *


@theorem(_("The least smooth L1 loss"), claims=("loss:smooth_l1",))
def smooth_l1_minimum(d):
    """Both branches are positive where the residual is not 0."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = abs(x - y)
    d.show(conjunction((Eq(smooth_l1(y, y, width), 0), implies(Ne(x, y), smooth_l1(y, x, width) > 0))))
    d.have(Eq(smooth_l1(y, y, width), 0), definition)
    with d.supposing(Ne(x, y)):
        d.claim(smooth_l1(y, x, width) > 0)
        with d.case(e < width) as near:
            d.chain(smooth_l1(y, x, width)).eq((x - y) ** 2 / (2 * width), definition, near).gt(0, sign)
        with d.case(e >= width) as far:
            d.chain(smooth_l1(y, x, width)).eq(e - width / 2, definition).ge(width / 2, far).gt(0, sign)
