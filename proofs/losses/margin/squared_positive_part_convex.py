"""max(u, 0)² is convex."""

from derive.authoring import *
from proofs.calculus.square_not_negative import square_not_negative
from proofs.losses.margin.positive_part_convex import positive_part_convex
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("The square of the positive part is convex"), lemma=_("the square of the positive part is convex"))
def squared_positive_part_convex(d):
    """max(λa + (1 − λ)b, 0)² ≤ λ max(a, 0)² + (1 − λ) max(b, 0)² for 0 ≤ λ ≤ 1: the square of a convex function that
    is never negative."""
    a, b = d.real("a"), d.real("b")
    lam = d.variable("lambda", probability)
    between = maximum(lam * a + (1 - lam) * b, 0)
    at_a, at_b = maximum(a, 0), maximum(b, 0)
    mixture = lam * at_a + (1 - lam) * at_b
    d.show(between**2 <= lam * at_a**2 + (1 - lam) * at_b**2)
    d.have(between >= 0, positive_part_nonnegative(lam * a + (1 - lam) * b))
    d.have(at_a >= 0, positive_part_nonnegative(a))
    d.have(at_b >= 0, positive_part_nonnegative(b))
    step = d.have(between <= mixture, positive_part_convex(a, b, lam))
    (
        d.chain(between**2)
        .le(between * mixture, step.times(between))
        .le(mixture**2, step.times(mixture))
        .eq(lam * at_a**2 + (1 - lam) * at_b**2 - lam * (1 - lam) * (at_a - at_b) ** 2, algebra)
        .le(lam * at_a**2 + (1 - lam) * at_b**2, square_not_negative(at_a - at_b).times(lam * (1 - lam)))
    )
