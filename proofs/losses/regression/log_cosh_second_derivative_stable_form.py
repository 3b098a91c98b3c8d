"""d²/dx² log cosh(x − y) = (2a/(1 + a²))² with a = e^{−|x − y|}."""

from derive.authoring import *
from proofs.losses.regression.log_cosh_second_derivative import log_cosh_second_derivative


@theorem(_("The stable form of the second derivative of log cosh"), claims=("loss:log_cosh",))
def log_cosh_second_derivative_stable_form(d):
    """1 − tanh² cancels for large residuals, and cosh overflows."""
    y, x = d.real("y"), d.real("x")
    second, a = D(log_cosh(y, x), x, 2), exp(-abs(x - y))
    stable = (2 * a / (1 + a**2)) ** 2
    d.show(Eq(second, stable))
    with d.case(x >= y) as above:
        (
            d.chain(second)
            .eq(1 - tanh(x - y) ** 2, log_cosh_second_derivative(y, x))
            .eq((2 * exp(-(x - y)) / (1 + exp(-(x - y)) ** 2)) ** 2, exponentials)
            .eq(stable, above)
        )
    with d.case(x < y) as below:
        (
            d.chain(second)
            .eq(1 - tanh(x - y) ** 2, log_cosh_second_derivative(y, x))
            .eq((2 * exp(-(y - x)) / (1 + exp(-(y - x)) ** 2)) ** 2, exponentials)
            .eq(stable, below)
        )
