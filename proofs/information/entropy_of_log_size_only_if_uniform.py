"""Only the uniform distribution reaches the entropy log n."""

from derive.authoring import *
from proofs.information.zero_divergence_only_if_equal import zero_divergence_only_if_equal


@theorem(_("Entropy log n only for the uniform distribution"), source="Cover & Thomas 2006, 2.6.4")
def entropy_of_log_size_only_if_uniform(d):
    """If H(p) = log n for a distribution on n classes, then p_i = 1/n for every i."""
    n = d.size("n")
    p = d.distribution("p", n)
    largest = d.suppose(Eq(entropy(p), log(n)))
    i = index("i", n)
    uniform = function(i, 1 / n)
    d.show(forall(i, Eq(p[i], 1 / n)))
    one = d.have(normalised(uniform), linearity)
    d.chain(kl_divergence(p, uniform)).eq(log(n) - entropy(p), definition, d.normalised(p)).eq(0, largest)
    none = d.proved()
    equal = zero_divergence_only_if_equal(n, p, uniform)
    with d.each(i):
        d.chain(p[i]).eq(1 / n, at(equal, i), none, one, d.normalised(p))
