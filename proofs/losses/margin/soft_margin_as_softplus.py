"""The soft margin loss is softplus of the negative margin."""

from derive.authoring import *


@theorem(_("The soft margin loss by softplus"), claims=("loss:soft_margin",), lemma="ℓ(y, x) = softplus(−y x)")
def soft_margin_as_softplus(d):
    """ℓ(y, x) = softplus(−y x)."""
    y, x = d.real("y"), d.real("x")
    d.show(Eq(soft_margin(y, x), softplus(-y * x)))
    d.chain(soft_margin(y, x)).eq(log(1 + exp(-y * x)), definition).eq(softplus(-y * x), definition)
