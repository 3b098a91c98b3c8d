"""The multilabel soft margin loss in the form that is computed."""

from derive.authoring import *
from proofs.losses.binary.binary_cross_entropy_with_logits_stable_form import (
    binary_cross_entropy_with_logits_stable_form,
)


@theorem(_("The multilabel soft margin loss in stable form"), claims=("loss:multilabel_soft_margin",))
def multilabel_soft_margin_stable_form(d):
    """The mean over K labels of max(x, 0) − x y + log(1 + e^{−|x|})."""
    K = d.size("K")
    y, x = d.family("y", K, probability), d.family("x", K)
    i = index("i", K)
    stable = sum_(i, maximum(x[i], 0) - x[i] * y[i] + log(1 + exp(-abs(x[i])))) / K
    d.show(Eq(multilabel_soft_margin(y, x), stable))
    with d.each(i):
        d.have(
            Eq(
                binary_cross_entropy_with_logits(y[i], x[i]),
                maximum(x[i], 0) - x[i] * y[i] + log(1 + exp(-abs(x[i]))),
            ),
            binary_cross_entropy_with_logits_stable_form(y[i], x[i]),
        )
    each = d.proved()
    (
        d.chain(multilabel_soft_margin(y, x))
        .eq(sum_(i, binary_cross_entropy_with_logits(y[i], x[i])) / K, definition)
        .eq(stable, summing(each))
    )
