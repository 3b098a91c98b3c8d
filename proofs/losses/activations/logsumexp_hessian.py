"""The Hessian of log-sum-exp: diag(p) − ppᵀ."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_gradient import logsumexp_gradient
from proofs.losses.activations.softmax_derivative import softmax_derivative


@theorem(_("The Hessian of log-sum-exp"), source="Boyd & Vandenberghe 2004, 3.1.5", lemma=_("Hessian of log-sum-exp"))
def logsumexp_hessian(d):
    """∂²lse(z)/∂z_k∂z_j = δ_jk p_j − p_j p_k for p = softmax(z): the covariance of a one-hot draw from p."""
    K = d.size("K")
    z = d.family("z", K)
    j, k = d.index("j", K), d.index("k", K)
    p = softmax(z)
    second = D(D(logsumexp(z), z[j]), z[k])
    d.show(Eq(second, delta(j, k) * p[j] - p[j] * p[k]))
    with d.each(z):
        d.have(Eq(D(logsumexp(z), z[j]), p[j]), logsumexp_gradient(K, z, j))
    gradient = d.proved()
    (
        d.chain(second)
        .eq(D(p[j], z[k]), differentiating(at(gradient, z), z[k]))
        .eq(p[j] * (delta(j, k) - p[k]), softmax_derivative(K, z, j, k))
        .eq(delta(j, k) * p[j] - p[j] * p[k], algebra)
    )
