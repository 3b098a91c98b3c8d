"""The squared hinge loss in the form that is computed."""

from derive.authoring import *


@theorem(_("The squared hinge loss"), claims=("loss:squared_hinge",))
def squared_hinge_stable_form(d):
    """ℓ(y, x) = max(1 − y x, 0)²: as it is defined it is also computed."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(squared_hinge(y, x), maximum(1 - y * x, 0) ** 2))
    d.have(Eq(squared_hinge(y, x), maximum(1 - y * x, 0) ** 2), definition)
