"""The label (1, 0, 0, 0, 0) has entropy 0."""

from derive.authoring import *


@theorem(_("The entropy of the label (1, 0, 0, 0, 0)"), claims=("A9",))
def one_hot_entropy_of_five_classes(d):
    """The label says with certainty which of five animals the picture shows: entropy 0."""
    label = vector(1, 0, 0, 0, 0)
    d.show(Eq(entropy(label), 0))
    (
        d.chain(entropy(label))
        .eq(-(xlogy(1, 1) + xlogy(0, 0) + xlogy(0, 0) + xlogy(0, 0) + xlogy(0, 0)), definition)
        .eq(0, words(_("0 log 0 stands for 0")))
    )
