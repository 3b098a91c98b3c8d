"""The Tversky loss is 0 where a set is predicted exactly."""

from derive.authoring import *
from proofs.losses.binary.signed_label_squared import signed_label_squared
from proofs.losses.binary.tversky_stable_form import tversky_stable_form


@theorem(_("The Tversky loss of the set itself"), claims=("loss:tversky",))
def tversky_zero(d):
    """ℓ(y, y, α, β) = 0 for memberships 0 and 1 that are not all 0: then TP is their number, and FP and FN are 0.
    Where a membership lies strictly between 0 and 1 and α + β > 0, the prediction p = y has a positive loss."""
    N = d.size("N")
    y = d.family("y", N, integers(0, 1))
    alpha, beta = d.variable("alpha", nonnegative), d.variable("beta", nonnegative)
    i = index("i", N)
    U, FP, FN = weighted_union(y, y, alpha, beta), false_positives(y, y), false_negatives(y, y)
    d.suppose(U > 0)
    loss = tversky(y, y, alpha, beta)
    d.show(Eq(loss, 0))
    with d.each(i):
        (
            d.chain(y[i] * (1 - y[i]))
            .eq((1 - signed_label(y[i]) ** 2) / 4, definition)
            .eq(0, signed_label_squared(y[i]).times(-term(1) / 4).saying("s(y)² = 1"))
        )
    each = d.proved()
    d.chain(FP).eq(sum_(i, y[i] * (1 - y[i])), definition).eq(sum_(i, 0), summing(each)).eq(0, algebra)
    no_alarms = d.proved()
    d.chain(FN).eq(sum_(i, y[i] * (1 - y[i])), definition).eq(sum_(i, 0), summing(each)).eq(0, algebra)
    no_misses = d.proved()
    (
        d.chain(loss)
        .eq((alpha * FP + beta * FN) / U, tversky_stable_form(N, y, y, alpha, beta))
        .eq(0, no_alarms, no_misses)
    )
