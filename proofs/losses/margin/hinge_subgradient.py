"""What is taken for the gradient of the hinge loss is a subgradient everywhere, also at the kink."""

from derive.authoring import *
from proofs.losses.margin.positive_part_subgradient import positive_part_subgradient


@theorem(_("A subgradient of the hinge loss"), claims=("loss:hinge",), lemma=_("a subgradient of the hinge loss"))
def hinge_subgradient(d):
    """With g = −y [1 − y x > 0], ℓ(y, t) ≥ ℓ(y, x) + g (t − x) for every x and every t: the line with the slope g lies
    below the loss. At the kink y x = 1 this g is 0."""
    y, x, t = d.real("y"), d.real("x"), d.real("t")
    g = -y * is_positive(1 - y * x)
    d.show(hinge(y, t) >= hinge(y, x) + g * (t - x))
    (
        d.chain(hinge(y, t))
        .eq(maximum(1 - y * t, 0), definition)
        .ge(
            maximum(1 - y * x, 0) + is_positive(1 - y * x) * (1 - y * t - (1 - y * x)),
            positive_part_subgradient(1 - y * x, 1 - y * t),
        )
        .eq(hinge(y, x) + g * (t - x), definition)
    )
