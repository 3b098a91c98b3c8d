"""The soft margin loss is positive and comes as near to 0 as one likes."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("The soft margin loss has no minimum"), claims=("loss:soft_margin",))
def soft_margin_no_minimum(d):
    """ℓ(1, x) > 0 for every score x, yet ℓ(1, −log ε) < ε for every ε > 0. The label −1 is the same with −x."""
    eps, x = d.positive("epsilon"), variable("x", real)
    d.show(conjunction((forall(x, soft_margin(1, x) > 0), soft_margin(1, -log(eps)) < eps)))
    with d.each(x):
        d.chain(soft_margin(1, x)).eq(log(1 + exp(-x)), definition).gt(0, words(_("{0}"), 1 + exp(-x) > 1))
    d.chain(soft_margin(1, -log(eps))).eq(log(1 + eps), definition).lt(eps, log_lt_sub_one(1 + eps))
