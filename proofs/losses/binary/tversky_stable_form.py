"""The Tversky loss as the share of what is wrong."""

from derive.authoring import *


@theorem(
    _("The Tversky loss as a share"),
    claims=("loss:tversky",),
    source="Salehi, Erdogmus & Gholipour 2017",
    lemma=_("the Tversky loss as a share"),
)
def tversky_stable_form(d):
    """ℓ = (α FP + β FN)/(TP + α FP + β FN): 1 − TP/U would lose the digits of a small loss."""
    N = d.size("N")
    y, p = d.family("y", N, probability), d.family("p", N, probability)
    alpha, beta = d.variable("alpha", nonnegative), d.variable("beta", nonnegative)
    U = weighted_union(y, p, alpha, beta)
    union = d.suppose(U > 0)
    stable = (alpha * false_positives(y, p) + beta * false_negatives(y, p)) / U
    d.show(Eq(tversky(y, p, alpha, beta), stable))
    (
        d.chain(tversky(y, p, alpha, beta))
        .eq(1 - true_positives(y, p) / U, definition)
        .eq((U - true_positives(y, p)) / U, union)
        .eq(stable, definition)
    )
