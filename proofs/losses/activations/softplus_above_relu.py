"""max(x, 0) < softplus(x) ≤ max(x, 0) + log 2."""

from derive.authoring import *
from proofs.losses.activations.softplus_stable_form import softplus_stable_form


@theorem(
    _("Softplus is a smooth max(x, 0)"),
    claims=("loss:softplus",),
    lemma="max(x, 0) < softplus(x) ≤ max(x, 0) + log 2",
)
def softplus_above_relu(d):
    """max(x, 0) < softplus(x) ≤ max(x, 0) + log 2: never further from the kinked function than at the kink."""
    x = d.real("x")
    kinked, rest = maximum(x, 0), log(1 + exp(-abs(x)))
    d.show(conjunction((softplus(x) > kinked, softplus(x) <= kinked + log(2))))
    value = d.have(Eq(softplus(x), kinked + rest), softplus_stable_form(x))
    d.chain(softplus(x)).eq(kinked + rest, value).gt(kinked, words(_("{0}"), exp(-abs(x)) > 0))
    d.chain(softplus(x)).eq(kinked + rest, value).le(kinked + log(2), words(_("{0}"), exp(-abs(x)) <= 1))
