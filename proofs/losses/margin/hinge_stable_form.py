"""The hinge loss in the form that is computed."""

from derive.authoring import *


@theorem(_("The hinge loss"), claims=("loss:hinge",))
def hinge_stable_form(d):
    """ℓ(y, x) = max(1 − y x, 0): as it is defined it is also computed."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(hinge(y, x), maximum(1 - y * x, 0)))
    d.have(Eq(hinge(y, x), maximum(1 - y * x, 0)), definition)
