"""The gradient of the mean log cosh over N items: tanh(x_j − y_j)/N."""

from derive.authoring import *


@theorem(_("The gradient of the mean log cosh"), claims=("loss:log_cosh",))
def log_cosh_mean(d):
    """The slope of one item, divided by the number of items."""
    N = d.size("N")
    y, x = d.family("y", N), d.family("x", N)
    j, m = d.index("j", N), index("m", N)
    mean = sum_(m, log_cosh(y[m], x[m])) / N
    d.show(Eq(D(mean, x[j]), tanh(x[j] - y[j]) / N))
    (
        d.chain(D(mean, x[j]))
        .eq(D(sum_(m, log(cosh(x[m] - y[m]))) / N, x[j]), definition)
        .eq(sum_(m, tanh(x[m] - y[m]) * delta(m, j)) / N, chain_rule)
        .eq(tanh(x[j] - y[j]) / N, kronecker)
    )
