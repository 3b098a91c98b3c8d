"""The Huber loss is the largest of the lines s·e − s²/2 with |s| ≤ δ."""

from derive.authoring import *


@theorem(
    _("The Huber loss above its tangents"),
    claims=("loss:huber",),
    lemma=_("the Huber loss lies above its tangents"),
)
def huber_above_its_tangents(d):
    """With the residual e = x − y: for |s| ≤ δ the line s·e − s²/2 lies below the loss, and touches it where s is e
    clipped to [−δ, δ]."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    s = d.real("s")
    d.suppose(s <= width)
    d.suppose(s >= -width)
    e = x - y
    d.show(s * e - s**2 / 2 <= huber(y, x, width))
    with d.case(abs(e) <= width) as near:
        (
            d.chain(s * e - s**2 / 2)
            .eq(e**2 / 2 - (e - s) ** 2 / 2, algebra)
            .le(e**2 / 2, sign)
            .eq(huber(y, x, width), definition, near)
        )
    with d.case(abs(e) > width) as far:
        d.claim(s * e - s**2 / 2 <= huber(y, x, width))
        with d.case(e >= 0) as right:
            d.have(e > width, far, right)
            (
                d.chain(s * e - s**2 / 2)
                .eq(width * (e - width / 2) - (width - s) * (e - width) - (width - s) ** 2 / 2, algebra)
                .le(width * (e - width / 2), sign)
                .eq(huber(y, x, width), definition)
            )
        with d.case(e < 0) as left:
            d.have(-e > width, far, left)
            (
                d.chain(s * e - s**2 / 2)
                .eq(width * (-e - width / 2) - (width + s) * (-e - width) - (width + s) ** 2 / 2, algebra)
                .le(width * (-e - width / 2), sign)
                .eq(huber(y, x, width), definition)
            )
