"""The hinge loss is convex in the score."""

from derive.authoring import *
from proofs.losses.margin.positive_part_at_least_its_argument import positive_part_at_least_its_argument
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("The hinge loss is convex"), claims=("loss:hinge",), lemma=_("the hinge loss is convex"))
def hinge_convex(d):
    """ℓ(y, λa + (1 − λ)b) ≤ λ ℓ(y, a) + (1 − λ) ℓ(y, b) for 0 ≤ λ ≤ 1: the mixture of the two right sides lies above
    both members of the maximum."""
    y, a, b = d.real("y"), d.real("a"), d.real("b")
    lam = d.variable("lambda", probability)
    between = lam * a + (1 - lam) * b
    mixture = lam * hinge(y, a) + (1 - lam) * hinge(y, b)
    d.show(hinge(y, between) <= mixture)
    at_a = d.have(hinge(y, a) >= 1 - y * a, positive_part_at_least_its_argument(1 - y * a))
    at_b = d.have(hinge(y, b) >= 1 - y * b, positive_part_at_least_its_argument(1 - y * b))
    zero_a = d.have(hinge(y, a) >= 0, positive_part_nonnegative(1 - y * a))
    zero_b = d.have(hinge(y, b) >= 0, positive_part_nonnegative(1 - y * b))
    with d.case(y * between <= 1):
        (
            d.chain(hinge(y, between))
            .eq(1 - y * between, words(_("{0}"), 1 - y * between >= 0))
            .eq(lam * (1 - y * a) + (1 - lam) * (1 - y * b), algebra)
            .le(mixture, at_a.times(lam), at_b.times(1 - lam))
        )
    with d.case(y * between > 1):
        (
            d.chain(hinge(y, between))
            .eq(0, words(_("{0}"), 1 - y * between < 0))
            .le(mixture, zero_a.times(lam), zero_b.times(1 - lam))
        )
