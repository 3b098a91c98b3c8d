"""The Bradley–Terry loss in a form that never overflows."""

from derive.authoring import *
from proofs.losses.activations.log_sigmoid_stable_form import log_sigmoid_stable_form


@theorem(_("The Bradley–Terry loss in stable form"), claims=("loss:bradley_terry",))
def bradley_terry_stable_form(d):
    """ℓ(a, b) = max(b − a, 0) + log(1 + e^{−|a − b|}), for the score a of what was preferred and the score b of the
    other."""
    a, b = d.real("a"), d.real("b")
    stable = maximum(b - a, 0) + log(1 + exp(-abs(a - b)))
    d.show(Eq(bradley_terry(a, b), stable))
    (
        d.chain(bradley_terry(a, b))
        .eq(-log(sigmoid(a - b)), definition)
        .eq(-(minimum(a - b, 0) - log(1 + exp(-abs(a - b)))), log_sigmoid_stable_form(a - b))
        .eq(stable, words(_("{0}"), Eq(-minimum(a - b, 0), maximum(b - a, 0))))
    )
