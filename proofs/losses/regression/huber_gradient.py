"""The slope of the Huber loss is the residual, clipped to [−δ, δ]."""

from derive.authoring import *
from proofs.losses.regression.huber_smooth_form import huber_smooth_form


@theorem(_("The gradient of the Huber loss"), claims=("loss:huber",))
def huber_gradient(d):
    """The residual e = x − y, clipped to [−δ, δ]. At the kinks |e| = δ, too: there the slopes of both branches
    agree."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = x - y
    above, below = maximum(e - width, 0), minimum(e + width, 0)
    form = (e**2 - above**2 - below**2) / 2
    clipped = maximum(-width, minimum(e, width))
    d.show(Eq(D(huber(y, x, width), x), clipped))
    with d.each(x):
        d.have(Eq(huber(y, x, width), form), huber_smooth_form(y, x, width))
    value = d.proved()
    (
        d.chain(D(huber(y, x, width), x))
        .eq(D(form, x), differentiating(at(value, x), x))
        .eq(e - above - below, chain_rule)
        .eq(clipped, words(_("in each of the three ranges of {0}"), e))
    )
