"""The smooth L1 loss without branches."""

from derive.authoring import *


@theorem(_("The smooth L1 loss without branches"), claims=("loss:smooth_l1",))
def smooth_l1_stable_form(d):
    """(c/δ)(|e| − c/2) with the residual e = x − y and c = min(|e|, δ): the threshold δ is what some libraries call
    beta."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = abs(x - y)
    c = minimum(e, width)
    form = c / width * (e - c / 2)
    d.show(Eq(smooth_l1(y, x, width), form))
    with d.case(e < width) as near:
        d.chain(smooth_l1(y, x, width)).eq((x - y) ** 2 / (2 * width), definition).eq(form, near)
    with d.case(e >= width) as far:
        d.chain(smooth_l1(y, x, width)).eq(e - width / 2, definition).eq(form, far)
