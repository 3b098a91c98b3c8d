"""The Huber loss is at least 0, and 0 for a prediction that equals the target."""

from derive.authoring import *
from proofs.losses.regression.huber_above_its_tangents import huber_above_its_tangents


@theorem(_("The least Huber loss"), claims=("loss:huber",))
def huber_minimum(d):
    """The line with slope 0 lies below it."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    d.show(conjunction((huber(y, x, width) >= 0, Eq(huber(y, y, width), 0))))
    d.chain(huber(y, x, width)).ge(0 * (x - y) - term(0) ** 2 / 2, huber_above_its_tangents(y, x, width, 0)).eq(
        0, algebra
    )
    d.have(Eq(huber(y, y, width), 0), definition)
