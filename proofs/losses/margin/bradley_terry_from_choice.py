"""The Bradley–Terry loss is the negative log-likelihood of a choice between two."""

from derive.authoring import *


@theorem(
    _("The Bradley–Terry loss from the choice model"), claims=("loss:bradley_terry",), source="Bradley & Terry 1952"
)
def bradley_terry_from_choice(d):
    """If the first is preferred with probability e^a/(e^a + e^b), the loss is the negative logarithm of this
    probability: the cross-entropy of softmax(a, b) for the first class."""
    a, b = d.real("a"), d.real("b")
    d.show(Eq(bradley_terry(a, b), -log(exp(a) / (exp(a) + exp(b)))))
    (
        d.chain(bradley_terry(a, b))
        .eq(-log(sigmoid(a - b)), definition)
        .eq(-log(1 / (1 + exp(-(a - b)))), definition)
        .eq(-log(exp(a) / (exp(a) + exp(b))), words(_("numerator and denominator times {0}"), exp(a)))
    )
