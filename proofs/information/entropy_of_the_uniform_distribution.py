"""The uniform distribution has entropy log n."""

from derive.authoring import *


@theorem(
    _("The entropy of the uniform distribution"), source="Cover & Thomas 2006, 2.6.4", lemma="H(1/n, …, 1/n) = log n"
)
def entropy_of_the_uniform_distribution(d):
    """So the bound H(p) ≤ log n is reached."""
    n = d.size("n")
    i = index("i", n)
    uniform = function(i, 1 / n)
    d.show(Eq(entropy(uniform), log(n)))
    (
        d.chain(entropy(uniform))
        .eq(-sum_(i, 1 / n * log(1 / n)), definition)
        .eq(sum_(i, log(n) / n), logarithms)
        .eq(log(n), linearity)
    )
