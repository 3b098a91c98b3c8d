"""Binary cross-entropy of a probability in the form that is computed."""

from derive.authoring import *


@theorem(_("Binary cross-entropy of a probability"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_stable_form(d):
    """Computed with 0 log 0 = 0, the loss is 0 also where p̂ was rounded to 0 or 1 and the target agrees; the second
    logarithm, as log1p(−p̂), keeps the digits of a small p̂."""
    y, p = d.variable("y", probability), d.open_probability("p_hat")
    d.show(Eq(binary_cross_entropy(y, p), -xlogy(y, p) - xlogy(1 - y, 1 - p)))
    d.have(Eq(binary_cross_entropy(y, p), -xlogy(y, p) - xlogy(1 - y, 1 - p)), definition)
