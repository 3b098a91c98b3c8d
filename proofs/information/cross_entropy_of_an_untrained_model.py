"""The cross-entropy of the label dog and an untrained model's prediction is −log 0.4."""

from derive.authoring import *


@theorem(_("The loss of an untrained model"), claims=("A10",), lemma=_("the loss of an untrained model"))
def cross_entropy_of_an_untrained_model(d):
    """The label says dog, the model gives dog 0.4: the terms with P(i) = 0 count 0."""
    label = d.let("P", vector(1, 0, 0, 0, 0))
    prediction = d.let("Q", vector(*map(decimal, ("0.4", "0.3", "0.05", "0.05", "0.2"))))
    d.show(Eq(cross_entropy(label, prediction), -log(decimal("0.4"))))
    i = index("i", 5)
    (
        d.chain(cross_entropy(label, prediction))
        .eq(-sum_(i, xlogy(label[i], prediction[i])), definition)
        .eq(
            -(
                1 * log(decimal("0.4"))
                + 0 * log(decimal("0.3"))
                + 0 * log(decimal("0.05"))
                + 0 * log(decimal("0.05"))
                + 0 * log(decimal("0.2"))
            ),
            words(_("the five terms written out")),
        )
        .eq(-log(decimal("0.4")), algebra)
    )
