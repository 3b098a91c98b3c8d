"""The entropy of n classes is at most log n."""

from derive.authoring import *
from proofs.information.gibbs_termwise import gibbs_termwise


@theorem(_("Entropy is at most log n"), source="Cover & Thomas 2006, 2.6.4", lemma="H(p) ≤ log n")
def entropy_le_log_size(d):
    """Gibbs' inequality against the uniform distribution."""
    n = d.size("n")
    p = d.distribution("p", n)
    i = index("i", n)
    uniform = function(i, 1 / n)
    d.show(entropy(p) <= log(n))
    (
        d.chain(log(n) - entropy(p))
        .eq(sum_(i, xlogy(p[i], p[i]) - p[i] * log(1 / n)), definition, d.normalised(p))
        .ge(sum_(i, p[i] - 1 / n), gibbs_termwise(n, p, uniform))
        .eq(total(p) - 1, linearity)
        .eq(0, d.normalised(p))
    )
    d.have(entropy(p) <= log(n), d.proved())
