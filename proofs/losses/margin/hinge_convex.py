"""The hinge loss is convex in the score."""

from derive.authoring import *
from proofs.losses.margin.positive_part_convex import positive_part_convex


@theorem(_("The hinge loss is convex"), claims=("loss:hinge",), lemma=_("the hinge loss is convex"))
def hinge_convex(d):
    """ℓ(y, λa + (1 − λ)b) ≤ λ ℓ(y, a) + (1 − λ) ℓ(y, b) for 0 ≤ λ ≤ 1."""
    y, a, b = d.real("y"), d.real("a"), d.real("b")
    lam = d.variable("lambda", probability)
    d.show(hinge(y, lam * a + (1 - lam) * b) <= lam * hinge(y, a) + (1 - lam) * hinge(y, b))
    (
        d.chain(hinge(y, lam * a + (1 - lam) * b))
        .eq(maximum(lam * (1 - y * a) + (1 - lam) * (1 - y * b), 0), definition)
        .le(
            lam * maximum(1 - y * a, 0) + (1 - lam) * maximum(1 - y * b, 0),
            positive_part_convex(1 - y * a, 1 - y * b, lam),
        )
        .eq(lam * hinge(y, a) + (1 - lam) * hinge(y, b), definition)
    )
