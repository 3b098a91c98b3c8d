"""For targets 0 and 1 one term of each pair survives."""

from derive.authoring import *


@theorem(_("Binary cross-entropy of hard targets"), claims=("B13",))
def binary_cross_entropy_of_hard_targets(d):
    """Target 1 leaves −log y, target 0 leaves −log(1 − y)."""
    y = d.open_probability("y")
    d.show(conjunction((Eq(binary_cross_entropy(1, y), -log(y)), Eq(binary_cross_entropy(0, y), -log(1 - y)))))
    d.have(Eq(binary_cross_entropy(1, y), -log(y)), definition)
    d.have(Eq(binary_cross_entropy(0, y), -log(1 - y)), definition)
