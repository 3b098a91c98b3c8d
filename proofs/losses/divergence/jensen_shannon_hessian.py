"""∂²JS(p, t)/∂p_j∂p_k = δ_jk t_k/(2 p_k (p_k + t_k))."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient


@theorem(_("The second derivatives of the Jensen–Shannon divergence"), claims=("loss:jensen_shannon",))
def jensen_shannon_hessian(d):
    """The matrix is diagonal and not negative."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, nonnegative)
    j, k = d.index("j", n), d.index("k", n)
    slope = (log(p[k]) - log((p[k] + t[k]) / 2)) / 2
    d.show(Eq(D(D(jensen_shannon(p, t), p[k]), p[j]), delta(j, k) * t[k] / (2 * p[k] * (p[k] + t[k]))))
    with d.each(p):
        d.have(Eq(D(jensen_shannon(p, t), p[k]), slope), jensen_shannon_gradient(n, p, t, k))
    gradient = d.proved()
    (
        d.chain(D(D(jensen_shannon(p, t), p[k]), p[j]))
        .eq(D(slope, p[j]), differentiating(at(gradient, p), p[j]))
        .eq(delta(j, k) * (1 / p[k] - 1 / (p[k] + t[k])) / 2, chain_rule)
        .eq(delta(j, k) * t[k] / (2 * p[k] * (p[k] + t[k])), algebra)
    )
