"""The two forms of the focal loss differ for a soft label."""

from derive.authoring import *


@theorem(_("The two forms of the focal loss differ for soft labels"), kind="refutation", claims=("loss:sigmoid_focal",))
def sigmoid_focal_of_cross_entropy_soft_labels(d):
    """Refuted: the two forms agree for every label. At y = ½ and x = log 3, where σ(x) = ¾, the one has the factor log
    2 and the other ½ log(16/3), for every α and every γ."""
    alpha, gamma = d.real("alpha"), d.variable("gamma", nonnegative)
    half, x = term(1) / 2, log(term(3))
    d.show(sigmoid_focal(half, x, alpha, gamma) < sigmoid_focal_of_cross_entropy(half, x, alpha, gamma))
    (
        d.chain(sigmoid_focal(half, x, alpha, gamma))
        .eq(half * half**gamma * log(2), definition)
        .lt(half * half**gamma * (log(term(16) / 3) / 2), words(_("{0}"), term(4) < term(16) / 3))
        .eq(sigmoid_focal_of_cross_entropy(half, x, alpha, gamma), definition)
    )
