"""max(u, 0) is convex."""

from derive.authoring import *
from proofs.losses.margin.positive_part_at_least_its_argument import positive_part_at_least_its_argument
from proofs.losses.margin.positive_part_at_most import positive_part_at_most
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("The positive part is convex"), lemma=_("the positive part is convex"))
def positive_part_convex(d):
    """max(λa + (1 − λ)b, 0) ≤ λ max(a, 0) + (1 − λ) max(b, 0) for 0 ≤ λ ≤ 1."""
    a, b = d.real("a"), d.real("b")
    lam = d.variable("lambda", probability)
    between = lam * a + (1 - lam) * b
    mixture = lam * maximum(a, 0) + (1 - lam) * maximum(b, 0)
    d.show(maximum(between, 0) <= mixture)
    d.have(maximum(a, 0) >= 0, positive_part_nonnegative(a))
    d.have(maximum(b, 0) >= 0, positive_part_nonnegative(b))
    at_a = d.have(maximum(a, 0) >= a, positive_part_at_least_its_argument(a))
    at_b = d.have(maximum(b, 0) >= b, positive_part_at_least_its_argument(b))
    d.have(between <= mixture, at_a.times(lam), at_b.times(1 - lam))
    d.have(mixture >= 0, sign)
    d.have(maximum(between, 0) <= mixture, positive_part_at_most(between, mixture))
