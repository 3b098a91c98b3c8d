"""The cross-entropy of the label dog and a trained model's prediction is −log 0.98."""

from derive.authoring import *


@theorem(_("The loss of a trained model"), claims=("A11",), lemma=_("the loss of a trained model"))
def cross_entropy_of_a_trained_model(d):
    """The model gives the labelled animal 0.98 and two others 0. These are outside the support of P and count 0."""
    label = d.let("P", vector(1, 0, 0, 0, 0))
    prediction = d.let("Q", vector(decimal("0.98"), decimal("0.01"), 0, 0, decimal("0.01")))
    d.show(Eq(cross_entropy(label, prediction), -log(decimal("0.98"))))
    i = index("i", 5)
    (
        d.chain(cross_entropy(label, prediction))
        .eq(-sum_(i, xlogy(label[i], prediction[i])), definition)
        .eq(
            -(
                1 * log(decimal("0.98"))
                + 0 * log(decimal("0.01"))
                + xlogy(0, 0)
                + xlogy(0, 0)
                + 0 * log(decimal("0.01"))
            ),
            words(_("the five terms written out")),
        )
        .eq(-log(decimal("0.98")), words(_("0 log 0 stands for 0")))
    )
