"""−log p_y is convex in p."""

from derive.authoring import *


@theorem(_("The negative log-likelihood of probabilities is convex"), claims=("loss:negative_log_likelihood",))
def negative_log_likelihood_of_probabilities_convex(d):
    """Along any line p + s·v through a positive p the second derivative is (v_y/p_y)² ≥ 0 (at s = 0, and so at every
    point of the line that is positive)."""
    n = d.size("n")
    p, v, y = d.family("p", n, positive), d.family("v", n), d.index("y", n)
    s, i = variable("s", real), index("i", n)
    second = D_at(negative_log_likelihood_of_probabilities(function(i, p[i] + s * v[i]), y), s, 0, 2)
    d.show(second >= 0)
    (
        d.chain(second)
        .eq(D_at(-log(p[y] + s * v[y]), s, 0, 2), definition)
        .eq((v[y] / p[y]) ** 2, differentiation)
        .ge(0, sign)
    )
