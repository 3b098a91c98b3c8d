"""Along every line the second derivative of log-sum-exp is not negative."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_second_derivative_along_a_line import logsumexp_second_derivative_along_a_line
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one
from proofs.losses.activations.variance_nonnegative import variance_nonnegative


@theorem(_("Log-sum-exp curves upwards along every line"), lemma=_("log-sum-exp curves upwards"))
def logsumexp_convex_along_lines(d):
    """d²/ds² lse(z + s v) ≥ 0 for all z, v and s."""
    K = d.size("K")
    z, v, s = d.family("z", K), d.family("v", K), d.real("s")
    i = index("i", K)
    line = function(i, z[i] + s * v[i])
    p = softmax(line)
    d.show(D(logsumexp(line), s, 2) >= 0)
    (
        d.chain(D(logsumexp(line), s, 2))
        .eq(sum_(i, p[i] * v[i] ** 2) - sum_(i, p[i] * v[i]) ** 2, logsumexp_second_derivative_along_a_line(K, z, v, s))
        .ge(0, variance_nonnegative(K, p, v), softmax_sums_to_one(K, line))
    )
