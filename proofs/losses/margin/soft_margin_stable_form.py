"""The soft margin loss in a form that never overflows."""

from derive.authoring import *
from proofs.losses.activations.softplus_stable_form import softplus_stable_form
from proofs.losses.margin.soft_margin_as_softplus import soft_margin_as_softplus


@theorem(_("The soft margin loss in stable form"), claims=("loss:soft_margin",))
def soft_margin_stable_form(d):
    """ℓ(y, x) = max(−y x, 0) + log(1 + e^{−|y x|}). The naive form overflows at y x = −89 in single and at −710 in
    double precision."""
    y, x = d.real("y"), d.real("x")
    stable = maximum(-y * x, 0) + log(1 + exp(-abs(y * x)))
    d.show(Eq(soft_margin(y, x), stable))
    at_margin = softplus_stable_form(-y * x).saying(_("softplus in stable form"))
    (
        d.chain(soft_margin(y, x))
        .eq(softplus(-y * x), soft_margin_as_softplus(y, x))
        .eq(maximum(-y * x, 0) + log(1 + exp(-abs(-y * x))), at_margin)
        .eq(stable, words(_("{0}"), Eq(abs(-y * x), abs(y * x))))
    )
