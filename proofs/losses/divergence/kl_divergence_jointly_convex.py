"""The divergence is convex in both arguments together."""

from derive.authoring import *


@theorem(_("The divergence is jointly convex"), claims=("loss:kl_divergence",), source="Cover & Thomas 2006, 2.7.2")
def kl_divergence_jointly_convex(d):
    """Along any line (p + s·v, q + s·w) through positive families the second derivative at s = 0 is
    Σ (v_i q_i − w_i p_i)²/(p_i q_i²) ≥ 0, and so at every point of the line where both are positive."""
    n = d.size("n")
    p, q = d.family("p", n, positive), d.family("q", n, positive)
    v, w = d.family("v", n), d.family("w", n)
    s, i = variable("s", real), index("i", n)
    second = D_at(kl_divergence(function(i, p[i] + s * v[i]), function(i, q[i] + s * w[i])), s, 0, 2)
    d.show(second >= 0)

    def square(i):
        return (v[i] * q[i] - w[i] * p[i]) ** 2 / (p[i] * q[i] ** 2)

    with d.each(i):
        d.have(square(i) >= 0, sign)
    squares = d.proved()
    (
        d.chain(second)
        .eq(sum_(i, v[i] ** 2 / p[i] - 2 * v[i] * w[i] / q[i] + p[i] * w[i] ** 2 / q[i] ** 2), differentiation)
        .eq(sum_(i, square(i)), algebra)
        .ge(sum_(i, term(0)), summing(squares))
        .eq(0, algebra)
    )
