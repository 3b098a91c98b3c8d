"""The mixed second derivatives of the Jensen–Shannon divergence."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient


@theorem(_("The mixed second derivatives of the Jensen–Shannon divergence"), claims=("loss:jensen_shannon",))
def jensen_shannon_mixed_hessian(d):
    """∂²JS/∂p_k∂t_j = −δ_jk/(2 (p_k + t_k)): with the two diagonal matrices it makes JS jointly convex."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    slope = (log(p[k]) - log((p[k] + t[k]) / 2)) / 2
    d.show(Eq(D(D(jensen_shannon(p, t), p[k]), t[j]), -delta(j, k) / (2 * (p[k] + t[k]))))
    with d.each(t):
        d.have(Eq(D(jensen_shannon(p, t), p[k]), slope), jensen_shannon_gradient(n, p, t, k))
    gradient = d.proved()
    (
        d.chain(D(D(jensen_shannon(p, t), p[k]), t[j]))
        .eq(D(slope, t[j]), differentiating(at(gradient, t), t[j]))
        .eq(-delta(j, k) / (2 * (p[k] + t[k])), chain_rule)
    )
