"""The Huber loss is 0 for a prediction that equals the target, and positive for every other."""

from derive.authoring import *


@theorem(_("The least Huber loss"), claims=("loss:huber",))
def huber_minimum(d):
    """Both branches are positive where the residual is not 0."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = abs(x - y)
    d.show(conjunction((Eq(huber(y, y, width), 0), implies(Ne(x, y), huber(y, x, width) > 0))))
    d.have(Eq(huber(y, y, width), 0), definition)
    with d.supposing(Ne(x, y)):
        d.claim(huber(y, x, width) > 0)
        with d.case(e <= width) as near:
            d.chain(huber(y, x, width)).eq((x - y) ** 2 / 2, definition, near).gt(0, sign)
        with d.case(e > width) as far:
            (
                d.chain(huber(y, x, width))
                .eq(width * (e - width / 2), definition)
                .gt(width * (width / 2), far.times(width))
                .gt(0, sign)
            )
