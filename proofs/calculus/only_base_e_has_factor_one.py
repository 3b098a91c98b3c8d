"""The factor 1/log b of the derivative is 1 for base e only."""

from derive.authoring import *
from proofs.calculus.log_zero_only_at_one import log_zero_only_at_one


@theorem(_("Only base e has factor 1"), claims=("A20",))
def only_base_e_has_factor_one(d):
    """If 1/log b = 1, then b = e: with any other base the derivative of the logarithm has another factor than 1/x."""
    b = d.positive("b")
    d.suppose(Ne(b, 1))
    factor = d.suppose(Eq(1 / log(b), 1))
    d.show(Eq(b, e))
    d.chain(log(b / e)).eq(log(b) - 1, logarithms).eq(log(b) * (1 - 1 / log(b)), algebra).eq(0, factor)
    d.have(Eq(b / e, 1), log_zero_only_at_one(b / e), d.proved())
    d.have(Eq(b, e), d.proved())
