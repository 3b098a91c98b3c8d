"""The mixed second derivatives of the divergence in a logarithmic input and the target."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_input_gradient import kl_divergence_with_log_input_gradient


@theorem(_("The mixed second derivatives of the divergence with a logarithmic input"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_input_mixed_hessian(d):
    """∂²ℓ/∂x_k∂t_j = −δ_jk."""
    n = d.size("n")
    t, x = d.family("t", n, positive), d.family("x", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = kl_divergence_with_log_input(t, x)
    d.show(Eq(D(D(loss, x[k]), t[j]), -delta(j, k)))
    with d.each(t):
        d.have(Eq(D(loss, x[k]), -t[k]), kl_divergence_with_log_input_gradient(n, t, x, k))
    gradient = d.proved()
    d.chain(D(D(loss, x[k]), t[j])).eq(D(-t[k], t[j]), differentiating(at(gradient, t), t[j])).eq(
        -delta(j, k), differentiation
    )
