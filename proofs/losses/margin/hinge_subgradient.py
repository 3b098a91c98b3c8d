"""What is taken for the gradient of the hinge loss is a subgradient everywhere, also at the kink."""

from derive.authoring import *
from proofs.losses.margin.positive_part_at_least_its_argument import positive_part_at_least_its_argument
from proofs.losses.margin.positive_part_nonnegative import positive_part_nonnegative


@theorem(_("A subgradient of the hinge loss"), claims=("loss:hinge",), lemma=_("a subgradient of the hinge loss"))
def hinge_subgradient(d):
    """With g = −y [1 − y x > 0], ℓ(y, t) ≥ ℓ(y, x) + g (t − x) for every x and every t: the line with the slope g lies
    below the loss. At the kink y x = 1 this g is 0."""
    y, x = d.real("y"), d.real("x")
    t = d.real("t")
    g = -y * is_positive(1 - y * x)
    d.show(hinge(y, t) >= hinge(y, x) + g * (t - x))
    with d.case(y * x < 1) as inside:
        (
            d.chain(hinge(y, t))
            .eq(maximum(1 - y * t, 0), definition)
            .ge(1 - y * t, positive_part_at_least_its_argument(1 - y * t))
            .eq(1 - y * x + -y * (t - x), algebra)
            .eq(hinge(y, x) + g * (t - x), words(_("{0}"), 1 - y * x > 0), inside)
        )
    with d.case(y * x >= 1) as outside:
        (
            d.chain(hinge(y, t))
            .eq(maximum(1 - y * t, 0), definition)
            .ge(0, positive_part_nonnegative(1 - y * t))
            .eq(hinge(y, x) + g * (t - x), words(_("{0}"), 1 - y * x <= 0), outside)
        )
