"""log cosh is strictly convex."""

from derive.authoring import *
from proofs.losses.regression.log_cosh_second_derivative import log_cosh_second_derivative


@theorem(_("log cosh is strictly convex"), claims=("loss:log_cosh",))
def log_cosh_convex(d):
    """1 − tanh² = 1/cosh² > 0."""
    y, x = d.real("y"), d.real("x")
    second = D(log_cosh(y, x), x, 2)
    d.show(second > 0)
    (
        d.chain(second)
        .eq(1 - tanh(x - y) ** 2, log_cosh_second_derivative(y, x))
        .eq(1 / cosh(x - y) ** 2, words(_("cosh² − sinh² = 1")))
        .gt(0, sign)
    )
