"""∂²/∂q_j∂q_k of the generalised divergence is δ_jk t_k/q_k²."""

from derive.authoring import *
from proofs.losses.divergence.generalised_kl_divergence_gradient import generalised_kl_divergence_gradient


@theorem(_("The second derivatives of the generalised divergence"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_hessian(d):
    """The linear terms leave no trace: the same matrix as that of the divergence."""
    n = d.size("n")
    t, q = d.family("t", n, nonnegative), d.family("q", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    loss = generalised_kl_divergence(t, q)
    d.show(Eq(D(D(loss, q[k]), q[j]), delta(j, k) * t[k] / q[k] ** 2))
    with d.each(q):
        d.have(Eq(D(loss, q[k]), 1 - t[k] / q[k]), generalised_kl_divergence_gradient(n, t, q, k))
    gradient = d.proved()
    (
        d.chain(D(D(loss, q[k]), q[j]))
        .eq(D(1 - t[k] / q[k], q[j]), differentiating(at(gradient, q), q[j]))
        .eq(delta(j, k) * t[k] / q[k] ** 2, quotient_rule)
    )
