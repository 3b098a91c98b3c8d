"""The hinge loss is never negative, and 0 exactly beyond the margin."""

from derive.authoring import *
from proofs.losses.margin.hinge_zero_beyond_the_margin import hinge_zero_beyond_the_margin
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("The minimum of the hinge loss"), claims=("loss:hinge",))
def hinge_minimum(d):
    """ℓ ≥ 0; ℓ = 0 where y x ≥ 1, and ℓ > 0 where y x < 1."""
    y, x = d.real("y"), d.real("x")
    d.show(
        conjunction((hinge(y, x) >= 0, implies(y * x >= 1, Eq(hinge(y, x), 0)), implies(y * x < 1, hinge(y, x) > 0)))
    )
    d.chain(hinge(y, x)).eq(maximum(1 - y * x, 0), definition).ge(0, positive_part_nonnegative(1 - y * x))
    with d.supposing(y * x >= 1):
        d.have(Eq(hinge(y, x), 0), hinge_zero_beyond_the_margin(y, x))
    with d.supposing(y * x < 1) as inside:
        d.chain(hinge(y, x)).eq(maximum(1 - y * x, 0), definition).eq(1 - y * x, inside).gt(0, inside)
