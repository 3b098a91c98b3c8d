"""The squared hinge loss is convex in the score."""

from derive.authoring import *
from proofs.calculus.square_not_negative import square_not_negative
from proofs.losses.margin.hinge_convex import hinge_convex
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("The squared hinge loss is convex"), claims=("loss:squared_hinge",))
def squared_hinge_convex(d):
    """ℓ(y, λa + (1 − λ)b) ≤ λ ℓ(y, a) + (1 − λ) ℓ(y, b) for 0 ≤ λ ≤ 1: the square of a convex function that is never
    negative."""
    y, a, b = d.real("y"), d.real("a"), d.real("b")
    lam = d.variable("lambda", probability)
    between = lam * a + (1 - lam) * b
    h = hinge(y, between)
    mixture = lam * hinge(y, a) + (1 - lam) * hinge(y, b)
    d.show(squared_hinge(y, between) <= lam * squared_hinge(y, a) + (1 - lam) * squared_hinge(y, b))
    d.have(h >= 0, positive_part_nonnegative(1 - y * between))
    d.have(hinge(y, a) >= 0, positive_part_nonnegative(1 - y * a))
    d.have(hinge(y, b) >= 0, positive_part_nonnegative(1 - y * b))
    step = d.have(h <= mixture, hinge_convex(y, a, b, lam))
    spread = square_not_negative(hinge(y, a) - hinge(y, b))
    (
        d.chain(squared_hinge(y, between))
        .eq(h**2, definition)
        .le(h * mixture, step.times(h))
        .le(mixture**2, step.times(mixture))
        .le(lam * hinge(y, a) ** 2 + (1 - lam) * hinge(y, b) ** 2, spread.times(lam * (1 - lam)))
        .eq(lam * squared_hinge(y, a) + (1 - lam) * squared_hinge(y, b), definition)
    )
