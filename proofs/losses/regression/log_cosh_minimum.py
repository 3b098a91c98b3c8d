"""log cosh is 0 for a prediction that equals the target, and positive for every other."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least log cosh"), claims=("loss:log_cosh",))
def log_cosh_minimum(d):
    """cosh e > 1 for every residual e that is not 0."""
    y, x = d.real("y"), d.real("x")
    c = cosh(x - y)
    d.show(conjunction((Eq(log_cosh(y, y), 0), implies(Ne(x, y), log_cosh(y, x) > 0))))
    d.have(Eq(log_cosh(y, y), 0), definition)
    with d.supposing(Ne(x, y)):
        d.have(Ne(exp((x - y) / 2), exp((y - x) / 2)), sign)
        d.chain(c).eq(1 + (exp((x - y) / 2) - exp((y - x) / 2)) ** 2 / 2, exponentials).gt(1, sign)
        above_one = d.proved()
        (
            d.chain(log_cosh(y, x))
            .eq(-log(1 / c), definition)
            .ge(1 - 1 / c, log_le_sub_one(1 / c))
            .gt(0, above_one.times(1 / c))
        )
