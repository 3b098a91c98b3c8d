"""The smooth L1 loss is convex."""

from derive.authoring import *
from proofs.losses.regression.huber_convex import huber_convex
from proofs.losses.regression.huber_is_scaled_smooth_l1 import huber_is_scaled_smooth_l1


@theorem(_("The smooth L1 loss is convex"), claims=("loss:smooth_l1",))
def smooth_l1_convex(d):
    """As the Huber loss is, which is δ times it."""
    y, a, b, width = d.real("y"), d.real("a"), d.real("b"), d.positive("delta")
    t = d.variable("t", probability)
    x = (1 - t) * a + t * b
    d.show(smooth_l1(y, x, width) <= (1 - t) * smooth_l1(y, a, width) + t * smooth_l1(y, b, width))

    def scaled(x):
        return huber_is_scaled_smooth_l1(y, x, width)

    (
        d.chain(smooth_l1(y, x, width))
        .eq(huber(y, x, width) / width, scaled(x).times(1 / width))
        .le(((1 - t) * huber(y, a, width) + t * huber(y, b, width)) / width, huber_convex(y, a, b, width, t))
        .eq((1 - t) * (huber(y, a, width) / width) + t * (huber(y, b, width) / width), algebra)
        .eq(
            (1 - t) * smooth_l1(y, a, width) + t * smooth_l1(y, b, width),
            scaled(a).times((1 - t) / width),
            scaled(b).times(t / width),
        )
    )
