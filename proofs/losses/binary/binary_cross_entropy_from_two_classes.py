"""Binary cross-entropy is cross-entropy with two classes."""

from derive.authoring import *


@theorem(_("Binary cross-entropy is the cross-entropy of two classes"), claims=("A15", "A16"))
def binary_cross_entropy_from_two_classes(d):
    """With P = (y, 1 − y) and Q = (p̂, 1 − p̂) for the classes cat and dog: the second entries are what
    normalisation leaves for the dog, P(dog) = 1 − P(cat) of the target and Q(dog) = 1 − Q(cat) of the
    prediction."""
    y = d.variable("y", probability)
    prediction = d.open_probability("p_hat")
    P, Q = vector(y, 1 - y), vector(prediction, 1 - prediction)
    d.show(Eq(cross_entropy(P, Q), binary_cross_entropy(y, prediction)))
    (
        d.chain(cross_entropy(P, Q))
        .eq(-y * log(prediction) - (1 - y) * log(1 - prediction), definition, words(_("the two terms written out")))
        .eq(binary_cross_entropy(y, prediction), definition)
    )
