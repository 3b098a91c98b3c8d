"""The Huber loss is convex."""

from derive.authoring import *
from proofs.losses.regression.huber_above_its_tangents import huber_above_its_tangents
from proofs.losses.regression.huber_touches_its_tangent import huber_touches_its_tangent


@theorem(_("The Huber loss is convex"), claims=("loss:huber",), lemma=_("the Huber loss is convex"))
def huber_convex(d):
    """Between predictions a and b the loss lies below the chord. It has no second derivative at its kinks, so that
    the proof goes by its tangents: each lies below the loss at a and at b, and one touches it in between."""
    y, a, b, width = d.real("y"), d.real("a"), d.real("b"), d.positive("delta")
    t = d.variable("t", probability)
    x = (1 - t) * a + t * b
    slope = maximum(-width, minimum(x - y, width))
    chord = (1 - t) * huber(y, a, width) + t * huber(y, b, width)
    d.show(huber(y, x, width) <= chord)

    def tangent(s, x):
        return s * (x - y) - s**2 / 2

    with d.each(variable("s", interval(-width, width))) as s:
        at_a = d.have(tangent(s, a) <= huber(y, a, width), huber_above_its_tangents(y, a, width, s))
        at_b = d.have(tangent(s, b) <= huber(y, b, width), huber_above_its_tangents(y, b, width, s))
        (
            d.chain(tangent(s, x))
            .eq((1 - t) * tangent(s, a) + t * tangent(s, b), algebra)
            .le(chord, at_a.times(1 - t), at_b.times(t))
        )
    below = d.proved()
    d.have(slope >= -width, sign)
    d.have(slope <= width, sign)
    (
        d.chain(huber(y, x, width))
        .eq(tangent(slope, x), huber_touches_its_tangent(y, x, width))
        .le(chord, at(below, slope))
    )
