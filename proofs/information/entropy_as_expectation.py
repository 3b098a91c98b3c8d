"""Entropy is the expectation of −log p."""

from derive.authoring import *


@theorem(_("Entropy is an expectation"), claims=("A3",), source="Cover & Thomas 2006, 2.1")
def entropy_as_expectation(d):
    """H(P) = E[−log P] for positive probabilities; where p_i = 0, no outcome i is ever drawn and its term is 0."""
    n = d.size("n")
    p = d.distribution("p", n, positive)
    i = index("i", n)
    d.show(Eq(entropy(p), expectation(p, i, -log(p[i]))))
    (
        d.chain(entropy(p))
        .eq(-sum_(i, p[i] * log(p[i])), definition)
        .eq(sum_(i, p[i] * -log(p[i])), linearity)
        .eq(expectation(p, i, -log(p[i])), definition)
    )
