"""The Huber loss is δ times the smooth L1 loss."""

from derive.authoring import *


@theorem(_("Huber and smooth L1"), claims=("loss:huber",), lemma=_("Huber is δ times smooth L1"))
def huber_is_scaled_smooth_l1(d):
    """ℓ_Huber = δ ℓ_smooth_L1 with the same threshold; for δ = 1 they are one loss. So a learning rate that fits
    one is off by δ for the other."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = abs(x - y)
    d.show(Eq(huber(y, x, width), width * smooth_l1(y, x, width)))
    with d.case(e < width) as near:
        (
            d.chain(huber(y, x, width))
            .eq((x - y) ** 2 / 2, definition, near)
            .eq(width * ((x - y) ** 2 / (2 * width)), algebra)
            .eq(width * smooth_l1(y, x, width), definition)
        )
    with d.case(Eq(e, width)) as kink:
        (
            d.chain(huber(y, x, width))
            .eq(width**2 / 2, definition, kink)
            .eq(width * (width - width / 2), algebra)
            .eq(width * smooth_l1(y, x, width), definition, kink)
        )
    with d.case(e > width):
        (
            d.chain(huber(y, x, width))
            .eq(width * (e - width / 2), definition)
            .eq(width * smooth_l1(y, x, width), definition)
        )
