"""The Bradley–Terry loss falls as the preferred score rises and has no minimum."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one
from proofs.losses.margin.bradley_terry_preferred_gradient import bradley_terry_preferred_gradient


@theorem(_("The Bradley–Terry loss has no minimum"), claims=("loss:bradley_terry",))
def bradley_terry_no_minimum(d):
    """ℓ > 0 and ∂ℓ/∂a < 0 at all scores, yet ℓ(b − log ε, b) < ε: the loss falls toward 0 as the difference of the
    scores grows, and never reaches it."""
    a, b, eps = d.real("a"), d.real("b"), d.positive("epsilon")
    loss, far = bradley_terry(a, b), bradley_terry(b - log(eps), b)
    d.show(conjunction((loss > 0, D(loss, a) < 0, far < eps)))
    d.chain(loss).eq(log(1 + exp(-(a - b))), definition).gt(0, sign)
    d.chain(D(loss, a)).eq(-sigmoid(b - a), bradley_terry_preferred_gradient(a, b)).lt(0, sign)
    d.chain(far).eq(log(1 + eps), definition).lt(eps, log_lt_sub_one(1 + eps))
