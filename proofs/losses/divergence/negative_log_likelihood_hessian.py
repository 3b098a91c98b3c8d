"""The second derivatives of −x_y are 0."""

from derive.authoring import *
from proofs.losses.divergence.negative_log_likelihood_gradient import negative_log_likelihood_gradient


@theorem(_("The second derivatives of the negative log-likelihood"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_hessian(d):
    """The loss is linear in the log-probabilities; the curvature of training comes from the log-softmax before it."""
    n = d.size("n")
    x, y, j, k = d.family("x", n), d.index("y", n), d.index("j", n), d.index("k", n)
    loss = negative_log_likelihood(x, y)
    d.show(Eq(D(D(loss, x[k]), x[j]), 0))
    with d.each(x):
        d.have(Eq(D(loss, x[k]), -delta(k, y)), negative_log_likelihood_gradient(n, x, y, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, x[k]), x[j]))
        .eq(D(-delta(k, y), x[j]), differentiating(at(gradient, x), x[j]))
        .eq(0, words(_("it does not move with {0}"), x))
    )
