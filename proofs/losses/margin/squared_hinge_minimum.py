"""The squared hinge loss is not negative, and it is 0 exactly beyond the margin."""

from derive.authoring import *
from proofs.calculus.square_not_negative import square_not_negative


@theorem(_("The minimum of the squared hinge loss"), claims=("loss:squared_hinge",))
def squared_hinge_minimum(d):
    """ℓ ≥ 0; ℓ = 0 where y x ≥ 1, and ℓ > 0 where y x < 1."""
    y, x = d.real("y"), d.real("x")
    loss = squared_hinge(y, x)
    d.show(conjunction((loss >= 0, implies(y * x >= 1, Eq(loss, 0)), implies(y * x < 1, loss > 0))))
    d.chain(loss).eq(maximum(1 - y * x, 0) ** 2, definition).ge(0, square_not_negative(maximum(1 - y * x, 0)))
    with d.supposing(y * x >= 1) as beyond:
        d.chain(loss).eq(maximum(1 - y * x, 0) ** 2, definition).eq(0, beyond)
    with d.supposing(y * x < 1) as inside:
        d.chain(loss).eq(maximum(1 - y * x, 0) ** 2, definition).eq((1 - y * x) ** 2, inside).gt(0, inside)
