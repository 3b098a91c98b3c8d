"""The divergence with a logarithmic target has no curvature in the input."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_target_gradient import kl_divergence_with_log_target_gradient


@theorem(_("The second derivatives of the divergence with a logarithmic target"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_hessian(d):
    """All are 0: the loss is linear in x."""
    n = d.size("n")
    s, x = d.family("s", n), d.family("x", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = kl_divergence_with_log_target(s, x)
    d.show(Eq(D(D(loss, x[k]), x[j]), 0))
    with d.each(x):
        d.have(Eq(D(loss, x[k]), -exp(s[k])), kl_divergence_with_log_target_gradient(n, s, x, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, x[k]), x[j]))
        .eq(D(-exp(s[k]), x[j]), differentiating(at(gradient, x), x[j]))
        .eq(0, words(_("it does not move with {0}"), x))
    )
