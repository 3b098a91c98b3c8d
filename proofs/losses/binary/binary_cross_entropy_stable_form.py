"""Binary cross-entropy of a probability in the form that is computed."""

from derive.authoring import *


@theorem(_("Binary cross-entropy of a probability"), claims=("loss:binary_cross_entropy",))
def binary_cross_entropy_stable_form(d):
    """ℓ(y, p̂) = −y log p̂ − (1 − y) log(1 − p̂): as it is defined it is also computed, the second logarithm as
    log1p(−p̂), which keeps the digits of a small p̂."""
    y, p = d.variable("y", probability), d.open_probability("p_hat")
    d.show(Eq(binary_cross_entropy(y, p), -y * log(p) - (1 - y) * log(1 - p)))
    d.have(Eq(binary_cross_entropy(y, p), -y * log(p) - (1 - y) * log(1 - p)), definition)
