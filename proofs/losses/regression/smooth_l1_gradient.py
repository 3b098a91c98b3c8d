"""The slope of the smooth L1 loss is e/δ, clipped to [−1, 1]."""

from derive.authoring import *
from proofs.losses.regression.huber_is_scaled_smooth_l1 import huber_is_scaled_smooth_l1
from proofs.losses.regression.huber_smooth_form import huber_smooth_form


@theorem(_("The gradient of the smooth L1 loss"), claims=("loss:smooth_l1",))
def smooth_l1_gradient(d):
    """The slope of the Huber loss, divided by δ; at the kinks, too."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = x - y
    above, below = maximum(e - width, 0), minimum(e + width, 0)
    form = (e**2 - above**2 - below**2) / 2
    d.show(Eq(D(smooth_l1(y, x, width), x), maximum(-1, minimum(e / width, 1))))
    with d.each(x):
        scaled = d.have(Eq(huber(y, x, width), width * smooth_l1(y, x, width)), huber_is_scaled_smooth_l1(y, x, width))
        squares = d.have(Eq(huber(y, x, width), form), huber_smooth_form(y, x, width))
        d.chain(smooth_l1(y, x, width)).eq(huber(y, x, width) / width, scaled).eq(form / width, squares)
    value = d.proved()
    (
        d.chain(D(smooth_l1(y, x, width), x))
        .eq(D(form / width, x), differentiating(at(value, x), x))
        .eq((e - above - below) / width, chain_rule)
        .eq(maximum(-1, minimum(e / width, 1)), words(_("in each of the three ranges of {0}"), e))
    )
