"""At |e| = δ both branches of the Huber loss have the same value and the same slope."""

from derive.authoring import *


@theorem(_("The branches of the Huber loss meet"), claims=("loss:huber",))
def huber_branches_meet(d):
    """With the residual e: e²/2 and δ(e − δ/2) have the value δ²/2 and the slope δ at e = δ; likewise at −δ,
    mirrored."""
    width = d.positive("delta")
    e = variable("e", real)
    inner, outer = e**2 / 2, width * (e - width / 2)
    d.show(
        conjunction(
            (
                Eq(width**2 / 2, width * (width - width / 2)),
                Eq(D_at(inner, e, width), D_at(outer, e, width)),
            )
        )
    )
    d.have(Eq(width**2 / 2, width * (width - width / 2)), algebra)
    d.chain(D_at(inner, e, width)).eq(width, differentiation).eq(D_at(outer, e, width), differentiation)
