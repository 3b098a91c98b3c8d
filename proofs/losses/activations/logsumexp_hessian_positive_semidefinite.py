"""The Hessian of log-sum-exp is positive semidefinite: its quadratic form is a variance."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_hessian import logsumexp_hessian
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.activations.variance_nonnegative import variance_nonnegative


@theorem(
    _("The Hessian of log-sum-exp is positive semidefinite"),
    source="Boyd & Vandenberghe 2004, 3.1.5",
    lemma=_("the Hessian of log-sum-exp is positive semidefinite"),
)
def logsumexp_hessian_positive_semidefinite(d):
    """vᵀH v = Σ_j Σ_k v_j (δ_jk p_j − p_j p_k) v_k is the variance of v under p = softmax(z), for every direction v."""
    K = d.size("K")
    z, v = d.family("z", K), d.family("v", K)
    i, j, k = index("i", K), index("j", K), index("k", K)
    p = softmax(z)
    form = sum_(j, sum_(k, v[j] * D(D(logsumexp(z), z[j]), z[k]) * v[k]))
    d.show(form >= 0)
    with d.each(j), d.each(k):
        hessian = logsumexp_hessian(K, z, j, k)
        d.have(
            Eq(v[j] * D(D(logsumexp(z), z[j]), z[k]) * v[k], v[j] * (delta(j, k) * p[j] - p[j] * p[k]) * v[k]), hessian
        )
    entries = d.proved()
    (
        d.chain(form)
        .eq(sum_(j, sum_(k, v[j] * (delta(j, k) * p[j] - p[j] * p[k]) * v[k])), entries)
        .eq(sum_(i, p[i] * v[i] ** 2) - sum_(i, p[i] * v[i]) ** 2, kronecker, linearity)
        .ge(0, variance_nonnegative(K, p, v), softmax_sums_to_one(K, z))
    )
