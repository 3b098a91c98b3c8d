"""Log-sum-exp is at least every logit."""

from derive.authoring import *
from proofs.calculus.log_le_sub_one import log_le_sub_one
from proofs.losses.activations.log_softmax_is_log_of_softmax import log_softmax_is_log_of_softmax
from proofs.losses.activations.softmax_at_most_one import softmax_at_most_one
from proofs.losses.activations.softmax_positive import softmax_positive


@theorem(_("Log-sum-exp is at least every logit"), lemma=_("log-sum-exp is at least every logit"))
def logsumexp_at_least_entry(d):
    """z_k ≤ lse(z): z_k − lse(z) is the logarithm of a number that is at most 1."""
    K = d.size("K")
    z = d.family("z", K)
    k = d.index("k", K)
    p = softmax(z)
    d.show(z[k] <= logsumexp(z))
    (
        d.chain(z[k] - logsumexp(z))
        .eq(log(p[k]), log_softmax_is_log_of_softmax(K, z, k))
        .le(p[k] - 1, log_le_sub_one(p[k]), softmax_positive(K, z, k))
        .le(0, softmax_at_most_one(K, z, k))
    )
    d.have(z[k] <= logsumexp(z), d.proved())
