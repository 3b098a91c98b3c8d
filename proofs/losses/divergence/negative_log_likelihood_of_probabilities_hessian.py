"""The second derivatives of −log p_y."""

from derive.authoring import *
from proofs.losses.divergence.negative_log_likelihood_of_probabilities_gradient import (
    negative_log_likelihood_of_probabilities_gradient,
)


@theorem(
    _("The second derivatives of the negative log-likelihood of probabilities"),
    claims=("loss:negative_log_likelihood",),
)
def negative_log_likelihood_of_probabilities_hessian(d):
    """One entry of the matrix is not 0: 1/p_y² at (y, y)."""
    n = d.size("n")
    p, y, j, k = d.family("p", n, positive), d.index("y", n), d.index("j", n), d.index("k", n)
    loss = negative_log_likelihood_of_probabilities(p, y)
    d.show(Eq(D(D(loss, p[k]), p[j]), delta(j, y) * delta(k, y) / p[y] ** 2))
    with d.each(p):
        d.have(Eq(D(loss, p[k]), -delta(k, y) / p[k]), negative_log_likelihood_of_probabilities_gradient(n, p, y, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, p[k]), p[j]))
        .eq(D(-delta(k, y) / p[k], p[j]), differentiating(at(gradient, p), p[j]))
        .eq(delta(k, y) * delta(k, j) / p[k] ** 2, differentiation)
        .eq(delta(j, y) * delta(k, y) / p[y] ** 2, kronecker)
    )
