"""A prediction that names the right class may have a larger loss than one that names a wrong class."""

from derive.authoring import *


@theorem(_("The right class with the larger loss"), kind="refutation", claims=("A12",))
def right_class_with_the_larger_loss(d):
    """Refuted: of two predictions the one whose most probable class is right has the smaller loss.

    Class 1 is true. Prediction Q puts it first with 0.4; R puts class 2 first, but gives class 1 more, 0.45. For the
    loss a better prediction is one that gives the true class more, whichever class comes first.
    """
    label = d.let("P", vector(1, 0, 0))
    q = d.let("Q", vector(decimal("0.4"), decimal("0.3"), decimal("0.3")))
    r = d.let("R", vector(decimal("0.45"), decimal("0.55"), 0))
    d.show(
        conjunction(
            (
                normalised(q),
                normalised(r),
                q[1] > q[2],
                q[1] > q[3],
                r[2] > r[1],
                cross_entropy(label, q) > cross_entropy(label, r),
            )
        )
    )
    d.have(normalised(q), algebra)
    d.have(normalised(r), algebra)
    d.have(q[1] > q[2], algebra)
    d.have(q[1] > q[3], algebra)
    d.have(r[2] > r[1], algebra)
    (
        d.chain(cross_entropy(label, q))
        .eq(-log(decimal("0.4")), definition)
        .gt(-log(decimal("0.45")), words(_("the logarithm rises")))
        .eq(cross_entropy(label, r), definition)
    )
