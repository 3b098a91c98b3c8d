"""log cosh is at least 0, and 0 for a prediction that equals the target."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one


@theorem(_("The least log cosh"), claims=("loss:log_cosh",))
def log_cosh_minimum(d):
    """cosh e ≥ 1 for every residual e, with equality at 0."""
    y, x = d.real("y"), d.real("x")
    c = cosh(x - y)
    d.show(conjunction((log_cosh(y, x) >= 0, Eq(log_cosh(y, y), 0))))
    d.chain(c).eq(1 + (exp((x - y) / 2) - exp((y - x) / 2)) ** 2 / 2, exponentials).ge(1, sign)
    at_least_one = d.proved()
    (
        d.chain(log_cosh(y, x))
        .eq(-log(1 / c), definition)
        .ge(1 - 1 / c, log_le_sub_one(1 / c))
        .ge(0, at_least_one.times(1 / c))
    )
    d.have(Eq(log_cosh(y, y), 0), definition)
