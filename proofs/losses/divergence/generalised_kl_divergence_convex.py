"""The generalised divergence is convex in q."""

from derive.authoring import *


@theorem(_("The generalised divergence is convex"), claims=("loss:kl_divergence",))
def generalised_kl_divergence_convex(d):
    """Along any line q + s·v through a positive q the second derivative at s = 0 is Σ t_i (v_i/q_i)² ≥ 0, and so at
    every point of the line that is positive."""
    n = d.size("n")
    t, q, v = d.family("t", n, nonnegative), d.family("q", n, positive), d.family("v", n)
    s, i = variable("s", real), index("i", n)
    second = D_at(generalised_kl_divergence(t, function(i, q[i] + s * v[i])), s, 0, 2)
    d.show(second >= 0)
    d.chain(second).eq(sum_(i, t[i] * (v[i] / q[i]) ** 2), differentiation).ge(0, sign)
