"""In base e the derivative of the logarithm is 1/x."""

from derive.authoring import *


@theorem(_("Base e has factor 1"), claims=("A20",))
def base_e_has_factor_one(d):
    """(log_e x)′ = 1/x: the factor 1/log b is 1 for b = e."""
    x = d.positive("x")
    d.show(Eq(D(log(x, e), x), 1 / x))
    d.chain(D(log(x, e), x)).eq(1 / (x * log(e)), differentiation).eq(1 / x, logarithms)
