"""The soft margin loss is positive and comes as near to 0 as one likes: no score reaches the infimum."""

from derive.authoring import *
from proofs.calculus.log_lt_sub_one import log_lt_sub_one


@theorem(_("The soft margin loss has no minimum"), claims=("loss:soft_margin",))
def soft_margin_no_minimum(d):
    """ℓ(y, x) > 0 for every score x, yet ℓ(y, −log ε/y) < ε for every ε > 0: for a label y = ±1, or any y ≠ 0."""
    y, eps, x = d.real("y"), d.positive("epsilon"), variable("x", real)
    d.suppose(Ne(y, 0))
    far = -log(eps) / y
    d.show(conjunction((forall(x, soft_margin(y, x) > 0), soft_margin(y, far) < eps)))
    with d.each(x):
        d.chain(soft_margin(y, x)).eq(log(1 + exp(-y * x)), definition).gt(0, sign)
    d.chain(soft_margin(y, far)).eq(log(1 + eps), definition).lt(eps, log_lt_sub_one(1 + eps))
