"""The divergence is not convex in the logarithm of the target."""

from derive.authoring import *
from proofs.losses.divergence.kl_divergence_with_log_target_target_hessian import (
    kl_divergence_with_log_target_target_hessian,
)


@theorem(_("The divergence is not convex in a logarithmic target"), kind="refutation", claims=("loss:kl_divergence",))
def kl_divergence_with_log_target_not_convex(d):
    """Refuted: the second derivative in s_k is never negative. It is, wherever s_k < x_k − 2."""
    n = d.size("n")
    s, x, k = d.family("s", n), d.family("x", n), d.index("k", n)
    d.suppose(s[k] < x[k] - 2)
    second = D(D(kl_divergence_with_log_target(s, x), s[k]), s[k])
    d.show(second < 0)
    (
        d.chain(second)
        .eq(delta(k, k) * exp(s[k]) * (s[k] - x[k] + 2), kl_divergence_with_log_target_target_hessian(n, s, x, k, k))
        .eq(-exp(s[k]) * (x[k] - 2 - s[k]), kronecker)
        .lt(0, sign)
    )
