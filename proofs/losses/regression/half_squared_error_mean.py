"""The gradient of the mean halved squared error."""

from derive.authoring import *


@theorem(_("The gradient of the mean halved squared error"), claims=("loss:squared_error",))
def half_squared_error_mean(d):
    """∂/∂x_j of (1/N) Σ ½(x_m − y_m)² is (x_j − y_j)/N: half of what the squared error has."""
    N = d.size("N")
    y, x = d.family("y", N), d.family("x", N)
    j, m = d.index("j", N), index("m", N)
    mean = sum_(m, half_squared_error(y[m], x[m])) / N
    d.show(Eq(D(mean, x[j]), (x[j] - y[j]) / N))
    (d.chain(D(mean, x[j])).eq(sum_(m, (x[m] - y[m]) * delta(m, j)) / N, chain_rule).eq((x[j] - y[j]) / N, kronecker))
