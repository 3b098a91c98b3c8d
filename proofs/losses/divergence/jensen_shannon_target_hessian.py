"""The second derivatives of the Jensen–Shannon divergence in the target."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_target_gradient import jensen_shannon_target_gradient


@theorem(_("The second derivatives of the Jensen–Shannon divergence in the target"), claims=("loss:jensen_shannon",))
def jensen_shannon_target_hessian(d):
    """As in p, with p and t exchanged: the matrix is diagonal and not negative."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    slope = (log(t[k]) - log((p[k] + t[k]) / 2)) / 2
    d.show(Eq(D(D(jensen_shannon(p, t), t[k]), t[j]), delta(j, k) * p[k] / (2 * t[k] * (p[k] + t[k]))))
    with d.each(t):
        d.have(Eq(D(jensen_shannon(p, t), t[k]), slope), jensen_shannon_target_gradient(n, p, t, k))
    gradient = d.proved()
    (
        d.chain(D(D(jensen_shannon(p, t), t[k]), t[j]))
        .eq(D(slope, t[j]), differentiating(at(gradient, t), t[j]))
        .eq(delta(j, k) * (1 / t[k] - 1 / (p[k] + t[k])) / 2, chain_rule)
        .eq(delta(j, k) * p[k] / (2 * t[k] * (p[k] + t[k])), algebra)
    )
