"""Log-sum-exp is at least the largest logit."""

from derive.authoring import *
from proofs.losses.activations.logsumexp_at_least_entry import logsumexp_at_least_entry


@theorem(_("Log-sum-exp is at least the maximum"), lemma=_("log-sum-exp is at least the maximum"))
def logsumexp_at_least_maximum(d):
    """max z_i ≤ lse(z), which is why log-sum-exp is called a smooth maximum."""
    K = d.size("K")
    z = d.family("z", K)
    i = index("i", K)
    m = largest(z)
    d.show(m <= logsumexp(z))
    with d.each(i):
        d.have(z[i] <= logsumexp(z), logsumexp_at_least_entry(K, z, i))
    d.have(m <= logsumexp(z), maximum_at_most(d.proved()))
