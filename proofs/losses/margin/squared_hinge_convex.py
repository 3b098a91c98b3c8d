"""The squared hinge loss is convex in the score."""

from derive.authoring import *
from proofs.losses.margin.squared_positive_part_convex import squared_positive_part_convex


@theorem(_("The squared hinge loss is convex"), claims=("loss:squared_hinge",))
def squared_hinge_convex(d):
    """ℓ(y, λa + (1 − λ)b) ≤ λ ℓ(y, a) + (1 − λ) ℓ(y, b) for 0 ≤ λ ≤ 1."""
    y, a, b = d.real("y"), d.real("a"), d.real("b")
    lam = d.variable("lambda", probability)
    loss = squared_hinge
    d.show(loss(y, lam * a + (1 - lam) * b) <= lam * loss(y, a) + (1 - lam) * loss(y, b))
    (
        d.chain(loss(y, lam * a + (1 - lam) * b))
        .eq(maximum(lam * (1 - y * a) + (1 - lam) * (1 - y * b), 0) ** 2, definition)
        .le(
            lam * maximum(1 - y * a, 0) ** 2 + (1 - lam) * maximum(1 - y * b, 0) ** 2,
            squared_positive_part_convex(1 - y * a, 1 - y * b, lam),
        )
        .eq(lam * loss(y, a) + (1 - lam) * loss(y, b), definition)
    )
