"""The Jensen–Shannon divergence is convex in both arguments together."""

from derive.authoring import *


@theorem(_("The Jensen–Shannon divergence is jointly convex"), claims=("loss:jensen_shannon",))
def jensen_shannon_convex(d):
    """Along any line (p + s·v, t + s·w) through positive families the second derivative at s = 0 is
    ½ Σ (v_i t_i − w_i p_i)²/(p_i t_i (p_i + t_i)) ≥ 0, and so at every point of the line where both are positive."""
    n = d.size("n")
    p, t = d.family("p", n, positive), d.family("t", n, positive)
    v, w = d.family("v", n), d.family("w", n)
    s, i = variable("s", real), index("i", n)
    second = D_at(jensen_shannon(function(i, p[i] + s * v[i]), function(i, t[i] + s * w[i])), s, 0, 2)
    d.show(second >= 0)

    def square(i):
        return (v[i] * t[i] - w[i] * p[i]) ** 2 / (p[i] * t[i] * (p[i] + t[i]))

    with d.each(i):
        d.have(square(i) >= 0, sign)
    squares = d.proved()
    (
        d.chain(second)
        .eq(
            sum_(i, v[i] ** 2 / p[i] + w[i] ** 2 / t[i] - (v[i] + w[i]) ** 2 / (p[i] + t[i])) / 2,
            differentiation,
        )
        .eq(sum_(i, square(i)) / 2, algebra)
        .ge(sum_(i, term(0)) / 2, summing(squares))
        .eq(0, algebra)
    )
