"""log cosh e = |e| + log(1 + e^{−2|e|}) − log 2."""

from derive.authoring import *


@theorem(_("The stable form of log cosh"), claims=("loss:log_cosh",))
def log_cosh_stable_form(d):
    """The naive form overflows for residuals beyond ±710; this one takes the logarithm of a number in (1, 2]."""
    y, x = d.real("y"), d.real("x")
    stable = abs(x - y) + log(1 + exp(-2 * abs(x - y))) - log(2)
    d.show(Eq(log_cosh(y, x), stable))
    with d.case(x >= y) as above:
        (
            d.chain(log_cosh(y, x))
            .eq(log((exp(x - y) + exp(-(x - y))) / 2), definition)
            .eq(x - y + log(1 + exp(-2 * (x - y))) - log(2), logarithms)
            .eq(stable, above)
        )
    with d.case(x < y) as below:
        (
            d.chain(log_cosh(y, x))
            .eq(log((exp(x - y) + exp(-(x - y))) / 2), definition)
            .eq(y - x + log(1 + exp(-2 * (y - x))) - log(2), logarithms)
            .eq(stable, below)
        )
