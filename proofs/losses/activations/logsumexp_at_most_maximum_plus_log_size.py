"""Log-sum-exp exceeds the largest logit by at most log K."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.activations.exp_at_most_one import exp_at_most_one
from proofs.losses.activations.logsumexp_stable_form import logsumexp_stable_form


@theorem(_("Log-sum-exp is at most the maximum plus log K"), lemma=_("log-sum-exp is at most the maximum plus log K"))
def logsumexp_at_most_maximum_plus_log_size(d):
    """lse(z) ≤ max z_i + log K: the K terms of the sum are at most e^{max z_i} each."""
    K = d.size("K")
    z = d.family("z", K)
    i = index("i", K)
    m = largest(z)
    S = sum_(i, exp(z[i] - m))
    d.show(logsumexp(z) <= m + log(K))
    with d.each(i):
        d.have(z[i] <= m, at_most_maximum(m, i))
        d.chain(exp(z[i] - m)).le(1, exp_at_most_one(z[i] - m))
    bounded = d.have(S <= K, summing(d.proved()))
    (
        d.chain(logsumexp(z))
        .eq(m + log(K) + log(S / K), logsumexp_stable_form(K, z))
        .le(m + log(K) + S / K - 1, log_le_sub_one(S / K))
        .le(m + log(K), bounded.times(1 / K))
    )
