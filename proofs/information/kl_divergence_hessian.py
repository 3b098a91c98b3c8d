"""∂²D(p ‖ q)/∂q_j∂q_k = δ_jk p_k/q_k²."""

from derive.authoring import *
from proofs.information.kl_divergence_gradient import kl_divergence_gradient


@theorem(_("The second derivatives of the divergence"), claims=("B12",))
def kl_divergence_hessian(d):
    """The matrix of second derivatives in q is diagonal, and not negative: D is convex in q."""
    n = d.size("n")
    p, q = d.family("p", n, nonnegative), d.family("q", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    d.show(Eq(D(D(kl_divergence(p, q), q[k]), q[j]), delta(j, k) * p[k] / q[k] ** 2))
    with d.each(q):
        d.have(Eq(D(kl_divergence(p, q), q[k]), -p[k] / q[k]), kl_divergence_gradient(n, p, q, k))
    gradient = d.proved()
    (
        d.chain(D(D(kl_divergence(p, q), q[k]), q[j]))
        .eq(D(-p[k] / q[k], q[j]), differentiating(at(gradient, q), q[j]))
        .eq(delta(j, k) * p[k] / q[k] ** 2, differentiation)
    )
