"""The Tversky loss is never negative for memberships between 0 and 1."""

from derive.authoring import *
from proofs.losses.binary.tversky_stable_form import tversky_stable_form


@theorem(_("The Tversky loss is not negative"), claims=("loss:tversky",))
def tversky_minimum(d):
    """For memberships and predictions in [0, 1] and α, β ≥ 0 the loss is not negative."""
    N = d.size("N")
    y, p = d.family("y", N, probability), d.family("p", N, probability)
    alpha, beta = d.variable("alpha", nonnegative), d.variable("beta", nonnegative)
    i = index("i", N)
    U = weighted_union(y, p, alpha, beta)
    d.suppose(U > 0)
    loss = tversky(y, p, alpha, beta)
    FP, FN = false_positives(y, p), false_negatives(y, p)
    d.show(loss >= 0)
    value = d.have(Eq(loss, (alpha * FP + beta * FN) / U), tversky_stable_form(N, y, p, alpha, beta))
    with d.each(i):
        d.have((1 - y[i]) * p[i] >= 0, domain(y), domain(p))
    alarms = d.proved()
    with d.each(i):
        d.have(y[i] * (1 - p[i]) >= 0, domain(y), domain(p))
    misses = d.proved()
    d.chain(FP).eq(sum_(i, (1 - y[i]) * p[i]), definition).ge(sum_(i, 0), summing(alarms)).eq(0, algebra)
    d.have(FP >= 0, d.proved())
    d.chain(FN).eq(sum_(i, y[i] * (1 - p[i])), definition).ge(sum_(i, 0), summing(misses)).eq(0, algebra)
    d.have(FN >= 0, d.proved())
    d.have(alpha * FP + beta * FN >= 0, sign)
    d.chain(loss).eq((alpha * FP + beta * FN) / U, value).ge(0, sign)
