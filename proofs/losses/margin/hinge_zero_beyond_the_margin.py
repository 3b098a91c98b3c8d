"""The hinge loss is 0 beyond the margin."""

from derive.authoring import *


@theorem(_("The hinge loss is 0 beyond the margin"), claims=("loss:hinge",), lemma="ℓ(y, x) = 0 where y x ≥ 1")
def hinge_zero_beyond_the_margin(d):
    """ℓ(y, x) = 0 where y x ≥ 1: a score that is right by the margin is not improved on."""
    y, x = d.real("y"), d.real("x")
    beyond = d.suppose(y * x >= 1)
    d.show(Eq(hinge(y, x), 0))
    d.chain(hinge(y, x)).eq(maximum(1 - y * x, 0), definition).eq(0, beyond)
