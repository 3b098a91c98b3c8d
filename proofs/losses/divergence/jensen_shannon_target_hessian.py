"""The second derivatives of the Jensen–Shannon divergence in the target."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_hessian import jensen_shannon_hessian
from proofs.losses.divergence.jensen_shannon_symmetric import jensen_shannon_symmetric


@theorem(_("The second derivatives of the Jensen–Shannon divergence in the target"), claims=("loss:jensen_shannon",))
def jensen_shannon_target_hessian(d):
    """As in p, since JS(p, t) = JS(t, p): the matrix is diagonal and not negative."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    curvature = D(D(jensen_shannon(p, t), t[k]), t[j])
    d.show(Eq(curvature, delta(j, k) * p[k] / (2 * t[k] * (p[k] + t[k]))))
    with d.each(t):
        d.have(Eq(jensen_shannon(p, t), jensen_shannon(t, p)), jensen_shannon_symmetric(n, p, t))
    exchanged = d.proved()
    with d.each(t):
        slopes = Eq(D(jensen_shannon(p, t), t[k]), D(jensen_shannon(t, p), t[k]))
        d.have(slopes, differentiating(at(exchanged, t), t[k]))
    (
        d.chain(curvature)
        .eq(D(D(jensen_shannon(t, p), t[k]), t[j]), differentiating(at(d.proved(), t), t[j]))
        .eq(delta(j, k) * p[k] / (2 * t[k] * (p[k] + t[k])), jensen_shannon_hessian(n, t, p, j, k))
    )
