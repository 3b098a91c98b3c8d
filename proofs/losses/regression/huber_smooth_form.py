"""The Huber loss is half the squared error less half the squares of what the residual exceeds ±δ by."""

from derive.authoring import *


@theorem(
    _("The Huber loss as a difference of squares"), claims=("loss:huber",), lemma=_("Huber as a difference of squares")
)
def huber_smooth_form(d):
    """(e² − max(e − δ, 0)² − min(e + δ, 0)²)/2 with the residual e = x − y: the square of a positive part has a
    slope everywhere, so this shows that the Huber loss has one at the kink, too."""
    y, x, width = d.real("y"), d.real("x"), d.positive("delta")
    e = x - y
    above, below = maximum(e - width, 0), minimum(e + width, 0)
    form = (e**2 - above**2 - below**2) / 2
    d.show(Eq(huber(y, x, width), form))
    with d.case(abs(e) <= width) as near:
        d.have(e <= width, near)
        d.have(e >= -width, near)
        d.chain(huber(y, x, width)).eq(e**2 / 2, definition).eq(form, near)
    with d.case(abs(e) > width) as far:
        d.claim(Eq(huber(y, x, width), form))
        with d.case(e >= 0) as right:
            d.have(e > width, far, right)
            d.chain(huber(y, x, width)).eq(width * (e - width / 2), definition).eq(form, algebra)
        with d.case(e < 0) as left:
            d.have(-e > width, far, left)
            d.chain(huber(y, x, width)).eq(width * (-e - width / 2), definition).eq(form, algebra)
