"""The softmax of two classes is the sigmoid of the difference of their logits."""

from derive.authoring import *


@theorem(_("Softmax of two classes is a sigmoid"), lemma=_("softmax of two classes"))
def softmax_of_two_classes(d):
    """softmax((a, b))_1 = σ(a − b): binary classification needs one logit only."""
    a, b = d.real("a"), d.real("b")
    z = vector(a, b)
    d.show(Eq(softmax(z)[1], sigmoid(a - b)))
    (
        d.chain(softmax(z)[1])
        .eq(exp(a) / (exp(a) + exp(b)), definition)
        .eq(1 / (1 + exp(-(a - b))), words(_("divided by {0}"), exp(a)))
        .eq(sigmoid(a - b), definition)
    )
