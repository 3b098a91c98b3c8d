"""The Bradley–Terry loss is positive, and the score of what was preferred is always pushed up."""

from derive.authoring import *
from proofs.losses.margin.bradley_terry_gradient_preferred import bradley_terry_gradient_preferred


@theorem(_("The Bradley–Terry loss has no minimum"), claims=("loss:bradley_terry",))
def bradley_terry_no_minimum(d):
    """ℓ > 0 and ∂ℓ/∂a < 0 at all scores: the loss falls toward 0 as the difference grows and never reaches it."""
    a, b = d.real("a"), d.real("b")
    loss = bradley_terry(a, b)
    d.show(conjunction((loss > 0, D(loss, a) < 0)))
    d.chain(loss).eq(log(1 + exp(-(a - b))), definition).gt(0, words(_("{0}"), 1 + exp(-(a - b)) > 1))
    d.chain(D(loss, a)).eq(-sigmoid(b - a), bradley_terry_gradient_preferred(a, b)).lt(0, sign)
