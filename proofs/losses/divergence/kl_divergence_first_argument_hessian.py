"""∂²D(p ‖ q)/∂p_j∂p_k = δ_jk/p_k."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_first_argument_gradient import kl_divergence_first_argument_gradient


@theorem(_("The second derivatives of the divergence in its first argument"), claims=("loss:kl_divergence",))
def kl_divergence_first_argument_hessian(d):
    """The matrix is diagonal and positive: D is strictly convex in p."""
    n = d.size("n")
    p, q = d.family("p", n, positive), d.family("q", n, positive)
    j, k = d.index("j", n), d.index("k", n)
    d.show(Eq(D(D(kl_divergence(p, q), p[k]), p[j]), delta(j, k) / p[k]))
    with d.each(p):
        d.have(
            Eq(D(kl_divergence(p, q), p[k]), log(p[k]) - log(q[k]) + 1),
            kl_divergence_first_argument_gradient(n, p, q, k),
        )
    gradient = d.proved()
    (
        d.chain(D(D(kl_divergence(p, q), p[k]), p[j]))
        .eq(D(log(p[k]) - log(q[k]) + 1, p[j]), differentiating(at(gradient, p), p[j]))
        .eq(delta(j, k) / p[k], chain_rule)
    )
