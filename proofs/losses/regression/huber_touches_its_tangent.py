"""The Huber loss at a residual e is c·e − c²/2, where c is e clipped to [−δ, δ]."""

from derive.authoring import *


@theorem(_("The Huber loss touches its tangent"), claims=("loss:huber",), lemma=_("the Huber loss touches its tangent"))
def huber_touches_its_tangent(d):
    """ℓ = s·e − s²/2 for the residual e = x − y and its clipped value s = max(−δ, min(e, δ)): checked in each of
    the three ranges of e."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = x - y
    c = maximum(-width, minimum(e, width))
    d.show(Eq(huber(y, x, width), c * e - c**2 / 2))
    with d.case(abs(e) <= width) as near:
        d.have(e <= width, near)
        d.have(e >= -width, near)
        d.chain(huber(y, x, width)).eq(e**2 / 2, definition).eq(c * e - c**2 / 2, near)
    with d.case(abs(e) > width) as far:
        d.claim(Eq(huber(y, x, width), c * e - c**2 / 2))
        with d.case(e >= 0) as right:
            d.have(e > width, far, right)
            d.chain(huber(y, x, width)).eq(width * (e - width / 2), definition).eq(c * e - c**2 / 2, algebra)
        with d.case(e < 0) as left:
            d.have(-e > width, far, left)
            d.chain(huber(y, x, width)).eq(width * (-e - width / 2), definition).eq(c * e - c**2 / 2, algebra)
