"""The divergence has no curvature in the logarithmic input."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_input_gradient import kl_divergence_with_log_input_gradient


@theorem(_("The second derivatives of the divergence in the logarithmic input"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_hessian(d):
    """All are 0: the loss is linear in x."""
    n = d.size("n")
    t, x = d.family("t", n, nonnegative), d.family("x", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = kl_divergence_with_log_input(t, x)
    d.show(Eq(D(D(loss, x[k]), x[j]), 0))
    with d.each(x):
        d.have(Eq(D(loss, x[k]), -t[k]), kl_divergence_with_log_input_gradient(n, t, x, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, x[k]), x[j]))
        .eq(D(-t[k], x[j]), differentiating(at(gradient, x), x[j]))
        .eq(0, words(_("it does not move with {0}"), x))
    )
