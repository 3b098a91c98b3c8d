"""The logarithm of the sigmoid in a form that never overflows."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_as_softplus import log_sigmoid_as_softplus
from proofs.losses.activations.softplus_stable_form import softplus_stable_form


@theorem(_("The logarithm of the sigmoid in stable form"), claims=("loss:log_sigmoid",))
def log_sigmoid_stable_form(d):
    """log σ(x) = min(x, 0) − log(1 + e^{−|x|}): finite for every x, also where σ(x) would underflow to 0."""
    x = d.real("x")
    d.show(Eq(log(sigmoid(x)), minimum(x, 0) - log(1 + exp(-abs(x)))))
    (
        d.chain(log(sigmoid(x)))
        .eq(-softplus(-x), log_sigmoid_as_softplus(x))
        .eq(
            -(maximum(-x, 0) + log(1 + exp(-abs(-x)))),
            softplus_stable_form(-x).saying(_("softplus in stable form at {0}"), -x),
        )
        .eq(minimum(x, 0) - log(1 + exp(-abs(x))), words(_("{0}"), Eq(-maximum(-x, 0), minimum(x, 0))))
    )
