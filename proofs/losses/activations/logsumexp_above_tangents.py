"""Log-sum-exp lies above its tangents."""

from derive.authoring import *
from proofs.calculus.jensen_for_log import jensen_for_log
from proofs.losses.activations.softmax_sums_to_one import softmax_sums_to_one


@theorem(_("Log-sum-exp lies above its tangents"), lemma=_("log-sum-exp lies above its tangents"))
def logsumexp_above_tangents(d):
    """lse(w) ≥ lse(z) + Σ p_i (w_i − z_i) with p = softmax(z): Jensen’s inequality for the logarithm."""
    K = d.size("K")
    z, w = d.family("z", K), d.family("w", K)
    i = index("i", K)
    p, growth = softmax(z), function(i, exp(w[i] - z[i]))
    d.show(logsumexp(w) >= logsumexp(z) + sum_(i, p[i] * (w[i] - z[i])))
    (
        d.chain(logsumexp(w))
        .eq(logsumexp(z) + log(sum_(i, p[i] * growth[i])), definition)
        .ge(logsumexp(z) + sum_(i, p[i] * log(growth[i])), jensen_for_log(K, p, growth), softmax_sums_to_one(K, z))
        .eq(logsumexp(z) + sum_(i, p[i] * (w[i] - z[i])), logarithms)
    )
