"""Entropy is the expectation of information."""

from derive.authoring import *


@theorem(_("Entropy is expected information"), claims=("B8",), source="Cover & Thomas 2006, 2.1")
def entropy_is_expected_surprisal(d):
    """H₂(P) = E[I₂(P)]: each outcome's information counts as often as the outcome occurs."""
    n = d.size("n")
    p = d.distribution("p", n, positive)
    i = index("i", n)
    d.show(Eq(entropy_bits(p), expectation(p, i, surprisal_bits(p[i]))))
    (
        d.chain(expectation(p, i, surprisal_bits(p[i])))
        .eq(sum_(i, p[i] * surprisal_bits(p[i])), definition)
        .eq(-sum_(i, p[i] * log(p[i], 2)), definition)
        .eq(entropy_bits(p), definition)
    )
