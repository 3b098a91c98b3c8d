"""The gradient of the Jensen–Shannon divergence in its second argument."""

from derive.authoring import *
from proofs.losses.divergence.jensen_shannon_gradient import jensen_shannon_gradient
from proofs.losses.divergence.jensen_shannon_symmetric import jensen_shannon_symmetric


@theorem(_("The gradient of the Jensen–Shannon divergence in the target"), claims=("loss:jensen_shannon",))
def jensen_shannon_target_gradient(d):
    """The same as in p, since JS(p, t) = JS(t, p). t is any positive family, p may have zeros."""
    n = d.size("n")
    p, t = d.family("p", n, nonnegative), d.family("t", n, positive)
    k = d.index("k", n)
    d.show(Eq(D(jensen_shannon(p, t), t[k]), (log(t[k]) - log((p[k] + t[k]) / 2)) / 2))
    with d.each(t):
        d.have(Eq(jensen_shannon(p, t), jensen_shannon(t, p)), jensen_shannon_symmetric(n, p, t))
    exchanged = d.proved()
    (
        d.chain(D(jensen_shannon(p, t), t[k]))
        .eq(D(jensen_shannon(t, p), t[k]), differentiating(at(exchanged, t), t[k]))
        .eq((log(t[k]) - log((p[k] + t[k]) / 2)) / 2, jensen_shannon_gradient(n, t, p, k))
    )
