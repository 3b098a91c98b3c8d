"""The mixed second derivatives of the divergence in an input and a target, both logarithmic."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_target_gradient import kl_divergence_with_log_target_gradient


@theorem(_("The mixed second derivatives of the divergence with a logarithmic target"), claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_mixed_hessian(d):
    """∂²ℓ/∂x_k∂s_j = −δ_jk e^{s_k}."""
    n = d.size("n")
    s, x = d.family("s", n), d.family("x", n)
    j, k = d.index("j", n), d.index("k", n)
    loss = kl_divergence_with_log_target(s, x)
    d.show(Eq(D(D(loss, x[k]), s[j]), -delta(j, k) * exp(s[k])))
    with d.each(s):
        d.have(Eq(D(loss, x[k]), -exp(s[k])), kl_divergence_with_log_target_gradient(n, s, x, k))
    gradient = d.proved()
    d.chain(D(D(loss, x[k]), s[j])).eq(D(-exp(s[k]), s[j]), differentiating(at(gradient, s), s[j])).eq(
        -delta(j, k) * exp(s[k]), differentiation
    )
