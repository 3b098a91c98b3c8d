"""With a soft target the perfect prediction has a positive loss."""

from derive.authoring import *


@theorem(_("A perfect prediction of a soft target has a loss"), kind="refutation", claims=("A12",))
def soft_target_leaves_a_loss(d):
    """Refuted: a perfect prediction has cross-entropy 0. For P = (0.7, 0.3) the prediction Q = P leaves H(P) > 0."""
    p = d.let("P", vector(decimal("0.7"), decimal("0.3")))
    d.show(conjunction((normalised(p), cross_entropy(p, p) > 0)))
    d.have(normalised(p), algebra)
    (
        d.chain(cross_entropy(p, p))
        .eq(-decimal("0.7") * log(decimal("0.7")) - decimal("0.3") * log(decimal("0.3")), definition)
        .gt(0, sign)
    )
